import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { dayText } from '../../dates';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { CaseCard, CaseColumns, CaseHistory, CasePage, CaseStanding } from '../disputes/case-frame';
import { CasePapers } from '../disputes/case-papers';
import { ClocksSection } from '../disputes/clocks-section';
import record from '../../parts/record.module.css';
import styles from '../disputes/disputes.module.css';
import { AccidentActions } from './accident-actions';
import { type Accident, accidentKey, toneOf } from './accident-types';
import { PersonsSection } from './persons-section';

/** One accident: where the investigation stands, what runs out, who was hurt and what they got. */
export default function AccidentPage() {
  const { t } = useTranslation('accidents');
  const { accidentId = '' } = useParams();
  return (
    <CasePage<Accident>
      queryKey={accidentKey(accidentId)}
      path={`accidents/${accidentId}`}
      one={t('one')}
      titleOf={({ employer, kindLabel }) => `${employer} · ${kindLabel}`}
      back="/accidents"
      content={Content}
    />
  );
}

function Content({ record: accident }: { record: Accident }) {
  const { t } = useTranslation('accidents');
  return (
    <>
      <Standing accident={accident} />
      <CaseColumns
        left={
          <>
            <CaseCard>
              <About accident={accident} />
            </CaseCard>
            <PersonsSection accident={accident} />
            <CaseCard>
              <CasePapers
                papers={accident.papers}
                mayAdd={accident.mayAddPapers}
                path={`/staff/accidents/${accident.id}`}
                version={accident.version}
                refreshes={[accidentKey(accident.id)]}
                injured={accident.persons}
              />
            </CaseCard>
            <Told accident={accident} />
          </>
        }
        right={
          <>
            {accident.clocks.length > 0 && (
              <CaseCard>
                <ClocksSection clocks={accident.clocks} />
              </CaseCard>
            )}
            {accident.joinedOn && (
              <CaseCard>
                <Activities accident={accident} />
              </CaseCard>
            )}
            <CaseCard>
              <CaseHistory timeline={accident.timeline} title={t('history.title')} />
            </CaseCard>
          </>
        }
      />
    </>
  );
}

function Standing({ accident }: { accident: Accident }) {
  const { t } = useTranslation('accidents');
  const { status, gradeLabel, declineReason, handlerName } = accident;
  const hint = status === 'reported' && !handlerName ? 'toAppoint' : status;
  return (
    <CaseStanding
      record={accident}
      subjectType="accident"
      tone={toneOf(status)}
      label={t('standing.label')}
      wall={t('standing.wall')}
      more={[gradeLabel]}
      actions={<AccidentActions accident={accident} />}
    >
      <p>{t(`standing.${hint}`)}</p>
      {declineReason && <p className={styles.words}>{t('standing.reason', { reason: declineReason })}</p>}
    </CaseStanding>
  );
}

function About({ accident }: { accident: Accident }) {
  const { t } = useTranslation('accidents');
  const day = (on: string | null) => on && dayText(on, t);
  return (
    <DetailSection title={t('about.title')}>
      <Facts
        facts={[
          [t('fields.place'), accident.place],
          [t('fields.occurredOn'), day(accident.occurredOn)],
          [t('fields.reportedOn'), day(accident.reportedOn)],
          [t('about.intakeName'), accident.intakeName],
          [t('fields.accountId'), accident.handlerName],
          [t('fields.investigatedBy'), accident.investigatedBy],
          [t('about.joinedOn'), day(accident.joinedOn)],
          [t('about.closedOn'), day(accident.closedOn)],
        ]}
      />
      <p className={styles.told}>{accident.facts}</p>
    </DetailSection>
  );
}

/** What was found, what the union said to it, and how it was dealt with, each with its day. */
function Told({ accident }: { accident: Accident }) {
  const { t } = useTranslation('accidents');
  const { foundOn, findings, opinionOn, opinion, opinionTo, decidedOn, decision, opinionAnswer } = accident;
  const said = [
    ['findings', foundOn, findings, null],
    ['opinion', opinionOn, opinion, opinionTo && t('told.to', { to: opinionTo })],
    ['decision', decidedOn, decision, opinionAnswer && t('told.answer', { answer: opinionAnswer })],
  ] as const;
  return said.map(
    ([key, on, words, note]) =>
      on && (
        <CaseCard key={key}>
          <DetailSection title={t(`told.${key}`, { on: dayText(on, t) })}>
            <p className={styles.words}>{words}</p>
            {note && <p className={styles.told}>{note}</p>}
          </DetailSection>
        </CaseCard>
      ),
  );
}

function Activities({ accident: { activities } }: { accident: Accident }) {
  const { t } = useTranslation('accidents');
  return (
    <DetailSection title={t('activity.title')}>
      {activities.length === 0 && <p className="nj-caption">{t('activity.none')}</p>}
      <ul className={record.lines}>
        {activities.map(({ id, on, kindLabel, words, recordedByName }) => (
          <DetailLine key={id} note={`${dayText(on, t)} · ${recordedByName}`}>
            <strong>{kindLabel}</strong> {words}
          </DetailLine>
        ))}
      </ul>
    </DetailSection>
  );
}
