import { type Actor, type CivilDate, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { OccasionRow, type OccasionRowId } from '../data/occasion.entity';
import { occasionOf, occasionRows, rowOfOccasion } from '../data/standard.rows';
import { assertOccasionFits, type Occasion, refuse } from '../domain';
import { closeEarlier, requireManaged, waitForOthers } from './dated-rows';

/** A row of a union's own catalogue; `kept: false` takes an inherited occasion out. */
export type NewOccasion = Omit<Occasion, 'isDefault' | 'unionId'> & {
  readonly unionId: NonNullable<Occasion['unionId']>;
};

const LAST = 10_000;

/** The one road on which the catalogue of occasions changes: a new row with dates, the old one ends the day before. */
@Injectable()
export class OccasionRegister {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** Throws `occasion.invalid`, `occasion.overlaps`, `organization.not-found`. */
  add(actor: Actor, occasion: NewOccasion): Promise<OccasionRow> {
    return this.uow.run(actor, async (tx) => {
      await requireManaged(tx, this.directory, occasion.unionId);
      await waitForOthers(tx);
      const visible = await occasionRows(tx, [occasion.unionId]);
      const rows = visible.filter((row) => row.code === occasion.code);
      const full: Occasion = { ...occasion, isDefault: false };
      const standing = await closeEarlier(tx, OccasionRow, rows, full);
      assertOccasionFits(full, standing.map(occasionOf));
      const id = newId<'occasion-row'>(tx.now.getTime());
      const position = rows[0]?.position ?? LAST;
      const row = { ...rowOfOccasion(full), id, version: 1, position, createdAt: tx.now } as OccasionRow;
      await tx.insert(OccasionRow, row);
      const { code, kept, deadlineWorkingDays, validFrom, validTo } = full;
      tx.audit({
        ...{ action: 'occasion.add', subjectType: 'occasion', subjectId: id, unionId: full.unionId },
        detail: { code, kept, deadlineWorkingDays, validFrom, validTo },
      });
      return row;
    });
  }

  /** Last day on which it holds. Throws `occasion.not-found`, `occasion.invalid`, `record.stale`. */
  end(actor: Actor, id: OccasionRowId, version: number, validTo: CivilDate): Promise<OccasionRow> {
    return this.uow.run(actor, async (tx) => {
      await waitForOthers(tx);
      const row = (await tx.lock(OccasionRow, id)) ?? refuse('occasion.not-found');
      await requireManaged(tx, this.directory, row.unionId);
      tx.expectVersion(row, version);
      const visible = await occasionRows(tx, row.unionId ? [row.unionId] : []);
      const others = visible.filter((other) => other.id !== id);
      assertOccasionFits({ ...occasionOf(row), validTo }, others.map(occasionOf));
      tx.audit({
        ...{ action: 'occasion.end', subjectType: 'occasion', subjectId: id, unionId: row.unionId },
        detail: { validTo: [row.validTo, validTo] },
      });
      return tx.update(OccasionRow, row, { validTo });
    });
  }
}
