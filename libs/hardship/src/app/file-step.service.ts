import { DisclosureService, type ObjectionSaid } from '@app/disclosure';
import { DocumentService } from '@app/documents';
import { type Actor, type CivilDate, type DocumentId, type FieldProblem, newId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FilePaper, FileRecord, type RecordKind } from '../data/file-record.entity';
import type { HardshipFile } from '../data/hardship-file.entity';
import { HARDSHIP_CATEGORY_LABELS, type HardshipCategory } from '../domain/category';
import { type ChecklistItem, isMedicalItem } from '../domain/checklist';
import { type ExitGround, isWatchedAfter } from '../domain/exit-ground';
import { HARDSHIP_CAUSE_LABELS } from '../domain/hardship-cause';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';
import { keptUntil, nextReviewAfter } from '../domain/yearly-review';
import { FileCipher } from './file-cipher';
import { FileJudge, type Restatement } from './file-judge';
import { FileStore, type SeenFile } from './file-store';

export const FILE_SUBJECT = 'hardship-file';

/** What was done somewhere by some people, and what was found. */
export interface Recorded {
  readonly heldOn: CivilDate;
  readonly people: readonly string[];
  readonly conforms: boolean;
  readonly words: string;
}

export interface Assessed extends Recorded {
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly abstained: number;
  /** Null takes what the formula gives. */
  readonly category: HardshipCategory | null;
  readonly reason: string | null;
}

export interface Reviewed extends Restatement {
  readonly category: HardshipCategory | null;
  readonly reason: string | null;
}

interface Outcome {
  readonly version: number;
}

/** Public notices of files, with nothing in them but what may be published. */
@Injectable()
export class FilePublicity {
  constructor(
    private readonly disclosure: DisclosureService,
    private readonly members: MemberDirectory,
  ) {}

  async publish(tx: Tx, file: HardshipFile, workingDays: number | undefined): Promise<CivilDate> {
    if (file.consentedOn === null) return refuse('hardship-file.not-consented');
    const { name, unionName } = await this.members.get(tx, file.memberId);
    const { untilOn } = await this.disclosure.publish(tx, {
      ...{ subject: { type: FILE_SUBJECT, id: file.id }, unionId: file.unionId, title: '困难职工建档公示' },
      facts: {
        ...{ name, unionName, categoryLabel: HARDSHIP_CATEGORY_LABELS[file.category!] },
        causeLabel: file.consentedCause && file.mainCause ? HARDSHIP_CAUSE_LABELS[file.mainCause] : null,
      },
      consent: { on: file.consentedOn, by: file.consentedBy ?? '本人' },
      ...(workingDays !== undefined && { workingDays }),
    });
    return untilOn;
  }

  /** Told to an officer, by phone or at the desk. */
  async object(tx: Tx, { id }: HardshipFile, said: ObjectionSaid): Promise<void> {
    const notices = await this.disclosure.noticesOf(tx, { type: FILE_SUBJECT, id });
    const last = notices.at(-1) ?? refuse('hardship-file.action-not-open');
    await this.disclosure.object(tx, last.notice.id, said, tx.actor.displayName);
  }

  /** Refuses unless the last notice hung its whole time and nobody objected. */
  async requireOver(tx: Tx, { id }: HardshipFile): Promise<void> {
    const notices = await this.disclosure.noticesOf(tx, { type: FILE_SUBJECT, id });
    if (notices.at(-1)?.standing !== 'over') refuse('hardship-file.notice-not-over');
  }

  takeDown(tx: Tx, { id }: HardshipFile, reason: string): Promise<void> {
    return this.disclosure.takeDown(tx, { type: FILE_SUBJECT, id }, reason);
  }
}

/** The steps of a file by those who handle it; decisions of those who sign are in `FileDecisionService`. */
@Injectable()
export class FileStepService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: FileStore,
    private readonly judge: FileJudge,
    private readonly publicity: FilePublicity,
    private readonly documents: DocumentService,
    private readonly cipher: FileCipher,
  ) {}

  sendBack(actor: Actor, seen: SeenFile, reason: string): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, (tx, file) =>
      this.store.move(tx, file, 'send-back', {}, {}, reason),
    );
  }

  recordVisit(actor: Actor, seen: SeenFile, visit: Recorded): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, async (tx, file) => {
      await this.record(tx, file, 'home-visit', visit);
      return this.store.move(tx, file, 'record-visit', {}, { conforms: visit.conforms, people: visit.people.length });
    });
  }

  /** A majority of those present carries; otherwise the file ends as refused, with what was said as the reason. */
  assess(actor: Actor, seen: SeenFile, meeting: Assessed): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.assess, async (tx, file) => {
      const { votesFor, votesAgainst, abstained, people, heldOn } = meeting;
      if (votesFor + votesAgainst + abstained !== people.length) refuse('hardship-file.votes-wrong');
      const carried = votesFor * 2 > people.length;
      const votes = { votesFor, votesAgainst, abstained };
      await this.record(tx, file, 'assessment', { ...meeting, conforms: carried }, votes);
      if (!carried) {
        const reason = `评议没有通过(赞成 ${votesFor} 票,到会 ${people.length} 人)`;
        return this.store.move(tx, file, 'refuse', { keptUntil: keptUntil(heldOn) }, votes, reason);
      }
      const { judgementId, category, otherwise } = await this.judge.settle(tx, file, { ...meeting, on: heldOn });
      const patch = { judgementId, category, otherJudgement: otherwise };
      return this.store.move(tx, file, 'assess', patch, { ...votes, category, otherwise });
    });
  }

  publicise(actor: Actor, seen: SeenFile, workingDays?: number): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, async (tx, file) => {
      const untilOn = await this.publicity.publish(tx, file, workingDays);
      return this.store.move(tx, file, 'publicise', {}, { untilOn });
    });
  }

  object(actor: Actor, seen: SeenFile, said: ObjectionSaid): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, async (tx, file) => {
      await this.publicity.object(tx, file, said);
      return this.store.move(tx, file, 'object', {}, { unnamed: said.name === null });
    });
  }

  /** What the investigation found: the household keeps its case, and a second notice may hang; or the file ends. */
  reinvestigate(actor: Actor, seen: SeenFile, found: Recorded): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, async (tx, file) => {
      await this.record(tx, file, 'reinvestigation', found);
      if (found.conforms) return this.store.move(tx, file, 'reinvestigate', {}, { conforms: true });
      const reason = '公示有异议,核查后情况不符';
      await this.publicity.takeDown(tx, file, reason);
      return this.store.move(tx, file, 'refuse', { keptUntil: keptUntil(found.heldOn) }, { conforms: false }, reason);
    });
  }

  exit(actor: Actor, seen: SeenFile, ground: ExitGround, reason: string): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, async (tx, file) => {
      const exitedOn = await this.organizations.today(tx);
      const patch = { exitedOn, exitGround: ground, exitReason: reason, keptUntil: keptUntil(exitedOn) };
      const exited = await this.store.move(tx, file, 'exit', { ...patch, reviewDueOn: null }, { ground }, reason);
      return isWatchedAfter(ground) ? this.store.move(tx, exited, 'begin-watch') : exited;
    });
  }

  watch(actor: Actor, seen: SeenFile, visit: Recorded): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, async (tx, file) => {
      await this.record(tx, file, 'watch', visit);
      return this.store.move(tx, file, 'watch', {}, { conforms: visit.conforms });
    });
  }

  archive(actor: Actor, seen: SeenFile): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, async (tx, file) => {
      const today = await this.organizations.today(tx);
      return this.store.move(tx, file, 'archive', { keptUntil: file.keptUntil ?? keptUntil(today) });
    });
  }

  beginReview(actor: Actor, seen: SeenFile): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, (tx, file) =>
      this.store.move(tx, file, 'begin-review'),
    );
  }

  /** The yearly review is done: the category stays, or is another one from now on. */
  review(actor: Actor, seen: SeenFile, reviewed: Reviewed): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.assess, async (tx, file) => {
      const on = await this.organizations.today(tx);
      await this.judge.restate(tx, file, reviewed, { today: on, byOfficer: true });
      const { judgementId, category, otherwise } = await this.judge.settle(tx, file, { ...reviewed, on });
      const reviewDueOn = nextReviewAfter(file.filedOn!, on);
      const patch = { judgementId, category, otherJudgement: otherwise, reviewDueOn };
      const action = category === file.category && file.status === 'review-due' ? 'renew' : 'change';
      return this.store.move(tx, file, action, patch, { category: [file.category, category] });
    });
  }

  addPapers(actor: Actor, seen: SeenFile, item: ChecklistItem, documentIds: readonly DocumentId[]): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, (tx, file) => this.file(tx, file, item, documentIds));
  }

  addOwnPapers(
    actor: Actor,
    seen: SeenFile,
    item: ChecklistItem,
    documentIds: readonly DocumentId[],
  ): Promise<Outcome> {
    return this.uow.run(actor, async (tx) => {
      const file = await this.store.lockOwn(tx, seen);
      if (!file.running) refuse('hardship-file.action-not-open');
      return { version: (await this.file(tx, file, item, documentIds)).version };
    });
  }

  private async file(
    tx: Tx,
    file: HardshipFile,
    item: ChecklistItem,
    ids: readonly DocumentId[],
  ): Promise<HardshipFile> {
    const sensitivity = isMedicalItem(item, file.mainCause) ? 'medical' : 'normal';
    await this.documents.attach(tx, ids, { type: FILE_SUBJECT, id: file.id, unionId: file.unionId, sensitivity });
    const papers = ids.map((documentId) => ({
      ...{ fileId: file.id, documentId, item, addedByName: tx.actor.displayName, addedAt: tx.now },
    }));
    await tx.insert(FilePaper, ...papers);
    return this.store.touch(tx, file, 'add-papers', {}, { item, count: ids.length });
  }

  private async record(
    tx: Tx,
    file: HardshipFile,
    kind: RecordKind,
    { heldOn, people, conforms, words }: Recorded,
    votes: Pick<FileRecord, 'votesFor' | 'votesAgainst' | 'abstained'> = NO_VOTES,
  ): Promise<void> {
    const faults: FieldProblem[] = [];
    if (heldOn > (await this.organizations.today(tx))) faults.push({ field: 'heldOn', message: '日期还没到,请再核对' });
    if (people.length === 0) faults.push({ field: 'people', message: '请写上参加的人' });
    if (faults.length > 0) refuse('hardship-file.invalid', faults[0]!.message, { fields: faults });
    await tx.insert(FileRecord, {
      ...{ id: newId<'file-record'>(tx.now.getTime()), fileId: file.id, kind, heldOn, people: [...people], conforms },
      ...{ ...votes, wordsSealed: this.cipher.seal(file.tenantId, 'record', words) },
      ...{ recordedBy: tx.actor.accountId, recordedByName: tx.actor.displayName, recordedAt: tx.now },
    });
  }

  private change(
    actor: Actor,
    seen: SeenFile,
    permission: string,
    work: (tx: Tx, file: HardshipFile) => Promise<HardshipFile>,
  ): Promise<Outcome> {
    return this.uow.run(actor, async (tx) => {
      const { version } = await work(tx, await this.store.lock(tx, permission, seen));
      return { version };
    });
  }
}

const NO_VOTES = { votesFor: null, votesAgainst: null, abstained: null };
