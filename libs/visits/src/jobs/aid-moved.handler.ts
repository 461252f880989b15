import { EventHandler } from '@app/messaging';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { VISIT_SUBJECT } from '../app/visit-papers';
import { DutyFollowUp } from '../app/duty-follow-up';
import { VisitStore } from '../data/visit.store';
import type { VisitId } from '../domain/visit';

const DISPUTED = 'disbursement.receipt-disputed.v1';

/** The money of a visit went on, came to an end, or was confirmed or missed by the member. */
@Injectable()
export class AidMovedHandler extends EventHandler {
  readonly name = 'visits.aid-moved';
  readonly types = [
    'disbursement.refused.v1',
    'disbursement.withdrawn.v1',
    'disbursement.reversed.v1',
    'disbursement.paid.v1',
    'disbursement.reconciled.v1',
    'disbursement.receipt-confirmed.v1',
    DISPUTED,
    'disbursement.dispute-answered.v1',
  ];

  constructor(
    private readonly visits: VisitStore,
    private readonly followUp: DutyFollowUp,
  ) {
    super();
  }

  async handle(tx: Tx, { type, payload }: OutboxMessage): Promise<void> {
    if (payload['subjectType'] !== VISIT_SUBJECT) return;
    const visitId = payload['subjectId'] as VisitId;
    const { dutyId } = await this.visits.get(tx, visitId);
    if (!dutyId) return;
    if (type === DISPUTED) await this.followUp.afterReceiptDisputed(tx, dutyId, visitId);
    else await this.followUp.afterAidMoved(tx, dutyId);
  }
}
