import type { CivilDate, PersonId } from '@app/kernel';
import { refuse } from './identity.problems';
import { isRole, type Role } from './role';

/** Who keeps accounts and roles does it himself, or another administrator does. */
const NEVER_DELEGATED: ReadonlySet<string> = new Set<Role>(['administrator']);

export const mayBeDelegated = (role: string): role is Role => isRole(role) && !NEVER_DELEGATED.has(role);

export interface DelegationTerms {
  readonly from: PersonId;
  readonly to: PersonId;
  readonly roles: readonly string[];
  /** Both days included. */
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
}

/**
 * Refuses a delegation that has no end in order, no role, is over, goes to oneself, or is of roles that `from` does not
 * hold himself: authority is not passed on from hand to hand.
 */
export function assertDelegation(given: DelegationTerms, own: readonly string[], today: CivilDate): void {
  if (given.from === given.to) refuse('delegation.invalid', '不能委托给自己，请另选一位同志。');
  if (given.validTo < given.validFrom) refuse('delegation.invalid', '结束日期不能早于开始日期。');
  if (given.validTo < today) refuse('delegation.invalid', '结束日期已经过了，请改日期。');
  if (given.roles.length === 0) refuse('delegation.invalid', '请至少选一项要委托的职责。');
  if (given.roles.includes('administrator')) refuse('delegation.invalid', '管理员的职责不能委托，请另设一位管理员。');
  if (!given.roles.every((role) => own.includes(role)))
    refuse('delegation.invalid', '只能委托您自己在这个工会担任的职责。');
}
