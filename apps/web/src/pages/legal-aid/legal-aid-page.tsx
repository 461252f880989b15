import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { StateTag } from '../../parts/state-tag';
import { useSession } from '../../session/use-session';
import { CaseCard, CaseColumns, CaseHistory, CasePage, CaseStanding } from '../disputes/case-frame';
import { CasePapers } from '../disputes/case-papers';
import { ClocksSection } from '../disputes/clocks-section';
import record from '../../parts/record.module.css';
import styles from '../disputes/disputes.module.css';
import { LegalAidActions } from './legal-aid-actions';
import { type LegalAid, legalAidKey, PAPERS, toneOf } from './legal-aid-types';

/** One case of legal aid: where it stands, what runs out, what is missing, who helps and what came of it. */
export default function LegalAidPage() {
  const { t } = useTranslation('legal-aid');
  const { legalAidId = '' } = useParams();
  return (
    <CasePage<LegalAid>
      queryKey={legalAidKey(legalAidId)}
      path={`legal-aids/${legalAidId}`}
      one={t('one')}
      titleOf={({ applicant, matterLabel }) => `${applicant} · ${matterLabel}`}
      back="/legal-aid"
      content={Content}
    />
  );
}

function Content({ record: aid }: { record: LegalAid }) {
  const { t } = useTranslation('legal-aid');
  return (
    <>
      <Standing aid={aid} />
      <CaseColumns
        left={
          <>
            <CaseCard>
              <About aid={aid} />
            </CaseCard>
            {aid.assignedOn && (
              <CaseCard>
                <Handling aid={aid} />
              </CaseCard>
            )}
            {aid.objectedOn && (
              <CaseCard>
                <Objection aid={aid} />
              </CaseCard>
            )}
          </>
        }
        right={
          <>
            <CaseCard>
              <ClocksSection clocks={aid.clocks} />
            </CaseCard>
            <CaseCard>
              <Papers aid={aid} />
              <CasePapers
                papers={aid.files}
                mayAdd={aid.mayAddFiles}
                path={`/staff/legal-aids/${aid.id}`}
                version={aid.version}
                refreshes={[legalAidKey(aid.id)]}
              />
            </CaseCard>
            <CaseCard>
              <CaseHistory timeline={aid.timeline} title={t('history.title')} />
            </CaseCard>
          </>
        }
      />
    </>
  );
}

function Standing({ aid }: { aid: LegalAid }) {
  const { t } = useTranslation('legal-aid');
  const { status, outcomeLabel, groundLabel, reason, isUrgent, isAhead, missing, similar, result } = aid;
  return (
    <CaseStanding
      record={aid}
      subjectType="legal-aid"
      tone={toneOf(status)}
      label={t('standing.label')}
      wall={t('standing.wall')}
      more={[outcomeLabel, groundLabel]}
      actions={<LegalAidActions aid={aid} />}
    >
      <p>{t(`standing.next.${status === 'received' && missing.length > 0 ? 'toAskPapers' : status}`)}</p>
      {isUrgent && (
        <p>
          <StateTag tone="due">{t('standing.urgent')}</StateTag> {t('standing.urgentMeans')}
        </p>
      )}
      {isAhead && missing.length > 0 && <p>{t('standing.ahead', { papers: papersText(missing, t) })}</p>}
      {similar.map(({ id, number }, index) => (
        <p key={id ?? index}>
          <StateTag tone="due">{t('similar.label')}</StateTag>{' '}
          {id ? <Link to={`/legal-aid/${id}`}>{number}</Link> : t('similar.hidden')}
        </p>
      ))}
      {reason && <p className={styles.words}>{t(`reasons.${status}`, { reason, defaultValue: reason })}</p>}
      {result && <p className={styles.words}>{t('standing.result', { result })}</p>}
    </CaseStanding>
  );
}

const papersText = (papers: readonly string[], t: (key: string) => string): string =>
  papers.map((paper) => t(`papers.${paper}`)).join('、');

function About({ aid }: { aid: LegalAid }) {
  const { t } = useTranslation('legal-aid');
  const { can } = useSession();
  const day = (on: string | null | undefined) => on && dayText(on, t);
  const { people, facts, disputeId, disputeNumber, isMigrant, isMeansExempt } = aid;
  return (
    <DetailSection title={t('about.title')}>
      <Facts
        facts={[
          [t('about.applicant'), people > 1 ? t('about.many', { name: aid.applicant, count: people }) : aid.applicant],
          [t('about.phone'), aid.phone],
          [t('about.employer'), aid.employer],
          [t('about.service'), aid.serviceLabel],
          [t('about.asked'), yuan(aid.asked)],
          [t('about.migrant'), isMigrant ? t(isMeansExempt ? 'about.exempt' : 'about.notExempt') : null],
          [t('about.limitationOn'), day(aid.limitationOn)],
          [t('about.source'), aid.sourceLabel],
          [
            t('about.dispute'),
            disputeId &&
              (can('dispute:read') ? (
                <Link key="dispute" to={`/disputes/${disputeId}`}>
                  {disputeNumber}
                </Link>
              ) : (
                disputeNumber
              )),
          ],
          [t('about.receivedOn'), day(aid.receivedOn)],
          [t('about.intakeName'), aid.intakeName],
          [t('about.decidedOn'), day(aid.decidedOn)],
          [t('about.concludedOn'), day(aid.concludedOn)],
          [t('about.closedOn'), day(aid.closedOn)],
        ]}
      />
      <p className={styles.words}>{facts}</p>
    </DetailSection>
  );
}

function Handling({ aid }: { aid: LegalAid }) {
  const { t } = useTranslation('legal-aid');
  const { handlerName, lawyerName, lawyerFirm, assignedOn, records, recovered } = aid;
  return (
    <DetailSection title={t('handling.title')}>
      <Facts
        facts={[
          [t('handling.handler'), handlerName],
          [t('handling.lawyer'), [lawyerName, lawyerFirm].filter(Boolean).join(' · ')],
          [t('handling.assignedOn'), assignedOn && dayText(assignedOn, t)],
          [t('handling.recovered'), yuan(recovered)],
        ]}
      />
      {records.length === 0 && <p className="nj-caption">{t('handling.none')}</p>}
      <ul className={record.lines}>
        {records.map(({ on, words, nextOn, bring, byName }, index) => (
          <DetailLine
            key={index}
            note={[byName, nextOn && t('handling.next', { on: dayText(nextOn, t) }), bring].filter(Boolean).join(' · ')}
          >
            {dayText(on, t)} <span className={styles.words}>{words}</span>
          </DetailLine>
        ))}
      </ul>
    </DetailSection>
  );
}

function Objection({ aid: { objectedOn, objection, objectionDecidedOn, objectionAnswer } }: { aid: LegalAid }) {
  const { t } = useTranslation('legal-aid');
  return (
    <DetailSection title={t('objection.title', { on: dayText(objectedOn!, t) })}>
      <p className={styles.words}>{objection}</p>
      {objectionDecidedOn && (
        <p className={styles.words}>
          {t('objection.answer', { on: dayText(objectionDecidedOn, t), words: objectionAnswer })}
        </p>
      )}
    </DetailSection>
  );
}

function Papers({ aid: { papers, missing } }: { aid: LegalAid }) {
  const { t } = useTranslation('legal-aid');
  return (
    <DetailSection title={t('papersTitle')}>
      <ul className={record.lines}>
        {PAPERS.filter((paper) => papers.includes(paper) || missing.includes(paper)).map((paper) => (
          <DetailLine
            key={paper}
            end={
              <StateTag tone={papers.includes(paper) ? 'done' : 'due'}>
                {t(papers.includes(paper) ? 'paperThere' : 'paperMissing')}
              </StateTag>
            }
          >
            {t(`papers.${paper}`)}
          </DetailLine>
        ))}
      </ul>
    </DetailSection>
  );
}
