import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { dayText, todayInChina } from '../../dates';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { ReasonModal } from '../../parts/reason-modal';
import { StateTag } from '../../parts/state-tag';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { useHeldWhile } from '../../parts/use-held-while';
import { ClaimCard, Span } from './claim-card';
import { ClaimConsentFields, ConsentLine } from './claim-consents';
import { lackingUnder } from './consent-note';
import {
  type Claim,
  type Cover,
  MUTUAL_AID,
  type OwnLackingConsent,
  type Statement,
  statementOf,
} from './mutual-aid-types';
import styles from './mutual-aid.module.css';
import { StatementFields } from './statement-fields';
import { CoverSelect } from './submit-claim';

/** The terms in which the member is covered, and his claims. */
export default function MyClaimsPage() {
  const { t } = useTranslation('mutual-aid');
  const [open, setOpen] = useState(false);
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...MUTUAL_AID, 'mine'],
    queryFn: ({ signal }) => api.get<Schemas['OwnClaimsView']>('/portal/mutual-aid-claims', undefined, signal),
  });
  const covers = data?.covers ?? [];
  const lacking = data?.lackingConsents ?? [];
  return (
    <>
      <PageHeader
        title={t('myTitle')}
        actions={
          covers.length > 0 && (
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('submit')}
            </Button>
          )
        }
      />
      {isPending && <LoadingState rows={4} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && covers.length + data.items.length === 0 && <EmptyState>{t('myEmpty')}</EmptyState>}
      {covers.length > 0 && <h2 className={styles.heading}>{t('myCovers')}</h2>}
      <ul className={styles.list}>
        {covers.map((cover) => (
          <li key={cover.id} className="nj-card">
            <CoverCard cover={cover} />
          </li>
        ))}
      </ul>
      {data && data.items.length > 0 && <h2 className={styles.heading}>{t('myClaims')}</h2>}
      <ul className={styles.list}>
        {data?.items.map((claim) => (
          <li key={claim.id} className="nj-card">
            <OwnClaim claim={claim} covers={covers} lacking={lacking} />
          </li>
        ))}
      </ul>
      <Apply covers={covers} lacking={lacking} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

function CoverCard({ cover }: { cover: Cover }) {
  const { t } = useTranslation('mutual-aid');
  const { endsOn, coveredFrom, claimDays } = cover;
  const over = endsOn !== null && endsOn < todayInChina();
  return (
    <span className={styles.card}>
      <span className={styles.top}>
        <strong>{cover.planName}</strong>
        {endsOn && <StateTag tone={over ? 'plain' : 'done'}>{t(over ? 'plans.over' : 'covered')}</StateTag>}
      </span>
      <span className="nj-caption">
        <Span from={cover.startsOn} to={endsOn} />
      </span>
      {coveredFrom && <span className="nj-caption">{t('coveredFromDay', { day: dayText(coveredFrom, t) })}</span>}
      {claimDays && <span className="nj-caption">{t('claimWithin', { count: claimDays })}</span>}
    </span>
  );
}

interface OwnClaimProps {
  readonly claim: Claim;
  readonly covers: readonly Cover[];
  readonly lacking: readonly OwnLackingConsent[];
}

function OwnClaim({ claim: newest, covers, lacking: all }: OwnClaimProps) {
  const { t } = useTranslation('mutual-aid');
  const [asked, setAsked] = useState<'again' | 'withdraw' | null>(null);
  const claim = useHeldWhile(newest, asked !== null);
  const lacking = lackingUnder(all, claim.enrolmentId);
  const close = () => setAsked(null);
  const path = `/portal/mutual-aid-claims/${claim.id}` as const;
  const withdrawal = useChange<string>({
    said: t('done.withdraw'),
    send: (reason) => api.post(`${path}/withdrawal`, { reason }, { version: claim.version }),
    refreshes: [MUTUAL_AID],
    onNewest: close,
    onDone: close,
  });
  const { admittedOn, dischargedOn, selfPaid } = claim;
  const initial = {
    ...(admittedOn && { admittedOn }),
    ...(dischargedOn && { dischargedOn }),
    selfPaid: selfPaid ?? '',
  };
  const may = (action: string) => !claim.isImported && claim.openActions.includes(action);
  return (
    <>
      <ClaimCard claim={claim} />
      {claim.reason && <p className="nj-caption">{claim.reason}</p>}
      {!claim.isImported && <ConsentLine status={claim.status} lacking={lacking} to="/my/file" />}
      {(may('submit-again') || may('withdraw')) && (
        <div className={styles.buttons}>
          {may('submit-again') && <Button onClick={() => setAsked('again')}>{t('actions.submit-again')}</Button>}
          {may('withdraw') && <Button onClick={() => setAsked('withdraw')}>{t('actions.withdraw')}</Button>}
        </div>
      )}
      <FormModal<Statement>
        key={claim.version}
        open={asked === 'again'}
        onClose={close}
        title={t('actions.submit-again')}
        confirm={t('actions.submit-again')}
        explanation={claim.reason}
        initial={initial}
        send={(values) =>
          api.post(`${path}/resubmission`, statementOf(values, lacking, false), { version: claim.version })
        }
        refreshes={[MUTUAL_AID]}
        said={t('submitted')}
      >
        <StatementFields />
        <ClaimConsentFields
          asked={lacking}
          byOfficer={false}
          plan={covers.find(({ id }) => id === claim.enrolmentId)}
        />
      </FormModal>
      <ReasonModal
        open={asked === 'withdraw'}
        title={t('actions.withdraw')}
        confirm={t('actions.withdraw')}
        explanation={t('ask.withdraw')}
        sending={withdrawal.isPending}
        onConfirm={(reason) => withdrawal.mutate(reason)}
        onCancel={close}
      />
    </>
  );
}

interface ApplyProps {
  readonly covers: readonly Cover[];
  readonly lacking: readonly OwnLackingConsent[];
  readonly open: boolean;
  readonly onClose: () => void;
}

function Apply({ covers, lacking, open, onClose }: ApplyProps) {
  const { t } = useTranslation('mutual-aid');
  const { key, renew } = useIdempotencyKey();
  return (
    <FormModal<Statement & { enrolmentId: string }>
      open={open}
      onClose={onClose}
      title={t('submit')}
      confirm={t('submit')}
      explanation={t('applyMeans')}
      {...(covers.length === 1 ? { initial: { enrolmentId: covers[0]!.id } } : {})}
      send={({ enrolmentId, ...values }) =>
        api.post(
          '/portal/mutual-aid-claims',
          { enrolmentId, ...statementOf(values, lackingUnder(lacking, enrolmentId), false) },
          { idempotencyKey: key },
        )
      }
      refreshes={[MUTUAL_AID]}
      said={t('submitted')}
      onDone={renew}
    >
      <Form.Item name="enrolmentId" label={t('cover')} rules={[{ required: true, message: t('missing.cover') }]}>
        <CoverSelect covers={covers} />
      </Form.Item>
      <StatementFields />
      <AskedUnderCover covers={covers} lacking={lacking} />
    </FormModal>
  );
}

/** Of the chosen cover: each association is consented to on its own. */
function AskedUnderCover({ covers, lacking }: Pick<ApplyProps, 'covers' | 'lacking'>) {
  const chosen = Form.useWatch<string | undefined>('enrolmentId');
  const plan = covers.find(({ id }) => id === chosen);
  return <ClaimConsentFields asked={lackingUnder(lacking, chosen)} byOfficer={false} plan={plan} />;
}
