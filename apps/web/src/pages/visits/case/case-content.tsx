import { useTranslation } from 'react-i18next';
import { dayOfInstant } from '../../../dates';
import { CaseProgress, type ProgressStep } from '../../../parts/case-progress';
import { DetailSection, Facts } from '../../../parts/detail-section';
import { RelativeDate, RelativeInstant } from '../../../parts/relative-date';
import { Timeline } from '../../../parts/timeline';
import type { PersonAt, VisitDuty } from '../visit-types';
import { CaseBasis } from './case-basis';
import { CaseConsent } from './case-consent';
import { CaseDocuments } from './case-documents';
import { CaseMoney } from './case-money';
import { CaseNotes } from './case-notes';
import { CasePapers } from './case-papers';
import { CaseVisits } from './case-visits';
import { RelatedCases } from './related-cases';
import styles from './case.module.css';

const STATES = { done: 'done', now: 'current', todo: 'todo' } as const;

/** Who, where it stands, by which rule, all that happened, papers, money, and what else there is of this family. */
export function CaseContent({ duty }: { duty: VisitDuty }) {
  const { t } = useTranslation('visits');
  const steps = duty.progress.map(({ label, state, heldBy }): ProgressStep => ({
    label,
    state: STATES[state],
    ...(heldBy ? { holder: heldBy } : {}),
  }));
  return (
    <>
      {steps.length > 0 && <CaseProgress steps={steps} estimate={<NextStep duty={duty} />} />}
      {duty.missing.length > 0 && (
        <div className={styles.missing}>
          <p>{t('case.missing', { papers: duty.missing.join('、') })}</p>
          <CasePapers duty={duty} />
        </div>
      )}
      <CaseConsent duty={duty} />
      {duty.reason && <p className={styles.reason}>{t('case.reason', { reason: duty.reason })}</p>}
      <div className={styles.sections}>
        <CaseBasis duty={duty} />
        <EventFacts duty={duty} />
        <DetailSection title={t('case.timeline')}>
          <Timeline
            entries={duty.timeline.map(({ id, at, dayOnly, sentence, kind }) => ({
              id,
              at,
              dayOnly,
              text: sentence,
              ...(TIMELINE_TONES[kind] ? { tone: TIMELINE_TONES[kind] } : {}),
            }))}
          />
        </DetailSection>
        <CaseVisits duty={duty} />
        <CaseMoney duty={duty} />
        <CaseDocuments duty={duty} />
        {duty.mayReadNotes && <CaseNotes duty={duty} />}
        <RelatedCases duty={duty} />
      </div>
    </>
  );
}

const TIMELINE_TONES: Readonly<Record<string, 'done' | 'late' | 'waiting' | 'due'>> = {
  visited: 'done',
  'aid-paid': 'done',
  'receipt-confirmed': 'done',
  escalated: 'late',
  'receipt-denied': 'late',
  'aid-reversed': 'late',
  'aid-returned': 'due',
};

function NextStep({ duty: { next, by } }: { duty: VisitDuty }) {
  const { t } = useTranslation('visits');
  if (!next) return null;
  return (
    <>
      {t('case.next', { next })}
      {by && (
        <>
          {t('case.by')}
          <RelativeDate day={by} />
        </>
      )}
    </>
  );
}

function EventFacts({ duty }: { duty: VisitDuty }) {
  const { t } = useTranslation('visits');
  const { eventOn, eventEndsOn, relativeRelation, assignees, firstInformed, firstReporter, firstHelper } = duty;
  // A ledger of before names a day and no hour, and nobody was sent: what it tells is over.
  const { isImported } = duty;
  const goes = assignees.map(({ name }) => name).join('、') || (isImported ? null : t('case.nobody'));
  return (
    <DetailSection title={t('case.event')}>
      <Facts
        facts={[
          [t('case.on'), <Days key="on" from={eventOn} to={eventEndsOn} />],
          [t('case.relative'), relativeRelation],
          [t('case.goes'), goes],
          [t('case.firstInformed'), <Person key="informed" person={firstInformed} dayOnly={isImported} />],
          [t('case.firstReporter'), <Person key="reporter" person={firstReporter} dayOnly={isImported} />],
          [t('case.firstHelper'), firstHelper && <Person key="helper" person={firstHelper} dayOnly={isImported} />],
        ]}
      />
    </DetailSection>
  );
}

function Days({ from, to }: { from: string; to: string | null }) {
  return (
    <>
      <RelativeDate day={from} />
      {to && (
        <>
          {' — '}
          <RelativeDate day={to} />
        </>
      )}
    </>
  );
}

const Person = ({ person: { name, at }, dayOnly }: { person: PersonAt; dayOnly: boolean }) => (
  <>
    {name}{' '}
    <span className="nj-caption">
      {dayOnly ? <RelativeDate day={dayOfInstant(at)} /> : <RelativeInstant at={at} />}
    </span>
  </>
);
