import {
  type Actor,
  type CivilDate,
  type HouseholdId,
  isAmong,
  type MemberId,
  newId,
  rootsFor,
  type UnionId,
  yearOf,
} from '@app/kernel';
import { CalendarService } from '@app/calendar';
import { type ApprovalOutcome, ApprovalService, type NewCase, personOf } from '@app/approvals';
import { type FundAccountRecord, isOffBudget } from '@app/funds';
import { MemberDirectory, type MemberRecord } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Disbursement, stateOf } from '../data/disbursement.entity';
import type { DisbursementId, DisbursementState } from '../domain/disbursement';
import { decideDisbursement, type DisbursementDecision, openDisbursement } from '../domain/disbursement.decision';
import { DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';
import { refuse } from '../domain/disbursement.problems';
import { assertMayGoFirst, EMERGENCY_PAPERS_DAYS } from '../domain/emergency';
import { checkPaymentMethod, type PaymentMethod } from '../domain/payment-method';
import type { DisbursementMark, NewDisbursement, RequestedDisbursement } from './disbursement-request';
import { PayeeCipher } from './payee';
import { OVER_CAP_MARK, PayingFund } from './paying-fund';
import { caseFactsOf, explainEmergency, routeKindOf, titleOf } from './route-facts';

interface Prepared {
  readonly id: DisbursementId;
  readonly number: string;
  readonly recipient: MemberRecord;
  readonly householdId: HouseholdId | null;
  readonly fund: FundAccountRecord;
  /** The money asks for a hardship file and there is one. */
  readonly onFile: boolean;
  /** As asked, with the mark when the household gets more in the year than it may. */
  readonly marks: NewDisbursement['marks'];
  /** The rule's sentence, and that of the cap. */
  readonly ruleSentence: string;
  readonly newCase: NewCase;
  /** Why the actor may not submit it himself, in Chinese; null: he may. */
  readonly obstacle: string | null;
  /** Until when the papers of an emergency are completed. */
  readonly papersDueOn: CivilDate | null;
}

/** Requests for money out of the cases of other libs, inside their transaction. */
@Injectable()
export class DisbursementService {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly payingFund: PayingFund,
    private readonly approvals: ApprovalService,
    private readonly payees: PayeeCipher,
    private readonly calendars: CalendarService,
  ) {}

  /**
   * Asks for money and submits it at once; when the actor may not submit it himself (no permission, his own household)
   * it waits as `requested` for another officer. Refuses an account that may not pay for it with the fund's sentence,
   * a payment method that is not filled in (`disbursement.method-invalid`), paying anew what is not reversed.
   */
  async request(tx: Tx, asked: NewDisbursement): Promise<RequestedDisbursement> {
    const prepared = await this.prepare(tx, asked);
    const { state, decisions } = await this.decide(tx, asked, prepared);
    const opened = prepared.obstacle === null ? await this.open(tx, asked, prepared) : null;
    await tx.insert(Disbursement, this.rowOf(tx, asked, prepared, state, opened));
    tx.audit({
      action: 'disbursement.request',
      subjectType: 'disbursement',
      subjectId: prepared.id,
      unionId: asked.unionId,
      detail: { status: [null, state.status], amount: asked.amount, for: asked.subject },
    });
    tx.announce(...decisions.map((decision) => decision.event));
    const { id, number, obstacle } = prepared;
    return { id, number, status: state.status, sentence: opened?.routeReason ?? obstacle ?? '' };
  }

  private async prepare(tx: Tx, asked: NewDisbursement): Promise<Prepared> {
    const recipient = await this.members.get(tx, asked.recipientId);
    if (asked.method.kind !== 'own-account') needMethod(asked.method, recipient.name);
    const household = await this.members.householdOf(tx, asked.recipientId);
    const line = await this.organizations.lineOf(tx, asked.unionId);
    const unionPath = line.map((union) => union.id);
    const today = await this.organizations.today(tx);
    await this.payees.agreed(tx, recipient, asked.method, today);
    const { fundAccountId, unionId, recipientId, amount } = asked;
    const wanted = {
      id: null,
      amount,
      fundAccountId,
      unionId,
      recipientId,
      purpose: asked.occasion.purpose,
      fundKinds: asked.rule.fundKinds,
    };
    const { fund, onFile, overCap } = await this.payingFund.require(tx, wanted, today);
    const living = household.persons.flatMap((each) => each.memberId ?? []);
    return {
      id: newId<'disbursement'>(tx.now.getTime()),
      number: await tx.nextCaseNumber('款', asked.unionId, line[0]!.code, yearOf(today)),
      recipient,
      householdId: household.householdId,
      fund,
      onFile,
      marks: overCap ? [...new Set<DisbursementMark>([...asked.marks, OVER_CAP_MARK])] : asked.marks,
      ruleSentence: [asked.rule.sentence, overCap?.sentence].filter(Boolean).join(' '),
      newCase: { on: today, unionPath, household: living },
      obstacle: obstacleFor(tx.actor, unionPath, living),
      papersDueOn: asked.emergency ? await this.papersDueOn(tx, today) : null,
    };
  }

  private async papersDueOn(tx: Tx, today: CivilDate): Promise<CivilDate> {
    return (await this.calendars.workingDays(tx)).addWorkingDays(today, EMERGENCY_PAPERS_DAYS);
  }

  private async decide(
    tx: Tx,
    asked: NewDisbursement,
    { id, householdId, obstacle }: Prepared,
  ): Promise<{ state: DisbursementState; decisions: DisbursementDecision[] }> {
    const opening = openDisbursement({
      id,
      unionId: asked.unionId,
      subject: asked.subject,
      recipientId: personOf(asked.recipientId),
      householdId,
      amount: asked.amount,
      fundAccountId: asked.fundAccountId,
      paymentKind: asked.method.kind === 'own-account' ? 'transfer' : asked.method.kind,
      replaces: await this.replaced(tx, asked),
    });
    if (obstacle !== null) return { state: opening.patch, decisions: [opening] };
    const { amount, fundAccountId, paymentKind } = opening.patch;
    const submitted = decideDisbursement(opening.patch, { action: 'submit', amount, fundAccountId, paymentKind });
    return { state: { ...opening.patch, ...submitted.patch }, decisions: [opening, submitted] };
  }

  private async replaced(tx: Tx, { replaces }: NewDisbursement): Promise<DisbursementState | null> {
    if (replaces === null) return null;
    // The lock lets those who pay it anew come one after the other.
    const row = (await tx.lock(Disbursement, replaces)) ?? refuse('disbursement.not-found');
    const again = await tx
      .from(Disbursement, 'd')
      .andWhere(`d.replaces = :replaces AND d.status NOT IN ('refused','withdrawn')`, { replaces })
      .getCount();
    if (again > 0) refuse('disbursement.replaced-before');
    return stateOf(row);
  }

  private async open(
    tx: Tx,
    asked: NewDisbursement,
    { id, number, fund, newCase, marks }: Prepared,
  ): Promise<ApprovalOutcome> {
    if (asked.emergency) assertMayGoFirst(marks, fund.kind);
    const opening = this.approvals.open(tx, {
      ...routeKindOf(asked.emergency),
      subject: { type: 'disbursement', id },
      number,
      title: titleOf(asked.occasion.name, asked.method.kind),
      unionId: asked.unionId,
      amount: asked.amount,
      recipients: [asked.recipientId],
      newCase,
      facts: caseFactsOf({
        amount: asked.amount,
        caseAmount: asked.caseAmount ?? asked.amount,
        marks,
        isMedical: asked.occasion.isMedical,
        fundKind: fund.kind,
        offBudget: isOffBudget(fund.budget, asked.amount),
      }),
    });
    return asked.emergency ? opening.catch(explainEmergency) : opening;
  }

  private rowOf(
    tx: Tx,
    asked: NewDisbursement,
    { id, number, newCase, onFile, marks, ruleSentence, papersDueOn }: Prepared,
    { status, receipt, householdId, amount, paymentKind, replaces }: DisbursementState,
    opened: ApprovalOutcome | null,
  ): Disbursement {
    const { occasion, rule, method, subject } = asked;
    const caseRef = asked.caseRef ?? subject;
    return {
      ...NOT_PAID,
      ...this.payees.named(tx.actor.tenantId, method),
      tenantId: tx.actor.tenantId,
      id,
      version: 1,
      number,
      unionId: asked.unionId,
      subjectType: subject.type,
      subjectId: subject.id,
      caseType: caseRef.type,
      caseId: caseRef.id,
      recipientId: asked.recipientId,
      householdId,
      occasionCode: occasion.code,
      occasionName: occasion.name,
      subCondition: occasion.subCondition,
      purpose: occasion.purpose,
      eventDate: occasion.eventDate,
      eventKey: occasion.eventKey,
      diseaseKey: occasion.diseaseKey,
      isMedical: occasion.isMedical,
      amount,
      caseAmount: asked.caseAmount !== null && asked.caseAmount > amount ? asked.caseAmount : amount,
      fundAccountId: asked.fundAccountId,
      paymentKind,
      methodNote: noteOf(method),
      payeeRelation: method.kind === 'transfer' ? method.payeeRelation : null,
      marks,
      standardCode: rule.standardCode,
      standardVersion: rule.version,
      ruleSentence,
      allowedAmount: rule.allowed,
      fundKinds: rule.fundKinds,
      reason: asked.reason,
      hasHardshipFile: onFile,
      status,
      receipt,
      tier: opened?.tier ?? null,
      routeReason: opened?.routeReason ?? '',
      lastReason: '',
      requestedBy: tx.actor.personId,
      requestedByName: tx.actor.displayName,
      requestedOn: newCase.on,
      requestedAt: tx.now,
      emergencyReason: asked.emergency ?? null,
      papersDueOn,
      replaces,
    };
  }
}

const OWN_HOUSEHOLD = '这笔钱是给您本人或家里人的，已先记下，请由别的同志提交审批。';
const NO_RIGHT = '这笔钱已先记下，请由工会干部提交审批。';

/** Why the actor may not submit it himself, in Chinese; null: he may. */
function obstacleFor(actor: Actor, unionPath: readonly UnionId[], household: readonly MemberId[]): string | null {
  if (isAmong(actor, household)) return OWN_HOUSEHOLD;
  const may = rootsFor(actor, DISBURSEMENT_PERMISSIONS.request).some((root) => unionPath.includes(root));
  return may && actor.kind === 'person' ? null : NO_RIGHT;
}

/** What nobody has done yet. */
export const NOT_PAID = {
  holdId: null,
  approvedAt: null,
  paidOn: null,
  paidBy: null,
  paidByName: null,
  paidAt: null,
  transferFailedOn: null,
  bankReference: null,
  receiptDocumentId: null,
  witness: null,
  payoutBatchId: null,
  reconciledBy: null,
  reconciledOn: null,
  statementReference: null,
  papersCameAt: null,
  papersBrought: [] as readonly string[],
  papersWholeOn: null,
  emergencyReason: null,
  papersDueOn: null,
  papersReviewedBy: null,
  papersReviewedByName: null,
  papersReviewedOn: null,
  papersFinding: null,
  planType: null,
  planId: null,
  planNumber: null,
  importId: null,
  planApprovalId: null,
  inHistory: false,
} as const;

export function needMethod(method: PaymentMethod, recipientName: string): void {
  const fields = checkPaymentMethod(method, recipientName);
  if (fields.length > 0) refuse('disbursement.method-invalid', undefined, { fields });
}

export const noteOf = (method: NewDisbursement['method']): string => {
  if (method.kind === 'cash') return method.reason;
  return method.kind === 'goods' ? method.description : '';
};
