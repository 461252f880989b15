import type { CivilDate, UnionId } from '@app/kernel';
import { refuse } from './identity.problems';

/** A role in a union; both days belong to it. Revoking ends it at once, whatever the dates say. */
export interface GrantTerm {
  readonly unionId: UnionId;
  readonly role: string;
  readonly validFrom: CivilDate;
  readonly validUntil: CivilDate | null;
  readonly revokedAt: object | null;
}

export const isCurrent = (grant: GrantTerm, today: CivilDate): boolean =>
  grant.revokedAt === null && grant.validFrom <= today && (grant.validUntil === null || grant.validUntil >= today);

/** Not revoked and not over, so it counts now or will. */
export const isOpen = (grant: GrantTerm, today: CivilDate): boolean =>
  grant.revokedAt === null && (grant.validUntil === null || grant.validUntil >= today);

/** Whether the grant may be made beside those the account has. */
export function checkGrant(grant: GrantTerm, others: readonly GrantTerm[]): void {
  if (grant.validUntil !== null && grant.validUntil < grant.validFrom) refuse('grant.dates-out-of-order');
  const same = others.some(
    (other) =>
      other.revokedAt === null &&
      other.unionId === grant.unionId &&
      other.role === grant.role &&
      (grant.validUntil === null || other.validFrom <= grant.validUntil) &&
      (other.validUntil === null || grant.validFrom <= other.validUntil),
  );
  if (same) refuse('grant.already-held');
}

/** Whether the grant may end on `until` (last day), or now when null. */
export function checkEnd(grant: GrantTerm, until: CivilDate | null): void {
  if (grant.revokedAt !== null) refuse('grant.ended');
  if (until !== null && until < grant.validFrom) refuse('grant.dates-out-of-order');
}
