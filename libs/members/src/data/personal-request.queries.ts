import { isUuid, type MemberId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { PersonalRequestId } from '../domain/personal-request';
import type { PersonalRequest } from './personal-request.entity';

export type RequestRow = Omit<PersonalRequest, 'tenantId' | 'answeredById'> & {
  readonly memberName: string;
  readonly unionName: string;
};
type Found = RequestRow & Record<string, unknown>;

const SELECT = `SELECT r.id, r.version, r.member_id AS "memberId", r.union_id AS "unionId", r.kind, r.status,
    r.words_sealed AS "wordsSealed", r.answer_sealed AS "answerSealed", r.asked_at AS "askedAt", r.due_on AS "dueOn",
    r.answered_at AS "answeredAt", r.answered_by_name AS "answeredByName", m.name AS "memberName", u.name AS "unionName"
  FROM members.personal_request r
  JOIN members.member m ON m.tenant_id = r.tenant_id AND m.id = r.member_id
  JOIN organizations.trade_union u ON u.tenant_id = r.tenant_id AND u.id = r.union_id`;

/** The latest first. */
export const ownRequests = (tx: ReadTx, memberId: MemberId): Promise<RequestRow[]> =>
  tx.rows<Found>(`${SELECT} WHERE r.tenant_id = $1 AND r.member_id = $2 ORDER BY r.id DESC LIMIT 100`, [
    tx.actor.tenantId,
    memberId,
  ]);

/** In the actor's scope, the latest first. */
export function requestsInScope(
  tx: ReadTx,
  permission: string,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<RequestRow[]> {
  const values: unknown[] = [tx.actor.tenantId, isUuid(before) ? before : null, limit];
  const scope = scopeCondition(tx.actor, permission, 'r.union_id', values);
  return tx.rows<Found>(
    `${SELECT} WHERE r.tenant_id = $1 AND ($2::uuid IS NULL OR r.id < $2::uuid) AND ${scope}
     ORDER BY r.id DESC LIMIT $3::int`,
    values,
  );
}

export async function requestInScope(
  tx: ReadTx,
  permission: string,
  id: PersonalRequestId,
): Promise<RequestRow | undefined> {
  const values: unknown[] = [tx.actor.tenantId, id];
  const scope = scopeCondition(tx.actor, permission, 'r.union_id', values);
  const [row] = await tx.rows<Found>(`${SELECT} WHERE r.tenant_id = $1 AND r.id = $2 AND ${scope}`, values);
  return row;
}

/** The newest copy that was granted since then. */
export async function copyGrantedSince(tx: ReadTx, memberId: MemberId, since: Date): Promise<RequestRow | undefined> {
  const [row] = await tx.rows<Found>(
    `${SELECT} WHERE r.tenant_id = $1 AND r.member_id = $2 AND r.kind = 'copy' AND r.status = 'granted'
       AND r.answered_at > $3 ORDER BY r.id DESC LIMIT 1`,
    [tx.actor.tenantId, memberId, since],
  );
  return row;
}
