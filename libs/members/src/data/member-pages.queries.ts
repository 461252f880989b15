import type { HouseholdId, MemberId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { HouseholdPersonRow } from './household-person.entity';
import type { Member } from './member.entity';
import type { MembershipChange } from './membership-change.entity';
import type { SensitiveView } from './sensitive-view.entity';

/**
 * What hangs on one member, in one statement together with the question whether the actor may see him. Undefined: not in
 * his scope, or no such member. `permission` null asks for the actor's own.
 */
async function ofMember<Row extends { readonly id: string | null }>(
  tx: ReadTx,
  permission: string | null,
  memberId: MemberId,
  select: (values: unknown[]) => { readonly columns: string; readonly joins: string; readonly order: string },
): Promise<Row[] | undefined> {
  const values: unknown[] = [tx.actor.tenantId, memberId];
  const scope = permission === null ? 'TRUE' : scopeCondition(tx.actor, permission, 'm.union_id', values);
  const { columns, joins, order } = select(values);
  const rows = await tx.rows<Row>(
    `SELECT ${columns} FROM members.member m ${joins}
     WHERE m.tenant_id = $1 AND m.id = $2 AND ${scope} ORDER BY ${order}`,
    values,
  );
  return rows.length === 0 ? undefined : rows.filter((row) => row.id !== null);
}

export type HistoryRow = Omit<MembershipChange, 'tenantId' | 'memberId'> & {
  readonly fromUnionName: string;
  readonly toUnionName: string;
};

/** Every step of the membership, the latest first. */
export const membershipHistory = (tx: ReadTx, permission: string, id: MemberId): Promise<HistoryRow[] | undefined> =>
  ofMember<HistoryRow>(tx, permission, id, () => ({
    columns: `c.id, c.action, c.from_status AS "fromStatus", c.to_status AS "toStatus",
      c.from_union_id AS "fromUnionId", f.name AS "fromUnionName", c.to_union_id AS "toUnionId",
      t.name AS "toUnionName", c.from_category AS "fromCategory", c.to_category AS "toCategory",
      c.effective_on AS "effectiveOn", c.account_id AS "accountId", c.recorded_at AS "recordedAt", c.reason`,
    joins: `LEFT JOIN members.membership_change c ON c.tenant_id = m.tenant_id AND c.member_id = m.id
      LEFT JOIN organizations.trade_union f ON f.tenant_id = c.tenant_id AND f.id = c.from_union_id
      LEFT JOIN organizations.trade_union t ON t.tenant_id = c.tenant_id AND t.id = c.to_union_id`,
    order: 'c.effective_on DESC, c.id DESC',
  }));

export interface ViewsPage {
  /** The id of the last record of the page before. */
  readonly before: string | null;
  readonly limit: number;
}

export type ViewRow = Omit<SensitiveView, 'tenantId' | 'memberId'>;

/** Who saw full values of the member, the latest first. */
export const viewsOfMember = (
  tx: ReadTx,
  permission: string | null,
  id: MemberId,
  page: ViewsPage,
): Promise<ViewRow[] | undefined> =>
  ofMember<ViewRow>(tx, permission, id, (values) => {
    values.push(page.before, page.limit);
    const [before, limit] = [`$${values.length - 1}`, `$${values.length}`];
    return {
      columns: `v.id, v.account_id AS "accountId", v.viewer_name AS "viewerName",
        v.viewer_union_name AS "viewerUnionName", v.viewer_roles AS "viewerRoles", v.fields, v.reason, v.viewed_at AS "viewedAt"`,
      joins: `LEFT JOIN LATERAL (SELECT * FROM members.sensitive_view s
        WHERE s.tenant_id = m.tenant_id AND s.member_id = m.id AND (${before}::uuid IS NULL OR s.id < ${before}::uuid)
        ORDER BY s.id DESC LIMIT ${limit}::int) v ON true`,
      order: 'v.id DESC',
    };
  });

/** A place in the household with what the register knows of the person when he is a member. */
export type PlaceRow = Omit<HouseholdPersonRow, 'tenantId' | 'householdId' | 'removedAt' | 'removalGround'> & {
  readonly householdId: HouseholdId | null;
  readonly householdVersion: number;
  readonly memberName: string;
  readonly memberDocumentKind: Member['documentKind'];
  readonly memberDocumentSealed: Member['documentSealed'];
  readonly memberBornOn: Member['bornOn'];
};

/** Who stands in the member's household, the head first; the member alone, as head, when none is written down. */
export const placesAround = (tx: ReadTx, permission: string | null, id: MemberId): Promise<PlaceRow[] | undefined> =>
  ofMember<PlaceRow>(tx, permission, id, () => ({
    columns: `coalesce(p.id, m.id) AS id, h.id AS "householdId", coalesce(h.version, 0) AS "householdVersion",
      coalesce(p.relation, 'head') AS relation, CASE WHEN h.id IS NULL THEN m.id ELSE p.member_id END AS "memberId",
      p.name, p.document_kind AS "documentKind", p.document_sealed AS "documentSealed", p.born_on AS "bornOn",
      o.name AS "memberName", o.document_kind AS "memberDocumentKind", o.document_sealed AS "memberDocumentSealed",
      o.born_on AS "memberBornOn"`,
    joins: `LEFT JOIN members.household_person own
        ON own.tenant_id = m.tenant_id AND own.member_id = m.id AND own.removed_at IS NULL
      LEFT JOIN members.household h ON h.tenant_id = m.tenant_id AND h.id = own.household_id
      LEFT JOIN members.household_person p
        ON p.tenant_id = h.tenant_id AND p.household_id = h.id AND p.removed_at IS NULL
      LEFT JOIN members.member o
        ON o.tenant_id = m.tenant_id AND o.id = CASE WHEN h.id IS NULL THEN m.id ELSE p.member_id END`,
    order: `coalesce(p.relation, 'head') <> 'head', p.added_at, p.id`,
  }));
