import { type ApprovalStanding, ApprovalReading, type WaitingRow } from '@app/approvals';
import { DisclosureService, type NoticeWithStanding, type OpenedObjection } from '@app/disclosure';
import type { Actor, MemberId, UnionId } from '@app/kernel';
import {
  type LackingConsent,
  MemberDirectory,
  type MemberRecord,
  type SensitiveKind,
  SensitiveViewRecorder,
} from '@app/members';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { FileFact } from '../data/file-fact.entity';
import {
  aidOfHousehold,
  type FileCounts,
  fileCounts,
  type FileFilter,
  type FileLine,
  fileLines,
  type FilePosition,
  type HouseholdAid,
} from '../data/file-list.query';
import { FilePaper, FileRecord } from '../data/file-record.entity';
import { HardshipFile } from '../data/hardship-file.entity';
import type { JudgementRow } from '../data/judgement.entity';
import type { HardshipFileId } from '../domain/hardship-file';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';
import { FileCipher } from './file-cipher';
import { FileConsents } from './file-consents';
import { FileJudge, type Judged, type OpenedStatement } from './file-judge';
import type { OpenedPerson } from './file-people';
import { FILE_SUBJECT } from './file-subject';
import { FileStore } from './file-store';

/** Everything about a file that is no secret of the household. */
export interface FilePage {
  readonly file: HardshipFile;
  readonly member: MemberRecord;
  readonly persons: readonly OpenedPerson[];
  readonly papers: readonly FilePaper[];
  readonly records: readonly FileRecord[];
  readonly facts: readonly FileFact[];
  readonly notices: readonly NoticeWithStanding[];
  readonly aids: readonly HouseholdAid[];
  readonly approval: ApprovalStanding | null;
  /** Separate consents that are wanting while the file runs. */
  readonly lacking: readonly LackingConsent[];
  /** The request when the actor can sign it now. */
  readonly toSign: WaitingRow | null;
}

/** Incomes, expenses, health, what was found, and the computation. */
export interface HouseholdPage {
  readonly file: HardshipFile;
  readonly persons: readonly OpenedPerson[];
  readonly statements: readonly OpenedStatement[];
  readonly judgements: readonly JudgementRow[];
  readonly computed: readonly Judged[];
  readonly records: readonly { readonly record: FileRecord; readonly words: string }[];
  readonly objections: readonly OpenedObjection[];
  readonly note: string | null;
  /** Separate consents that stand, by person. */
  readonly consents: ReadonlyMap<string, readonly SensitiveKind[]>;
}

/** What the pages of files show. */
@Injectable()
export class FileReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: FileStore,
    private readonly consents: FileConsents,
    private readonly members: MemberDirectory,
    private readonly disclosure: DisclosureService,
    private readonly approvals: ApprovalReading,
  ) {}

  lines(actor: Actor, filter: FileFilter, after: FilePosition | null, limit: number): Promise<FileLine[]> {
    return this.uow.glance(actor, (tx) => fileLines(tx, filter, after, limit + 1));
  }

  counts(actor: Actor, unionId: UnionId | null): Promise<FileCounts> {
    return this.uow.read(actor, (tx) => fileCounts(tx, unionId));
  }

  page(actor: Actor, id: HardshipFileId): Promise<FilePage> {
    return this.uow.read(actor, async (tx) =>
      this.pageOf(tx, await this.store.find(tx, HARDSHIP_PERMISSIONS.read, id)),
    );
  }

  /** The signed-in member's own file, the latest one; null when he has none. */
  ownPage(actor: Actor): Promise<FilePage | null> {
    return this.uow.read(actor, async (tx) => {
      const file = await ownFile(tx, actor.memberId);
      return file ? this.pageOf(tx, file) : null;
    });
  }

  private async pageOf(tx: ReadTx, file: HardshipFile): Promise<FilePage> {
    const subject = { type: FILE_SUBJECT, id: file.id };
    const standings = await this.approvals.standingOf(tx, [file.id]);
    const of = { fileId: file.id };
    const persons = await this.consents.people.of(tx, file.id);
    return {
      file,
      member: await this.members.get(tx, file.memberId),
      persons,
      lacking: await this.consents.lacking(tx, file, persons),
      papers: await tx.from(FilePaper, 'p').andWhere('p.fileId = :fileId', of).orderBy('p.addedAt').getMany(),
      records: await tx.from(FileRecord, 'r').andWhere('r.fileId = :fileId', of).orderBy('r.id').getMany(),
      facts: await this.store.factsOf(tx, file.id),
      notices: await this.disclosure.noticesOf(tx, subject),
      aids: await aidOfHousehold(tx, [file.memberId, ...(await this.store.membersOf(tx, file.id))]),
      approval: standings.get(file.id) ?? null,
      toSign: await this.approvals.waitingOf(tx, file.id),
    };
  }
}

/** Reads what is private to the household; every look of staff is recorded and shown to the member. */
@Injectable()
export class HouseholdReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: FileStore,
    private readonly consents: FileConsents,
    private readonly judge: FileJudge,
    private readonly cipher: FileCipher,
    private readonly disclosure: DisclosureService,
    private readonly views: SensitiveViewRecorder,
  ) {}

  read(actor: Actor, id: HardshipFileId, reason: string): Promise<HouseholdPage> {
    return this.uow.run(actor, async (tx) => {
      const file = await this.store.find(tx, HARDSHIP_PERMISSIONS.readSensitive, id);
      const member = { id: file.memberId, unionId: file.unionId };
      await this.views.record(tx, member, [`困难职工档案 ${file.number} 的家庭健康和收支`], reason);
      return this.pageOf(tx, file);
    });
  }

  /** The member's own; nothing is recorded. */
  readOwn(actor: Actor): Promise<HouseholdPage | null> {
    return this.uow.read(actor, async (tx) => {
      const file = await ownFile(tx, actor.memberId);
      return file ? { ...(await this.pageOf(tx, file)), objections: [], records: [] } : null;
    });
  }

  private async pageOf(tx: ReadTx, file: HardshipFile): Promise<HouseholdPage> {
    const statements = await this.judge.statementsOf(tx, file.id);
    const fileId = file.id;
    const judgements = await this.judge.judgementsOf(tx, fileId);
    const records = await tx.from(FileRecord, 'r').andWhere('r.fileId = :fileId', { fileId }).orderBy('r.id').getMany();
    const persons = await this.consents.people.of(tx, fileId);
    return {
      ...{ file, statements, persons, consents: await this.consents.standing(tx, file, persons) },
      judgements,
      computed: statements[0] ? await this.judge.byEveryVersion(tx, file, statements[0], judgements) : [],
      records: records.map((record) => ({
        record,
        words: this.cipher.open(record.tenantId, 'record', record.wordsSealed),
      })),
      objections: await this.disclosure.objectionsTo(tx, { type: FILE_SUBJECT, id: fileId }),
      note: this.cipher.open(file.tenantId, 'note', file.noteSealed),
    };
  }
}

/**
 * The member's file that runs, or else the one that ended last. What he withdrew himself hides no earlier one: against that
 * he may still appeal, or its watch goes on.
 */
async function ownFile(tx: ReadTx, memberId: MemberId | null): Promise<HardshipFile | null> {
  if (memberId === null) return refuse('hardship-file.not-found');
  const latest = `ORDER BY r.running DESC, r.status = 'withdrawn', r.id DESC LIMIT 1`;
  const [file] = await tx.found(HardshipFile, (param) => `r.member_id = ${param(memberId)}`, latest);
  return file ?? null;
}
