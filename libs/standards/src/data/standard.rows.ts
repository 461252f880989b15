import type { UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { BenefitStandard, Occasion } from '../domain';
import { BenefitStandardRow } from './benefit-standard.entity';
import { OccasionRow } from './occasion.entity';

export const occasionOf = ({ occasionGroup, ...row }: OccasionRow): Occasion & Pick<OccasionRow, 'id'> => ({
  ...row,
  group: occasionGroup,
});

export const standardOf = ({
  ruleVersion,
  ...row
}: BenefitStandardRow): BenefitStandard & Pick<BenefitStandardRow, 'id'> => ({ ...row, version: ruleVersion });

export const rowOfOccasion = ({
  group,
  ...occasion
}: Occasion): Omit<Occasion, 'group'> & Pick<OccasionRow, 'occasionGroup'> => ({ ...occasion, occasionGroup: group });

export const rowOfStandard = ({
  version,
  fundKinds,
  forStandings,
  ...standard
}: BenefitStandard): Omit<BenefitStandard, 'version' | 'fundKinds' | 'forStandings'> &
  Pick<BenefitStandardRow, 'ruleVersion' | 'fundKinds' | 'forStandings'> => ({
  ...standard,
  ruleVersion: version,
  fundKinds: [...fundKinds],
  forStandings: [...forStandings],
});

const VISIBLE = '(r.unionId IS NULL OR r.unionId = ANY(CAST(:unionIds AS uuid[])))';

/** Rows of these unions and the tenant's defaults, of all dates, in the order of the catalogue. */
export const occasionRows = (tx: ReadTx, unionIds: readonly UnionId[]): Promise<OccasionRow[]> =>
  tx
    .from(OccasionRow, 'r')
    .andWhere(VISIBLE, { unionIds })
    .orderBy('r.position')
    .addOrderBy('r.code')
    .addOrderBy('r.validFrom')
    .getMany();

/** Rows of these unions and the tenant's defaults, of all dates, in the order of the list. */
export const standardRows = (
  tx: ReadTx,
  unionIds: readonly UnionId[],
  occasion?: string,
): Promise<BenefitStandardRow[]> => {
  const query = tx.from(BenefitStandardRow, 'r').andWhere(VISIBLE, { unionIds });
  if (occasion !== undefined) query.andWhere('r.occasion = :occasion', { occasion });
  return query.orderBy('r.position').addOrderBy('r.code').addOrderBy('r.validFrom').getMany();
};
