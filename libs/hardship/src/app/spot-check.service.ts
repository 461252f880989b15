import { createHash, randomBytes } from 'node:crypto';
import { type Actor, type Id, newId, standsFor, type UnionId, yearOf } from '@app/kernel';
import { OrganizationDirectory, withinScope } from '@app/organizations';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { SpotCheck, type SpotCheckId, SpotCheckItem } from '../data/spot-check.entity';
import {
  filesToDraw,
  type SpotCheckItemLine,
  spotCheckItems,
  type SpotCheckLine,
  spotCheckLines,
} from '../data/spot-check.query';
import { HardshipFile } from '../data/hardship-file.entity';
import type { HardshipFileId } from '../domain/hardship-file';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';
import { drawSpotCheck, neededBySpotCheck } from '../domain/spot-check';
import { FileRecords, type Recorded } from './file-records';
import { FileStore } from './file-store';
import { ReviewRules } from './review-rules';

/** Where a union stands this year: how many of its files were drawn, how many have to be. */
export interface SpotCheckStanding {
  readonly year: number;
  readonly onFile: number;
  readonly drawn: number;
  readonly percent: number;
  readonly needed: number;
}

export interface SpotCheckPage {
  readonly check: SpotCheck;
  readonly unionName: string;
  readonly items: readonly SpotCheckItemLine[];
  /** Drawn again by the seed that was kept, it gives these very files. */
  readonly repeats: boolean;
}

const { oversee } = HARDSHIP_PERMISSIONS;

/** 抽查 (domain rules §2.3, §2.4): the superior draws files at random and has them looked at on the spot. */
@Injectable()
export class SpotCheckService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: FileStore,
    private readonly records: FileRecords,
    private readonly rules: ReviewRules,
  ) {}

  lines(actor: Actor): Promise<SpotCheckLine[]> {
    return this.uow.read(actor, (tx) => spotCheckLines(tx));
  }

  standing(actor: Actor, unionId: UnionId): Promise<SpotCheckStanding> {
    return this.uow.read(actor, async (tx) => (await this.standingOf(tx, actor, unionId)).standing);
  }

  page(actor: Actor, id: SpotCheckId): Promise<SpotCheckPage> {
    return this.uow.read(actor, async (tx) => {
      const check = await this.find(tx, id);
      const items = await spotCheckItems(tx, id);
      const again = drawSpotCheck(check.population, check.drawn, rankBy(check.seed));
      const repeats = again.length === items.length && items.every((item, i) => item.fileId === again[i]);
      return { check, unionName: (await this.organizations.get(tx, check.unionId)).name, items, repeats };
    });
  }

  /**
   * Draws what the year still lacks of the rule's rate; when it lacks nothing, as many as that rate again. Files that
   * were drawn this year are left out. The seed is made here, so that nobody chooses it.
   */
  draw(actor: Actor, unionId: UnionId): Promise<{ id: SpotCheckId }> {
    return this.uow.run(actor, async (tx) => {
      const { standing, population } = await this.standingOf(tx, actor, unionId);
      const { year, percent, onFile, needed, drawn } = standing;
      if (population.length === 0) return refuse('spot-check.nothing-left');
      const wanted = needed > drawn ? needed - drawn : needed;
      const seed = randomBytes(16).toString('hex');
      const files = drawSpotCheck(population, wanted, rankBy(seed));
      const id = newId<'spot-check'>(tx.now.getTime()) as SpotCheckId;
      const drawnOn = await this.organizations.today(tx);
      await tx.insert(SpotCheck, {
        ...{ id, unionId, year, percent, seed, population, drawn: files.length, onFile, drawnOn },
        ...{ drawnBy: actor.accountId, drawnByName: actor.displayName, drawnAt: tx.now },
      });
      await tx.insert(SpotCheckItem, ...files.map((fileId, place) => itemOf(tx, id, fileId, place)));
      const detail = { year, percent, seed, drawn: files.length, of: population.length };
      tx.audit({ action: 'spot-check.draw', subjectType: 'spot-check', subjectId: id, unionId, detail });
      return { id };
    });
  }

  /** What was found on the spot, by somebody else than the officer of the file; it stands among the file's records. */
  record(actor: Actor, id: SpotCheckId, itemId: string, version: number, found: Recorded): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const check = await this.find(tx, id);
      const item = (await tx.lock(SpotCheckItem, itemId)) ?? refuse('spot-check.not-found');
      if (item.checkId !== check.id) refuse('spot-check.not-found');
      if (item.recordId !== null) refuse('spot-check.checked');
      tx.expectVersion(item, version);
      const file = (await tx.lock(HardshipFile, item.fileId)) ?? refuse('hardship-file.not-found');
      await this.refuseOfficer(tx, file);
      await this.store.refuseOwn(tx, file);
      const recordId = await this.records.keep(tx, file, 'spot-check', found);
      const { conforms, heldOn: checkedOn } = found;
      await tx.update(SpotCheckItem, item, { conforms, recordId, checkedOn, checkedByName: actor.displayName });
      await this.store.touch(tx, file, 'spot-check', {}, { conforms });
    });
  }

  /** The officer of the file, and whom he acted for in it. */
  private async refuseOfficer(tx: Tx, file: HardshipFile): Promise<void> {
    const { officerPersonId } = file;
    if (officerPersonId === null) return;
    const own = (await this.store.factsOf(tx, file.id)).filter(({ byPersons }) => byPersons.includes(officerPersonId));
    const hands = own.flatMap(({ byPersons }) => byPersons);
    if (standsFor(tx.actor, officerPersonId, ...hands)) refuse('spot-check.own-file');
  }

  private async find(tx: ReadTx, id: SpotCheckId): Promise<SpotCheck> {
    const query = withinScope(tx.from(SpotCheck, 's'), tx.actor, oversee, 's.unionId');
    return (await query.andWhere('s.id = :id', { id }).getOne()) ?? refuse('spot-check.not-found');
  }

  private async standingOf(
    tx: ReadTx,
    actor: Actor,
    unionId: UnionId,
  ): Promise<{ standing: SpotCheckStanding; population: HardshipFileId[] }> {
    if (!(await this.organizations.isWithin(tx, actor, oversee, unionId))) refuse('spot-check.not-found');
    const today = await this.organizations.today(tx);
    const year = yearOf(today);
    const files = await filesToDraw(tx, unionId, year);
    const { spotCheckPercent: percent } = await this.rules.on(tx, today);
    const drawn = files.filter((file) => file.drawn).length;
    const needed = neededBySpotCheck(files.length, percent);
    const population = files.filter((file) => !file.drawn).map((file) => file.id);
    return { standing: { year, percent, needed, drawn, onFile: files.length }, population };
  }
}

/** The rank of a file in a draw: nobody can tell it without the seed, everybody can with it. */
const rankBy =
  (seed: string) =>
  (id: string): string =>
    createHash('sha256').update(`${seed} ${id}`).digest('hex');

const itemOf = (tx: Tx, checkId: SpotCheckId, fileId: HardshipFileId, place: number): SpotCheckItem => ({
  ...{ tenantId: tx.actor.tenantId, id: newId<'spot-check-item'>(tx.now.getTime()) as Id<'spot-check-item'> },
  ...{ version: 1, checkId, fileId, place, conforms: null, recordId: null, checkedOn: null, checkedByName: null },
});
