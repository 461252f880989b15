import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { PageHeader } from '../../parts/page-header';
import styles from './calendar.module.css';

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
      <nav className={styles.tabs} aria-label={t('tabs.label')}>
        {TABS.map(({ path, name }) => (
          <Link key={path} to={path} aria-current={path === here ? 'page' : undefined}>
            {t(`tabs.${name}`)}
          </Link>
        ))}
      </nav>
      {children}
    </>
  );
}
