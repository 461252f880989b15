import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Outlet, useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { ExportButton } from '../../parts/export-button';
import { ImportedTag } from '../../parts/imported-tag';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import { toneOf } from './duty-tone';
import { type DutyLine, DUTIES } from './visit-types';
import { DUTY_FILTERS, VisitsFilters } from './visits-filters';
import record from '../../parts/record.module.css';
import styles from './list.module.css';

export default function VisitsPage() {
  const { t } = useTranslation('visits');
  const { can } = useSession();
  const navigate = useNavigate();
  const { filters } = useFilters(DUTY_FILTERS);
  const list = useKeyset<DutyLine>([...DUTIES, 'list', filters], (after, signal) =>
    api.get('/staff/visit-duties', { ...filters, after }, signal),
  );
  const count = list.items.length;
  return (
    <>
      <PageHeader
        title={t('list.title')}
        actions={
          <>
            <ExportButton path="/staff/visit-duties" query={filters} disabled={count === 0} />
            {can('visit:log') && <Button onClick={() => void navigate('/talks')}>{t('list.talks')}</Button>}
            {can('visit:report') && (
              <Button type="primary" onClick={() => void navigate('/report')}>
                {t('list.report')}
              </Button>
            )}
          </>
        }
      />
      <VisitsFilters total={count > 0 && t(list.hasNextPage ? 'list.listed' : 'list.total', { count })} />
      <DutyTable list={list} />
      <Outlet />
    </>
  );
}

function DutyTable({ list }: { list: ReturnType<typeof useKeyset<DutyLine>> }) {
  const { t } = useTranslation('visits');
  const { dutyId } = useParams();
  const { any, clear, search } = useFilters(DUTY_FILTERS);
  return (
    <KeysetTable
      list={list}
      label={t('list.title')}
      columns={useColumns()}
      itemKey={({ id }) => id}
      selectedKey={dutyId}
      to={({ id }) => `/visits/${id}${search}`}
      renderItem={(line) => <DutyCard line={line} />}
      empty={t(any ? 'list.emptyFiltered' : 'list.empty')}
      emptyAction={any && <Button onClick={clear}>{t('list.showAll')}</Button>}
    />
  );
}

function useColumns(): readonly TableColumn<DutyLine>[] {
  const { t } = useTranslation('visits');
  return [
    {
      key: 'who',
      title: t('list.columns.who'),
      render: ({ memberName, occasionName }) => t('case.title', { name: memberName, occasion: occasionName }),
    },
    { key: 'due', title: t('list.columns.due'), render: (line) => <Due line={line} /> },
    {
      key: 'state',
      title: t('list.columns.state'),
      render: (line) => (
        <span className={styles.states}>
          <StateTag tone={toneOf(line)}>{line.statusName}</StateTag>
          <ImportedTag of={line} />
        </span>
      ),
    },
    { key: 'goes', title: t('list.columns.goes'), render: namesOf },
    {
      key: 'union',
      title: t('list.columns.union'),
      wide: true,
      render: ({ unionName, groupName }) => [unionName, groupName].filter(Boolean).join(' · '),
    },
    { key: 'on', title: t('list.columns.on'), wide: true, render: ({ eventOn }) => <RelativeDate day={eventOn} /> },
    { key: 'number', title: t('list.columns.number'), wide: true, render: ({ number }) => number },
  ];
}

const namesOf = ({ assignees }: DutyLine): string => assignees.map(({ name }) => name).join('、');

/** What is left, worded by the server; once somebody was there, the day until which it had to be. */
function Due({ line: { urgency, overdue, deadlineOn } }: { line: DutyLine }) {
  if (urgency) return <StateTag tone={overdue ? 'late' : 'due'}>{urgency}</StateTag>;
  return <RelativeDate day={deadlineOn} />;
}

function DutyCard({ line }: { line: DutyLine }) {
  const { t } = useTranslation('visits');
  const { memberName, occasionName, unionName, groupName } = line;
  return (
    <span className={record.card}>
      <span className={record.cardTop}>
        <strong>{t('case.title', { name: memberName, occasion: occasionName })}</strong>
        <Due line={line} />
      </span>
      <span className={record.cardTop}>
        <span className={styles.states}>
          <StateTag tone={toneOf(line)}>{line.statusName}</StateTag>
          <ImportedTag of={line} />
        </span>
        <span className="nj-caption">{namesOf(line)}</span>
      </span>
      <span className="nj-caption">{[unionName, groupName].filter(Boolean).join(' · ')}</span>
    </span>
  );
}
