import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { VisitDutyStore } from '../data/visit-duty.store';
import type { VisitId } from '../domain/visit';
import type { VisitDutyId } from '../domain/visit-duty';
import { nextDutyStatus } from '../domain/visit-duty.lifecycle';
import { CaseAids } from './case-aids';
import { DutyChange } from './duty-change';

const DISPUTED = '会员说没有收到';

/** What follows for a duty from what happened elsewhere. Asks how things stand now, so hearing of it twice changes nothing. */
@Injectable()
export class DutyFollowUp {
  constructor(
    private readonly duties: VisitDutyStore,
    private readonly aids: CaseAids,
    private readonly change: DutyChange,
  ) {}

  /** All its aid arrived: the duty is done. None of its requests is alive any more: it is as if none had been asked for. */
  async afterAidMoved(tx: Tx, dutyId: VisitDutyId): Promise<void> {
    const duty = await this.duties.lockAny(tx, dutyId);
    if (!duty || duty.state.status !== 'settling') return;
    const { live, unsettled } = await this.aids.standingOf(tx, dutyId);
    if (live.count === 0) await this.change.apply(tx, duty, { action: 'withdraw-aid' });
    else if (unsettled === 0) await this.change.apply(tx, duty, { action: 'close', unsettledAids: 0 });
  }

  /** A closed duty is settled once more when the member says afterwards that the money of `visitId` did not arrive;
   * of a ledger of before the payment alone is looked into. */
  async afterReceiptDisputed(tx: Tx, dutyId: VisitDutyId, visitId: VisitId): Promise<void> {
    const duty = await this.duties.lockAny(tx, dutyId);
    if (duty?.state.status !== 'closed' || duty.state.isHistoric) return;
    const { unsettled } = await this.aids.standingOf(tx, dutyId);
    if (unsettled === 0) return;
    await this.change.apply(tx, duty, { action: 'reopen', reason: DISPUTED }, { action: 'settle', visitId });
  }

  /** The next in charge was told that nobody went. */
  async afterEscalation(tx: Tx, dutyId: VisitDutyId): Promise<void> {
    const duty = await this.duties.lockAny(tx, dutyId);
    if (duty && nextDutyStatus(duty.state.status, 'escalate'))
      await this.change.apply(tx, duty, { action: 'escalate' });
  }
}
