import type { DisbursementId } from '@app/disbursements';
import { EventHandler } from '@app/messaging';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { AidFollowing } from '../app/aid-following';
import { SPECIAL_AID_SUBJECT } from '../domain/model-worker';

/** An aid becomes what its disbursement has become. */
@Injectable()
export class AidFollows extends EventHandler {
  readonly name = 'model-workers.aid-follows';
  readonly types = [
    'disbursement.paid.v1',
    'disbursement.reversed.v1',
    'disbursement.withdrawn.v1',
    'disbursement.refused.v1',
  ];

  constructor(private readonly aids: AidFollowing) {
    super();
  }

  async handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    const { subjectType, disbursementId } = payload as { subjectType: string; disbursementId: DisbursementId };
    if (subjectType === SPECIAL_AID_SUBJECT) await this.aids.follow(tx, disbursementId);
  }
}
