import { type Actor, type CivilDate, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { BenefitStandardRow, type StandardRowId } from '../data/benefit-standard.entity';
import { occasionOf, occasionRows, rowOfStandard, standardOf, standardRows } from '../data/standard.rows';
import { assertStandardFits, type BenefitStandard, occasionFor, refuse } from '../domain';
import { closeEarlier, requireManaged, waitForOthers } from './dated-rows';

/** A new standard of a union; its code, when it has none, comes from its occasion. */
export type NewStandard = Omit<BenefitStandard, 'code' | 'isDefault' | 'unionId'> & {
  readonly unionId: NonNullable<BenefitStandard['unionId']>;
  readonly code?: string;
};

/** The one road on which benefit standards change: a new row with dates, the old one ends the day before. */
@Injectable()
export class StandardRegister {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** Throws `standard.invalid`, `standard.overlaps`, `occasion.not-found`, `organization.not-found`. */
  add(actor: Actor, standard: NewStandard): Promise<BenefitStandardRow> {
    return this.uow.run(actor, async (tx) => {
      await requireManaged(tx, this.directory, standard.unionId);
      await waitForOthers(tx);
      await this.requireOccasion(tx, standard);
      const { occasion, subCondition, unionId } = standard;
      const rows = (await standardRows(tx, [unionId], occasion)).filter((row) => row.subCondition === subCondition);
      const code = standard.code ?? rows.at(-1)?.code ?? [occasion, subCondition].filter(Boolean).join('_');
      const full: BenefitStandard = { ...standard, code, isDefault: false };
      const standing = await closeEarlier(tx, BenefitStandardRow, rows, full);
      assertStandardFits(full, standing.map(standardOf));
      const id = newId<'standard-row'>(tx.now.getTime());
      const position = rows.at(-1)?.position ?? 0;
      const row = { ...rowOfStandard(full), id, version: 1, position, createdAt: tx.now } as BenefitStandardRow;
      await tx.insert(BenefitStandardRow, row);
      this.audit(tx, row, 'standard.add', {
        ...{ code, occasion, subCondition, capPerEvent: full.capPerEvent },
        ...{ validFrom: full.validFrom, validTo: full.validTo },
      });
      return row;
    });
  }

  /** Last day on which it holds. Throws `standard.not-found`, `standard.invalid`, `record.stale`. */
  end(actor: Actor, id: StandardRowId, version: number, validTo: CivilDate): Promise<BenefitStandardRow> {
    return this.uow.run(actor, async (tx) => {
      await waitForOthers(tx);
      const row = (await tx.lock(BenefitStandardRow, id)) ?? refuse('standard.not-found');
      await requireManaged(tx, this.directory, row.unionId);
      tx.expectVersion(row, version);
      const others = (await standardRows(tx, row.unionId ? [row.unionId] : [], row.occasion)).filter(
        (other) => other.id !== id,
      );
      assertStandardFits({ ...standardOf(row), validTo }, others.map(standardOf));
      this.audit(tx, row, 'standard.end', { validTo: [row.validTo, validTo] });
      return tx.update(BenefitStandardRow, row, { validTo });
    });
  }

  private async requireOccasion(
    tx: Tx,
    { unionId, occasion: code, subCondition, validFrom }: NewStandard,
  ): Promise<void> {
    const path = (await this.directory.lineOf(tx, unionId)).map((union) => union.id);
    const rows = (await occasionRows(tx, path)).map(occasionOf);
    const occasion = occasionFor(rows, code, path, validFrom) ?? refuse('occasion.not-found');
    const known = subCondition === null || occasion.subConditions.some((each) => each.code === subCondition);
    if (!known) refuse('standard.invalid', `「${occasion.name}」没有这种细分情况，请先在事由目录里加上。`);
  }

  private audit(tx: Tx, row: BenefitStandardRow, action: string, detail: object): void {
    tx.audit({ action, subjectType: 'benefit-standard', subjectId: row.id, unionId: row.unionId, detail });
  }
}
