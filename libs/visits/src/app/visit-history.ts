import {
  type CivilDate,
  type Fen,
  formatFen,
  type FundAccountId,
  type HouseholdId,
  type MemberId,
  newId,
  type UnionId,
  yearOf,
} from '@app/kernel';
import { type ImportedPayment, ImportedPayments } from '@app/disbursements';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import {
  changedSinceImport,
  earlierVisits,
  type EarlierVisit,
  removeImportedVisits,
} from '../data/visit-history.query';
import { VisitDuty } from '../data/visit-duty.entity';
import { type UnknownFigure, Visit } from '../data/visit.entity';
import type { RoundRef, VisitId } from '../domain/visit';
import type { VisitDutyId } from '../domain/visit-duty';
import { refuse } from '../domain/visits.problems';

/** For what a visit of before was made, as the union's catalogue has it. */
export interface HistoricOccasion {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  /** `FundPurpose` of funds. */
  readonly purpose: string;
}

/** One visit of a ledger of before. Amounts in fen; null is unknown. */
export interface HistoricVisit {
  readonly id: VisitId;
  readonly memberId: MemberId;
  readonly unionId: UnionId;
  readonly unionCode: string;
  readonly visitedOn: CivilDate;
  readonly occasion: HistoricOccasion;
  /** Null: it belongs to no round. */
  readonly round: RoundRef | null;
  readonly cash: Fen | null;
  readonly goods: { readonly name: string | null; readonly value: Fen | null };
  readonly visitors: readonly string[];
  readonly isSigned: boolean;
  readonly fundAccountId: FundAccountId | null;
}

const NOT_NAMED = '台账未写明';
const UNNAMED_GOODS = '慰问品';

/** Visits of ledgers of before: closed cases, visits and what was given, each on its own day; nobody approves them. */
@Injectable()
export class VisitHistory {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly payments: ImportedPayments,
  ) {}

  /** Visits of these people between two days that stand, but for those of one import. */
  earlier(
    tx: ReadTx,
    memberIds: readonly MemberId[],
    days: { readonly from: CivilDate; readonly to: CivilDate },
    butOf: string,
  ): Promise<EarlierVisit[]> {
    return earlierVisits(tx, memberIds, days, butOf);
  }

  /**
   * Refuses `period.closed` and `fund.not-enough` of funds; all are taken in, or none. Rows are on their way when it
   * ends, not yet written: who records the next ones prepares them meanwhile.
   */
  async record(tx: Tx, importId: string, visits: readonly HistoricVisit[]): Promise<void> {
    if (visits.length === 0) return;
    const [households, duties] = await Promise.all([
      this.members.livingTogether(tx, [...new Set(visits.map(({ memberId }) => memberId))]),
      numberedCases(tx, visits),
    ]);
    const householdOf = (id: MemberId) => households.get(id)?.householdId ?? null;
    const paid = visits.flatMap((visit) =>
      paymentsOf(visit, duties.get(visit.id)?.id ?? null, householdOf(visit.memberId)),
    );
    const booked = this.payments.book(tx, importId, paid);
    write(tx, importId, visits, duties, householdOf);
    await booked;
    const detail = { visits: visits.length, payments: paid.length };
    tx.audit({
      action: 'visit.import',
      subjectType: 'import-run',
      subjectId: importId,
      unionId: visits[0]!.unionId,
      detail,
    });
    tx.announce({ type: 'visit.history-recorded.v1', payload: { importId, visitIds: visits.map(({ id }) => id) } });
  }

  /** Reverses what was booked and removes cases and visits. Refuses `visit.changed-since-import`. */
  async undo(tx: Tx, importId: string): Promise<void> {
    if (await changedSinceImport(tx, importId)) refuse('visit.changed-since-import');
    await this.payments.undo(tx, importId, { on: await this.organizations.today(tx), reason: '撤回历史台账导入' });
    await removeImportedVisits(tx, importId);
    tx.announce({ type: 'visit.history-removed.v1', payload: { importId } });
  }
}

/** Of a visit that no round asked for. */
interface NumberedCase {
  readonly id: VisitDutyId;
  readonly number: string;
}

/** A closed case for every visit that no round asked for. */
async function numberedCases(tx: Tx, visits: readonly HistoricVisit[]): Promise<Map<VisitId, NumberedCase>> {
  const own = visits.filter(({ round }) => round === null);
  const cases = own.map(({ unionId, unionCode, visitedOn }) => ({ unionId, unionCode, year: yearOf(visitedOn) }));
  const numbers = await tx.nextNumbersOf('五访', cases);
  const idOf = () => newId<'visit-duty'>(tx.now.getTime()) as VisitDutyId;
  return new Map(own.map((visit, index) => [visit.id, { id: idOf(), number: numbers[index]! }]));
}

function write(
  tx: Tx,
  importId: string,
  visits: readonly HistoricVisit[],
  duties: ReadonlyMap<VisitId, NumberedCase>,
  householdOf: (memberId: MemberId) => HouseholdId | null,
): void {
  const cases = visits.flatMap((visit) => {
    const duty = duties.get(visit.id);
    return duty ? [dutyRow(visit, duty, householdOf(visit.memberId))] : [];
  });
  const rows = visits.map((visit) => visitRow(visit, duties.get(visit.id)?.id ?? null));
  tx.later(tx.insertAlike(VisitDuty, { ...CLOSED_CASE, importId }, cases));
  tx.later(tx.insertAlike(Visit, { ...visitOfBefore(tx), importId }, rows));
}

/** Noon in China, so that the day is the same in every zone of a federation. */
const noonOf = (day: CivilDate): Date => new Date(`${day}T04:00:00Z`);

/** What all cases of before have in common. */
const CLOSED_CASE = {
  ...{ version: 1, subCondition: null, eventEndsOn: null, relativeDependantId: null, relativeRelation: null },
  ...{ relativeNameSealed: null, placeSealed: null, noteSealed: null, diseaseMac: null },
  ...{ status: 'closed' as const, deadlineWorkingDays: 0, countFrom: 'event' as const, acceptedById: null },
  ...{ firstInformedPersonId: null, firstInformedName: NOT_NAMED },
  ...{ firstReporterPersonId: null, firstReporterName: NOT_NAMED, firstHelperPersonId: null },
  ...{ reportCount: 1, visitCount: 1, escalatedAt: null, escalationLevel: 0, reason: null, duplicateOfId: null },
};

type CaseRow = Omit<VisitDuty, keyof typeof CLOSED_CASE | 'tenantId' | 'importId'>;

function dutyRow(visit: HistoricVisit, { id, number }: NumberedCase, householdId: HouseholdId | null): CaseRow {
  const { visitedOn, occasion, unionId, memberId, visitors } = visit;
  const at = noonOf(visitedOn);
  const helper = visitors[0] ?? null;
  return {
    id,
    number,
    serial: Number(number.slice(number.lastIndexOf('-') + 1)),
    unionId,
    memberId,
    householdId,
    occasion: occasion.code,
    occasionName: occasion.name,
    eventOn: visitedOn,
    deadlineOn: visitedOn,
    openedOn: visitedOn,
    firstInformedAt: at,
    firstReporterAt: at,
    openedAt: at,
    endedAt: at,
    firstHelperName: helper,
    firstHelperAt: helper === null ? null : at,
  };
}

const unknownOf = ({ cash, goods }: HistoricVisit): UnknownFigure[] | null => {
  const unknown: UnknownFigure[] = [
    ...(cash === null ? (['cash'] as const) : []),
    ...(goods.value === null ? (['goods'] as const) : []),
  ];
  return unknown.length > 0 ? unknown : null;
};

/** What all visits of one import have in common. */
const visitOfBefore = ({ actor: { personId, displayName }, now }: Tx) => ({
  ...{ version: 1, revision: 1, status: 'logged' as const, correctsId: null, correctedById: null, voidReason: null },
  ...{ talkTopic: null, placeSealed: null, outcome: 'met' as const, proxyName: null, proxyRelation: null },
  ...{ outcomeReasonSealed: null, evidence: [], wordsSealed: null, nextNeedSealed: null, nextContactOn: null },
  ...{ signatureDocumentId: null, signedBy: null, marks: [], ruleCode: null, ruleVersion: null, judgement: null },
  ...{ loggedById: personId, loggedByName: displayName, loggedAt: now },
});

type VisitRow = Omit<Visit, keyof ReturnType<typeof visitOfBefore> | 'tenantId' | 'importId'>;

function visitRow(visit: HistoricVisit, dutyId: VisitDutyId | null): VisitRow {
  const { id, round, memberId, unionId, visitedOn, occasion, visitors, goods } = visit;
  const kind = round ? 'round' : occasion.group === 'must-visit' ? 'must-visit' : 'other';
  const value = goods.value ?? 0n;
  return {
    id,
    rootId: id,
    dutyId,
    roundId: round?.roundId ?? null,
    rosterEntryId: round?.rosterEntryId ?? null,
    unionId,
    memberId,
    kind,
    visitedOn,
    cashFen: visit.cash ?? 0n,
    goodsFen: value,
    visitors: visitors.map((name) => ({ personId: null, name, rank: 'other' as const })),
    goods:
      goods.name !== null || value > 0n
        ? [{ name: goods.name ?? UNNAMED_GOODS, quantity: 1, unit: '份', valueFen: formatFen(value) }]
        : [],
    unknownFigures: unknownOf(visit),
  };
}

function paymentsOf(
  visit: HistoricVisit,
  dutyId: VisitDutyId | null,
  householdId: HouseholdId | null,
): ImportedPayment[] {
  const { id, round, occasion, goods, visitedOn: paidOn } = visit;
  const subject = round ? { type: 'roster-entry', id: round.rosterEntryId } : { type: 'visit', id };
  const caseRef = round ? { type: 'round', id: round.roundId } : { type: 'visit-duty', id: dutyId! };
  const { code, name, purpose } = occasion;
  const aid = { code, name, purpose, subCondition: null, eventDate: paidOn, eventKey: caseRef.id };
  const part = (amount: Fen, paymentKind: 'cash' | 'goods', methodNote: string): ImportedPayment => ({
    unionId: visit.unionId,
    unionCode: visit.unionCode,
    subject,
    caseRef,
    recipientId: visit.memberId,
    amount,
    fundAccountId: visit.fundAccountId,
    paymentKind,
    paidOn,
    householdId,
    methodNote,
    isSigned: visit.isSigned,
    occasion: { ...aid, diseaseKey: null, isMedical: false },
  });
  const parts: ImportedPayment[] = [];
  if (visit.cash) parts.push(part(visit.cash, 'cash', '历史台账'));
  if (goods.value) parts.push(part(goods.value, 'goods', goods.name ?? UNNAMED_GOODS));
  return parts;
}
