import { type AccountId, type Actor, DomainProblem } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { HandOverLine, type OfficeHandOver } from '../data/office-hand-over.entity';
import { refuse } from '../domain/identity.problems';
import { afterLine, checkReceiver, type HandOverLineId, type OfficeHandOverId } from '../domain/office-hand-over';
import { DONE_MEANWHILE } from './office-hand-over.service';
import { officersOf } from './office-hand-over.reading';
import { type HandOverPart, OfficeHandOverStore } from './office-hand-over.store';
import { OpenWorkSources, workerOf } from './open-work';

/** A line as the next officer saw it. */
export interface SeenLine {
  readonly handOverId: OfficeHandOverId;
  readonly id: HandOverLineId;
  readonly version: number;
}

/** Why a line could not be accepted with the others. */
export interface LineProblem {
  readonly id: HandOverLineId;
  readonly words: string;
}

/** The next officer takes over line by line; each moves its work in the same transaction. */
@Injectable()
export class HandOverLineService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: OfficeHandOverStore,
    private readonly sources: OpenWorkSources,
  ) {}

  accept(actor: Actor, seen: SeenLine): Promise<void> {
    return this.deciding(actor, seen, async (tx, row, line) => {
      const status = afterLine(line.status, 'accept');
      const from = await workerOf(tx, row.fromAccountId);
      const source = this.sources.named(line.kind) ?? refuse('hand-over.line-not-found');
      const moved = await source.handOver(
        tx,
        line.subjectId,
        from,
        `${row.fromName}交接给${line.toName ?? row.toName}：${row.reason}`,
      );
      if (!moved) {
        await this.store.lapse(tx, line, DONE_MEANWHILE);
        return;
      }
      await tx.update(HandOverLine, line, { status, ...decidedBy(tx) });
      this.audit(tx, row, line, 'accept', null);
    });
  }

  /** It goes back to the desk, which gives it to another; who gives out such work is told as well. */
  refuse(actor: Actor, seen: SeenLine, reason: string): Promise<void> {
    return this.deciding(actor, seen, async (tx, row, line) => {
      const status = afterLine(line.status, 'refuse');
      await tx.update(HandOverLine, line, { status, reason, ...decidedBy(tx) });
      this.audit(tx, row, line, 'refuse', reason);
      const { openedBy, unionId } = row;
      const dispatchedBy = this.sources.named(line.kind)?.dispatchedBy ?? null;
      const payload = { handOverId: row.id, lineId: line.id, openedBy, unionId, dispatchedBy, link: line.link };
      tx.announce({ type: 'office-hand-over.line-refused.v1', payload });
    });
  }

  /** The desk gives a refused line to another officer, who decides of it like the next one. */
  give(actor: Actor, seen: SeenLine, to: AccountId): Promise<void> {
    return this.changing(actor, seen, async (tx, row, line, parts) => {
      if (!parts.has('desk')) refuse('hand-over.not-found');
      const status = afterLine(line.status, 'give');
      const officers = new Map((await officersOf(tx, row.unionId)).map((each) => [each.accountId, each.name]));
      checkReceiver(to, [row.fromAccountId, line.toAccountId ?? row.toAccountId], new Set(officers.keys()));
      const groups = await this.store.workOf(tx, row);
      const waits = groups.some(
        ({ kind, items }) => kind === line.kind && items.some((item) => item.subjectId === line.subjectId),
      );
      if (!waits) {
        await this.store.lapse(tx, line, DONE_MEANWHILE);
        return;
      }
      const given = { toAccountId: to, toName: officers.get(to)!, decidedAt: null, decidedByName: null };
      await tx.update(HandOverLine, line, { status, ...given });
      this.audit(tx, row, line, 'give', null);
      const payload = { handOverId: row.id, toAccountId: to, lineId: line.id, version: line.version };
      tx.announce({ type: 'office-hand-over.widened.v1', payload });
    });
  }

  /** One transaction per line: what cannot be accepted stays waiting, and its reason is answered. */
  async acceptMany(
    actor: Actor,
    handOverId: OfficeHandOverId,
    lines: readonly Omit<SeenLine, 'handOverId'>[],
  ): Promise<LineProblem[]> {
    const problems: LineProblem[] = [];
    for (const { id, version } of lines) {
      try {
        await this.accept(actor, { handOverId, id, version });
      } catch (error) {
        if (!(error instanceof DomainProblem)) throw error;
        problems.push({ id, words: error.message });
      }
    }
    return problems;
  }

  /** By who is asked: the next officer, or to whom the line was given since. */
  private deciding(
    actor: Actor,
    seen: SeenLine,
    work: (tx: Tx, row: OfficeHandOver, line: HandOverLine) => Promise<void>,
  ): Promise<void> {
    return this.changing(actor, seen, async (tx, row, line) => {
      if ((line.toAccountId ?? row.toAccountId) !== actor.accountId) refuse('hand-over.not-next');
      await work(tx, row, line);
    });
  }

  private changing(
    actor: Actor,
    { handOverId, id, version }: SeenLine,
    work: (tx: Tx, row: OfficeHandOver, line: HandOverLine, parts: ReadonlySet<HandOverPart>) => Promise<void>,
  ): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const { row, parts } = await this.store.lock(tx, handOverId);
      const line = (await tx.lock(HandOverLine, id)) ?? refuse('hand-over.line-not-found');
      if (line.handOverId !== handOverId) refuse('hand-over.line-not-found');
      tx.expectVersion(line, version);
      if (row.status !== 'open') refuse('hand-over.not-open');
      await work(tx, row, line, parts);
      await this.store.settle(tx, row);
    });
  }

  private audit(tx: Tx, row: OfficeHandOver, line: HandOverLine, action: string, reason: string | null): void {
    const { id: subjectId, unionId } = row;
    const detail = { kind: line.kind, subjectId: line.subjectId };
    const subject = { subjectType: 'office-hand-over', subjectId, unionId };
    tx.audit({ action: `office-hand-over.${action}-line`, ...subject, detail, reason });
  }
}

const decidedBy = ({ actor, now }: Tx) => ({ decidedAt: now, decidedByName: actor.displayName });
