import { useTranslation } from 'react-i18next';
import { isSome } from '../../money';
import { Amount } from '../../parts/amount';
import { DetailSection, Facts } from '../../parts/detail-section';
import { RelativeDate } from '../../parts/relative-date';
import { Timeline } from '../../parts/timeline';
import { Checklist } from './checklist';
import { Evidence } from './evidence';
import { Preview } from './preview';
import { goodsText, type Round } from './round-types';
import { RoundProgress } from './round-progress';
import styles from './rounds.module.css';

const DONE = new Set(['visited', 'given-by-proxy', 'refused', 'moved', 'deceased']);

/** What is planned, for whom, by which money; and all that happened. */
export function PlanPart({ round }: { round: Round }) {
  const { t } = useTranslation('rounds');
  return (
    <div className={styles.sections}>
      {round.status === 'draft' ? <Preview round={round} /> : <RosterFigures round={round} />}
      <Evidence round={round} />
      <PlanFacts round={round} />
      {round.checklist.length > 0 && <Checklist round={round} />}
      {round.timeline.length > 0 && (
        <DetailSection title={t('timeline')}>
          <Timeline
            entries={round.timeline.toReversed().map(({ at, byName, actionWords, words }) => ({
              id: `${at}${actionWords}`,
              at,
              text: [byName, actionWords, words].filter(Boolean).join(' · '),
            }))}
          />
        </DetailSection>
      )}
    </div>
  );
}

function PlanFacts({ round }: { round: Round }) {
  const { t } = useTranslation(['rounds', 'funds']);
  const { standard, audience, holidayName, holidayOn, fundName, paymentKind, cashReason } = round;
  const payment = t(`payments.${paymentKind}`);
  // A ledger of before says what each was given, not what was meant for each.
  const untold = round.isImported && !isSome(standard.cash);
  return (
    <DetailSection title={t('parts.plan')}>
      <Facts
        facts={[
          [t('plan.holiday'), holidayName && holidayOn && <Holiday key="holiday" name={holidayName} on={holidayOn} />],
          [t('plan.purpose'), round.purpose],
          [t('audience.label'), audience.length > 0 && <Audience key="audience" audience={audience} />],
          [t('plan.cash'), untold ? t('roster.cashUnknown') : <Amount key="cash" value={standard.cash} />],
          [t('plan.goods'), goodsText(standard.goods)],
          [t('plan.payment'), cashReason ? t('common:withNote', { name: payment, note: cashReason }) : payment],
          [t('plan.perHouseholdShort'), round.perHousehold ? t('yes') : null],
          [t('plan.fund'), fundName ?? t('plan.noFund')],
          [t('plan.budget'), <Amount key="budget" value={round.budget} />],
          [t('plan.startsOn'), <RelativeDate key="starts" day={round.startsOn} />],
          [t('plan.dueOn'), <RelativeDate key="due" day={round.dueOn} />],
          [t('plan.by'), round.createdByName],
        ]}
      />
    </DetailSection>
  );
}

const Holiday = ({ name, on }: { name: string; on: string }) => (
  <>
    {name} <RelativeDate day={on} />
  </>
);

function Audience({ audience }: { audience: Round['audience'] }) {
  const { t } = useTranslation('rounds');
  return (
    <ul>
      {audience.map(({ words, standard }) => (
        <li key={words}>
          {words}
          {standard && <span className="nj-caption"> {t('audience.gets', { amount: `¥${standard.perHead}` })}</span>}
        </li>
      ))}
    </ul>
  );
}

function RosterFigures({ round }: { round: Round }) {
  const { t } = useTranslation('rounds');
  const { figures, freezing } = round;
  if (freezing)
    return (
      <DetailSection title={t('freezing.title')}>
        <p aria-live="polite">{t('freezing.says', { done: freezing.done, count: freezing.total })}</p>
      </DetailSection>
    );
  const done = figures.byStatus.filter(({ status }) => DONE.has(status)).reduce((sum, one) => sum + one.persons, 0);
  return (
    <DetailSection title={t('figures.title')}>
      <p className={styles.figures}>
        <span>{t('figures.persons', { count: figures.persons })}</span>
        <span>{t('figures.households', { count: figures.households })}</span>
        <span>
          {t('figures.total')} <Amount value={figures.total} strong />
        </span>
      </p>
      <RoundProgress round={{ persons: figures.persons, done }} />
      <p className="nj-caption">
        {figures.byStatus.map(({ words, persons }) => t('figures.status', { words, count: persons })).join(' · ')}
      </p>
    </DetailSection>
  );
}
