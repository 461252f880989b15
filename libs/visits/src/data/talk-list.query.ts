import type { CivilDate, MemberId, PersonId, UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { TalkTopic, VisitId, Visitor, VisitOutcome } from '../domain/visit';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';

/** That somebody was talked with, when and after what; never what was said. */
export interface TalkLine {
  readonly id: VisitId;
  readonly version: number;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly topic: TalkTopic;
  readonly visitedOn: CivilDate;
  readonly outcome: VisitOutcome['kind'];
  readonly visitors: readonly Visitor[];
  readonly nextContactOn: CivilDate | null;
  readonly loggedById: PersonId;
  readonly loggedByName: string;
}

export interface TalkFilter {
  /** This union and those below it. */
  readonly unionId: UnionId | null;
  readonly memberId: MemberId | null;
  readonly topic: TalkTopic | null;
}

/**
 * Talks that stand, the latest first: those one logged oneself, and all in the unions whose confided words one may
 * read; a topic tells much of a person (domain rules §9). One line more than `limit` when there is a next page.
 */
export function talkLines(
  tx: ReadTx,
  { unionId, memberId, topic }: TalkFilter,
  after: readonly (string | null)[] | null,
  limit: number,
): Promise<TalkLine[]> {
  const { actor } = tx;
  const values: unknown[] = [actor.tenantId];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    scopeCondition(actor, VISIT_PERMISSIONS.log, 'v.union_id', values),
    `(v.logged_by_id = ${param(actor.personId)}::uuid
      OR ${scopeCondition(actor, VISIT_PERMISSIONS.readSensitive, 'v.union_id', values)})`,
    // Nobody reads here what is kept about himself.
    `v.member_id <> ${param(actor.personId)}::uuid`,
  ];
  if (memberId) conditions.push(`v.member_id = ${param(memberId)}::uuid`);
  if (topic) conditions.push(`v.talk_topic = ${param(topic)}`);
  if (unionId)
    conditions.push(`v.union_id IN (SELECT c.descendant_id FROM organizations.union_closure c
      WHERE c.tenant_id = $1 AND c.ancestor_id = ${param(unionId)}::uuid)`);
  if (after) conditions.push(`(v.visited_on, v.id) < (${param(after[0])}::date, ${param(after[1])}::uuid)`);
  return tx.rows<TalkLine & Record<string, unknown>>(
    `SELECT v.id, v.version, v.member_id AS "memberId", m.name AS "memberName", v.union_id AS "unionId",
       u.name AS "unionName", v.talk_topic AS topic, v.visited_on AS "visitedOn", v.outcome, v.visitors,
       v.next_contact_on AS "nextContactOn", v.logged_by_id AS "loggedById", v.logged_by_name AS "loggedByName"
     FROM visits.visit v
     JOIN members.member m ON m.tenant_id = $1 AND m.id = v.member_id
     JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = v.union_id
     WHERE v.tenant_id = $1 AND v.kind = 'talk' AND v.status = 'logged' AND ${conditions.join(' AND ')}
     ORDER BY v.visited_on DESC, v.id DESC LIMIT ${Math.trunc(limit) + 1}`,
    values,
  );
}
