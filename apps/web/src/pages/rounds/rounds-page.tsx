import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import { Amount } from '../../parts/amount';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { ImportedTag } from '../../parts/imported-tag';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { UnionFilter } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import { RoundProgress } from './round-progress';
import { type RoundLine, ROUNDS, toneOfRound } from './round-types';
import record from '../../parts/record.module.css';
import styles from './rounds.module.css';

const FILTERS = ['status', 'unionId', 'visitor'] as const;

/** Every round of my unions: what is planned, what runs, how far it has come. */
export default function RoundsPage() {
  const { t } = useTranslation('rounds');
  const { can } = useSession();
  const navigate = useNavigate();
  const { filters, set, any, clear } = useFilters(FILTERS);
  const list = useKeyset<RoundLine>([...ROUNDS, 'list', filters], (after, signal) =>
    api.get('/staff/rounds', { ...filters, after }, signal),
  );
  const plan = can('round:manage') && (
    <Button type="primary" onClick={() => void navigate('/rounds/new')}>
      {t('plan.button')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={<Link to="/rounds/unvisited">{t('unvisited.link')}</Link>}
        actions={plan}
      />
      <FilterSentence
        label={t('list.filter')}
        total={
          list.items.length > 0 && t(list.hasNextPage ? 'list.listed' : 'list.total', { count: list.items.length })
        }
      >
        <UnionFilter value={filters.unionId} onChange={(unionId) => set('unionId', unionId)} />
        <FilterChoice
          label={t('list.status')}
          all={t('list.statuses.open')}
          value={filters.status}
          onChange={(status) => set('status', status)}
          choices={[{ value: 'ended', label: t('list.statuses.ended') }]}
        />
        <FilterChoice
          label={t('list.whose')}
          all={t('list.everybody')}
          value={filters.visitor}
          onChange={(visitor) => set('visitor', visitor)}
          choices={[{ value: 'me', label: t('list.mine') }]}
        />
      </FilterSentence>
      <KeysetTable
        list={list}
        label={t('title')}
        columns={useColumns()}
        itemKey={({ id }) => id}
        to={({ id }) => `/rounds/${id}`}
        renderItem={(round) => <RoundCard round={round} />}
        empty={t(any ? 'list.emptyFiltered' : 'list.empty')}
        emptyAction={any ? <Button onClick={clear}>{t('list.showAll')}</Button> : plan}
      />
    </>
  );
}

function useColumns(): readonly TableColumn<RoundLine>[] {
  const { t } = useTranslation('rounds');
  return [
    { key: 'name', title: t('columns.name'), render: ({ name }) => name },
    {
      key: 'state',
      title: t('columns.state'),
      render: (round) => (
        <span className={styles.states}>
          <StateTag tone={toneOfRound(round.status)}>{round.statusWords}</StateTag>
          <ImportedTag of={round} />
        </span>
      ),
    },
    { key: 'progress', title: t('columns.progress'), render: (round) => <RoundProgress round={round} /> },
    { key: 'due', title: t('columns.due'), render: ({ dueOn }) => <RelativeDate day={dueOn} /> },
    { key: 'planned', title: t('columns.planned'), number: true, render: ({ planned }) => <Amount value={planned} /> },
    { key: 'union', title: t('columns.union'), wide: true, render: ({ unionName }) => unionName },
    { key: 'number', title: t('columns.number'), wide: true, render: ({ number }) => number },
  ];
}

function RoundCard({ round }: { round: RoundLine }) {
  const { t } = useTranslation('rounds');
  const { id, name, status, statusWords, unionName, planned, dueOn } = round;
  return (
    <Link className={record.card} to={`/rounds/${id}`}>
      <span className={record.cardTop}>
        <strong>{name}</strong>
        <span className={styles.states}>
          <StateTag tone={toneOfRound(status)}>{statusWords}</StateTag>
          <ImportedTag of={round} />
        </span>
      </span>
      <span className={record.cardTop}>
        <RoundProgress round={round} />
        <Amount value={planned} />
      </span>
      <span className="nj-caption">
        {unionName} · {t('list.until')} <RelativeDate day={dueOn} />
      </span>
    </Link>
  );
}
