import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { DisbursementId } from '../domain/disbursement';
import type { OpenedDisbursement, PlanOpening, PlanStanding } from './planned-disbursement.order';

/** Disbursements of a plan that was approved as a whole (a round of visits), inside the caller's transaction. */
@Injectable()
export class PlannedDisbursementService {
  /**
   * Opens what the plan's approval covers, each `approved` with its hold. Set-based: ten thousand in one call. Refuses
   * when the account has too little (`fund.not-enough`), may not pay for an occasion, or when more is opened under the
   * approval than it was given for. The caller holds the plan's row.
   */
  openApproved(_tx: Tx, _opening: PlanOpening): Promise<OpenedDisbursement[]> {
    throw new Error('not built yet');
  }

  /** Takes back what is approved and not paid: refused, moved away, died, was not there. Holds are released. */
  cancelApproved(_tx: Tx, _ids: readonly DisbursementId[], _reason: string): Promise<void> {
    throw new Error('not built yet');
  }

  /** Sums of a plan, all zero when nothing was opened. The caller asked whether the actor may see the plan. */
  totalsOfPlan(_tx: ReadTx, _planId: string): Promise<PlanStanding> {
    throw new Error('not built yet');
  }
}
