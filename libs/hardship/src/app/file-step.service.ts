import { ApprovalService } from '@app/approvals';
import type { ObjectionSaid } from '@app/disclosure';
import type { Actor, CivilDate } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { HardshipFile } from '../data/hardship-file.entity';
import { endPairings } from '../data/pairing.query';
import type { HardshipCategory } from '../domain/category';
import { dayWords } from '../domain/day-words';
import { type ExitGround, isWatchedAfter } from '../domain/exit-ground';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';
import { keptUntil, watchDates } from '../domain/yearly-review';
import { hasOpenAppeal } from './file-appeal.service';
import { FileJudge } from './file-judge';
import { consentByWayOf, FilePublicity } from './file-publicity';
import { FileRecords, type Recorded } from './file-records';
import { FileStore, type SeenFile } from './file-store';

export interface Assessed extends Recorded {
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly abstained: number;
  /** Null takes what the formula gives. */
  readonly category: HardshipCategory | null;
  readonly reason: string | null;
}

/** What an officer says with a notice; where the household agreed already, its own words stand. */
export interface PublicityOrder {
  readonly workingDays?: number;
  /** 同意公示 as the member told the officer, at the visit or on the phone. */
  readonly consent?: { readonly withCause: boolean };
}

/** Why what hung on a file ended with it. */
export const ENDED_WITH_FILE = '档案已退档';

export interface Outcome {
  readonly version: number;
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
    private readonly records: FileRecords,
    private readonly approvals: ApprovalService,
  ) {}

  sendBack(actor: Actor, seen: SeenFile, reason: string): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, async (tx, file) => {
      // What is stated anew is visited, assessed and published anew: the approval has nothing to decide any more. Who
      // asked for it may be gone: whoever looks after the file takes it back.
      if (await this.approvals.isRunning(tx, file.id))
        await this.approvals.decide(tx, file.id, { action: 'withdraw', reason, bySubject: true });
      return this.store.move(tx, file, 'send-back', {}, file.status === 'returned' ? { restated: true } : {}, reason);
    });
  }

  recordVisit(actor: Actor, seen: SeenFile, visit: Recorded): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, async (tx, file) => {
      await this.records.keep(tx, file, 'home-visit', visit);
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
      await this.records.keep(tx, file, 'assessment', { ...meeting, conforms: carried }, votes);
      if (!carried) {
        const reason = `评议没有通过（赞成 ${votesFor} 票，到会 ${people.length} 人）`;
        return this.store.move(tx, file, 'refuse', { keptUntil: keptUntil(heldOn) }, votes, reason);
      }
      const { judgementId, category, otherwise } = await this.judge.settle(tx, file, { ...meeting, on: heldOn });
      const patch = { judgementId, category, otherJudgement: otherwise };
      return this.store.move(tx, file, 'assess', patch, { ...votes, category, otherwise });
    });
  }

  publicise(actor: Actor, seen: SeenFile, { workingDays, consent }: PublicityOrder = {}): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, async (tx, file) => {
      const told = consent && file.consentedOn === null ? await this.consentTold(tx, consent.withCause) : {};
      const untilOn = await this.publicity.publish(tx, { ...file, ...told }, workingDays);
      return this.store.move(tx, file, 'publicise', told, { untilOn });
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
      await this.records.keep(tx, file, 'reinvestigation', found);
      if (found.conforms) return this.store.move(tx, file, 'reinvestigate', {}, { conforms: true });
      const reason = '公示有异议，核查后情况不符';
      await this.publicity.takeDown(tx, file, reason);
      return this.store.move(tx, file, 'refuse', { keptUntil: keptUntil(found.heldOn) }, { conforms: false }, reason);
    });
  }

  exit(actor: Actor, seen: SeenFile, ground: ExitGround, reason: string): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, async (tx, file) => {
      const exitedOn = await this.organizations.today(tx);
      // Another category that came back from those who sign is asked for no more.
      if (await this.approvals.isRunning(tx, file.id))
        await this.approvals.decide(tx, file.id, { action: 'withdraw', reason: ENDED_WITH_FILE, bySubject: true });
      const patch = { exitedOn, exitGround: ground, exitReason: reason, keptUntil: keptUntil(exitedOn) };
      const exited = await this.store.move(tx, file, 'exit', { ...patch, reviewDueOn: null }, { ground }, reason);
      await endPairings(tx, file.id, exitedOn, ENDED_WITH_FILE);
      return isWatchedAfter(ground) ? this.store.move(tx, exited, 'begin-watch') : exited;
    });
  }

  watch(actor: Actor, seen: SeenFile, visit: Recorded): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, async (tx, file) => {
      await this.records.keep(tx, file, 'watch', visit);
      return this.store.move(tx, file, 'watch', {}, { conforms: visit.conforms });
    });
  }

  archive(actor: Actor, seen: SeenFile): Promise<Outcome> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, async (tx, file) => {
      if (await hasOpenAppeal(tx, file.id)) refuse('file-appeal.waits');
      const today = await this.organizations.today(tx);
      refuseBeforeWatched(file, today);
      return this.store.move(tx, file, 'archive', { keptUntil: file.keptUntil ?? keptUntil(today) });
    });
  }

  private async consentTold(tx: Tx, consentedCause: boolean): Promise<Partial<HardshipFile>> {
    const consentedOn = await this.organizations.today(tx);
    return { consentedOn, consentedBy: consentByWayOf(tx.actor), consentedCause };
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

/** Who was lifted out is watched for the whole year. */
function refuseBeforeWatched({ status, exitedOn }: HardshipFile, today: CivilDate): void {
  const lastWatch = status === 'watched' && exitedOn !== null ? watchDates(exitedOn).at(-1)! : today;
  if (today < lastWatch)
    refuse('hardship-file.still-watched', `退档后要跟踪满 12 个月，到 ${dayWords(lastWatch)}再归档。`);
}
