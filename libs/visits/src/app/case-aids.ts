import {
  AidHistory,
  DisbursementDecisionService,
  DisbursementService,
  type NewDisbursement,
  type RequestedDisbursement,
} from '@app/disbursements';
import { civilDate, type MemberId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import type { ReadTx, Tx } from '@app/persistence';
import type { EarlierAid } from '@app/standards';
import { Injectable } from '@nestjs/common';
import { type AidStanding, aidStanding, hasLiveAid, waitsAsIncomplete } from '../data/case-aid.query';
import type { VisitId } from '../domain/visit';
import type { VisitDutyId } from '../domain/visit-duty';

/** Some limits count a whole life. */
const EVER = civilDate('1949-10-01');

/** The money of cases, as it stands in disbursements and approvals. */
@Injectable()
export class CaseAids {
  constructor(
    private readonly disbursements: DisbursementService,
    private readonly decisions: DisbursementDecisionService,
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

  /** Whether money is being decided as one whose papers are not whole. */
  waitsAsIncomplete(tx: ReadTx, rootId: VisitId): Promise<boolean> {
    return waitsAsIncomplete(tx, rootId);
  }

  /** With the last of the missing papers requests that are not decided yet lose their mark and keep their route. */
  papersCame(tx: Tx, rootId: VisitId, names: readonly string[], areWhole: boolean): Promise<void> {
    return this.decisions.papersCame(tx, rootId, names, areWhole);
  }

  /** What the member and those who live with him were given or asked for, from whichever union. */
  async earlierAid(tx: ReadTx, memberId: MemberId): Promise<EarlierAid[]> {
    const around = await this.members.personsAround(tx, memberId);
    const householdPersons = around.filter((person) => person !== memberId);
    return this.history.aidOf(tx, { memberId, householdPersons, since: EVER });
  }
}
