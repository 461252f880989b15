import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { HardshipCategory } from '../domain/category';
import type { Area } from '../domain/subsistence-standard';
import { ON_FILE } from './active-file.query';

/** The household of somebody who gets aid, as the caps look at it. */
export interface CappedHousehold {
  readonly recipientId: MemberId;
  readonly fileId: string | null;
  readonly category: HardshipCategory | null;
  readonly unionId: UnionId;
  readonly area: Area;
  readonly students: number;
  /** The recipient and all of his household who are members, by the file and by the register; ids in order. */
  readonly memberIds: readonly MemberId[];
}

/** Whoever lives with him by the register; $1 is the tenant. */
const matesOf = (memberId: string): string => `SELECT o.member_id AS id FROM members.household_person h
    JOIN members.household_person o
      ON o.tenant_id = h.tenant_id AND o.household_id = h.household_id AND o.removed_at IS NULL
    WHERE h.tenant_id = $1 AND h.member_id = ${memberId} AND h.removed_at IS NULL AND o.member_id IS NOT NULL`;

/** Of each recipient his household on the day, in one statement: who lives with somebody on file is on file too. */
export const cappedHouseholds = (
  tx: ReadTx,
  recipientIds: readonly MemberId[],
  on: CivilDate,
): Promise<CappedHousehold[]> =>
  tx.rows<CappedHousehold & Record<string, unknown>>(
    `SELECT m.id AS "recipientId", f.id AS "fileId", f.category, coalesce(f.union_id, m.union_id) AS "unionId",
       coalesce((SELECT s.area FROM hardship.household_statement s
         WHERE s.tenant_id = $1 AND s.file_id = f.id ORDER BY s.id DESC LIMIT 1), 'urban') AS area,
       (SELECT count(*)::int FROM hardship.file_person p WHERE p.tenant_id = $1 AND p.file_id = f.id AND p.running
         AND p.relation IN ('child', 'grandchild', 'sibling') AND p.school_sealed IS NOT NULL) AS students,
       ARRAY(WITH own AS (SELECT m.id UNION
           SELECT p.member_id FROM hardship.file_person p
           WHERE p.tenant_id = $1 AND p.file_id = f.id AND p.running AND p.member_id IS NOT NULL)
         SELECT own.id FROM own UNION SELECT mate.id FROM own CROSS JOIN LATERAL (${matesOf('own.id')}) mate
         ORDER BY 1) AS "memberIds"
     FROM members.member m LEFT JOIN LATERAL (
       SELECT f.id, f.category, f.union_id FROM hardship.file_person p
       JOIN hardship.hardship_file f ON f.tenant_id = p.tenant_id AND f.id = p.file_id
       WHERE p.tenant_id = $1 AND p.member_id IN (SELECT m.id UNION ${matesOf('m.id')})
         AND ${ON_FILE} AND (p.running OR NOT f.running)
       ORDER BY p.member_id = m.id DESC, f.running DESC, f.filed_on DESC, f.id LIMIT 1) f ON TRUE
     WHERE m.tenant_id = $1 AND m.id = ANY($3::uuid[])`,
    [tx.actor.tenantId, on, recipientIds],
    'capped-households',
  );

/** What somebody was given for one purpose in a year, or asked for. */
export interface GivenAid {
  readonly id: string;
  readonly recipientId: MemberId;
  readonly purpose: string;
  readonly amount: string;
}

/**
 * Aid of a calendar year to any of these members; `asked` counts what is under way as well, of the year before too: it
 * will be paid in this one.
 */
export const aidOfYear = (
  tx: ReadTx,
  memberIds: readonly MemberId[],
  purposes: readonly string[],
  year: number,
  counted: 'asked' | 'paid',
): Promise<GivenAid[]> =>
  tx.rows<GivenAid & Record<string, unknown>>(
    `SELECT d.id, d.recipient_id AS "recipientId", d.purpose, d.amount::text AS amount
     FROM disbursements.disbursement d
     WHERE d.tenant_id = $1 AND d.recipient_id = ANY($2::uuid[]) AND d.purpose = ANY($3::text[])
       AND (d.status IN ('paid', 'reconciled') AND date_part('year', d.paid_on) = $4
         OR $5 = 'asked' AND d.status IN ('requested', 'in-review', 'returned', 'approved')
           AND date_part('year', d.requested_on) <= $4)`,
    [tx.actor.tenantId, memberIds, purposes, year, counted],
    'aid-of-year',
  );

/** One aid to somebody of the household, from whichever case, paid or under way. */
export interface HouseholdAidLine {
  readonly id: string;
  readonly number: string;
  readonly occasionName: string;
  readonly purpose: string;
  readonly recipientName: string;
  readonly unionName: string;
  readonly amount: string;
  readonly status: string;
  /** Paid on, or asked for on. */
  readonly on: CivilDate;
}

export const aidLines = (tx: ReadTx, memberIds: readonly MemberId[]): Promise<HouseholdAidLine[]> =>
  tx.rows<HouseholdAidLine & Record<string, unknown>>(
    `SELECT d.id, d.number, d.occasion_name AS "occasionName", d.purpose, m.name AS "recipientName",
       u.name AS "unionName", d.amount::text AS amount, d.status, coalesce(d.paid_on, d.requested_on) AS "on"
     FROM disbursements.disbursement d
     JOIN members.member m ON m.tenant_id = d.tenant_id AND m.id = d.recipient_id
     JOIN organizations.trade_union u ON u.tenant_id = d.tenant_id AND u.id = d.union_id
     WHERE d.tenant_id = $1 AND d.recipient_id = ANY($2::uuid[]) AND d.status NOT IN ('refused', 'withdrawn', 'reversed')
     ORDER BY coalesce(d.paid_on, d.requested_on) DESC, d.id LIMIT 500`,
    [tx.actor.tenantId, memberIds],
  );
