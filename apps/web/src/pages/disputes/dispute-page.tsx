import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { StateTag } from '../../parts/state-tag';
import { AgreementSection } from './agreement-section';
import { CaseCard, CaseColumns, CaseHistory, CasePage, CaseStanding } from './case-frame';
import { CasePapers } from './case-papers';
import { ClocksSection } from './clocks-section';
import { DisputeActions } from './dispute-actions';
import { type Dispute, disputeKey, owesDeclaration, toneOf } from './dispute-types';
import record from '../../parts/record.module.css';
import styles from './disputes.module.css';
import { MediationSections } from './mediation-sections';

/** One dispute: where it stands, what runs out, who asks what of whom, and what was done. */
export default function DisputePage() {
  const { t } = useTranslation('disputes');
  const { disputeId = '' } = useParams();
  return (
    <CasePage<Dispute>
      queryKey={disputeKey(disputeId)}
      path={`disputes/${disputeId}`}
      one={t('one')}
      titleOf={({ applicants, workers, matterLabel }) =>
        [
          workers > 1
            ? t('titleMany', { name: applicants[0]?.name ?? '', count: workers })
            : (applicants[0]?.name ?? ''),
          matterLabel,
        ].join(' · ')
      }
      back="/disputes"
      content={Content}
    />
  );
}

function Content({ record: dispute }: { record: Dispute }) {
  const { t } = useTranslation('disputes');
  return (
    <>
      <Standing dispute={dispute} />
      <CaseColumns
        left={
          <>
            <CaseCard>
              <About dispute={dispute} />
              <Applicants dispute={dispute} />
            </CaseCard>
            <MediationSections dispute={dispute} />
            {dispute.agreement && (
              <CaseCard>
                <AgreementSection dispute={dispute} agreement={dispute.agreement} />
              </CaseCard>
            )}
          </>
        }
        right={
          <>
            <CaseCard>
              <ClocksSection clocks={dispute.clocks} />
            </CaseCard>
            <CaseCard>
              <CasePapers
                papers={dispute.papers}
                mayAdd={dispute.mayAddPapers}
                path={`/staff/disputes/${dispute.id}`}
                version={dispute.version}
                refreshes={[disputeKey(dispute.id)]}
              />
            </CaseCard>
            <CaseCard>
              <Mediators dispute={dispute} />
            </CaseCard>
            <CaseCard>
              <CaseHistory timeline={dispute.timeline} title={t('history.title')} />
            </CaseCard>
          </>
        }
      />
    </>
  );
}

/** Which sentence says what to do next. */
function nextOf({ status, mediators, clocks, acceptedOn, concludedOn }: Dispute): string {
  if (status === 'received' && mediators.length === 0) return 'toAppoint';
  if (acceptedOn !== null && concludedOn === null && mediators.length === 0) return 'toAppointLate';
  const isOver = clocks.some(({ code, state }) => code === 'mediation' && state === 'expired');
  return isOver && concludedOn === null && status !== 'consent-asked' && status !== 'received' ? 'over' : status;
}

function Standing({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  const { status, statusLabel, outcomeLabel, reason, referredToLabel, remedyLabel, similar, stars, parts } = dispute;
  const { legalAid } = dispute;
  return (
    <CaseStanding
      record={dispute}
      subjectType="dispute"
      tone={toneOf(status)}
      label={t('standing.label')}
      wall={t('standing.wall')}
      more={[outcomeLabel !== statusLabel && outcomeLabel, referredToLabel, remedyLabel]}
      actions={<DisputeActions dispute={dispute} />}
    >
      <p>{t(owesDeclaration(dispute) ? 'standing.undeclared' : `standing.next.${nextOf(dispute)}`)}</p>
      {reason && <p className={styles.words}>{t('standing.reason', { reason })}</p>}
      {legalAid && (
        <p>
          {legalAid.id ? (
            <Link to={`/legal-aid/${legalAid.id}`}>{t('standing.legalAid', { number: legalAid.number })}</Link>
          ) : (
            t('standing.legalAidHidden')
          )}
        </p>
      )}
      {similar.map(({ id, number, isNamesake }, index) => (
        <p key={id ?? index}>
          <StateTag tone="due">{t('similar.label')}</StateTag>{' '}
          {id ? <Link to={`/disputes/${id}`}>{number}</Link> : t('similar.hidden')}
          {isNamesake && <> {t('similar.namesake')}</>}
        </p>
      ))}
      {stars !== null && <p>{t('standing.stars', { stars })}</p>}
      {parts.length === 1 && parts[0] === 'overseer' && <p className="nj-caption">{t('standing.overseer')}</p>}
    </CaseStanding>
  );
}

function About({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  const day = (on: string | null | undefined) => on && dayText(on, t);
  const { claims, facts, remark } = dispute;
  return (
    <DetailSection title={t('about.title')}>
      <Facts
        facts={[
          [t('about.employer'), dispute.employer],
          [t('about.contact'), dispute.employerContact],
          [t('about.matter'), [dispute.matterLabel, !dispute.isLabour && t('about.civil')].filter(Boolean).join(' · ')],
          [t('about.source'), [dispute.sourceLabel, dispute.recordedPlace].filter(Boolean).join(' · ')],
          [t('about.receivedOn'), day(dispute.receivedOn)],
          [t('about.intakeName'), dispute.intakeName],
          [t('about.knownOn'), day(dispute.knownOn)],
          [
            t('about.employment'),
            [dispute.employmentLabel, day(dispute.employmentEndedOn)].filter(Boolean).join(' · '),
          ],
          [t('about.consentAskedOn'), day(dispute.consentAskedOn)],
          [t('about.acceptedOn'), day(dispute.acceptedOn)],
          [t('about.concludedOn'), day(dispute.concludedOn)],
          [t('about.arbitrationAcceptedOn'), day(dispute.arbitrationAcceptedOn)],
          [t('about.arbitrationDecidedOn'), day(dispute.arbitrationDecidedOn)],
          [t('about.closedOn'), day(dispute.closedOn)],
          [t('about.claims'), claims.map(({ item, amount }) => `${item} ${yuan(amount)}`).join('；')],
          [t('about.asked'), yuan(dispute.asked)],
          [t('about.recovered'), yuan(dispute.recovered)],
        ]}
      />
      {facts && <p className={styles.words}>{facts}</p>}
      {remark && <p className={styles.words}>{t('about.remark', { remark })}</p>}
    </DetailSection>
  );
}

function Applicants({ dispute: { applicants, workers } }: { dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  return (
    <DetailSection title={t('applicants.title', { count: workers })}>
      <ul className={record.lines}>
        {applicants.map(({ id, name, phone, isRepresentative, asked, agreed, recovered, memberId }) => (
          <DetailLine
            key={id}
            note={[
              t('applicants.asked', { amount: yuan(asked) }),
              agreed && t('applicants.agreed', { amount: yuan(agreed) }),
              t('applicants.recovered', { amount: yuan(recovered) }),
              phone,
            ]
              .filter(Boolean)
              .join(' · ')}
            end={isRepresentative && <StateTag tone="plain">{t('applicants.representative')}</StateTag>}
          >
            {name}
            {memberId ? '' : ` · ${t('applicants.outside')}`}
          </DetailLine>
        ))}
      </ul>
    </DetailSection>
  );
}

function Mediators({ dispute: { mediators, acceptedOn } }: { dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  return (
    <DetailSection title={t('mediators.title')}>
      {mediators.length === 0 && (
        <p className="nj-caption">{t(acceptedOn === null ? 'mediators.none' : 'mediators.unnamed')}</p>
      )}
      <ul className={record.lines}>
        {mediators.map(({ accountId, name, presides, declaredOn, replacedOn, replacedReason }) => (
          <DetailLine
            key={`${accountId}${replacedOn}`}
            note={
              replacedOn
                ? t('mediators.replaced', { on: dayText(replacedOn, t), reason: replacedReason })
                : declaredOn
                  ? t('mediators.declared', { on: dayText(declaredOn, t) })
                  : t('mediators.undeclared')
            }
          >
            {name}
            {presides && !replacedOn ? ` · ${t('mediators.presides')}` : ''}
          </DetailLine>
        ))}
      </ul>
    </DetailSection>
  );
}
