import { HARDSHIP_CATEGORIES, type HardshipCategory, HardshipFileService } from '@app/hardship';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type AudiencePeople, type AudienceQuery, AudienceSource } from './audience-source';

/** Households on file: one person of each, who holds the file. */
@Injectable()
export class HardshipAudience extends AudienceSource {
  readonly codes = ['hardship'] as const;

  constructor(private readonly files: HardshipFileService) {
    super();
  }

  async people(tx: ReadTx, { rule, unionId, on }: AudienceQuery): Promise<AudiencePeople> {
    const categories = HARDSHIP_CATEGORIES.filter((each): each is HardshipCategory => each === rule.category);
    const households = await this.files.activeHouseholds(tx, rule.unionIds ?? [unionId], on, { categories });
    return { memberIds: households.map((household) => household.holderId) };
  }
}
