import { actingUnder, type CivilDate, type Fen, type HouseholdId, type MemberId, type UnionId } from '@app/kernel';
import { hasNoOtherPart } from '@app/approvals';
import { scopeCondition, withinScope } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { SelectQueryBuilder } from 'typeorm';
import type { DisbursementId, DisbursementStatus } from '../domain/disbursement';
import { DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';
import { Disbursement } from './disbursement.entity';

/** What waits for whom: each queue is a status, a permission and a part that the actor could still take. */
export const QUEUES = {
  submit: { statuses: ['requested', 'returned'], permission: DISBURSEMENT_PERMISSIONS.request, part: 'asks' },
  pay: { statuses: ['approved'], permission: DISBURSEMENT_PERMISSIONS.pay, part: 'pays' },
  reconcile: { statuses: ['paid'], permission: DISBURSEMENT_PERMISSIONS.reconcile, part: 'reconciles' },
  answer: { statuses: ['paid', 'reconciled'], permission: DISBURSEMENT_PERMISSIONS.request, part: 'asks' },
} as const;
export type Queue = keyof typeof QUEUES;

export interface DisbursementFilter {
  readonly queue: Queue | null;
  readonly status: DisbursementStatus | null;
  readonly unionId: UnionId | null;
  readonly recipientId: MemberId | null;
  readonly caseId: string | null;
  readonly after: string | null;
  readonly limit: number;
}

/** A page in the actor's scope: queues oldest first, lists newest first; one row more when there is a next page. */
export function findDisbursements(tx: ReadTx, filter: DisbursementFilter): Promise<Disbursement[]> {
  const { queue, status, unionId, recipientId, caseId, after, limit } = filter;
  const permission = queue ? QUEUES[queue].permission : DISBURSEMENT_PERMISSIONS.read;
  const query = withinScope(tx.from(Disbursement, 'd'), tx.actor, permission, 'd.unionId');
  if (queue) inQueue(query, tx, queue);
  // A plan is paid as a whole, on its own page.
  if (queue === 'pay') query.andWhere('d.plan_id IS NULL');
  if (status) query.andWhere('d.status = :status', { status });
  if (unionId) query.andWhere('d.unionId = :unionId', { unionId });
  if (recipientId) query.andWhere('d.recipientId = :recipientId', { recipientId });
  if (caseId) query.andWhere('d.caseId = :caseId', { caseId });
  if (after) query.andWhere(queue ? 'd.id > :after' : 'd.id < :after', { after });
  return query
    .orderBy('d.id', queue ? 'ASC' : 'DESC')
    .limit(limit + 1)
    .getMany();
}

/** How many stand in the actor's queue, those of plans among them; counted no further than `most`. */
export async function countQueue(tx: ReadTx, queue: Queue, most: number): Promise<number> {
  const query = withinScope(tx.from(Disbursement, 'd'), tx.actor, QUEUES[queue].permission, 'd.unionId');
  inQueue(query, tx, queue);
  return (await query.select('d.id', 'id').limit(most).getRawMany()).length;
}

function inQueue(query: SelectQueryBuilder<Disbursement>, tx: ReadTx, queue: Queue): void {
  const { statuses, part, permission } = QUEUES[queue];
  query.andWhere('d.status IN (:...statuses)', { statuses: [...statuses] });
  if (queue === 'answer') query.andWhere(`d.receipt = 'disputed'`);
  else if (queue === 'reconcile') query.andWhere(`d.receipt <> 'disputed'`);
  // What the bank was told to pay waits for the bank, on its list.
  if (queue === 'pay')
    query.andWhere(`NOT EXISTS (SELECT 1 FROM disbursements.transfer_list_item i
      WHERE i.tenant_id = d.tenant_id AND i.disbursement_id = d.id AND i.result IS NULL)`);
  const values: unknown[] = [];
  const sql = hasNoOtherPart(actingUnder(tx.actor, permission), part, 'd.id', values);
  const named = Object.fromEntries(values.map((value, i) => [`part${i + 1}`, value]));
  query.andWhere(
    sql.replace(/\$(\d+)/g, (_, n: string) => `:part${n}`).replace(/:part(\d+)::uuid/g, 'CAST(:part$1 AS uuid)'),
    named,
  );
}

/** These rows, whatever the order; the caller decided that the actor may see them. */
export const findByIds = (tx: ReadTx, ids: readonly string[]): Promise<Disbursement[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx.from(Disbursement, 'd').andWhere('d.id = ANY(CAST(:ids AS uuid[]))', { ids }).getMany();

export async function findOne(tx: ReadTx, id: DisbursementId): Promise<Disbursement | null> {
  const { actor } = tx;
  const [row] = await tx.found(
    Disbursement,
    (param, values) =>
      `r.id = ${param(id)} AND ${scopeCondition(actor, DISBURSEMENT_PERMISSIONS.read, 'r.union_id', values)}`,
  );
  return row ?? null;
}

/** By number, whole or without 款, in the actor's scope. */
export function findByNumber(tx: ReadTx, typed: string): Promise<Disbursement[]> {
  const number = typed
    .trim()
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[—–-]+/g, '-');
  const query = withinScope(tx.from(Disbursement, 'd'), tx.actor, DISBURSEMENT_PERMISSIONS.read, 'd.unionId');
  return query.andWhere('d.number IN (:...numbers)', { numbers: [number, `款-${number}`] }).getMany();
}

/** The member's own, newest first. */
export const findOwn = (
  tx: ReadTx,
  memberId: MemberId,
  after: string | null,
  limit: number,
): Promise<Disbursement[]> => {
  const query = tx
    .from(Disbursement, 'd')
    .andWhere('d.recipientId = :memberId', { memberId })
    .andWhere(`d.status <> 'withdrawn'`);
  if (after) query.andWhere('d.id < :after', { after });
  return query
    .orderBy('d.id', 'DESC')
    .limit(limit + 1)
    .getMany();
};

export const findOfCases = (tx: ReadTx, caseIds: readonly string[]): Promise<Disbursement[]> =>
  caseIds.length === 0
    ? Promise.resolve([])
    : tx
        .from(Disbursement, 'd')
        .andWhere('d.caseId = ANY(CAST(:caseIds AS uuid[]))', { caseIds })
        .orderBy('d.id')
        .getMany();

export const findOfBatch = async (tx: ReadTx, batchId: string): Promise<Disbursement[]> =>
  (await tx.from(Disbursement, 'd').andWhere('d.payoutBatchId = :batchId', { batchId }).getMany()).sort(byNumber);

/** In the order of their numbers: what was opened together has ids in no order. The ten thousandth is one digit longer. */
export const byNumber = (one: Pick<Disbursement, 'number'>, other: Pick<Disbursement, 'number'>): number =>
  one.number.length - other.number.length || (one.number < other.number ? -1 : 1);

/** Aid that was given or asked for and stands: not refused, withdrawn or reversed. */
export interface AidRow {
  readonly id: DisbursementId;
  readonly number: string;
  readonly status: DisbursementStatus;
  readonly recipientId: MemberId;
  readonly recipientName: string;
  readonly householdId: HouseholdId | null;
  readonly caseType: string;
  readonly caseId: string;
  readonly occasionCode: string;
  readonly occasionName: string;
  readonly subCondition: string | null;
  readonly standardCode: string | null;
  readonly eventKey: string | null;
  readonly diseaseKey: string | null;
  readonly eventDate: CivilDate;
  readonly givenOn: CivilDate;
  /** In fen. */
  readonly amount: Fen;
  readonly unionId: UnionId;
  readonly unionName: string;
}

/** Standing aid of these members since a day, oldest first: one statement. */
export async function findAid(tx: ReadTx, members: readonly MemberId[], since: CivilDate): Promise<AidRow[]> {
  const rows = await tx.rows<Omit<AidRow, 'amount'> & { amount: string }>(
    `SELECT d.id, d.number, d.status, d.recipient_id AS "recipientId", m.name AS "recipientName",
       d.household_id AS "householdId", d.case_type AS "caseType", d.case_id AS "caseId",
       d.occasion_code AS "occasionCode", d.occasion_name AS "occasionName", d.sub_condition AS "subCondition",
       d.standard_code AS "standardCode", d.event_key AS "eventKey", d.disease_key AS "diseaseKey",
       d.event_date AS "eventDate", coalesce(d.paid_on, d.requested_on) AS "givenOn", d.amount,
       d.union_id AS "unionId", u.name AS "unionName"
     FROM disbursements.disbursement d
     JOIN members.member m ON m.tenant_id = d.tenant_id AND m.id = d.recipient_id
     JOIN organizations.trade_union u ON u.tenant_id = d.tenant_id AND u.id = d.union_id
     WHERE d.tenant_id = $1 AND d.recipient_id = ANY($2::uuid[]) AND coalesce(d.paid_on, d.requested_on) >= $3
       AND d.status NOT IN ('refused','withdrawn','reversed') ORDER BY d.id`,
    [tx.actor.tenantId, [...new Set(members)], since],
    'aid-of-members',
  );
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

/** Everything that could be the same payment as `asked`, for the rules to judge. */
export const findComparable = (
  tx: ReadTx,
  asked: Disbursement,
  also: {
    readonly sharingCard: readonly MemberId[];
    readonly sameFileSubjects: readonly string[];
    readonly from: CivilDate;
  },
): Promise<Disbursement[]> =>
  tx
    .from(Disbursement, 'd')
    .andWhere('d.id <> :own', { own: asked.id })
    .andWhere(`d.status NOT IN ('refused','withdrawn','reversed')`)
    .andWhere(
      `((d.recipientId = :recipient AND (d.requestedOn >= :from OR d.eventKey = :eventKey))
        OR d.payeeCardMac = :mac OR d.recipientId = ANY(CAST(:sharing AS uuid[]))
        OR d.subjectId = ANY(CAST(:subjects AS uuid[])) OR d.id = ANY(CAST(:subjects AS uuid[])))`,
      {
        recipient: asked.recipientId,
        from: also.from,
        eventKey: asked.eventKey,
        mac: asked.payeeCardMac,
        sharing: also.sharingCard,
        subjects: also.sameFileSubjects,
      },
    )
    .orderBy('d.id', 'DESC')
    .limit(200)
    .getMany();

/** In fen: what lives of the same subject beside this one, such as the goods beside the cash of one visit. */
export async function livingBeside(
  tx: ReadTx,
  { id, subjectId }: Pick<Disbursement, 'id' | 'subjectId'>,
): Promise<Fen> {
  const [beside] = await tx.rows<{ amount: string }>(
    `SELECT coalesce(sum(amount), 0)::text AS amount FROM disbursements.disbursement
     WHERE tenant_id = $1 AND subject_id = $2 AND id <> $3 AND status NOT IN ('refused', 'withdrawn', 'reversed')`,
    [tx.actor.tenantId, subjectId, id],
    'living-beside-disbursement',
  );
  return BigInt(beside!.amount);
}
