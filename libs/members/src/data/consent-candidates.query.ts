import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { CONSENT_TEXTS } from '../domain/consent-text';
import { isOfHealth, type SensitiveKind } from '../domain/sensitive-kind';

/**
 * SQL: the member `column` has no standing consent of this kind about himself. In it `$1` is the tenant, `$2` today. Not
 * of `provision`, which is wanting by receiver.
 */
export const lacksOwnConsent = (kind: Exclude<SensitiveKind, 'provision'>, column: string): string => {
  const again = CONSENT_TEXTS.filter((text) => text.kind === kind && text.asksAgain).map(
    ({ validFrom }) => `AND ($2::date < '${validFrom}' OR s.given_on >= '${validFrom}')`,
  );
  // A card is consented to on one's own record alone.
  const onOwn = kind === 'bank' ? `AND s.member_id = ${column}` : '';
  return `NOT EXISTS (SELECT 1 FROM members.sensitive_consent s
    WHERE s.tenant_id = $1 AND s.subject_member_id = ${column} AND s.kind = '${kind}' ${onOwn}
      AND (s.until_on IS NULL OR s.until_on > $2::date) ${again.join(' ')}
      AND NOT EXISTS (SELECT 1 FROM members.sensitive_consent_end e WHERE e.tenant_id = $1 AND e.consent_id = s.id))`;
};

/** Of the register: whose card stands without consent, and in whose household a child may be (domain rules §9). */
const OF_REGISTER: readonly { readonly kind: SensitiveKind; readonly ids: string }[] = [
  {
    kind: 'bank',
    ids: `SELECT c.id FROM members.member c
   WHERE c.tenant_id = $1 AND c.card_sealed IS NOT NULL AND ${lacksOwnConsent('bank', 'c.id')}`,
  },
  {
    kind: 'child',
    ids: `SELECT own.member_id AS id FROM members.household_person own
   JOIN members.household_person p ON p.tenant_id = own.tenant_id AND p.household_id = own.household_id
   WHERE own.tenant_id = $1 AND own.member_id IS NOT NULL AND own.removed_at IS NULL AND p.removed_at IS NULL
     AND p.member_id IS NULL AND (p.born_on > $2::date - interval '14 years'
       OR (p.born_on IS NULL AND p.relation IN ('child','grandchild')))`,
  },
];

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Somebody on whose page a consent could be wanting. */
export interface ConsentCandidate {
  readonly id: MemberId;
  readonly unionId: UnionId;
  readonly name: string;
  readonly groupName: string | null;
  readonly unionName: string;
  /** Whether the actor may see whose health is told. */
  readonly seesHealth: boolean;
}

export interface CandidateRange {
  /** This union and those below it. */
  readonly unionId: UnionId | undefined;
  /** Whom this kind could be asked of; of health only of whose health the actor may see. */
  readonly kind: SensitiveKind | undefined;
  readonly today: CivilDate;
  readonly after: MemberId | null;
  readonly limit: number;
}

/** The next candidates in the actor's scope, by id. `uses` is the SQL of who holds more than the register. */
export function candidatesAfter(
  tx: ReadTx,
  permissions: { readonly manage: string; readonly readSensitive: string },
  uses: readonly string[],
  { unionId, kind, today, after, limit }: CandidateRange,
): Promise<ConsentCandidate[]> {
  const values: unknown[] = [tx.actor.tenantId, today, after ?? BEFORE_ALL, limit];
  const scope = scopeCondition(tx.actor, permissions.manage, 'm.union_id', values);
  const seesHealth = scopeCondition(tx.actor, permissions.readSensitive, 'm.union_id', values);
  if (unionId) values.push(unionId);
  const within = `m.union_id IN (SELECT f.descendant_id FROM organizations.union_closure f
    WHERE f.tenant_id = $1 AND f.ancestor_id = $${values.length}::uuid)`;
  // Each source gives its first ones, so nobody is passed over between two of them.
  const ofRegister = OF_REGISTER.filter((one) => kind === undefined || one.kind === kind).map(({ ids }) => ids);
  const first = [...ofRegister, ...uses].map(
    (ids) => `(SELECT m.id FROM members.member m
      WHERE m.tenant_id = $1 AND m.id > $3::uuid AND m.status <> 'deceased' AND ${scope}
        ${kind && isOfHealth(kind) ? `AND ${seesHealth}` : ''}
        ${unionId ? `AND ${within}` : ''} AND m.id IN (${ids}) ORDER BY m.id LIMIT $4::int)`,
  );
  return tx.rows<ConsentCandidate & Record<string, unknown>>(
    `SELECT m.id, m.union_id AS "unionId", m.name, m.group_name AS "groupName", u.name AS "unionName",
       ${seesHealth} AS "seesHealth"
     FROM (${first.join(' UNION ')}) c
     JOIN members.member m ON m.tenant_id = $1 AND m.id = c.id
     JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = m.union_id
     ORDER BY m.id LIMIT $4::int`,
    values,
  );
}
