import type { TenantId } from '@app/kernel';
import { EventHandler } from '@app/messaging';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { RecordGaps } from '../app/record-gaps';

/** An upgrade left persons whose records nobody has counted: that does not wait for the morning. */
@Injectable()
export class RecordGapsCounted extends EventHandler {
  readonly name = 'hardship.record-gaps-counted';
  /** Put into the outbox by a migration. */
  readonly types = ['record-gaps.count.v1'];

  constructor(private readonly gaps: RecordGaps) {
    super();
  }

  /** In transactions of its own: doing it again changes nothing, so it need not hang on this one. */
  async handle(_tx: Tx, { tenantId }: OutboxMessage): Promise<void> {
    await this.gaps.work(tenantId as TenantId);
  }
}
