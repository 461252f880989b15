import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { dayText } from '../../dates';
import { DetailSection, Facts } from '../../parts/detail-section';
import { CaseCard, CaseColumns, CaseHistory, CasePage, CaseStanding } from '../disputes/case-frame';
import { ClocksSection } from '../disputes/clocks-section';
import styles from '../disputes/disputes.module.css';
import { PetitionActions } from './petition-actions';
import { PetitionPapers } from './petition-papers';
import { type Petition, petitionKey, toneOf } from './petition-types';

/** One petition: where it stands, what runs out, what was said and what was answered. */
export default function PetitionPage() {
  const { t } = useTranslation('petitions');
  const { petitionId = '' } = useParams();
  return (
    <CasePage<Petition>
      queryKey={petitionKey(petitionId)}
      path={`petitions/${petitionId}`}
      one={t('one')}
      titleOf={({ petitioner, kindLabel }) => `${petitioner} · ${kindLabel}`}
      back="/petitions"
      content={Content}
    />
  );
}

function Content({ record: petition }: { record: Petition }) {
  const { t } = useTranslation('petitions');
  return (
    <>
      <Standing petition={petition} />
      <CaseColumns
        left={
          <>
            <CaseCard>
              <About petition={petition} />
            </CaseCard>
            <Answers petition={petition} />
            <CaseCard>
              <PetitionPapers petition={petition} />
            </CaseCard>
          </>
        }
        right={
          <>
            {petition.clocks.length > 0 && (
              <CaseCard>
                <ClocksSection clocks={petition.clocks} />
              </CaseCard>
            )}
            <CaseCard>
              <CaseHistory timeline={petition.timeline} title={t('history.title')} />
            </CaseCard>
          </>
        }
      />
    </>
  );
}

function Standing({ petition }: { petition: Petition }) {
  const { t } = useTranslation('petitions');
  const { status, statusLabel, outcomeLabel, roadLabel, reason, handlerName, isAnonymous, next, stars, comment } =
    petition;
  return (
    <CaseStanding
      record={petition}
      subjectType="petition"
      tone={toneOf(status)}
      label={t('standing.label')}
      wall={t('standing.wall')}
      more={[outcomeLabel !== statusLabel && outcomeLabel, roadLabel]}
      actions={<PetitionActions petition={petition} />}
    >
      <p>{t(`standing.${status === 'received' ? (handlerName ? 'toAccept' : 'toAppoint') : `next.${status}`}`)}</p>
      {isAnonymous && <p className="nj-caption">{t('standing.anonymous')}</p>}
      {next && (
        <Facts
          facts={[
            [t('meeting.next'), [dayText(next.on, t), next.atTime].filter(Boolean).join(' ')],
            [t('meeting.place'), next.place],
            [t('meeting.bring'), next.bring],
          ]}
        />
      )}
      {stars !== null && (
        <p className={styles.words}>
          {t('standing.rated', { stars })}
          {comment && t('standing.comment', { comment })}
        </p>
      )}
      {reason && <p className={styles.words}>{t('standing.reason', { reason })}</p>}
    </CaseStanding>
  );
}

function About({ petition }: { petition: Petition }) {
  const { t } = useTranslation('petitions');
  const day = (on: string | null | undefined) => on && dayText(on, t);
  const { people, representatives, words, request } = petition;
  return (
    <DetailSection title={t('about.title')}>
      <Facts
        facts={[
          [t('about.petitioner'), petition.petitioner],
          [t('about.phone'), petition.phone],
          [t('about.people'), people > 1 ? t('about.peopleCount', { count: people }) : null],
          [t('about.representatives'), representatives.join('、')],
          [t('about.about'), petition.about],
          [t('about.source'), [petition.sourceLabel, petition.forwardedBy].filter(Boolean).join(' · ')],
          [t('about.receivedOn'), day(petition.receivedOn)],
          [t('about.intakeName'), petition.intakeName],
          [t('about.handlerName'), petition.handlerName],
          [t('about.repliedOn'), day(petition.repliedOn)],
          [t('about.closedOn'), day(petition.closedOn)],
        ]}
      />
      <p className={styles.words}>{words}</p>
      {request && <p className={styles.words}>{t('about.request', { request })}</p>}
    </DetailSection>
  );
}

/** What was answered, reviewed and re-reviewed, each with its day. */
function Answers({ petition }: { petition: Petition }) {
  const { t } = useTranslation('petitions');
  const said = [
    ['answer', petition.answeredOn, petition.answer],
    ['review', petition.reviewedOn, petition.review],
    ['recheck', petition.recheckedOn, petition.recheck],
  ] as const;
  return said.map(
    ([key, on, words]) =>
      on && (
        <CaseCard key={key}>
          <DetailSection title={t(`answers.${key}`, { on: dayText(on, t) })}>
            <p className={styles.words}>{words}</p>
          </DetailSection>
        </CaseCard>
      ),
  );
}
