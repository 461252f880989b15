import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { Amount } from '../../parts/amount';
import { DetailLine } from '../../parts/detail-section';
import record from '../../parts/record.module.css';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { CaseList } from './case-list';
import { type DisputeRow, DISPUTES, GROUPS, MATTERS, toneOf, URGENCY_TONES } from './dispute-types';
import styles from './disputes.module.css';

const ON_BOARD = 6;

/** Disputes that I mediate, receive or oversee: what runs out next on top, then the list. */
export default function DisputesPage() {
  const { t } = useTranslation('disputes');
  return (
    <CaseList<DisputeRow>
      words="disputes"
      page="/disputes"
      path="/staff/disputes"
      listKey={DISPUTES}
      intake="dispute:intake"
      groups={GROUPS}
      kind={{
        field: 'matter',
        all: t('filters.allMatters'),
        choices: MATTERS.map((value) => ({ value, label: t(`matters.${value}`) })),
      }}
      toneOf={({ status }) => toneOf(status)}
      first={[
        { key: 'applicant', title: t('columns.applicant'), render: ({ applicant }) => applicant },
        { key: 'employer', title: t('columns.employer'), render: ({ employer }) => employer },
        { key: 'matter', title: t('columns.matter'), render: ({ matterLabel }) => matterLabel },
      ]}
      last={[
        { key: 'asked', title: t('columns.asked'), number: true, render: ({ asked }) => <Amount value={asked} /> },
        {
          ...{ key: 'recovered', title: t('columns.recovered'), number: true, wide: true },
          render: ({ recovered }) => <Amount value={recovered} />,
        },
        {
          key: 'mediators',
          title: t('columns.mediators'),
          wide: true,
          render: ({ mediators }) => mediators.join('、'),
        },
      ]}
      card={{
        title: ({ applicant }) => applicant,
        about: ({ matterLabel, employer }) => [matterLabel, employer].join(' · '),
      }}
      board={<Board />}
    />
  );
}

/** What runs out next. */
function Board() {
  const { t } = useTranslation('disputes');
  const { data } = useQuery({
    queryKey: [...DISPUTES, 'board'],
    queryFn: ({ signal }) => api.get<Schemas['DisputeBoardView']>('/staff/disputes/board', undefined, signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className={`nj-card ${styles.board}`} aria-label={t('board.title')}>
      <h2>{t('board.title')}</h2>
      <ul className={record.lines}>
        {data.items.slice(0, ON_BOARD).map(({ disputeId, applicant, employer, clock, endsOn, left, urgency }) => (
          <DetailLine
            key={`${disputeId}${clock}${endsOn}`}
            note={employer}
            end={<StateTag tone={URGENCY_TONES[urgency]}>{left}</StateTag>}
          >
            <Link to={`/disputes/${disputeId}`}>{applicant}</Link> · {clock} <RelativeDate day={endsOn} />
          </DetailLine>
        ))}
      </ul>
    </section>
  );
}
