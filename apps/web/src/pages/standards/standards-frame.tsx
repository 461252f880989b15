import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { todayInChina } from '../../dates';
import { DayField } from '../../parts/day-field';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { PageHeader } from '../../parts/page-header';
import { PageTabs } from '../../parts/page-tabs';
import { UnionPicker } from '../../parts/union-picker';
import { useSession } from '../../session/use-session';
import { useOutlook } from './standard-types';
import styles from './standards.module.css';

const TABS = [
  { path: '/standards', name: 'standards', permission: 'standard:read' },
  { path: '/standards/occasions', name: 'occasions', permission: 'standard:read' },
  { path: '/standards/trial', name: 'trial', permission: 'standard:read' },
  { path: '/standards/routes', name: 'routes', permission: 'approval:read' },
  { path: '/standards/funds', name: 'funds', permission: 'fund:read' },
] as const;

/** The pages about what may be given and who decides, under one head. */
export function StandardsFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('standards');
  const { can } = useSession();
  const { search } = useOutlook();
  const { pathname } = useLocation();
  // A standard that is open stands below its list.
  const here = TABS.findLast(({ path }) => pathname.startsWith(path))?.path;
  return (
    <>
      <PageHeader title={t('title')} actions={actions} />
      <PageTabs
        label={t('tabs.label')}
        tabs={TABS.filter(({ permission }) => can(permission)).map(({ path, name }) => ({
          path: `${path}${search}`,
          label: t(`tabs.${name}`),
          isHere: path === here,
        }))}
      />
      {children}
    </>
  );
}

/** 云川市第一中学工会 · 2026 年 3 月 16 日 · 当天适用的 */
export function Outlook({ total, withHistory = true }: { total?: ReactNode; withHistory?: boolean }) {
  const { t } = useTranslation('standards');
  const { unionId, on, isHistory, set } = useOutlook();
  return (
    <FilterSentence label={t('outlook.label')} total={total}>
      <UnionPicker plain value={unionId} onChange={(id) => set('unionId', id)} />
      <span className={styles.plainDay}>
        <DayField
          clearable
          label={t('outlook.day')}
          value={on ?? todayInChina()}
          onChange={(day) => set('on', day === todayInChina() ? undefined : day)}
        />
      </span>
      {withHistory && (
        <FilterChoice
          label={t('outlook.show')}
          all={t('outlook.inForce')}
          value={isHistory ? 'history' : undefined}
          onChange={(show) => set('show', show)}
          choices={[{ value: 'history', label: t('outlook.history') }]}
        />
      )}
    </FilterSentence>
  );
}

/** A primary button that leads to a form, for those who may. */
export function AddButton({ permission, onClick, children }: AddButtonProps) {
  const { can } = useSession();
  if (!can(permission)) return null;
  return (
    <Button type="primary" onClick={onClick}>
      {children}
    </Button>
  );
}

interface AddButtonProps {
  readonly permission: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}
