import {
  type Actor,
  behalfOf,
  type CivilDate,
  type DocumentId,
  type Fen,
  type MemberId,
  newId,
  yearOf,
} from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { stayClaimed } from '../data/claim.queries';
import { Claim, Enrolment, Plan } from '../data/mutual-aid.entities';
import { type ClaimId, claimAfter, type EnrolmentId } from '../domain/claim';
import { checkStay } from '../domain/cover';
import { refuse } from '../domain/mutual-aid.problems';
import { ClaimPapers } from './claim-papers';

export interface ClaimStatement {
  readonly admittedOn: CivilDate;
  readonly dischargedOn: CivilDate;
  /** What the member paid himself, by the settlement of the medical insurance. */
  readonly selfPaid: Fen;
  readonly note: string | null;
  readonly documentIds: readonly DocumentId[];
}

interface Seen {
  readonly id: ClaimId;
  readonly version: number;
}

/** How a claim begins: by the member or for him, and again after it was returned (domain rules §6.1). */
@Injectable()
export class ClaimSubmission {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly papers: ClaimPapers,
  ) {}

  /** For a member of the actor's unions. Refuses `enrolment.not-found`, `claim.*` of `checkStay`, `claim.stay-claimed-already`. */
  submit(actor: Actor, of: EnrolmentId, statement: ClaimStatement, idempotency: Idempotency): Promise<ClaimId> {
    return this.uow.run(actor, async (tx) => this.open(tx, await this.managed(tx, actor, of), statement), idempotency);
  }

  /** The member's own. */
  submitOwn(actor: Actor, of: EnrolmentId, statement: ClaimStatement, idempotency: Idempotency): Promise<ClaimId> {
    const work = async (tx: Tx): Promise<ClaimId> => {
      const enrolment = await tx.lock(Enrolment, of);
      if (!enrolment || enrolment.memberId !== actor.memberId) return refuse('enrolment.not-found');
      return this.open(tx, enrolment, statement);
    };
    return this.uow.run(actor, work, idempotency);
  }

  /** With what was missing. */
  submitAgain(actor: Actor, seen: Seen, statement: ClaimStatement): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const row = (await tx.lock(Claim, seen.id)) ?? refuse('claim.not-found');
      if (row.memberId !== actor.memberId && !(await this.isManaged(tx, actor, row.unionId))) refuse('claim.not-found');
      tx.expectVersion(row, seen.version);
      const status = claimAfter(row.status, 'submit-again');
      const enrolment = (await tx.lock(Enrolment, row.enrolmentId)) ?? refuse('enrolment.not-found');
      await this.check(tx, enrolment, statement, row.id);
      await this.papers.attach(tx, row, statement.documentIds);
      const { admittedOn, dischargedOn, selfPaid: selfPaidFen, note } = statement;
      audit(tx, row, 'submit-again', { status: [row.status, status], selfPaid: [row.selfPaidFen, selfPaidFen] });
      const again = {
        checkedByPerson: null,
        checkedForPerson: null,
        checkedByName: null,
        checkedOn: null,
        reason: null,
      };
      // Whoever hands it in again has entered it, and does not decide on it.
      const by = { registeredByPerson: actor.personId, registeredForPerson: behalfOf(actor) };
      const registeredByName = actor.displayName;
      await tx.update(Claim, row, {
        admittedOn,
        dischargedOn,
        selfPaidFen,
        note,
        status,
        ...again,
        ...by,
        registeredByName,
      });
      announce(tx, row, 'claim.submitted.v1');
    });
  }

  private async managed(tx: Tx, actor: Actor, id: EnrolmentId): Promise<Enrolment> {
    const enrolment = (await tx.lock(Enrolment, id)) ?? refuse('enrolment.not-found');
    return (await this.isManaged(tx, actor, enrolment.unionId)) ? enrolment : refuse('enrolment.not-found');
  }

  private isManaged(tx: Tx, actor: Actor, unionId: Enrolment['unionId']): Promise<boolean> {
    return this.directory.isWithin(tx, actor, 'mutual-aid:manage', unionId);
  }

  private async check(tx: Tx, enrolment: Enrolment, stay: ClaimStatement, but: ClaimId | null): Promise<void> {
    if (enrolment.cancelledOn) refuse('enrolment.cancelled-already');
    const [plan] = await tx.found(Plan, (param) => `r.id = ${param(enrolment.planId)}`);
    checkStay(stay, enrolment, plan?.claimDays ?? null, await this.directory.today(tx));
    if (await stayClaimed(tx, enrolment.memberId, stay, but)) refuse('claim.stay-claimed-already');
  }

  private async open(tx: Tx, enrolment: Enrolment, statement: ClaimStatement): Promise<ClaimId> {
    await this.check(tx, enrolment, statement, null);
    const { id: enrolmentId, unionId, memberId } = enrolment;
    const { documentIds, selfPaid: selfPaidFen, ...stated } = statement;
    const union = await this.directory.get(tx, unionId);
    const today = await this.directory.today(tx);
    const number = await tx.nextCaseNumber('互助', unionId, union.code, yearOf(today));
    const row = {
      ...{ id: newId<'claim'>(tx.now.getTime()), version: 1, number, enrolmentId, unionId, memberId, ...stated },
      ...{ selfPaidFen, ...NEW, registeredByPerson: tx.actor.personId, registeredForPerson: behalfOf(tx.actor) },
      ...{ registeredByName: tx.actor.displayName, registeredAt: tx.now },
    };
    await tx.insert(Claim, row);
    await this.papers.attach(tx, row, documentIds);
    audit(tx, row, 'submit', { status: [null, 'submitted'], selfPaid: selfPaidFen });
    announce(tx, row, 'claim.submitted.v1');
    return row.id;
  }
}

const NEW = {
  ...{ status: 'submitted' as const, paidFen: null, paidOn: null, reason: null, importId: null },
  ...{ checkedByPerson: null, checkedForPerson: null, checkedByName: null, checkedOn: null },
  ...{ decidedByPerson: null, decidedForPerson: null, decidedByName: null, decidedOn: null, paymentReference: null },
} satisfies Partial<Claim>;

type OfClaim = { readonly id: ClaimId; readonly unionId: Enrolment['unionId']; readonly memberId: MemberId };

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

export const announce = (tx: Tx, { id, unionId, memberId }: OfClaim, type: string): void =>
  tx.announce({ type, payload: { claimId: id, unionId, memberId } });
