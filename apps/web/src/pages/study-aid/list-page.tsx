import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import { documentAddress } from '../../api/documents';
import { useIdempotencyKey } from '../../api/idempotency';
import { useChange } from '../../api/use-change';
import { yuan } from '../../money';
import { Amount } from '../../parts/amount';
import { DetailSection, Facts } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { ReasonModal } from '../../parts/reason-modal';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useHeldWhile } from '../../parts/use-held-while';
import { useSession } from '../../session/use-session';
import { StickyAction } from '../../shell/sticky-action';
import { usePhone } from '../../theme/media';
import { DecisionBar } from '../decisions/decision-bar';
import { useMyTurn } from '../decisions/use-waiting';
import { Signers } from '../disbursements/signers';
import { type GrantList, STUDY, toneOf } from './study-types';
import record from '../../parts/record.module.css';
import styles from './study.module.css';

const pathOf = (id: string) => `/staff/study-lists/${id}` as const;

/** A list as a whole: the evidence for who signs, every student with his proof, and where the money is. */
export default function ListPage() {
  const { t } = useTranslation('study');
  const { listId = '' } = useParams();
  const {
    data: list,
    isPending,
    error,
    refetch,
  } = useQuery({
    queryKey: [...STUDY, 'list', listId],
    queryFn: ({ signal }) => api.get<GrantList>(pathOf(listId), undefined, signal),
  });
  const phone = usePhone();
  const signs = useMyTurn('study-grant-list', listId) !== undefined;
  const actions = list && <ListActions key={list.id} list={list} />;
  return (
    <>
      <PageHeader
        title={list?.name ?? t('lists.one')}
        subtitle={
          list && (
            <>
              <StateTag tone={toneOf(list.status)}>{list.statusLabel}</StateTag> {list.number} · {list.unionName}
            </>
          )
        }
        back="/study-aid/lists"
        actions={!phone && actions}
      />
      {isPending && <LoadingState rows={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {list && <Content list={list} />}
      {phone && !signs && actions}
    </>
  );
}

function Content({ list }: { list: GrantList }) {
  const phone = usePhone();
  const asked = list.status !== 'draft' && list.status !== 'publicised' && list.status !== 'cancelled';
  const bar = (
    <DecisionBar
      subject={{
        ...{ id: list.id, path: pathOf(list.id), type: 'study-grant-list', version: list.version },
        ...{ unionId: list.unionId, name: list.name, refreshes: [STUDY] },
      }}
    />
  );
  return (
    <div className={record.column}>
      {!phone && bar}
      <section className={`nj-card ${record.part}`}>
        <Evidence list={list} />
        {asked && <Signers disbursementId={list.id} />}
      </section>
      <section className={`nj-card ${record.part}`}>
        <Students list={list} />
      </section>
      {phone && bar}
    </div>
  );
}

function Evidence({ list }: { list: GrantList }) {
  const { t } = useTranslation('study');
  const { can } = useSession();
  const { evidence, persons, amount, paid, createdByName, lastReason, publicityDays, status } = list;
  const { fresh, renewed, fundName, available, availableAfter, budget, lastYearPersons, lastYearAmount } = evidence;
  return (
    <DetailSection title={t('evidence.title')}>
      <Facts
        facts={[
          [t('evidence.whole'), t('evidence.persons', { count: persons, amount: yuan(amount) })],
          [t('evidence.split'), t('evidence.newAndOld', { fresh, renewed })],
          [
            t('fields.fund'),
            fundName &&
              (availableAfter === null
                ? t('evidence.fund', { name: fundName, available: yuan(available ?? '0') })
                : t('evidence.fundAfter', {
                    name: fundName,
                    available: yuan(available ?? '0'),
                    after: yuan(availableAfter),
                  })),
          ],
          [t('fields.budget'), budget && yuan(budget)],
          [t('evidence.lastYear'), t('evidence.persons', { count: lastYearPersons, amount: yuan(lastYearAmount) })],
          [t('fields.publicity'), publicityDays > 0 && t('evidence.publicity', { count: publicityDays })],
          [t('evidence.by'), createdByName],
          [t('fields.lastReason'), lastReason],
          [
            t('evidence.paid'),
            status === 'approved' && (
              <>
                {yuan(paid)}{' '}
                {can('disbursement:read') && <Link to={`/payments/plans/${list.id}`}>{t('evidence.toPayments')}</Link>}
              </>
            ),
          ],
        ]}
      />
    </DetailSection>
  );
}

function Students({ list }: { list: GrantList }) {
  const { t } = useTranslation('study');
  const [off, setOff] = useState<string | null>(null);
  const takeOff = useChange<string>({
    send: (reason) =>
      api.post(`${pathOf(list.id)}/taken-off`, { instalmentId: off, reason }, { version: list.version }),
    refreshes: [STUDY, ['approvals']],
    said: t('done'),
    onDone: () => setOff(null),
  });
  return (
    <DetailSection title={t('lists.students', { count: list.students.length })}>
      {list.students.map((student) => (
        <article key={student.id} className={styles.renewal}>
          <span className={record.cardTop}>
            <span>
              <Link to={`/study-aid/awards/${student.awardId}`}>
                <strong>{student.childName}</strong>
              </Link>{' '}
              {student.schoolName} · {student.levelLabel} · {t('money.ordinal', { count: student.ordinal })}
            </span>
            <Amount value={student.amount} />
          </span>
          <span className="nj-caption">
            {student.memberName} · {student.unionName} · {student.ruleSentence}
          </span>
          <span className={record.actions}>
            <StateTag tone={toneOf(student.status)}>{student.statusLabel}</StateTag>
            {student.noticeLabel && <StateTag tone="waiting">{student.noticeLabel}</StateTag>}
            {student.proofDocumentId && (
              <a href={documentAddress(student.proofDocumentId)} target="_blank" rel="noreferrer">
                {t('renewals.look')}
              </a>
            )}
            {list.mayTakeOff && <Button onClick={() => setOff(student.id)}>{t('lists.takeOff')}</Button>}
          </span>
        </article>
      ))}
      <ReasonModal
        open={off !== null}
        title={t('lists.takeOff')}
        confirm={t('lists.takeOff')}
        explanation={t('lists.takeOffMeans')}
        sending={takeOff.isPending}
        onCancel={() => setOff(null)}
        onConfirm={(reason) => takeOff.mutate(reason)}
      />
    </DetailSection>
  );
}

function ListActions({ list: newest }: { list: GrantList }) {
  const { t } = useTranslation('study');
  const phone = usePhone();
  const [asking, setAsking] = useState<'withdrawal' | 'cancellation' | null>(null);
  const { key, renew } = useIdempotencyKey();
  const { id, version, openActions, amount, status } = useHeldWhile(newest, asking !== null);
  const step = useChange<'submission' | 'notice' | 'reminder'>({
    send: (what) => api.post(`${pathOf(id)}/${what}`, {}, { version, idempotencyKey: key }),
    refreshes: [STUDY, ['approvals']],
    said: t('done'),
    onDone: renew,
  });
  const back = useChange<string>({
    send: (reason) => api.post(`${pathOf(id)}/${asking!}`, { reason }, { version, idempotencyKey: key }),
    refreshes: [STUDY, ['approvals']],
    said: t('done'),
    onNewest: () => setAsking(null),
    onDone: () => {
      renew();
      setAsking(null);
    },
  });
  const may = (action: GrantList['openActions'][number]) => openActions.includes(action);
  if (openActions.length === 0) return null;
  const buttons = (
    <>
      {may('cancel') && <Button onClick={() => setAsking('cancellation')}>{t('lists.cancel')}</Button>}
      {may('withdraw') && <Button onClick={() => setAsking('withdrawal')}>{t('lists.withdraw')}</Button>}
      {may('withdraw') && (
        <Button loading={step.isPending} onClick={() => step.mutate('reminder')}>
          {t('lists.remind')}
        </Button>
      )}
      {may('publicise') && (
        <Button
          loading={step.isPending}
          type={status === 'draft' ? 'primary' : 'default'}
          onClick={() => step.mutate('notice')}
        >
          {t('lists.publicise')}
        </Button>
      )}
      {may('submit') && (
        <Button
          loading={step.isPending}
          type={may('publicise') && status === 'draft' ? 'default' : 'primary'}
          onClick={() => step.mutate('submission')}
        >
          {t('lists.submit', { amount: yuan(amount) })}
        </Button>
      )}
      <ReasonModal
        open={asking !== null}
        title={t(asking === 'withdrawal' ? 'lists.withdraw' : 'lists.cancel')}
        confirm={t(asking === 'withdrawal' ? 'lists.withdraw' : 'lists.cancel')}
        sending={back.isPending}
        onCancel={() => setAsking(null)}
        onConfirm={(reason) => back.mutate(reason)}
      />
    </>
  );
  return phone ? <StickyAction>{buttons}</StickyAction> : <div className={record.actions}>{buttons}</div>;
}
