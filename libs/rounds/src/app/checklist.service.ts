import { type Actor, type CivilDate, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ChecklistItem, ChecklistTemplate } from '../data/round-conduct.entity';
import { checklistOn, type ChecklistPoint, type DatedChecklist } from '../domain/checklist';
import type { RoundId } from '../domain/round';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { refuse } from '../domain/rounds.problems';
import { RoundChange, type SeenRound } from './round-change';

/** 四落实: a union's own words, and what is settled of a round. */
@Injectable()
export class ChecklistService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly change: RoundChange,
  ) {}

  /** The points in force for a union on a day: its own, else those of the nearest union above, else the default. */
  async pointsFor(tx: ReadTx, unionId: UnionId, on: CivilDate): Promise<readonly ChecklistPoint[]> {
    const line = await this.organizations.lineOf(tx, unionId);
    const ids = line.map((union) => union.id);
    const rows = await tx
      .from(ChecklistTemplate, 't')
      .andWhere('t.unionId IN (:...ids)', { ids })
      .orderBy('t.id')
      .getMany();
    const lists = ids.map((id) =>
      rows
        .filter((row) => row.unionId === id)
        .map((row): DatedChecklist => ({ validFrom: row.validFrom, points: row.items })),
    );
    return checklistOn(lists, on);
  }

  points(actor: Actor, unionId: UnionId): Promise<readonly ChecklistPoint[]> {
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, ROUND_PERMISSIONS.read, unionId);
      return this.pointsFor(tx, unionId, await this.organizations.today(tx));
    });
  }

  /** A union words it otherwise from a day on. */
  setPoints(
    actor: Actor,
    unionId: UnionId,
    validFrom: CivilDate,
    words: readonly string[],
  ): Promise<readonly ChecklistPoint[]> {
    return this.uow.run(actor, async (tx) => {
      await this.organizations.requireWithin(tx, ROUND_PERMISSIONS.manage, unionId);
      const items = words.map((each, index) => ({ code: `point-${index + 1}`, words: each }));
      const id = newId(tx.now.getTime());
      const by = { byId: actor.personId, byName: actor.displayName, at: tx.now };
      await tx.insert(ChecklistTemplate, { id, unionId, validFrom, items, ...by });
      tx.audit({
        action: 'round.set-checklist',
        subjectType: 'union',
        subjectId: unionId,
        unionId,
        detail: { validFrom },
      });
      return items;
    });
  }

  async copyTo(tx: Tx, roundId: RoundId, unionId: UnionId, on: CivilDate): Promise<void> {
    const points = await this.pointsFor(tx, unionId, on);
    const open = { done: false, note: null, doneByName: null, doneAt: null };
    await tx.insert(ChecklistItem, ...points.map((point, place) => ({ roundId, ...point, place, ...open })));
  }

  tick(actor: Actor, seen: SeenRound, code: string, done: boolean, note: string | null): Promise<{ id: RoundId }> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.change.lock(tx, ROUND_PERMISSIONS.manage, seen);
      const item = await tx
        .from(ChecklistItem, 'i')
        .andWhere('i.roundId = :id AND i.code = :code', { id: row.id, code })
        .getOne();
      if (!item) return refuse('round.checklist-unknown');
      const mark = { note, doneByName: done ? actor.displayName : null, doneAt: done ? tx.now : null };
      await tx.repo(ChecklistItem).update({ tenantId: actor.tenantId, roundId: row.id, code }, { done, ...mark });
      const words = `${item.words.split(/[:：]/)[0]}${done ? '' : '（未完成）'}`;
      await this.change.apply(tx, row, 'tick', { words, detail: { [code]: [item.done, done] } });
      return { id: row.id };
    });
  }
}
