import { type Actor, addDays, type CivilDate, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { sqlState, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FundEligibilityRow } from '../data/fund-eligibility.entity';
import { lineWithRules, type UnionEligibilityRule } from '../data/fund-eligibility.query';
import { FUND_KINDS, type FundKind, type FundPurpose, refuse } from '../domain';

export interface NewEligibility {
  readonly unionId: UnionId;
  readonly fundKind: FundKind;
  /** Empty: only what each account itself names. */
  readonly purposes: readonly FundPurpose[];
  readonly needsHardshipFile: boolean;
  readonly validFrom: CivilDate;
  readonly source: string;
}

/** What money of each kind may serve in a union on a day, and whose rule that is. */
export interface EligibilityInForce {
  readonly rule: UnionEligibilityRule;
  readonly unionName: string | null;
}

/** The table of eligible uses: the product's defaults, under the dated rows of unions. */
@Injectable()
export class FundEligibilityService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** One row for each kind of fund; the nearest union's rule holds. */
  inForce(actor: Actor, unionId: UnionId, on: CivilDate | null): Promise<EligibilityInForce[]> {
    return this.uow.read(actor, async (tx) => {
      await this.directory.requireWithin(tx, 'fund:read', unionId);
      const line = await this.directory.lineOf(tx, unionId);
      const names = new Map(line.map((union) => [union.id, union.name]));
      const day = on ?? (await this.directory.today(tx));
      const { rules } = await lineWithRules(tx, unionId);
      return FUND_KINDS.flatMap((kind) => {
        const rule = rules.find(
          (each) => each.fundKind === kind && each.validFrom <= day && (each.validTo === null || day <= each.validTo),
        );
        return rule ? [{ rule, unionName: rule.unionId && (names.get(rule.unionId) ?? null) }] : [];
      });
    });
  }

  /** A new rule from a day on; the union's own earlier one ends on the day before. Earlier payments keep theirs. */
  set(actor: Actor, asked: NewEligibility): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const { unionId, fundKind, purposes, needsHardshipFile, validFrom, source } = asked;
      await this.directory.requireWithin(tx, 'standard:manage', unionId);
      await this.endEarlier(tx, asked);
      const id = newId<'fund-eligibility'>(tx.now.getTime());
      const row = {
        ...{
          id,
          version: 1,
          unionId,
          fundKind,
          purposes: [...new Set(purposes)],
          needsHardshipFile,
          validFrom,
          source,
        },
        ...{ asRestricted: purposes.length === 0, validTo: null },
        ...{ setBy: actor.personId, setByName: actor.displayName },
      };
      try {
        await tx.insert(FundEligibilityRow, row);
      } catch (error) {
        if (sqlState(error) === '23505') refuse('fund-eligibility.same-day');
        throw error;
      }
      const detail = { fundKind, purposes, needsHardshipFile, validFrom, source };
      tx.audit({ action: 'fund-eligibility.set', subjectType: 'fund-eligibility', subjectId: id, unionId, detail });
    });
  }

  private async endEarlier(tx: Tx, { unionId, fundKind, validFrom }: NewEligibility): Promise<void> {
    const rows = await tx
      .from(FundEligibilityRow, 'e')
      .andWhere('e.unionId = :unionId AND e.fundKind = :fundKind', { unionId, fundKind })
      .orderBy('e.validFrom')
      .setLock('pessimistic_write')
      .getMany();
    // What begins later than the new one would hide it.
    if (rows.some((row) => row.validFrom > validFrom)) refuse('fund-eligibility.later-exists');
    const last = rows.find((row) => row.validTo === null && row.validFrom < validFrom);
    if (last) await tx.update(FundEligibilityRow, last, { validTo: addDays(validFrom, -1) });
  }
}
