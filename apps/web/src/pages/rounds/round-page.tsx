import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { PageHeader } from '../../parts/page-header';
import { PrintForms } from '../../parts/print-forms';
import { RelativeDate } from '../../parts/relative-date';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { ImportedTag } from '../../parts/imported-tag';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useFilters } from '../../parts/use-filters';
import { usePhone } from '../../theme/media';
import { DecisionBar } from '../decisions/decision-bar';
import { useMyTurn } from '../decisions/use-waiting';
import { Signers } from '../disbursements/signers';
import { ClosingPart } from './closing-part';
import { PlanPart } from './plan-part';
import { RosterPart } from './roster-part';
import { RoundActions } from './round-actions';
import { type Round, roundPath, roundQuery, ROUNDS, toneOfRound } from './round-types';
import { VisitorsPart } from './visitors-part';
import styles from './rounds.module.css';

type Part = 'plan' | 'roster' | 'visitors' | 'signers' | 'closing';

/** A round from its plan to its closing: where it stands, what comes next, and its parts. */
export default function RoundPage() {
  const { t } = useTranslation('rounds');
  const { roundId = '' } = useParams();
  const { data: round, isPending, error, refetch } = useQuery(roundQuery(roundId));
  const phone = usePhone();
  // Who is to sign sees that button alone at his thumb.
  const signs = useMyTurn('round', roundId) !== undefined;
  const actions = round && <RoundActions round={round} />;
  return (
    <>
      <PageHeader
        title={round?.name ?? t('one')}
        subtitle={round && <Subtitle round={round} />}
        back="/rounds"
        actions={
          <>
            {round && <PrintForms subjectType="round" subjectId={roundId} version={round.version} />}
            {!phone && actions}
          </>
        }
      />
      {isPending && <LoadingState rows={8} />}
      {error && !round && <ErrorState error={error} onRetry={() => void refetch()} />}
      {round && <Content round={round} />}
      {phone && !signs && actions}
    </>
  );
}

function Subtitle({ round }: { round: Round }) {
  const { t } = useTranslation('rounds');
  const { number, unionName, statusWords, status, dueOn, supplementsId, supplementsNumber } = round;
  return (
    <>
      <StateTag tone={toneOfRound(status)}>{statusWords}</StateTag> <ImportedTag of={round} /> {number} · {unionName} ·{' '}
      {t('list.until')} <RelativeDate day={dueOn} />
      {supplementsId && (
        <>
          {' '}
          · <Link to={`/rounds/${supplementsId}`}>{t('supplements', { number: supplementsNumber })}</Link>
        </>
      )}
    </>
  );
}

const PLANNED = new Set(['draft', 'freezing']);
const APPROVED = new Set(['approved', 'under-way', 'closing', 'closed']);

/**
 * What there is to see so far; a draft has no roster yet, what is not approved has nothing to close. Who comes from
 * elsewhere to visit sees whom he visits.
 */
const partsOf = ({ status, seesAll }: Round): readonly Part[] => {
  if (PLANNED.has(status)) return ['plan'];
  if (!seesAll) return ['plan', 'roster'];
  const asked = status !== 'frozen' && status !== 'cancelled';
  return [
    'plan',
    'roster',
    'visitors',
    ...(asked ? (['signers'] as const) : []),
    ...(APPROVED.has(status) ? (['closing'] as const) : []),
  ];
};

const SignersPart = ({ round }: { round: Round }) => <Signers disbursementId={round.id} />;

const PARTS: Readonly<Record<Part, ComponentType<{ readonly round: Round }>>> = {
  plan: PlanPart,
  roster: RosterPart,
  visitors: VisitorsPart,
  signers: SignersPart,
  closing: ClosingPart,
};

function Content({ round }: { round: Round }) {
  const { t } = useTranslation('rounds');
  const { filters, set } = useFilters(['part'] as const);
  const parts = partsOf(round);
  const part = parts.find((one) => one === filters.part) ?? 'plan';
  const Shown = PARTS[part];
  const phone = usePhone();
  const bar = (
    <DecisionBar
      subject={{
        id: round.id,
        path: roundPath(round.id),
        type: 'round',
        version: round.version,
        unionId: round.unionId,
        name: round.name,
        refreshes: [ROUNDS],
      }}
    />
  );
  return (
    <>
      {round.reason && <p className={styles.reason}>{t('reason', { reason: round.reason })}</p>}
      {!phone && bar}
      {parts.length > 1 && (
        <div className={styles.buttons}>
          <SegmentedChoice
            label={t('parts.label')}
            value={part}
            onChange={(chosen) => set('part', chosen === 'plan' ? null : chosen)}
            choices={parts.map((value) => ({ value, label: t(`parts.${value}`) }))}
          />
        </div>
      )}
      <Shown round={round} />
      {phone && bar}
    </>
  );
}
