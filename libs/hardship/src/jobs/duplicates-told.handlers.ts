import { EventHandler } from '@app/messaging';
import { MessageService } from '@app/notifications';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DuplicateAudience } from '../app/duplicate-audience';
import { FileAudience } from '../app/file-audience';
import { DuplicateSign, type DuplicateSignId } from '../data/duplicate-sign.entity';
import { HardshipFile } from '../data/hardship-file.entity';

const PAGE = '/hardship/duplicates';

/** Tells whoever may see both places that there is something to look at: one message however much was found. */
@Injectable()
export class DuplicatesFoundTold extends EventHandler {
  readonly name = 'hardship.duplicates-told';
  readonly types = ['hardship-duplicate.found.v1'];

  constructor(
    private readonly audience: DuplicateAudience,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { id, payload }: OutboxMessage): Promise<void> {
    const { signIds } = payload as { signIds: DuplicateSignId[] };
    for (const [account, count] of await this.audience.counts(tx, await openOf(tx, signIds)))
      await this.messages.send(tx, {
        ...{ to: [account], template: 'duplicate.found', parameters: { count } },
        ...{ link: PAGE, key: `hardship-duplicates:${id}` },
      });
  }
}

/** Tells who keeps the two files that a person found them to be of one household; neither learns of the other's file. */
@Injectable()
export class DuplicateJudgedTold extends EventHandler {
  readonly name = 'hardship.duplicate-judged-told';
  readonly types = ['hardship-duplicate.judged.v1'];

  constructor(
    private readonly audience: FileAudience,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { id, payload }: OutboxMessage): Promise<void> {
    const signId = payload['signId'] as DuplicateSignId;
    const sign = await tx.from(DuplicateSign, 's').andWhere('s.id = :signId', { signId }).getOne();
    if (sign?.verdict !== 'same') return;
    for (const fileId of [sign.fileId, sign.otherFileId]) {
      const file = fileId && (await tx.from(HardshipFile, 'f').andWhere('f.id = :fileId', { fileId }).getOne());
      if (!file?.running) continue;
      const to = await this.audience.of(tx, file, 'officer');
      await this.messages.send(tx, {
        ...{ to, template: 'file.step-waiting', parameters: {} },
        ...{ link: `/hardship/${file.id}`, key: `hardship-duplicate:${file.id}:${id}` },
      });
    }
  }
}

const openOf = async (tx: Tx, ids: readonly DuplicateSignId[]): Promise<DuplicateSignId[]> =>
  (
    await tx
      .from(DuplicateSign, 's')
      .andWhere('s.id = ANY(CAST(:ids AS uuid[]))', { ids })
      .andWhere('s.verdict IS NULL')
      .getMany()
  ).map(({ id }) => id);
