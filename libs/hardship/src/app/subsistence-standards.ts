import { addDays, type CivilDate, type Fen, type Id, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, sqlState, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { SubsistenceStandardRow } from '../data/subsistence-standard.entity';
import { refuse } from '../domain/hardship.problems';
import { type Area, AREA_LABELS, subsistenceFor } from '../domain/subsistence-standard';
import { requireFederation } from './federation-rule';

export interface PublishedStandard {
  readonly region: string | null;
  readonly area: Area;
  /** Per person and month, in fen. */
  readonly monthAmount: Fen;
  readonly validFrom: CivilDate;
  readonly source: string;
}

/** 低保标准: kept as they were published, looked up by the day. */
@Injectable()
export class SubsistenceStandards {
  constructor(private readonly organizations: OrganizationDirectory) {}

  all(tx: ReadTx): Promise<SubsistenceStandardRow[]> {
    return tx
      .from(SubsistenceStandardRow, 's')
      .orderBy('s.region')
      .addOrderBy('s.area')
      .addOrderBy('s.validFrom')
      .getMany();
  }

  /**
   * A new standard ends the one before it on the day before. Refuses a second one from the same day, and who may set
   * rules only below the federation: the standard holds for every union of it.
   */
  async publish(tx: Tx, standard: PublishedStandard): Promise<SubsistenceStandardRow> {
    const { tenantId } = tx.actor;
    const { region, area, validFrom } = standard;
    const unionId = await requireFederation(tx, this.organizations);
    const before = (await this.all(tx)).filter(
      (row) => row.region === region && row.area === area && row.validFrom < validFrom,
    );
    const next = (await this.all(tx)).find(
      (row) => row.region === region && row.area === area && row.validFrom > validFrom,
    );
    for (const row of before)
      if (row.validTo === null || row.validTo >= validFrom)
        await tx.update(SubsistenceStandardRow, row, { validTo: addDays(validFrom, -1) });
    const id = newId<'subsistence-standard'>(tx.now.getTime()) as Id<'subsistence-standard'>;
    const validTo = next ? addDays(next.validFrom, -1) : null;
    const row: SubsistenceStandardRow = { ...standard, tenantId, id, version: 1, validTo };
    try {
      await tx.insert(SubsistenceStandardRow, row);
    } catch (error) {
      if (sqlState(error) === '23505') refuse('subsistence-standard.taken');
      throw error;
    }
    const detail = { area, region, monthAmount: [null, standard.monthAmount], validFrom };
    tx.audit({
      action: 'subsistence-standard.publish',
      subjectType: 'subsistence-standard',
      subjectId: id,
      unionId,
      detail,
    });
    return row;
  }

  /** The standard for a union on a day; undefined when none is registered. */
  async find(tx: ReadTx, unionId: UnionId, area: Area, on: CivilDate): Promise<SubsistenceStandardRow | undefined> {
    return subsistenceFor(await this.all(tx), await this.regionsOf(tx, unionId), area, on);
  }

  /** The same, refused with `subsistence-standard.missing`. */
  async require(tx: ReadTx, unionId: UnionId, area: Area, on: CivilDate): Promise<SubsistenceStandardRow> {
    return (await this.find(tx, unionId, area, on)) ?? refuse('subsistence-standard.missing');
  }

  private async regionsOf(tx: ReadTx, unionId: UnionId): Promise<(string | null)[]> {
    return (await this.organizations.lineOf(tx, unionId)).map((union) => union.region ?? null);
  }
}

/** 云川市城镇低保标准(2024-01-01 起), as it stands on the paper. */
export const standardName = ({ region, area, validFrom }: PublishedStandard): string =>
  `${region ?? ''}${AREA_LABELS[area]}低保标准（${validFrom} 起）`;
