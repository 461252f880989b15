import { BenefitStandardRow } from './benefit-standard.entity';
import { OccasionRow } from './occasion.entity';

export const STANDARD_ENTITIES = [OccasionRow, BenefitStandardRow];
