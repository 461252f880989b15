import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shiftDay, todayInChina } from '../../dates';
import { DayField } from '../../parts/day-field';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { UnionFilter } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { knownActions } from './audit-detail';
import styles from './audit.module.css';

export const FILTERS = ['unionId', 'action', 'from', 'to', 'subjectId', 'accountId'] as const;

/** Periods by the number of days before today. */
const PERIODS: Readonly<Record<string, number>> = { today: 0, week: 6, month: 29, year: 364 };
const OWN = 'own';

/** @param person whose entries these are, when only his are shown */
export function AuditFilters({ person }: { person: string | undefined }) {
  const { t } = useTranslation('audit');
  const { filters, set } = useFilters(FILTERS);
  const actions = useMemo(() => knownActions(t), [t]);
  return (
    <>
      <FilterSentence label={t('filters.label')}>
        <UnionFilter value={filters.unionId} onChange={(unionId) => set('unionId', unionId)} />
        <Period />
        <FilterChoice
          searchable
          label={t('filters.action')}
          all={t('filters.allActions')}
          value={filters.action}
          onChange={(action) => set('action', action)}
          choices={actions}
        />
      </FilterSentence>
      <div className={styles.chips}>
        {filters.accountId && (
          <Chip onRemove={() => set('accountId', null)}>{t('filters.onlyPerson', { name: person ?? '' })}</Chip>
        )}
        {filters.subjectId && <Chip onRemove={() => set('subjectId', null)}>{t('filters.onlySubject')}</Chip>}
      </div>
    </>
  );
}

function Chip({ children, onRemove }: { children: string; onRemove: () => void }) {
  const { t } = useTranslation('audit');
  return (
    <Button
      icon={<CloseOutlined aria-hidden />}
      iconPlacement="end"
      aria-label={t('filters.remove', { what: children })}
      onClick={onRemove}
    >
      {children}
    </Button>
  );
}

function Period() {
  const { t } = useTranslation('audit');
  const { filters, setMany } = useFilters(FILTERS);
  const today = todayInChina();
  const named = Object.keys(PERIODS).find(
    (name) => filters.to === undefined && filters.from === shiftDay(today, -PERIODS[name]!),
  );
  const dated = filters.from !== undefined || filters.to !== undefined;
  const [own, setOwn] = useState(dated && named === undefined);
  const choose = (period: string | undefined) => {
    setOwn(period === OWN);
    if (period !== OWN) setMany({ from: period && shiftDay(today, -PERIODS[period]!), to: null });
  };
  return (
    <span className={styles.period}>
      <FilterChoice
        label={t('filters.period')}
        all={t('filters.allTime')}
        value={own ? OWN : named}
        onChange={choose}
        choices={[...Object.keys(PERIODS), OWN].map((value) => ({ value, label: t(`filters.periods.${value}`) }))}
      />
      {own && (
        <span className={styles.days}>
          <DayField
            clearable
            label={t('filters.from')}
            value={filters.from}
            last={filters.to ?? today}
            onChange={(from) => setMany({ from })}
          />
          {t('filters.until')}
          <DayField
            clearable
            label={t('filters.to')}
            value={filters.to}
            last={today}
            onChange={(to) => setMany({ to })}
          />
        </span>
      )}
    </span>
  );
}
