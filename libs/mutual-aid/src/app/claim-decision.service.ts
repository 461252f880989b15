import { type Actor, behalfOf, type CivilDate, type Fen, isAmong } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { givenUnder } from '../data/claim.queries';
import { Claim, Enrolment, Plan } from '../data/mutual-aid.entities';
import { type ClaimAction, claimAfter, type ClaimId, hasChecked, hasDecided, hasRegistered } from '../domain/claim';
import { checkAmount } from '../domain/cover';
import { refuse } from '../domain/mutual-aid.problems';
import { ClaimConsents } from './claim-consents';
import { announce, audit } from './claim-trail';

export interface SeenClaim {
  readonly id: ClaimId;
  readonly version: number;
}

export interface ClaimPayment {
  readonly paidOn: CivilDate;
  /** Of the association's transfer. */
  readonly reference: string;
}

interface Step {
  readonly action: ClaimAction;
  /** For the claim's union; null: the member himself. */
  readonly permission: string | null;
  readonly reason?: string;
}

/**
 * Check by the member's union, decision by another person, payment by the mutual aid association (domain rules §6.1).
 * The money is the association's own and not of the union's funds: what it paid is recorded with its reference.
 */
@Injectable()
export class ClaimDecision {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly consents: ClaimConsents,
  ) {}

  /** Refuses `claim.consent-withdrawn`, `claim.consent-undone`. */
  check(actor: Actor, seen: SeenClaim): Promise<void> {
    const patch = async (tx: Tx, row: Claim) => {
      await this.consents.requireNotWithdrawn(tx, row);
      return {
        ...{ checkedByPerson: actor.personId, checkedForPerson: behalfOf(actor), checkedByName: actor.displayName },
        checkedOn: await this.directory.today(tx),
      };
    };
    return this.step(actor, seen, { action: 'check', permission: 'mutual-aid:manage' }, patch);
  }

  /** Refuses `claim.same-person`, `claim.consent-withdrawn` or `-undone`, `claim.over-cap`, `claim.over-self-paid`. */
  approve(actor: Actor, seen: SeenClaim, amount: Fen, idempotency: Idempotency): Promise<void> {
    const step = { action: 'approve', permission: 'mutual-aid:decide' } as const;
    const patch = async (tx: Tx, row: Claim) => {
      if (hasRegistered(actor, row) || hasChecked(actor, row)) refuse('claim.same-person');
      const enrolment = (await tx.lock(Enrolment, row.enrolmentId)) ?? refuse('enrolment.not-found');
      await this.consents.requireNotWithdrawn(tx, row);
      const [plan] = await tx.found(Plan, (param) => `r.id = ${param(enrolment.planId)}`);
      checkAmount(amount, plan!, row.selfPaidFen, await givenUnder(tx, enrolment.id));
      return { paidFen: amount, ...(await this.decided(tx)) };
    };
    return this.step(actor, seen, step, patch, idempotency);
  }

  /** Refuses `claim.day-ahead`, `claim.paid-before-decision`. */
  recordPayment(actor: Actor, seen: SeenClaim, payment: ClaimPayment, idempotency: Idempotency): Promise<void> {
    const step = { action: 'pay', permission: 'mutual-aid:pay' } as const;
    const patch = async (tx: Tx, row: Claim) => {
      const { paidOn, reference: paymentReference } = payment;
      if (paidOn > (await this.directory.today(tx))) refuse('claim.day-ahead');
      if (row.decidedOn && paidOn < row.decidedOn) refuse('claim.paid-before-decision');
      if (hasDecided(actor, row)) refuse('claim.same-person', '复审的人不能登记赔付，请会计或出纳来登记。');
      return { paidOn, paymentReference };
    };
    return this.step(actor, seen, step, patch, idempotency);
  }

  /** For papers that are missing. */
  return(actor: Actor, seen: SeenClaim, reason: string): Promise<void> {
    const step = { action: 'return', permission: 'mutual-aid:manage', reason } as const;
    return this.step(actor, seen, step, () => Promise.resolve({ reason }));
  }

  refuse(actor: Actor, seen: SeenClaim, reason: string): Promise<void> {
    const step = { action: 'refuse', permission: 'mutual-aid:decide', reason } as const;
    const patch = async (tx: Tx, row: Claim) => {
      if (hasRegistered(actor, row)) refuse('claim.same-person');
      return { reason, ...(await this.decided(tx, row)) };
    };
    return this.step(actor, seen, step, patch);
  }

  withdraw(actor: Actor, seen: SeenClaim, reason: string): Promise<void> {
    const step = { action: 'withdraw', permission: 'mutual-aid:manage', reason } as const;
    return this.step(actor, seen, step, () => Promise.resolve({ reason }));
  }

  withdrawOwn(actor: Actor, seen: SeenClaim, reason: string): Promise<void> {
    const step = { action: 'withdraw', permission: null, reason } as const;
    return this.step(actor, seen, step, () => Promise.resolve({ reason }));
  }

  /** Who checked himself may refuse, and is then not named as the second one. */
  private async decided(tx: Tx, row?: Claim): Promise<Partial<Claim>> {
    if (row && hasChecked(tx.actor, row)) return {};
    const { personId: decidedByPerson, displayName: decidedByName } = tx.actor;
    const decidedOn = await this.directory.today(tx);
    return { decidedByPerson, decidedForPerson: behalfOf(tx.actor), decidedByName, decidedOn };
  }

  private step(
    actor: Actor,
    { id, version }: SeenClaim,
    { action, permission, reason }: Step,
    patchOf: (tx: Tx, row: Claim) => Promise<Partial<Claim>>,
    idempotency?: Idempotency,
  ): Promise<void> {
    const work = async (tx: Tx): Promise<void> => {
      const row = (await tx.lock(Claim, id)) ?? refuse('claim.not-found');
      await this.requireMay(tx, actor, row, permission);
      tx.expectVersion(row, version);
      const status = claimAfter(row.status, action);
      if (reason?.trim() === '') refuse('claim.reason-missing');
      const patch = await patchOf(tx, row);
      const { paidFen, paidOn } = patch;
      const detail = { status: [row.status, status], ...(paidFen && { amount: paidFen }), ...(paidOn && { paidOn }) };
      audit(tx, row, action, detail, reason ?? null);
      announce(tx, row, EVENTS[action]);
      await tx.update(Claim, row, { ...patch, status });
    };
    return this.uow.run(actor, work, idempotency);
  }

  /** Nobody handles what he or his household gets. */
  private async requireMay(tx: Tx, actor: Actor, row: Claim, permission: string | null): Promise<void> {
    if (permission === null) {
      if (row.memberId !== actor.memberId) refuse('claim.not-found');
      return;
    }
    if (!(await this.directory.isWithin(tx, actor, permission, row.unionId))) refuse('claim.not-found');
    if (isAmong(actor, await this.members.personsAround(tx, row.memberId))) refuse('claim.of-own-household');
  }
}

const EVENTS: Readonly<Record<ClaimAction, string>> = {
  check: 'claim.checked.v1',
  approve: 'claim.approved.v1',
  pay: 'claim.paid.v1',
  return: 'claim.returned.v1',
  refuse: 'claim.refused.v1',
  withdraw: 'claim.withdrawn.v1',
  'submit-again': 'claim.submitted.v1',
};
