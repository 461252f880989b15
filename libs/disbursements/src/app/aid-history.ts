import { type CivilDate, type MemberId, newId, yearOf } from '@app/kernel';
import { FundLedger } from '@app/funds';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { MemberDirectory } from '@app/members';
import type { EarlierAid } from '@app/standards';
import { Injectable } from '@nestjs/common';
import { Disbursement } from '../data/disbursement.entity';
import { type AidRow, findAid } from '../data/disbursement.queries';
import type { PaidInHistory } from './disbursement-request';
import { NOT_PAID } from './disbursement.service';

/** Aid of before: what the standards count, what the approver sees, and what was paid before the system. */
@Injectable()
export class AidHistory {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly ledger: FundLedger,
  ) {}

  /**
   * Aid that a member and those who live with him were given or asked for since a day and that stands, for the
   * standards' `earlierAid`. Does not ask about scope: a limit counts what other unions gave.
   */
  async aidOf(
    tx: ReadTx,
    whose: { readonly memberId: MemberId; readonly householdPersons: readonly MemberId[]; readonly since: CivilDate },
  ): Promise<EarlierAid[]> {
    const rows = await findAid(tx, [whose.memberId, ...whose.householdPersons], whose.since);
    return rows.map(earlierAidOf);
  }

  /** Takes in payments of before, each on its own day: paid and reconciled, booked when their account is known. */
  async bookHistory(tx: Tx, payments: readonly PaidInHistory[]): Promise<Disbursement[]> {
    const booked: Disbursement[] = [];
    for (const payment of payments) booked.push(await this.book(tx, payment));
    return booked;
  }

  private async book(tx: Tx, payment: PaidInHistory): Promise<Disbursement> {
    const { code } = await this.organizations.get(tx, payment.unionId);
    const { householdId } = await this.members.householdOf(tx, payment.recipientId);
    const id = newId<'disbursement'>(tx.now.getTime());
    const { amount, fundAccountId, paidOn: on, occasion } = payment;
    const memo = `${occasion.name}（历史导入）`;
    const posted = fundAccountId
      ? await this.ledger.bookHistory(tx, { fundAccountId, amount, subject: { type: 'disbursement', id }, on, memo })
      : null;
    const number = await tx.nextCaseNumber('款', payment.unionId, code, yearOf(on));
    const own = {
      id,
      number,
      householdId,
      holdId: posted?.holdId ?? null,
      methodNote: '',
      receipt: 'awaited' as const,
    };
    const row = { ...sharedInHistory(tx), ...statedInHistory(payment, own), importId: null };
    await tx.insert(Disbursement, row);
    tx.audit({
      action: 'disbursement.book-history',
      subjectType: 'disbursement',
      subjectId: id,
      unionId: payment.unionId,
      detail: { status: [null, row.status], amount },
    });
    return row;
  }
}

type OwnColumns = Pick<Disbursement, 'id' | 'number' | 'householdId' | 'holdId' | 'methodNote' | 'receipt'>;

/** The columns in which payments of the past differ. One literal: spread together it takes ten times the memory. */
export function statedInHistory(payment: PaidInHistory, own: OwnColumns) {
  const { subject, occasion, amount, paidOn } = payment;
  const caseRef = payment.caseRef ?? subject;
  return {
    id: own.id,
    number: own.number,
    householdId: own.householdId,
    holdId: own.holdId,
    methodNote: own.methodNote,
    receipt: own.receipt,
    unionId: payment.unionId,
    subjectType: subject.type,
    subjectId: subject.id,
    caseType: caseRef.type,
    caseId: caseRef.id,
    recipientId: payment.recipientId,
    occasionCode: occasion.code,
    occasionName: occasion.name,
    subCondition: occasion.subCondition,
    purpose: occasion.purpose,
    eventDate: occasion.eventDate,
    eventKey: occasion.eventKey,
    diseaseKey: occasion.diseaseKey,
    isMedical: occasion.isMedical,
    amount,
    caseAmount: amount,
    fundAccountId: payment.fundAccountId,
    paymentKind: payment.paymentKind,
    requestedOn: paidOn,
    paidOn,
  };
}

/** What all payments of the past have in common. */
export function sharedInHistory({ actor: { tenantId, personId, displayName }, now }: Tx) {
  const { holdId: _, paidOn: __, importId: ___, ...notPaid } = NOT_PAID;
  return {
    ...notPaid,
    tenantId,
    version: 1,
    payeeSealed: null,
    payeeCardMac: null,
    payeeRelation: null,
    marks: [],
    standardCode: null,
    standardVersion: null,
    ruleSentence: '',
    allowedAmount: null,
    fundKinds: null,
    reason: '',
    hasHardshipFile: false,
    status: 'reconciled' as const,
    tier: null,
    routeReason: '',
    lastReason: '',
    requestedBy: personId,
    requestedByName: displayName,
    requestedAt: now,
    paidBy: personId,
    paidByName: displayName,
    paidAt: now,
    replaces: null,
    inHistory: true,
  };
}

const earlierAidOf = (row: AidRow): EarlierAid => ({
  id: row.id,
  personId: row.recipientId,
  householdId: row.householdId,
  occasion: row.occasionCode,
  subCondition: row.subCondition,
  standardCode: row.standardCode,
  eventKey: row.eventKey,
  eventDate: row.eventDate,
  givenOn: row.givenOn,
  amount: row.amount,
  unionId: row.unionId,
  unionName: row.unionName,
  diseaseKey: row.diseaseKey,
});
