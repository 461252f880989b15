import { EventHandler } from '@app/messaging';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FILE_SUBJECT } from '../app/file-subject';
import { FileStore } from '../app/file-store';
import { HardshipFile } from '../data/hardship-file.entity';
import { nextFileStatus } from '../domain/hardship-file.lifecycle';

/** Somebody objected over the public page: the clock stops and the file waits for the investigation. */
@Injectable()
export class NoticeObjectedHandler extends EventHandler {
  readonly name = 'hardship.notice-objected';
  readonly types = ['disclosure.objected.v1'];

  constructor(private readonly store: FileStore) {
    super();
  }

  async handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    if (payload['subjectType'] !== FILE_SUBJECT) return;
    const file = await tx.lock(HardshipFile, payload['subjectId'] as string);
    if (file && nextFileStatus(file.status, 'object')) await this.store.move(tx, file, 'object', {}, { public: true });
  }
}
