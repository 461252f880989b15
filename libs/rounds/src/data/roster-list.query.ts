import type { CivilDate, MemberId, PersonId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { AudienceCode, LeftOutKind } from '../domain/audience';
import type { RosterEntryId, RoundId } from '../domain/round';
import type { RosterEntryStatus } from '../domain/roster-entry.lifecycle';
import type { StoredGoods } from './round.entity';

/** One line of a roster, with the names that a person reads; fen as text. */
export interface RosterLine {
  readonly id: RosterEntryId;
  readonly version: number;
  readonly orderNo: number | null;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly groupName: string | null;
  readonly street: string | null;
  readonly householdId: string | null;
  readonly audienceCode: AudienceCode;
  readonly reason: string;
  readonly cashFen: string;
  readonly goods: readonly StoredGoods[];
  readonly goodsFen: string;
  readonly status: RosterEntryStatus;
  readonly visitorId: PersonId | null;
  readonly visitorName: string | null;
  readonly visitOrder: number | null;
  readonly addedLater: boolean;
  readonly visitId: string | null;
  readonly visitCount: number;
  readonly visitedOn: CivilDate | null;
  readonly givenCashFen: string;
  readonly givenGoodsFen: string;
  readonly hasSignature: boolean;
  /** A ledger of before brought him, and on none of its rows stands what he was given in cash. */
  readonly cashUnknown: boolean;
}

export interface RosterFilter {
  readonly statuses: readonly RosterEntryStatus[] | null;
  readonly visitorId: PersonId | null;
  readonly unionId: UnionId | null;
  readonly groupName: string | null;
  readonly street: string | null;
  /** By which line of the audience he was found, such as those who work shifts. */
  readonly audience: AudienceCode | null;
  /** Part of the name, as typed. */
  readonly name: string | null;
  /** In the order of a visitor's way and not of the list. */
  readonly byWay: boolean;
}

const LINE = `SELECT e.id, e.version, e.order_no AS "orderNo", e.member_id AS "memberId", m.name AS "memberName",
    e.union_id AS "unionId", u.name AS "unionName", e.group_name AS "groupName", e.street,
    e.household_id AS "householdId", e.audience_code AS "audienceCode", e.reason, e.cash_fen AS "cashFen", e.goods,
    e.goods_fen AS "goodsFen", e.status, e.visitor_id AS "visitorId", v.name AS "visitorName",
    e.visit_order AS "visitOrder", e.added_later AS "addedLater", e.visit_id AS "visitId",
    e.visit_count AS "visitCount", e.visited_on AS "visitedOn", e.given_cash_fen AS "givenCashFen",
    e.given_goods_fen AS "givenGoodsFen", e.signature_document_id IS NOT NULL AS "hasSignature",
    e.import_id IS NOT NULL AND e.cash_fen = 0 AND NOT EXISTS (
      SELECT 1 FROM visits.visit x WHERE x.tenant_id = $1 AND x.roster_entry_id = e.id
        AND 'cash' <> ALL (coalesce(x.unknown_figures, '{}'))) AS "cashUnknown"
  FROM rounds.roster_entry e
  JOIN members.member m ON m.tenant_id = $1 AND m.id = e.member_id
  JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = e.union_id
  LEFT JOIN rounds.round_visitor v ON v.tenant_id = $1 AND v.round_id = e.round_id AND v.person_id = e.visitor_id
  WHERE e.tenant_id = $1 AND e.round_id = $2`;

type Row = RosterLine & Record<string, unknown>;

/** By number on the list, or along the way. One row more than `limit` when there is a next page. */
export function rosterLines(
  tx: ReadTx,
  roundId: RoundId,
  filter: RosterFilter,
  after: readonly (string | null)[] | null,
  limit: number,
): Promise<RosterLine[]> {
  const values: unknown[] = [tx.actor.tenantId, roundId];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const conditions: string[] = [];
  if (filter.statuses) conditions.push(`e.status = ANY(${param(filter.statuses)}::text[])`);
  if (filter.visitorId) conditions.push(`e.visitor_id = ${param(filter.visitorId)}::uuid`);
  if (filter.unionId)
    conditions.push(`e.union_id IN (SELECT c.descendant_id FROM organizations.union_closure c
      WHERE c.tenant_id = $1 AND c.ancestor_id = ${param(filter.unionId)}::uuid)`);
  if (filter.groupName) conditions.push(`e.group_name = ${param(filter.groupName)}`);
  if (filter.street) conditions.push(`e.street = ${param(filter.street)}`);
  if (filter.audience) conditions.push(`e.audience_code = ${param(filter.audience)}`);
  if (filter.name) conditions.push(`position(${param(filter.name)} in m.name) > 0`);
  const place = filter.byWay ? 'coalesce(e.visit_order, e.order_no)' : 'e.order_no';
  if (after) conditions.push(`(${place}, e.id) > (${param(after[0])}::int, ${param(after[1])}::uuid)`);
  const more = conditions.map((each) => ` AND ${each}`).join('');
  return tx.rows<Row>(`${LINE}${more} ORDER BY ${place}, e.id LIMIT ${Math.trunc(limit) + 1}`, values);
}

export async function rosterLine(tx: ReadTx, roundId: RoundId, id: RosterEntryId): Promise<RosterLine | undefined> {
  return (await tx.rows<Row>(`${LINE} AND e.id = $3`, [tx.actor.tenantId, roundId, id], 'roster-line'))[0];
}

/** Where the visitor goes next: his list in order, whom he did not meet last. */
export async function nextLine(tx: ReadTx, roundId: RoundId, visitorId: PersonId): Promise<RosterLine | undefined> {
  const sql = `${LINE} AND e.visitor_id = $3 AND e.status IN ('allotted','absent')
    ORDER BY e.status = 'absent', e.visit_order, e.order_no, e.id LIMIT 1`;
  return (await tx.rows<Row>(sql, [tx.actor.tenantId, roundId, visitorId], 'roster-next-line'))[0];
}

export interface LeftOutLine {
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly namePinyin: string;
  readonly unionName: string;
  readonly groupName: string | null;
  readonly kind: LeftOutKind;
  readonly otherRoundNumber: string | null;
  readonly otherRoundName: string | null;
}

/** Whom the frozen roster does not hold, by name; one row more than `limit`. */
export function leftOutLines(
  tx: ReadTx,
  roundId: RoundId,
  after: readonly (string | null)[] | null,
  limit: number,
): Promise<LeftOutLine[]> {
  const values: unknown[] = [tx.actor.tenantId, roundId];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const from = after
    ? ` AND (m.name_pinyin, m.id) > (${param(after[0])}::text COLLATE "C", ${param(after[1])}::uuid)`
    : '';
  return tx.rows<LeftOutLine & Record<string, unknown>>(
    `SELECT l.member_id AS "memberId", m.name AS "memberName", m.name_pinyin AS "namePinyin", u.name AS "unionName",
       m.group_name AS "groupName", l.kind, o.number AS "otherRoundNumber", o.name AS "otherRoundName"
     FROM rounds.left_out l JOIN members.member m ON m.tenant_id = $1 AND m.id = l.member_id
     JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = m.union_id
     LEFT JOIN rounds.round o ON o.tenant_id = $1 AND o.id = l.other_round_id
     WHERE l.tenant_id = $1 AND l.round_id = $2${from} ORDER BY m.name_pinyin, m.id LIMIT ${Math.trunc(limit) + 1}`,
    values,
  );
}

export interface RosterChangeLine {
  readonly id: string;
  readonly entryId: RosterEntryId;
  readonly kind: 'added' | 'removed';
  readonly memberName: string;
  readonly orderNo: number | null;
  readonly reason: string;
  readonly amountFen: string;
  readonly byName: string;
  readonly at: Date;
}

/** The latest first; one row more than `limit`. */
export function rosterChanges(
  tx: ReadTx,
  roundId: RoundId,
  after: readonly (string | null)[] | null,
  limit: number,
): Promise<RosterChangeLine[]> {
  const values: unknown[] = [tx.actor.tenantId, roundId];
  const from = after ? ` AND c.id < $${values.push(after[0])}::uuid` : '';
  return tx.rows<RosterChangeLine & Record<string, unknown>>(
    `SELECT c.id, c.entry_id AS "entryId", c.kind, m.name AS "memberName", e.order_no AS "orderNo", c.reason,
       c.amount_fen AS "amountFen", c.by_name AS "byName", c.at
     FROM rounds.roster_change c
     LEFT JOIN rounds.roster_entry e ON e.tenant_id = $1 AND e.id = c.entry_id
     LEFT JOIN members.member m ON m.tenant_id = $1 AND m.id = e.member_id
     WHERE c.tenant_id = $1 AND c.round_id = $2${from} ORDER BY c.id DESC LIMIT ${Math.trunc(limit) + 1}`,
    values,
  );
}
