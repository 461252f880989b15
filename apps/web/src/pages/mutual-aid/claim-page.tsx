import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../api/client';
import { documentAddress } from '../../api/documents';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { ErrorState, LoadingState } from '../../parts/states';
import { CaseDrawer } from '../../shell/case-drawer';
import { ClaimActions } from './claim-actions';
import { ClaimState, Known, Span } from './claim-card';
import { ConsentLine } from './claim-consents';
import { MUTUAL_AID, type WholeClaim } from './mutual-aid-types';
import styles from './mutual-aid.module.css';

/** One claim: what is asked, its papers, who decided, and how it was paid. */
export default function ClaimPage() {
  const { t } = useTranslation('mutual-aid');
  const { claimId = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...MUTUAL_AID, 'claim', claimId],
    queryFn: ({ signal }) => api.get<WholeClaim>(`/staff/mutual-aid-claims/${claimId}`, undefined, signal),
  });
  return (
    <CaseDrawer title={data ? data.memberName : t('page')} back="/mutual-aid">
      {isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Content claim={data} />}
      {data && (
        <div className={styles.buttons}>
          <ClaimActions key={data.id} claim={data} />
        </div>
      )}
      {data && <Papers claim={data} />}
    </CaseDrawer>
  );
}

function Content({ claim }: { claim: WholeClaim }) {
  const { t } = useTranslation('mutual-aid');
  const onDay = (name: string | null, day: string | null) => name && `${name}${day ? ` ${dayText(day, t)}` : ''}`;
  return (
    <DetailSection title={<ClaimState claim={claim} />}>
      <ConsentLine status={claim.status} lacking={claim.lackingConsents} to={`/members/${claim.memberId}`} />
      <Facts
        facts={[
          [t('reason'), claim.reason],
          [t('number'), claim.number],
          [t('union'), claim.unionName],
          [t('plan'), claim.planName],
          [t('term'), <Span key="term" from={claim.startsOn} to={claim.endsOn} />],
          [t('coveredFrom'), claim.coveredFrom && dayText(claim.coveredFrom, t)],
          [t('stay'), <Span key="stay" from={claim.admittedOn} to={claim.dischargedOn} />],
          [t('selfPaid'), <Known key="self" amount={claim.selfPaid} />],
          [t('byRule'), claim.byRule && claim.status !== 'paid' && yuan(claim.byRule)],
          [t('paid'), claim.paid && yuan(claim.paid)],
          [t('paidOn'), claim.paidOn && dayText(claim.paidOn, t)],
          [t('reference'), claim.paymentReference],
          [t('note'), claim.note],
          [t('registeredBy'), claim.registeredByName],
          [t('checkedBy'), onDay(claim.checkedByName, claim.checkedOn)],
          [t('decidedBy'), onDay(claim.decidedByName, claim.decidedOn)],
        ].map(([label, value]) => [label as string, value || null] as const)}
      />
    </DetailSection>
  );
}

function Papers({ claim: { papers, isImported } }: { claim: WholeClaim }) {
  const { t } = useTranslation('mutual-aid');
  if (isImported) return null;
  return (
    <DetailSection title={t('papers.title')}>
      {papers.length === 0 && <p className="nj-caption">{t('papers.none')}</p>}
      <ul className={styles.plain}>
        {papers.map(({ id, kindName }) => (
          <DetailLine
            key={id}
            end={
              <a href={documentAddress(id)} target="_blank" rel="noreferrer">
                {t('papers.look')}
              </a>
            }
          >
            {kindName}
          </DetailLine>
        ))}
      </ul>
    </DetailSection>
  );
}
