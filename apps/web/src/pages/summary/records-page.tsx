import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { isSome, toFen } from '../../money';
import { Amount } from '../../parts/amount';
import { ExportButton } from '../../parts/export-button';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate } from '../../parts/relative-date';
import { useFilters } from '../../parts/use-filters';
import { FIGURES, type LedgerRecord } from './summary-types';
import { useFigureOf } from './use-figure';
import styles from './summary.module.css';

const FILTERS = ['unionId', 'from', 'to', 'code', 'key'] as const;
const AT_ONCE = 50;

/** The records behind a number: as many rows as were counted, each leads to its own page. */
export default function RecordsPage() {
  const { t } = useTranslation('summary');
  const { filters } = useFilters(FILTERS);
  const { unionId, from, to, code, key } = filters;
  const list = useKeyset<LedgerRecord>([...FIGURES, 'records', filters], (after, signal) =>
    api.get('/staff/figures/records', { ...filters, limit: AT_ONCE, after }, signal),
  );
  const { figure, group, summary } = useFigureOf({ unionId, from, to }, code, key);
  const back = new URLSearchParams(
    Object.entries({ unionId, from, to }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return (
    <>
      <PageHeader
        title={figure ? [group, figure.label, figure.name].filter(Boolean).join(' · ') : t('records.title')}
        subtitle={
          figure &&
          summary &&
          t('records.says', { union: summary.unionName, period: summary.period, sentence: figure.sentence })
        }
        back={`/summary?${back.toString()}`}
        actions={<ExportButton path="/staff/figures/records" query={filters} disabled={list.items.length === 0} />}
      />
      {figure?.value != null && (
        <p className={styles.recordsTotal}>
          <strong className="nj-number">
            {figure.unit === '元' ? <Amount value={figure.value} /> : `${figure.value} ${figure.unit}`}
          </strong>
        </p>
      )}
      <KeysetTable
        list={list}
        label={t('records.title')}
        columns={useColumns(list.items)}
        itemKey={({ id }) => id}
        to={({ page }) => page ?? '.'}
        renderItem={(record) => <RecordCard record={record} />}
        empty={t('records.empty')}
      />
    </>
  );
}

const day = ({ day: on }: LedgerRecord) => on && <RelativeDate day={on} />;

function useColumns(items: readonly LedgerRecord[]): readonly TableColumn<LedgerRecord>[] {
  const { t } = useTranslation('summary');
  const has = (name: 'personName' | 'cash' | 'goods') => items.some((item) => item[name] !== null);
  return [
    {
      key: 'first',
      title: t('records.which'),
      render: ({ personName, what, unionName }) => personName ?? what ?? unionName,
    },
    { key: 'day', title: t('records.day'), render: day },
    { key: 'union', title: t('records.union'), render: ({ unionName }) => unionName },
    { key: 'label', title: t('records.label'), render: ({ label }) => label },
    ...(has('personName')
      ? [{ key: 'what', title: t('records.what'), wide: true, render: ({ what }: LedgerRecord) => what }]
      : []),
    ...(has('cash')
      ? [
          {
            key: 'cash',
            title: t('records.cash'),
            number: true,
            render: ({ cash }: LedgerRecord) => cash && <Amount value={cash} />,
          },
        ]
      : []),
    ...(has('goods')
      ? [
          {
            key: 'goods',
            title: t('records.goods'),
            number: true,
            render: ({ goods }: LedgerRecord) => goods && <Amount value={goods} />,
          },
        ]
      : []),
  ];
}

function RecordCard({ record }: { record: LedgerRecord }) {
  const { page, personName, what, unionName, label, cash, goods } = record;
  const words = (
    <>
      <span className={styles.cardTop}>
        <strong>{personName ?? what ?? unionName}</strong>
        {cash && toFen(cash) !== 0n && <Amount value={cash} />}
      </span>
      <span>
        {[label, personName && what !== label ? what : null].filter(Boolean).join(' · ')}{' '}
        {goods && isSome(goods) && <Amount value={goods} />}
      </span>
      <span className="nj-caption">
        {unionName} {day(record)}
      </span>
    </>
  );
  return page ? (
    <Link className={styles.card} to={page}>
      {words}
    </Link>
  ) : (
    <span className={styles.card}>{words}</span>
  );
}
