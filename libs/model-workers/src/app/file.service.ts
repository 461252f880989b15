import { type Actor, type CivilDate, type MemberId, newId, type UnionId, yearOf } from '@app/kernel';
import { MemberDirectory, ModelWorkerLevels, standsInRegister } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, sqlState, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ModelWorkerFile } from '../data/file.entity';
import { openFilesOfRoster } from '../data/roster-opening.query';
import { hasAid } from '../data/special-aid.query';
import { bearsLevel, type FileAction, fileAfter, isLiving } from '../domain/file.lifecycle';
import { highestLevel, type Honour, isHonourYear, type ModelWorkerFileId } from '../domain/model-worker';
import { refuse } from '../domain/model-worker.problems';
import { cancelSurveys, resumeSurveys } from '../data/survey.query';
import { checkDay, FileStore } from './file-store';

export interface NewFile {
  readonly memberId: MemberId;
  readonly honours: readonly Honour[];
  readonly note: string | null;
}

export interface Seen {
  readonly id: ModelWorkerFileId;
  readonly version: number;
}

export interface Step {
  readonly action: FileAction;
  readonly on: CivilDate;
  readonly reason: string;
}

const MANAGE = 'model-worker:manage';

/** Files of model workers: opened, corrected, moved through their states. The register follows in the same transaction. */
@Injectable()
export class FileService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly levels: ModelWorkerLevels,
    private readonly files: FileStore,
  ) {}

  /** Refuses `model-worker.on-file-already`, `model-worker.not-in-register`. */
  open(actor: Actor, { memberId, honours, note }: NewFile, idempotency: Idempotency): Promise<ModelWorkerFileId> {
    const work = async (tx: Tx): Promise<ModelWorkerFileId> => {
      const member = await this.members.require(tx, actor, MANAGE, memberId);
      await this.files.refuseOwn(tx, actor, memberId);
      if (!standsInRegister(member.status)) refuse('model-worker.not-in-register');
      const today = await this.organizations.today(tx);
      const level = levelOf(honours, today);
      const id = newId<'model-worker-file'>(tx.now.getTime());
      const row = {
        ...{ id, version: 1, memberId, level, honours, note, status: 'active', since: today },
        ...made(tx),
      };
      const file = await insertOnce(tx, row as ModelWorkerFile);
      await this.levels.hold(tx, [{ memberId, level, fileId: id }]);
      const change = { action: 'open', happenedOn: today, reason: null, from: 'active', to: 'active' } as const;
      await this.files.recordChange(tx, file, change);
      this.tell(tx, file, member.unionId, 'open', { status: [null, 'active'], level });
      return id;
    };
    return this.uow.run(actor, work, idempotency);
  }

  /** Honours and note. The level of the register follows. */
  correct(
    actor: Actor,
    { id, version }: Seen,
    change: { honours: readonly Honour[]; note: string | null },
  ): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const { file, member } = await this.files.lock(tx, MANAGE, id);
      tx.expectVersion(file, version);
      if (!isLiving(file.status) && file.status !== 'died') refuse('model-worker.action-not-open');
      const level = levelOf(change.honours, await this.organizations.today(tx));
      const before = file.level;
      await tx.update(ModelWorkerFile, file, { ...change, level });
      await this.levels.hold(tx, [{ memberId: file.memberId, level, fileId: id }]);
      this.tell(tx, file, member.unionId, 'correct', { level: [before, level] });
    });
  }

  /** Died, revoked, abroad, lost, and back again. Refuses `model-worker.action-not-open`. */
  move(actor: Actor, { id, version }: Seen, { action, on, reason }: Step): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const { file, member } = await this.files.lock(tx, MANAGE, id);
      tx.expectVersion(file, version);
      const [from, to] = [file.status, fileAfter(file.status, action)];
      if (reason.trim() === '') refuse('model-worker.reason-missing');
      const isCorrection = action === 'correct-death' || action === 'void';
      const today = await this.organizations.today(tx);
      checkDay(on, today, isCorrection ? null : file.since);
      if (action === 'void' && (await hasAid(tx, id))) refuse('model-worker.has-aid');
      await tx.update(ModelWorkerFile, file, { status: to, since: on });
      await this.files.recordChange(tx, file, { action, happenedOn: on, reason: reason.trim(), from, to });
      await this.levels.hold(tx, [heldBy(file)]);
      await (isLiving(to) ? resumeSurveys(tx, id, yearOf(today)) : cancelSurveys(tx, id));
      this.tell(tx, file, member.unionId, action, { status: [from, to], on }, reason);
    });
  }

  /** Disciplined or under investigation (`reason`), or no longer (null): no aid while it stands. */
  bar(actor: Actor, { id, version }: Seen, barred: boolean, reason: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const { file, member } = await this.files.lock(tx, MANAGE, id);
      tx.expectVersion(file, version);
      if (!isLiving(file.status) || barred === (file.barredReason !== null)) refuse('model-worker.action-not-open');
      if (reason.trim() === '') refuse('model-worker.reason-missing');
      await tx.update(ModelWorkerFile, file, { barredReason: barred ? reason.trim() : null });
      const action = barred ? 'bar' : 'unbar';
      const happenedOn = await this.organizations.today(tx);
      const { status } = file;
      await this.files.recordChange(tx, file, { action, happenedOn, reason: reason.trim(), from: status, to: status });
      this.tell(tx, file, member.unionId, action, { barred: [!barred, barred] });
    });
  }

  /** A file for everybody whom the roster knows as a model worker; again it opens nothing. Returns how many. */
  openOfRoster(actor: Actor, unionId: UnionId): Promise<number> {
    return this.uow.run(actor, async (tx) => {
      await this.organizations.requireWithin(tx, MANAGE, unionId);
      const today = await this.organizations.today(tx);
      const opened = await openFilesOfRoster(tx, unionId, today);
      await this.levels.hold(tx, opened);
      if (opened.length > 0) {
        const subject = { subjectType: 'union', subjectId: unionId, unionId };
        tx.audit({ action: 'model-worker.open-of-roster', ...subject, detail: { count: opened.length } });
      }
      return opened.length;
    });
  }

  private tell(tx: Tx, file: ModelWorkerFile, unionId: UnionId, action: string, detail: object, reason?: string): void {
    const subject = { subjectType: 'model-worker-file', subjectId: file.id, unionId };
    tx.audit({ action: `model-worker.${action}`, ...subject, detail: { ...detail }, ...(reason && { reason }) });
    tx.announce({ type: 'model-worker.moved.v1', payload: { fileId: file.id, unionId, action } });
  }
}

const made = (tx: Tx) => ({ barredReason: null, openedByName: tx.actor.displayName, openedAt: tx.now });

const heldBy = ({ id, memberId, level, status }: ModelWorkerFile) => ({
  memberId,
  level: bearsLevel(status) ? level : null,
  fileId: status === 'voided' ? null : id,
});

function levelOf(honours: readonly Honour[], today: CivilDate) {
  if (honours.some(({ year }) => year !== null && !isHonourYear(year, today))) refuse('model-worker.honour-year');
  return highestLevel(honours) ?? refuse('model-worker.honour-missing');
}

/** The unique index decides between two who open it at once. */
async function insertOnce(tx: Tx, row: ModelWorkerFile): Promise<ModelWorkerFile> {
  try {
    const [file] = await tx.insert(ModelWorkerFile, row);
    return file!;
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    return refuse('model-worker.on-file-already');
  }
}
