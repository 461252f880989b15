import { SignersTold } from '@app/disbursements';
import type { MemberId } from '@app/kernel';
import { EventHandler } from '@app/messaging';
import { MessageService, type MessageTemplate } from '@app/notifications';
import type { OutboxMessage, ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FileAudience, type FilePart } from '../app/file-audience';
import { FILE_SUBJECT } from '../app/file-subject';
import { Pairing } from '../data/pairing.entity';
import { HardshipFile } from '../data/hardship-file.entity';
import type { FileAction } from '../domain/hardship-file.lifecycle';

@Injectable()
export class FileSignersTold extends SignersTold {
  readonly name = 'hardship.signers-told';
  protected readonly subjectType = FILE_SUBJECT;

  protected override pageOf(subjectId: string): string {
    return `/hardship/${subjectId}`;
  }
}

type Told = Extract<
  MessageTemplate,
  'approval.returned' | 'file.step-waiting' | 'member.case-moved' | 'member.papers-missing'
>;
type Notice = readonly [part: FilePart, template: Told];

interface Moved {
  readonly fileId: string;
  readonly action: FileAction;
  readonly status: string;
  /** Who looks after a returned file opens the form again for himself: nothing is asked of the family. */
  readonly restated?: boolean;
}

const MOVED: Notice = ['member', 'member.case-moved'];
const NEXT: Notice = ['officer', 'file.step-waiting'];

/** Who hears of each step: the household of all of them, and whoever has the next one in hand. Signers see above. */
const NOTICES: Readonly<Partial<Record<FileAction, readonly Notice[]>>> = {
  apply: [NEXT, MOVED],
  'send-back': [['member', 'member.papers-missing']],
  'record-visit': [['assessor', 'file.step-waiting'], MOVED],
  assess: [NEXT, MOVED],
  publicise: [MOVED],
  object: [NEXT, MOVED],
  reinvestigate: [NEXT, MOVED],
  submit: [MOVED],
  endorse: [MOVED],
  return: [['officer', 'approval.returned']],
  approve: [NEXT, MOVED],
  refuse: [NEXT, MOVED],
  renew: [MOVED],
  change: [MOVED],
  'return-change': [['officer', 'approval.returned']],
  'reject-change': [NEXT, MOVED],
  exit: [MOVED],
};

/** Died, left or expelled: his file is to be ended, and its page says so. */
const HOLDER_GONE: readonly string[] = ['member.died.v1', 'member.left.v1', 'member.expelled.v1'];

/** Tells the next hand and the family that a file moved. Messages name neither the household nor the kind of matter. */
@Injectable()
export class FileMovedTold extends EventHandler {
  readonly name = 'hardship.moved-told';
  readonly types = [
    'hardship-file.moved.v1',
    'hardship-file.lapsed.v1',
    'hardship-file.consent-withdrawn.v1',
    'hardship-appeal.raised.v1',
    'hardship-appeal.answered.v1',
    ...HOLDER_GONE,
  ];

  constructor(
    private readonly audience: FileAudience,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { id, type, payload }: OutboxMessage): Promise<void> {
    if (type === 'hardship-file.lapsed.v1') {
      const { fileIds } = payload as { fileIds: string[] };
      for (const fileId of fileIds) await this.tell(tx, await fileOf(tx, fileId), [NEXT, MOVED], id);
      return;
    }
    if (type === 'hardship-file.consent-withdrawn.v1')
      return this.tell(tx, await fileOf(tx, payload['fileId'] as string), [NEXT], id);
    if (HOLDER_GONE.includes(type))
      return this.tell(tx, await runningOf(tx, payload['memberId'] as MemberId), [NEXT], id);
    if (type.startsWith('hardship-appeal.')) {
      const file = await fileOf(tx, payload['fileId'] as string);
      const notices: readonly Notice[] = type.includes('raised') ? [['overseer', 'file.step-waiting']] : [MOVED, NEXT];
      return this.tell(tx, file, notices, id);
    }
    const { fileId, action, status, restated = false } = payload as unknown as Moved;
    const file = await fileOf(tx, fileId);
    const still = file?.status === status || action === 'exit';
    if (still) await this.tell(tx, file, restated ? [MOVED] : (NOTICES[action] ?? []), id);
  }

  private async tell(tx: Tx, file: HardshipFile | null, notices: readonly Notice[], eventId: string): Promise<void> {
    if (!file) return;
    for (const [part, template] of notices) {
      const to = await this.audience.of(tx, file, part);
      const link = part === 'member' ? '/my/hardship' : `/hardship/${file.id}`;
      const key = `hardship-file:${file.id}:${part}:${eventId}`;
      await this.messages.send<Told>(tx, { to, template, parameters: {}, link, key });
    }
  }
}

/** Tells who was paired with a household. */
@Injectable()
export class PairingTold extends EventHandler {
  readonly name = 'hardship.pairing-told';
  readonly types = ['hardship-pairing.begun.v1'];

  constructor(
    private readonly audience: FileAudience,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    const id = payload['pairingId'] as string;
    const pairing = await tx.from(Pairing, 'p').andWhere('p.id = :id', { id }).getOne();
    if (!pairing || pairing.endedOn !== null) return;
    await this.messages.send(tx, {
      ...{ to: await this.audience.person(tx, pairing.personId), template: 'file.step-waiting', parameters: {} },
      ...{ link: '/hardship/pairings', key: `hardship-pairing:${id}` },
    });
  }
}

/** The file that runs and of which he is the holder. */
const runningOf = (tx: ReadTx, memberId: MemberId): Promise<HardshipFile | null> =>
  tx.from(HardshipFile, 'f').andWhere('f.running AND f.memberId = :memberId', { memberId }).getOne();

const fileOf = (tx: ReadTx, id: string): Promise<HardshipFile | null> =>
  tx.from(HardshipFile, 'f').andWhere('f.id = :id', { id }).getOne();
