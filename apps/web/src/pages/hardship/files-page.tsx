import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { FoundMember, Page } from '../../api/types';
import { daysBetween, todayInChina } from '../../dates';
import { CountChoice } from '../../parts/count-choice';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { FormModal } from '../../parts/form-modal';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { MemberPicker } from '../../parts/member-picker';
import { ListSearch } from '../../parts/list-search';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { UnionFilter } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import { HardshipLinks } from './hardship-links';
import { RecordExport } from './record-export';
import { CATEGORIES, type FileRow, FILES, GROUPS, toneOf } from './hardship-types';
import record from '../../parts/record.module.css';
import styles from './hardship.module.css';

const FILTERS = ['group', 'category', 'record', 'unionId', 'text'] as const;
const RECORD_STATES = ['incomplete', 'complete'] as const;
/** Whose record nobody fills in any more. */
const ENDED = new Set<FileRow['status']>(['exited', 'watched', 'refused', 'withdrawn', 'archived']);

/** Every hardship file of my unions: what is under way, who is on file, whose review is due. */
export default function FilesPage() {
  const { t } = useTranslation('hardship');
  const { can } = useSession();
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={<HardshipLinks />}
        actions={
          <>
            {can('hardship:read-sensitive') && <Export />}
            {can('hardship:manage') && <OpenFile />}
          </>
        }
      />
      <Counts />
      {can('approval:sign') && <ToSign />}
      <Filters />
      <Files />
    </>
  );
}

function Export() {
  const { filters } = useFilters(FILTERS);
  return <RecordExport query={filters} />;
}

function OpenFile() {
  const { t } = useTranslation('hardship');
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('open.button')}
      </Button>
      <FormModal<{ member: FoundMember }, Schemas['FileSavedView']>
        open={open}
        onClose={() => setOpen(false)}
        title={t('open.title')}
        confirm={t('open.confirm')}
        explanation={t('open.explanation')}
        send={({ member }) => api.post('/staff/hardship-files', { memberId: member.id })}
        refreshes={[FILES]}
        onDone={({ id }) => void navigate(`/hardship/${id}/form`)}
      >
        <Form.Item name="member" label={t('open.who')} rules={[{ required: true, message: t('missing.member') }]}>
          <MemberPicker label={t('open.who')} />
        </Form.Item>
      </FormModal>
    </>
  );
}

/** 户 and 人 apart; each figure leads to its list. */
function Counts() {
  const { t } = useTranslation('hardship');
  const { filters, set } = useFilters(FILTERS);
  const { data } = useQuery({
    queryKey: [...FILES, 'counts', filters.unionId],
    queryFn: ({ signal }) =>
      api.get<Schemas['FileCountsView']>('/staff/hardship-files/counts', { unionId: filters.unionId }, signal),
  });
  if (!data) return null;
  const figures = [
    ['on-file', data.onFile, t('counts.persons', { count: data.persons })],
    ['review-due', data.reviewDue, t('counts.reviewMeans')],
    ['under-way', data.underWay, t('counts.underWayMeans')],
    ['ended', data.ended, t('counts.endedMeans')],
  ] as const;
  return (
    <CountChoice
      items={figures.map(([value, count, note]) => ({
        ...{ value, label: t(`groups.${value}`), count: t('counts.households', { count }) },
        note:
          value === 'on-file' && data.byCategory.length > 0
            ? data.byCategory.map(({ label, files }) => `${label} ${files}`).join(' · ')
            : note,
      }))}
      chosen={filters.group}
      onChoose={(group) => set('group', group)}
    />
  );
}

/** Files that wait for my signature stand above the list. */
function ToSign() {
  const { t } = useTranslation('hardship');
  const { data } = useQuery({
    queryKey: [...FILES, 'to-sign'],
    queryFn: ({ signal }) =>
      api.get<Page<Schemas['WaitingView']>>('/staff/approvals/waiting', { subjectType: 'hardship-file' }, signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className={`nj-card ${styles.toSign}`} aria-label={t('toSign.title')}>
      <h2>{t('toSign.title')}</h2>
      <ul>
        {data.items.map(({ subjectId, number, recipients, stepName }) => (
          <li key={subjectId}>
            <Link to={`/hardship/${subjectId}`}>{[recipients[0], number].filter(Boolean).join(' · ')}</Link>{' '}
            <StateTag tone="waiting">{stepName}</StateTag>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Filters() {
  const { t } = useTranslation('hardship');
  const { filters, set } = useFilters(FILTERS);
  return (
    <FilterSentence
      label={t('filters.label')}
      total={<ListSearch label={t('filters.text')} value={filters.text} onSearch={(text) => set('text', text)} />}
    >
      <UnionFilter value={filters.unionId} onChange={(unionId) => set('unionId', unionId)} />
      <FilterChoice
        label={t('filters.group')}
        all={t('filters.allGroups')}
        value={filters.group}
        onChange={(group) => set('group', group)}
        choices={GROUPS.map((value) => ({ value, label: t(`groups.${value}`) }))}
      />
      <FilterChoice
        label={t('filters.category')}
        all={t('filters.allCategories')}
        value={filters.category}
        onChange={(category) => set('category', category)}
        choices={CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))}
      />
      <FilterChoice
        label={t('filters.record')}
        all={t('filters.allRecords')}
        value={filters.record}
        onChange={(chosen) => set('record', chosen)}
        choices={RECORD_STATES.map((value) => ({ value, label: t(`registration.${value}`) }))}
      />
    </FilterSentence>
  );
}

function Files() {
  const { t } = useTranslation('hardship');
  const { filters, any, clear } = useFilters(FILTERS);
  const list = useKeyset<FileRow>([...FILES, 'list', filters], (after, signal) =>
    api.get('/staff/hardship-files', { ...filters, after }, signal),
  );
  const columns: readonly TableColumn<FileRow>[] = [
    { key: 'name', title: t('columns.name'), render: ({ memberName }) => memberName },
    { key: 'union', title: t('columns.union'), render: ({ unionName }) => unionName },
    {
      key: 'category',
      title: t('columns.category'),
      render: ({ categoryLabel }) => <Short>{categoryLabel ?? '—'}</Short>,
    },
    { key: 'cause', title: t('columns.cause'), wide: true, render: ({ mainCauseLabel }) => mainCauseLabel },
    { key: 'persons', title: t('columns.persons'), number: true, render: ({ persons }) => persons },
    { key: 'state', title: t('columns.state'), render: (file) => <State file={file} /> },
    { key: 'word', title: t('columns.word'), wide: true, render: ({ fiveWord }) => <Short>{fiveWord}</Short> },
    { key: 'due', title: t('columns.due'), render: (file) => <Due file={file} /> },
    {
      key: 'record',
      title: t('columns.record'),
      wide: true,
      render: (file) => (
        <Short>
          <RecordGaps file={file} />
        </Short>
      ),
    },
    { key: 'number', title: t('columns.number'), wide: true, render: ({ number }) => number },
  ];
  return (
    <KeysetTable
      list={list}
      label={t('title')}
      columns={columns}
      itemKey={({ id }) => id}
      to={({ id }) => `/hardship/${id}`}
      renderItem={(file) => <FileCard file={file} />}
      empty={any ? t('emptyFiltered') : t('empty')}
      emptyAction={any && <Button onClick={clear}>{t('showAll')}</Button>}
    />
  );
}

const State = ({ file: { status, statusLabel } }: { file: FileRow }) => (
  <StateTag tone={toneOf(status)}>{statusLabel}</StateTag>
);

/** What somebody has to do with it and until when: a step, the review, a visit after the exit. */
function Due({ file: { due } }: { file: FileRow }) {
  const { t } = useTranslation('hardship');
  if (due === null) return null;
  const late = daysBetween(due.on, todayInChina());
  return (
    <span className={styles.short}>
      {due.what}{' '}
      {late > 0 ? <StateTag tone="late">{t('due.late', { count: late })}</StateTag> : <RelativeDate day={due.on} />}
    </span>
  );
}

const Short = ({ children }: { children: ReactNode }) => <span className={styles.short}>{children}</span>;

/** What the national record still lacks, as the filter counts it: who may fill it in and read what is in it gets there at once. */
function RecordGaps({ file: { id, recordGaps, status } }: { file: FileRow }) {
  const { t } = useTranslation('hardship');
  const { can } = useSession();
  if (ENDED.has(status)) return '—';
  if (recordGaps === null) return t('registration.uncounted');
  if (recordGaps === 0) return t('registration.complete');
  const words = t('registration.gaps', { count: recordGaps });
  const to = status === 'found' ? `/hardship/${id}/form` : `/hardship/${id}/record`;
  return can('hardship:manage') && can('hardship:read-sensitive') ? <Link to={to}>{words}</Link> : words;
}

function FileCard({ file }: { file: FileRow }) {
  const { t } = useTranslation('hardship');
  const { memberName, unionName, categoryLabel, persons, due, fiveWord } = file;
  return (
    <span className={record.card}>
      <span className={record.cardTop}>
        <strong>{memberName}</strong>
        <State file={file} />
      </span>
      <span>{[categoryLabel, t('counts.people', { count: persons }), fiveWord].filter(Boolean).join(' · ')}</span>
      <span className="nj-caption">
        {unionName}
        {due && (
          <>
            {' · '}
            <Due file={file} />
          </>
        )}
      </span>
    </span>
  );
}
