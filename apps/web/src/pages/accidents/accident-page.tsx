import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../api/client';
import { dayText } from '../../dates';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { PrintForms } from '../../parts/print-forms';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { Timeline } from '../../parts/timeline';
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
  const { data, isPending, error, refetch } = useQuery({
    queryKey: accidentKey(accidentId),
    queryFn: ({ signal }) => api.get<Accident>(`/staff/accidents/${accidentId}`, undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={data ? `${data.employer} · ${data.kindLabel}` : t('one')}
        subtitle={data && [data.number, data.unionName].join(' · ')}
        back="/accidents"
      />
      {isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Content key={data.id} accident={data} />}
    </>
  );
}

function Content({ accident }: { accident: Accident }) {
  return (
    <>
      <Standing accident={accident} />
      <div className={record.columns}>
        <div className={record.column}>
          <div className={`nj-card ${record.part}`}>
            <About accident={accident} />
          </div>
          <PersonsSection accident={accident} />
          <div className={`nj-card ${record.part}`}>
            <CasePapers
              papers={accident.papers}
              mayAdd={accident.mayAddPapers}
              path={`/staff/accidents/${accident.id}`}
              version={accident.version}
              refreshes={[accidentKey(accident.id)]}
              injured={accident.persons}
            />
          </div>
          <Told accident={accident} />
        </div>
        <div className={record.column}>
          {accident.clocks.length > 0 && (
            <div className={`nj-card ${record.part}`}>
              <ClocksSection clocks={accident.clocks} />
            </div>
          )}
          {accident.joinedOn && (
            <div className={`nj-card ${record.part}`}>
              <Activities accident={accident} />
            </div>
          )}
          <div className={`nj-card ${record.part}`}>
            <History accident={accident} />
          </div>
        </div>
      </div>
    </>
  );
}

function Standing({ accident }: { accident: Accident }) {
  const { t } = useTranslation('accidents');
  const { status, statusLabel, gradeLabel, declineReason, handlerName } = accident;
  const hint = status === 'reported' && !handlerName ? 'toAppoint' : status;
  return (
    <section className={`nj-card ${record.standing}`} aria-label={t('standing.label')}>
      <p>
        <StateTag tone={toneOf(status)}>{statusLabel}</StateTag> <strong>{gradeLabel}</strong>{' '}
        <StateTag tone="private">{t('standing.wall')}</StateTag>
      </p>
      <p>{t(`standing.${hint}`)}</p>
      {declineReason && <p className={styles.words}>{t('standing.reason', { reason: declineReason })}</p>}
      <div className={record.actions}>
        <PrintForms subjectType="accident" subjectId={accident.id} version={accident.version} />
      </div>
      <AccidentActions accident={accident} />
    </section>
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
        <div key={key} className={`nj-card ${record.part}`}>
          <DetailSection title={t(`told.${key}`, { on: dayText(on, t) })}>
            <p className={styles.words}>{words}</p>
            {note && <p className={styles.told}>{note}</p>}
          </DetailSection>
        </div>
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

function History({ accident: { timeline } }: { accident: Accident }) {
  const { t } = useTranslation('accidents');
  return (
    <DetailSection title={t('history.title')}>
      <Timeline
        entries={timeline
          .map(({ at, byName, words }, index) => ({ id: String(index), at, text: `${byName} ${words}` }))
          .reverse()}
      />
    </DetailSection>
  );
}
