import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Outlet, useNavigate, useParams } from 'react-router';
import { api } from '../../../api/client';
import { FilterChoice, FilterSentence } from '../../../parts/filter-sentence';
import { useKeyset } from '../../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../../parts/keyset-table';
import { PageHeader } from '../../../parts/page-header';
import { RelativeDate } from '../../../parts/relative-date';
import { StateTag } from '../../../parts/state-tag';
import { UnionFilter } from '../../../parts/union-picker';
import { useFilters } from '../../../parts/use-filters';
import { TALK_TOPICS } from '../visit-words';
import type { TalkLine } from '../visit-types';
import { TALKS } from './standing-talk';
import styles from '../list.module.css';

const FILTERS = ['unionId', 'topic'] as const;

/** 五必谈: with whom was talked, when and after what; what was said stands on its own page. */
export default function TalksPage() {
  const { t } = useTranslation('visits');
  const navigate = useNavigate();
  const { talkId } = useParams();
  const { filters, any, clear, search } = useFilters(FILTERS);
  const list = useKeyset<TalkLine>([...TALKS, 'list', filters], (after, signal) =>
    api.get('/staff/talks', { ...filters, after }, signal),
  );
  return (
    <>
      <PageHeader
        title={t('talks.title')}
        back="/visits"
        actions={
          <Button type="primary" onClick={() => void navigate('/talks/new')}>
            {t('talk.send')}
          </Button>
        }
      />
      <TalksFilters count={list.items.length} more={list.hasNextPage} />
      <KeysetTable
        list={list}
        label={t('talks.title')}
        columns={useColumns()}
        itemKey={({ id }) => id}
        selectedKey={talkId}
        to={({ id }) => `/talks/${id}${search}`}
        renderItem={(line) => <TalkCard line={line} />}
        empty={t(any ? 'talks.emptyFiltered' : 'talks.empty')}
        emptyAction={any && <Button onClick={clear}>{t('list.showAll')}</Button>}
      />
      <Outlet />
    </>
  );
}

function TalksFilters({ count, more }: { count: number; more: boolean }) {
  const { t } = useTranslation('visits');
  const { filters, set } = useFilters(FILTERS);
  return (
    <FilterSentence label={t('talks.filters')} total={count > 0 && t(more ? 'talks.listed' : 'talks.total', { count })}>
      <UnionFilter value={filters.unionId} onChange={(unionId) => set('unionId', unionId)} />
      <FilterChoice
        label={t('talk.topic')}
        all={t('talks.allTopics')}
        value={filters.topic}
        onChange={(topic) => set('topic', topic)}
        choices={TALK_TOPICS.map((value) => ({ value, label: t(`topics.${value}`) }))}
      />
    </FilterSentence>
  );
}

function useColumns(): readonly TableColumn<TalkLine>[] {
  const { t } = useTranslation('visits');
  return [
    { key: 'who', title: t('talks.columns.who'), render: ({ memberName }) => memberName },
    { key: 'topic', title: t('talk.topic'), render: ({ topicName }) => topicName },
    { key: 'on', title: t('talks.columns.on'), render: ({ visitedOn }) => <RelativeDate day={visitedOn} /> },
    { key: 'outcome', title: t('talk.outcome'), render: (line) => <Outcome line={line} /> },
    { key: 'with', title: t('talk.visitors'), render: ({ visitors }) => visitors },
    {
      key: 'next',
      title: t('words.again'),
      wide: true,
      render: ({ nextContactOn }) => nextContactOn && <RelativeDate day={nextContactOn} />,
    },
    { key: 'union', title: t('list.columns.union'), wide: true, render: ({ unionName }) => unionName },
  ];
}

function Outcome({ line: { outcome } }: { line: TalkLine }) {
  const { t } = useTranslation('visits');
  const words = outcome === 'met' || outcome === 'refused' || outcome === 'absent' ? `talk.outcomes.${outcome}` : null;
  return <StateTag tone={outcome === 'met' ? 'done' : 'due'}>{t(words ?? `outcomes.${outcome}`)}</StateTag>;
}

function TalkCard({ line }: { line: TalkLine }) {
  const { memberName, topicName, visitedOn, visitors, unionName } = line;
  return (
    <span className={styles.card}>
      <span className={styles.cardTop}>
        <strong>
          {memberName} · {topicName}
        </strong>
        <RelativeDate day={visitedOn} />
      </span>
      <span className={styles.cardTop}>
        <Outcome line={line} />
        <span className="nj-caption">{visitors}</span>
      </span>
      <span className="nj-caption">{unionName}</span>
    </span>
  );
}
