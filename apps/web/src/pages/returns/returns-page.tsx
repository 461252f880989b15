import { useQuery } from '@tanstack/react-query';
import { Button, Form, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import { shiftDay, todayInChina } from '../../dates';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { FormModal } from '../../parts/form-modal';
import type { TableColumn } from '../../parts/keyset-table';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate } from '../../parts/relative-date';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { UnionPicker } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import { PeriodList } from './period-list';
import { ReturnFigures } from './return-figures';
import { ReturnRules } from './return-rules';
import { KINDS, RETURNS, type ReturnKind, type ReturnRow, type RollUp, toneOfReturn } from './return-types';
import styles from './returns.module.css';

const FILTERS = ['unionId', 'status', 'kind', 'show', 'day'] as const;
const STATUSES = ['frozen', 'submitted', 'returned', 'accepted'] as const;
const TABS = ['list', 'rollUp', 'rules'] as const;

/** 报表: what a union reports for a month, a quarter, a year, and what the one above makes of it. */
export default function ReturnsPage() {
  const { t } = useTranslation('returns');
  const { can } = useSession();
  const { filters, set } = useFilters(FILTERS);
  const show = TABS.find((tab) => tab === filters.show) ?? 'list';
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('says')}
        back="/summary"
        actions={can('report:manage') && <NewReturn />}
      />
      <Tabs
        activeKey={show}
        onChange={(chosen) => set('show', chosen === 'list' ? null : chosen)}
        items={TABS.filter((tab) => tab !== 'rules' || can('report:review')).map((key) => ({
          key,
          label: t(`tabs.${key}`),
        }))}
      />
      {show === 'list' && <List />}
      {show === 'rollUp' && <Added />}
      {show === 'rules' && <ReturnRules />}
    </>
  );
}

function NewReturn() {
  const { t } = useTranslation('returns');
  const { session } = useSession();
  const own = session?.unions[0];
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('new.button')}
      </Button>
      <FormModal<{ unionId: string; kind: ReturnKind }, { id: string }>
        open={open}
        onClose={() => setOpen(false)}
        title={t('new.title')}
        explanation={t('new.means')}
        confirm={t('new.confirm')}
        initial={{ kind: 'quarter', ...(own && { unionId: own.unionId }) }}
        send={({ unionId, kind }) => api.post('/staff/returns', { unionId, kind, day: dayBefore(kind) })}
        refreshes={[RETURNS]}
        onDone={({ id }) => void navigate(`/returns/${id}`)}
      >
        <Form.Item name="unionId" label={t('new.union')} rules={[{ required: true, message: t('new.missingUnion') }]}>
          <UnionPicker />
        </Form.Item>
        <Form.Item name="kind" label={t('new.kind')}>
          <SegmentedChoice
            label={t('new.kind')}
            choices={KINDS.map((value) => ({ value, label: t(`lastOf.${value}`) }))}
          />
        </Form.Item>
      </FormModal>
    </>
  );
}

/** A day of the period that ended last. */
function dayBefore(kind: ReturnKind): string {
  const today = todayInChina();
  const month = Number(today.slice(5, 7));
  const first = kind === 'year' ? 1 : kind === 'quarter' ? month - ((month - 1) % 3) : month;
  return shiftDay(`${today.slice(0, 4)}-${String(first).padStart(2, '0')}-01`, -1);
}

const List = () => (
  <PeriodList<ReturnRow>
    words="returns"
    page="/returns"
    listKey={RETURNS}
    kinds={KINDS}
    statuses={STATUSES}
    columns={useColumns()}
    renderItem={(row) => <ReturnCard row={row} />}
  />
);

const State = ({ row: { status, statusName } }: { row: ReturnRow }) => (
  <StateTag tone={toneOfReturn(status)}>{statusName}</StateTag>
);

function useColumns(): readonly TableColumn<ReturnRow>[] {
  const { t } = useTranslation('returns');
  return [
    { key: 'period', title: t('columns.period'), render: ({ period, kindName }) => `${period} ${kindName}` },
    { key: 'union', title: t('columns.union'), render: ({ unionName }) => unionName },
    { key: 'state', title: t('columns.state'), render: (row) => <State row={row} /> },
    { key: 'to', title: t('columns.to'), wide: true, render: ({ toUnionName }) => toUnionName },
    { key: 'number', title: t('columns.number'), wide: true, render: ({ number }) => number },
  ];
}

function ReturnCard({ row }: { row: ReturnRow }) {
  return (
    <Link className={styles.card} to={`/returns/${row.id}`}>
      <span className={styles.top}>
        <strong>
          {row.period} {row.kindName}
        </strong>
        <State row={row} />
      </span>
      <span className="nj-caption">{row.unionName}</span>
    </Link>
  );
}

/** The unions below added up, and who has not reported: those stand first. */
function Added() {
  const { t } = useTranslation('returns');
  const { filters, set } = useFilters(FILTERS);
  const kind = KINDS.find((each) => each === filters.kind) ?? 'quarter';
  const query = { unionId: filters.unionId, kind, day: filters.day };
  const { data, error, refetch } = useQuery({
    queryKey: [...RETURNS, 'roll-up', query],
    queryFn: ({ signal }) => api.get<RollUp>('/staff/return-roll-up', query, signal),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={6} />;
  return (
    <>
      <FilterSentence
        label={t('filter')}
        total={t('reported', { reported: data.reportedCount, missing: data.missingCount })}
      >
        <UnionPicker plain value={data.unionId} onChange={(chosen) => set('unionId', chosen)} />
        <FilterChoice
          label={t('kind')}
          all={t('kinds.quarter')}
          value={kind === 'quarter' ? undefined : kind}
          onChange={(chosen) => set('kind', chosen)}
          choices={KINDS.filter((value) => value !== 'quarter').map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <span className={styles.steps}>
          <Button size="small" onClick={() => set('day', shiftDay(data.fromOn, -1))}>
            {t('earlier')}
          </Button>
          <strong>{data.period}</strong>
          <Button
            size="small"
            disabled={data.toOn >= dayBefore(kind)}
            onClick={() => set('day', shiftDay(data.toOn, 1))}
          >
            {t('later')}
          </Button>
        </span>
      </FilterSentence>
      <ul className={`nj-card ${styles.unions}`}>
        {data.unions.map(({ unionId, unionName, returnId, status, statusName, dueOn, reported }) => (
          <li key={unionId}>
            {returnId ? <Link to={`/returns/${returnId}`}>{unionName}</Link> : <span>{unionName}</span>}
            <span>
              {!reported && dueOn && (
                <span className="nj-caption">
                  {t('due')} <RelativeDate day={dueOn} />{' '}
                </span>
              )}
              <StateTag tone={toneOfReturn(status)}>{statusName}</StateTag>
            </span>
          </li>
        ))}
        {data.unions.length === 0 && <li>{t('nobodyBelow')}</li>}
      </ul>
      {data.sum.length > 0 && (
        <>
          <h2>{t('sum')}</h2>
          <p className="nj-caption">{t('sumMeans')}</p>
          <ReturnFigures figures={data.sum} />
        </>
      )}
    </>
  );
}
