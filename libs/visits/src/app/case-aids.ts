import { ApprovalReading, type ApprovalStanding } from '@app/approvals';
import { AidHistory, DisbursementService, type NewDisbursement, type RequestedDisbursement } from '@app/disbursements';
import { civilDate, type MemberId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import type { ReadTx, Tx } from '@app/persistence';
import type { EarlierAid } from '@app/standards';
import { Injectable } from '@nestjs/common';
import { type AidStanding, aidsOfCases, aidStanding, type CaseAid, hasLiveAid } from '../data/case-aid.query';
import type { AidFacts, AidStage, Holder } from '../domain/case-facts';
import type { VisitId } from '../domain/visit';
import type { VisitDutyId } from '../domain/visit-duty';

/** A request for money together with who has it in hand. */
export interface HeldAid extends CaseAid {
  readonly facts: AidFacts;
}

/** Some limits count a whole life. */
const EVER = civilDate('1949-10-01');

/** The money of cases, as it stands in disbursements and approvals. */
@Injectable()
export class CaseAids {
  constructor(
    private readonly disbursements: DisbursementService,
    private readonly approvals: ApprovalReading,
    private readonly history: AidHistory,
    private readonly members: MemberDirectory,
  ) {}

  request(tx: Tx, asked: NewDisbursement): Promise<RequestedDisbursement> {
    return this.disbursements.request(tx, asked);
  }

  /** What of a case's aid is under way or was paid. */
  standingOf(tx: ReadTx, dutyId: VisitDutyId): Promise<AidStanding> {
    return aidStanding(tx, dutyId);
  }

  /** Whether the amounts of a visit may not move any more. */
  isLocked(tx: ReadTx, rootId: VisitId): Promise<boolean> {
    return hasLiveAid(tx, rootId);
  }

  /** What the member and those who live with him were given or asked for, from whichever union. */
  async earlierAid(tx: ReadTx, memberId: MemberId): Promise<EarlierAid[]> {
    const around = await this.members.personsAround(tx, memberId);
    const householdPersons = around.filter((person) => person !== memberId);
    return this.history.aidOf(tx, { memberId, householdPersons, since: EVER });
  }

  /** The requests of cases, oldest first. Two statements, one when none is being decided. */
  async ofCases(tx: ReadTx, dutyIds: readonly VisitDutyId[]): Promise<HeldAid[]> {
    const aids = await aidsOfCases(tx, dutyIds);
    const deciding = aids.filter((aid) => aid.status === 'in-review').map((aid) => aid.id);
    const standings = await this.approvals.standingOf(tx, deciding);
    return aids.map((aid) => ({ ...aid, facts: factsOf(aid, standings.get(aid.id)) }));
  }
}

const STAGES: Readonly<Record<Exclude<CaseAid['status'], 'in-review'>, AidStage>> = {
  requested: 'reviewing',
  returned: 'returned',
  refused: 'refused',
  withdrawn: 'withdrawn',
  approved: 'approved',
  paid: 'paid',
  reconciled: 'paid',
  reversed: 'withdrawn',
};

const RECEIPTS = { awaited: 'awaited', confirmed: 'received', disputed: 'not-received' } as const;

function factsOf(aid: CaseAid, standing: ApprovalStanding | undefined): AidFacts {
  return {
    stage: stageOf(aid, standing),
    holder: holderOf(aid, standing),
    usualDays: null,
    expectedOn: null,
    paidOn: aid.paidOn,
    method: aid.paymentKind,
    cardTail: null,
    receipt: RECEIPTS[aid.receipt],
    wordForMember: null,
  };
}

/** The first of several steps is the treasurer's review, the others decide. */
function stageOf(aid: CaseAid, standing: ApprovalStanding | undefined): AidStage {
  if (aid.status !== 'in-review') return STAGES[aid.status];
  return standing && standing.currentStep === 0 && standing.stepCount > 1 ? 'reviewing' : 'approving';
}

function holderOf(aid: CaseAid, standing: ApprovalStanding | undefined): Holder | null {
  if (aid.status === 'requested') return { office: '工会干部', name: null };
  if (aid.status === 'approved') return { office: '出纳', name: null };
  if (aid.status === 'paid' && aid.receipt === 'disputed') return { office: '工会干部', name: null };
  const office = standing?.waitingFor.join('、');
  return office ? { office, name: null } : null;
}
