import type { MemberId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import type { Claim } from '../data/mutual-aid.entities';
import type { ClaimId } from '../domain/claim';

type OfClaim = { readonly id: ClaimId; readonly unionId: Claim['unionId']; readonly memberId: MemberId };

/** What every step of a claim leaves behind: a row in the audit trail, and an event. */
export function audit(
  tx: Tx,
  { id, unionId }: OfClaim,
  action: string,
  detail: object,
  reason: string | null = null,
): void {
  const subject = { subjectType: 'mutual-aid-claim', subjectId: id, unionId };
  tx.audit({ action: `claim.${action}`, ...subject, detail: { ...detail }, ...(reason !== null && { reason }) });
}

export const announce = (tx: Tx, { id, unionId, memberId }: OfClaim, type: string, more: object = {}): void =>
  tx.announce({ type, payload: { claimId: id, unionId, memberId, ...more } });
