import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { yuan } from '../../money';
import { ConfirmButton } from '../../parts/confirm-button';
import { ReasonModal } from '../../parts/reason-modal';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag, type StateTone } from '../../parts/state-tag';
import { useHeldWhile } from '../../parts/use-held-while';
import { type FundAccount, FUNDS } from './fund-types';
import styles from './funds.module.css';

type Movement = Schemas['FundMovementView'];

const TONES: Readonly<Record<Movement['status'], StateTone>> = {
  open: 'due',
  booked: 'done',
  refused: 'late',
  withdrawn: 'plain',
};
const SHOWN = 5;
const SHOWN_OF_ALL = 50;

/**
 * Transfers and adjustments: of one account what waits for another person's word and the latest that were decided; of
 * all accounts only what waits.
 */
export function FundMovements({ fund }: { fund?: FundAccount }) {
  const { t } = useTranslation('funds');
  const query = fund ? { fundAccountId: fund.id, limit: SHOWN } : { status: 'open', limit: SHOWN_OF_ALL };
  const { data } = useQuery({
    queryKey: [...FUNDS, 'movements', query],
    queryFn: ({ signal }) => api.get<{ items: Movement[] }>('/staff/fund-movements', query, signal),
  });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className={styles.movements} aria-label={t(fund ? 'movement.title' : 'movement.waiting')}>
      <h2>{t(fund ? 'movement.title' : 'movement.waiting')}</h2>
      <ul>
        {items.map((movement) => (
          <li key={movement.id}>
            <Line movement={movement} fundId={fund?.id ?? movement.fundAccountId} named={!fund} />
            {movement.openActions.length > 0 && <Decide movement={movement} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ movement, fundId, named }: { movement: Movement; fundId: string; named: boolean }) {
  const { t } = useTranslation('funds');
  const { kind, fundName, toFundName, amount, statusName, status, reason, document, number, bookOn } = movement;
  const { requestedByName, decidedByName, decisionNote, leavesPurpose } = movement;
  const other = movement.fundAccountId === fundId ? toFundName : fundName;
  const what =
    kind === 'adjust'
      ? t(amount.startsWith('-') ? 'movement.down' : 'movement.up', { amount: yuan(amount.replace('-', '')) })
      : t(movement.fundAccountId === fundId ? 'movement.out' : 'movement.in', { amount: yuan(amount), name: other });
  return (
    <div className={styles.movement}>
      <p>
        <StateTag tone={TONES[status]}>{statusName}</StateTag>{' '}
        <strong className="nj-number">
          {named && `${fundName}：`}
          {what}
        </strong>{' '}
        {leavesPurpose && <StateTag tone="late">{t('movement.bound')}</StateTag>}
      </p>
      <p>{reason}</p>
      <p className="nj-caption nj-number">
        {number} · {document} · <RelativeDate day={bookOn} /> · {t('movement.by', { name: requestedByName })}
        {decidedByName && ` · ${t('movement.decidedBy', { name: decidedByName })}`}
        {decisionNote && ` · ${decisionNote}`}
      </p>
    </div>
  );
}

const PATHS = { approve: 'approval', refuse: 'refusal', withdraw: 'withdrawal' } as const;
type Action = keyof typeof PATHS;

function Decide({ movement: newest }: { movement: Movement }) {
  const { t } = useTranslation('funds');
  const [refusing, setRefusing] = useState(false);
  const { key } = useIdempotencyKey();
  const { id, version, openActions, amount } = useHeldWhile(newest, refusing);
  const decide = useChange<{ action: Action; note?: string }, Movement>({
    send: ({ action, note }) =>
      api.post(`/staff/fund-movements/${id}/${PATHS[action]}`, note ? { note } : {}, { version, idempotencyKey: key }),
    refreshes: [FUNDS],
    said: ({ statusName }) => statusName,
    onNewest: () => setRefusing(false),
    onDone: () => setRefusing(false),
  });
  const may = (action: Action) => openActions.includes(action);
  return (
    <p className={styles.decide}>
      {may('approve') && (
        <ConfirmButton
          type="primary"
          question={t('movement.approveQuestion', { amount: yuan(amount.replace('-', '')) })}
          explanation={t('movement.approveMeans')}
          confirm={t('movement.approve')}
          loading={decide.isPending}
          onConfirm={() => decide.mutateAsync({ action: 'approve' })}
        >
          {t('movement.approve')}
        </ConfirmButton>
      )}
      {may('refuse') && <Button onClick={() => setRefusing(true)}>{t('movement.refuse')}</Button>}
      {may('withdraw') && (
        <ConfirmButton
          question={t('movement.withdrawQuestion')}
          confirm={t('movement.withdraw')}
          onConfirm={() => decide.mutateAsync({ action: 'withdraw' })}
        >
          {t('movement.withdraw')}
        </ConfirmButton>
      )}
      <ReasonModal
        open={refusing}
        title={t('movement.refuse')}
        confirm={t('movement.refuse')}
        sending={decide.isPending}
        onConfirm={(note) => decide.mutate({ action: 'refuse', note })}
        onCancel={() => setRefusing(false)}
      />
    </p>
  );
}
