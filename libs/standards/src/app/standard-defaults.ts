import { TenantDefaults } from '@app/organizations';
import { Injectable } from '@nestjs/common';
import { newId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { BenefitStandardRow } from '../data/benefit-standard.entity';
import { OccasionRow } from '../data/occasion.entity';
import { rowOfOccasion, rowOfStandard } from '../data/standard.rows';
import { DEFAULT_OCCASIONS, DEFAULT_STANDARDS } from '../domain';

/** Gives a new tenant the catalogue and the standards of domain rules §1.3. Does nothing when it has them. */
export async function seedDefaultStandards(tx: Tx): Promise<void> {
  const [present] = await tx.rows(
    `SELECT 1 FROM standards.occasion WHERE tenant_id = $1 AND union_id IS NULL LIMIT 1`,
    [tx.actor.tenantId],
  );
  if (present) return;
  const fresh = (position: number) => ({ id: newId(tx.now.getTime()), version: 1, position, createdAt: tx.now });
  const occasions = DEFAULT_OCCASIONS.map((each, index) => ({ ...rowOfOccasion(each), ...fresh(index) }));
  const standards = DEFAULT_STANDARDS.map((each, index) => ({ ...rowOfStandard(each), ...fresh(index) }));
  await tx.insert(OccasionRow, ...(occasions as OccasionRow[]));
  await tx.insert(BenefitStandardRow, ...(standards as BenefitStandardRow[]));
}

/** Every new tenant starts with the defaults. */
@Injectable()
export class StandardDefaults extends TenantDefaults {
  seed(tx: Tx): Promise<void> {
    return seedDefaultStandards(tx);
  }
}
