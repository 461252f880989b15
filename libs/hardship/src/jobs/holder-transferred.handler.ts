import type { MemberId } from '@app/kernel';
import { EventHandler } from '@app/messaging';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { TransferFollowing } from '../app/transfer-following';

/** A member went to another union: his file goes with him. */
@Injectable()
export class HolderTransferred extends EventHandler {
  readonly name = 'hardship.holder-transferred';
  readonly types = ['member.transferred.v1'];

  constructor(private readonly transfers: TransferFollowing) {
    super();
  }

  async handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    await this.transfers.follow(tx, payload['memberId'] as MemberId);
  }
}
