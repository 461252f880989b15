import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import type { FoundMember } from '../../api/types';
import { dayText } from '../../dates';
import { Amount } from '../../parts/amount';
import { ExportButton } from '../../parts/export-button';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { FormModal } from '../../parts/form-modal';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { ListSearch } from '../../parts/list-search';
import { MemberPicker } from '../../parts/member-picker';
import { PageHeader } from '../../parts/page-header';
import record from '../../parts/record.module.css';
import { StateTag } from '../../parts/state-tag';
import { UnionFilter, UnionPicker } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import { EVERYTHING } from '../import/import-types';
import { HonourFields, honoursSent, type TypedHonour } from './honour-fields';
import {
  DUES,
  LEVELS,
  MODEL_WORKERS,
  type ModelWorkerFile,
  type ModelWorkerLine,
  STATUSES,
  toneOf,
} from './model-worker-types';
import styles from './model-workers.module.css';

const FILTERS = ['status', 'level', 'due', 'unionId', 'name'] as const;

/** Model workers of my unions, and what is due with each. */
export default function ModelWorkersPage() {
  const { t } = useTranslation('model-workers');
  const { can } = useSession();
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={<Link to="/model-workers/rules">{t('rules.link')}</Link>}
        actions={can('model-worker:manage') && <OpenFile />}
      />
      <Counts />
      <Files />
    </>
  );
}

function OpenFile() {
  const { t } = useTranslation('model-workers');
  const navigate = useNavigate();
  const { key, renew } = useIdempotencyKey();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('open.button')}
      </Button>
      <FormModal<{ member: FoundMember; honours: TypedHonour[] }, ModelWorkerFile>
        open={open}
        onClose={() => setOpen(false)}
        title={t('open.button')}
        confirm={t('open.button')}
        explanation={t('open.means')}
        initial={{ honours: [{ level: 'municipal' }] }}
        send={({ member, honours }) =>
          api.post(
            '/staff/model-workers',
            { memberId: member.id, honours: honoursSent(honours) },
            { idempotencyKey: key },
          )
        }
        refreshes={[EVERYTHING]}
        onDone={({ id }) => {
          renew();
          void navigate(`/model-workers/${id}`);
        }}
      >
        <Form.Item name="member" label={t('open.who')} rules={[{ required: true, message: t('missing.member') }]}>
          <MemberPicker label={t('open.who')} />
        </Form.Item>
        <HonourFields />
      </FormModal>
    </>
  );
}

const COUNTED = {
  'survey-overdue': 'surveyOverdue',
  'survey-open': 'surveyOpen',
  'survey-answered': 'surveyAnswered',
  'register-left': 'registerLeft',
  'honour-unknown': 'honourUnknown',
} as const;

function Counts() {
  const { t } = useTranslation('model-workers');
  const { can } = useSession();
  const { filters, set } = useFilters(FILTERS);
  const { data } = useQuery({
    queryKey: [...MODEL_WORKERS, 'counts', filters.unionId],
    queryFn: ({ signal }) =>
      api.get<Schemas['ModelWorkerCountsView']>('/staff/model-worker-counts', { unionId: filters.unionId }, signal),
  });
  if (!data) return null;
  const waiting = DUES.filter((due) => data[COUNTED[due]] > 0);
  return (
    <>
      {data.withoutFile > 0 && can('model-worker:manage') && <OfRoster count={data.withoutFile} />}
      {waiting.length > 0 && (
        <search className={styles.dues} aria-label={t('due')}>
          {waiting.map((due) => (
            <Button
              key={due}
              aria-pressed={filters.due === due}
              type={filters.due === due ? 'primary' : 'default'}
              onClick={() => set('due', filters.due === due ? null : due)}
            >
              {t(`dues.${due}`)} {t('dueCount', { count: data[COUNTED[due]] })}
            </Button>
          ))}
        </search>
      )}
    </>
  );
}

/** One button for everybody whom the roster knows as a model worker. */
function OfRoster({ count }: { count: number }) {
  const { t } = useTranslation('model-workers');
  const [open, setOpen] = useState(false);
  return (
    <section className={`nj-card ${styles.roster}`}>
      <span>{t('roster.waiting', { count })}</span>
      <Button onClick={() => setOpen(true)}>{t('roster.button')}</Button>
      <FormModal<{ unionId: string }, Schemas['OpenedOfRosterView']>
        open={open}
        onClose={() => setOpen(false)}
        title={t('roster.button')}
        confirm={t('roster.confirm')}
        explanation={t('roster.means')}
        send={({ unionId }) => api.post('/staff/model-workers/of-roster', { unionId })}
        refreshes={[EVERYTHING]}
        said={t('roster.done')}
      >
        <Form.Item name="unionId" label={t('roster.union')} rules={[{ required: true, message: t('missing.union') }]}>
          <UnionPicker label={t('roster.union')} />
        </Form.Item>
      </FormModal>
    </section>
  );
}

function Filters() {
  const { t } = useTranslation('model-workers');
  const { filters, set } = useFilters(FILTERS);
  return (
    <FilterSentence
      label={t('filter')}
      total={
        <span className={styles.tools}>
          <ListSearch label={t('byName')} value={filters.name} onSearch={(name) => set('name', name)} />
          <ExportButton path="/staff/model-workers" query={filters} />
        </span>
      }
    >
      <UnionFilter value={filters.unionId} onChange={(unionId) => set('unionId', unionId)} />
      <FilterChoice
        label={t('status')}
        all={t('allStatuses')}
        value={filters.status}
        onChange={(value) => set('status', value)}
        choices={STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
      />
      <FilterChoice
        label={t('level')}
        all={t('allLevels')}
        value={filters.level}
        onChange={(value) => set('level', value)}
        choices={LEVELS.map((value) => ({ value, label: t(`levels.${value}`) }))}
      />
    </FilterSentence>
  );
}

function Files() {
  const { t } = useTranslation('model-workers');
  const { filters, any, clear } = useFilters(FILTERS);
  const list = useKeyset<ModelWorkerLine>([...MODEL_WORKERS, 'list', filters], (after, signal) =>
    api.get<Schemas['ModelWorkerLinePage']>('/staff/model-workers', { ...filters, after }, signal),
  );
  const columns: readonly TableColumn<ModelWorkerLine>[] = [
    { key: 'name', title: t('name'), render: ({ name }) => name },
    { key: 'level', title: t('level'), render: ({ level }) => t(`levels.${level}`) },
    { key: 'honour', title: t('honourTitle'), wide: true, render: ({ title }) => title ?? t('unknown') },
    { key: 'union', title: t('union'), wide: true, render: ({ unionName }) => unionName },
    { key: 'status', title: t('status'), render: (line) => <FileState line={line} /> },
    { key: 'due', title: t('due'), render: (line) => <Dues line={line} /> },
    { key: 'aid', title: t('aidOfYear'), number: true, render: ({ aidOfYear }) => <Amount value={aidOfYear} /> },
  ];
  return (
    <>
      <Filters />
      <KeysetTable
        list={list}
        label={t('title')}
        columns={columns}
        itemKey={({ id }) => id}
        to={({ id }) => `/model-workers/${id}`}
        renderItem={(line) => <Card line={line} />}
        empty={any ? t('emptyFiltered') : t('empty')}
        emptyAction={any && <Button onClick={clear}>{t('showAll')}</Button>}
      />
    </>
  );
}

function FileState({ line: { status, isBarred } }: { line: ModelWorkerLine }) {
  const { t } = useTranslation('model-workers');
  if (isBarred) return <StateTag tone="late">{t('barred')}</StateTag>;
  return <StateTag tone={toneOf(status)}>{t(`statuses.${status}`)}</StateTag>;
}

function Dues({ line: { dues, surveyDueOn } }: { line: ModelWorkerLine }) {
  const { t } = useTranslation('model-workers');
  return (
    <span className={styles.actions}>
      {dues.map((due) => (
        <StateTag key={due} tone={toneOf(due)}>
          {t(`dues.${due}`)}
          {due === 'survey-open' && surveyDueOn ? ` · ${t('until', { day: dayText(surveyDueOn, t) })}` : ''}
        </StateTag>
      ))}
    </span>
  );
}

function Card({ line }: { line: ModelWorkerLine }) {
  const { t } = useTranslation('model-workers');
  return (
    <span className={record.card}>
      <span className={record.cardTop}>
        <strong>{line.name}</strong>
        <FileState line={line} />
      </span>
      <span className="nj-caption">
        {t(`levels.${line.level}`)} · {line.title ?? t('honourUnknown')} · {line.unionName}
      </span>
      <Dues line={line} />
    </span>
  );
}
