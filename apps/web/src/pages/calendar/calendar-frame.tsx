import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { PageHeader } from '../../parts/page-header';
import { PageTabs } from '../../parts/page-tabs';

const TABS = [
  { path: '/calendar', name: 'year' },
  { path: '/calendar/holidays', name: 'holidays' },
] as const;

/** The pages about days off and holidays under one head. */
export function CalendarFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('calendar');
  const { pathname } = useLocation();
  const here = TABS.findLast(({ path }) => pathname.startsWith(path))?.path;
  return (
    <>
      <PageHeader title={t('title')} actions={actions} />
      <PageTabs
        label={t('tabs.label')}
        tabs={TABS.map(({ path, name }) => ({ path, label: t(`tabs.${name}`), isHere: path === here }))}
      />
      {children}
    </>
  );
}
