import { type Actor, behalfOf, type CivilDate, type DocumentId, type Fen, newId, yearOf } from '@app/kernel';
import type { TypedConsent } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { stayClaimed } from '../data/claim.queries';
import { Claim, Enrolment, Plan } from '../data/mutual-aid.entities';
import { type ClaimId, claimAfter, type EnrolmentId } from '../domain/claim';
import { checkStay } from '../domain/cover';
import { refuse } from '../domain/mutual-aid.problems';
import { ClaimConsents, type SaidConsents } from './claim-consents';
import { ClaimPapers } from './claim-papers';
import { announce, audit } from './claim-trail';

export interface ClaimStatement {
  readonly admittedOn: CivilDate;
  readonly dischargedOn: CivilDate;
  /** What the member paid himself, by the settlement of the medical insurance. */
  readonly selfPaid: Fen;
  readonly note: string | null;
  readonly documentIds: readonly DocumentId[];
  /** As typed; asked are those that do not stand yet. */
  readonly consents: readonly TypedConsent[];
}

/** Who hands it in: he ticks what he consents to, or an officer writes it down. */
type By = 'member' | 'officer';

const saidBy = (by: By, { consents: given }: ClaimStatement): SaidConsents => ({ given, byOfficer: by === 'officer' });

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
    private readonly consents: ClaimConsents,
  ) {}

  /**
   * For a member of the actor's unions. Refuses `enrolment.not-found`, `claim.*` of `checkStay`,
   * `claim.stay-claimed-already`, `claim.consent-means`, `sensitive-consent.wanting`.
   */
  submit(actor: Actor, of: EnrolmentId, statement: ClaimStatement, idempotency: Idempotency): Promise<ClaimId> {
    const work = async (tx: Tx) => this.open(tx, await this.managed(tx, actor, of), statement, 'officer');
    return this.uow.run(actor, work, idempotency);
  }

  /** The member's own. */
  submitOwn(actor: Actor, of: EnrolmentId, statement: ClaimStatement, idempotency: Idempotency): Promise<ClaimId> {
    const work = async (tx: Tx): Promise<ClaimId> => {
      const enrolment = await tx.lock(Enrolment, of);
      if (!enrolment || enrolment.memberId !== actor.memberId) return refuse('enrolment.not-found');
      return this.open(tx, enrolment, statement, 'member');
    };
    return this.uow.run(actor, work, idempotency);
  }

  /** With what was missing, by his union. */
  submitAgain(actor: Actor, seen: Seen, statement: ClaimStatement): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const row = (await tx.lock(Claim, seen.id)) ?? refuse('claim.not-found');
      if (!(await this.isManaged(tx, actor, row.unionId))) refuse('claim.not-found');
      await this.openAgain(tx, row, seen, statement, 'officer');
    });
  }

  /** The same by the member. */
  submitOwnAgain(actor: Actor, seen: Seen, statement: ClaimStatement): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const row = (await tx.lock(Claim, seen.id)) ?? refuse('claim.not-found');
      if (row.memberId !== actor.memberId) refuse('claim.not-found');
      await this.openAgain(tx, row, seen, statement, 'member');
    });
  }

  private async openAgain(tx: Tx, row: Claim, seen: Seen, statement: ClaimStatement, by: By): Promise<void> {
    tx.expectVersion(row, seen.version);
    const status = claimAfter(row.status, 'submit-again');
    const enrolment = (await tx.lock(Enrolment, row.enrolmentId)) ?? refuse('enrolment.not-found');
    await this.check(tx, enrolment, statement, row.id);
    await this.consents.ask(tx, row, saidBy(by, statement));
    await this.papers.attach(tx, row, statement.documentIds);
    const { admittedOn, dischargedOn, selfPaid: selfPaidFen, note } = statement;
    audit(tx, row, 'submit-again', { status: [row.status, status], selfPaid: [row.selfPaidFen, selfPaidFen] });
    await tx.update(Claim, row, {
      ...{ admittedOn, dischargedOn, selfPaidFen, note, status, reason: null },
      ...{ checkedByPerson: null, checkedForPerson: null, checkedByName: null, checkedOn: null },
      // Whoever hands it in again has entered it, and does not decide on it.
      ...{ registeredByPerson: tx.actor.personId, registeredForPerson: behalfOf(tx.actor) },
      registeredByName: tx.actor.displayName,
    });
    announce(tx, row, 'claim.submitted.v1');
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

  private async open(tx: Tx, enrolment: Enrolment, statement: ClaimStatement, by: By): Promise<ClaimId> {
    await this.check(tx, enrolment, statement, null);
    const { id: enrolmentId, unionId, memberId } = enrolment;
    await this.consents.ask(tx, { memberId, enrolmentId }, saidBy(by, statement));
    const { documentIds, selfPaid: selfPaidFen, admittedOn, dischargedOn, note } = statement;
    const union = await this.directory.get(tx, unionId);
    const today = await this.directory.today(tx);
    const number = await tx.nextCaseNumber('互助', unionId, union.code, yearOf(today));
    const row = {
      ...{ id: newId<'claim'>(tx.now.getTime()), version: 1, number, enrolmentId, unionId, memberId },
      ...{
        admittedOn,
        dischargedOn,
        note,
        selfPaidFen,
        ...NEW,
        registeredByPerson: tx.actor.personId,
        registeredForPerson: behalfOf(tx.actor),
      },
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
