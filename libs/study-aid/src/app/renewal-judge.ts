import { HardshipFileService } from '@app/hardship';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { knownOfRenewals } from '../data/renewal-facts.query';
import { type RenewalCheck, type RenewalFacts, renewalChecks } from '../domain/renewal-checks';
import type { RenewalId } from '../domain/study-aid';

/** The checks of renewals, each explained, by what stands now. */
@Injectable()
export class RenewalJudge {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly files: HardshipFileService,
  ) {}

  async checksOf(tx: ReadTx, ids: readonly RenewalId[]): Promise<Map<RenewalId, RenewalCheck[]>> {
    if (ids.length === 0) return new Map();
    const known = await knownOfRenewals(tx, ids);
    const members = [...new Set(known.map(({ memberId }) => memberId))];
    const onFile = await this.files.onFile(tx, members, await this.organizations.today(tx));
    return new Map(
      known.map(({ renewalId, memberId, ...facts }) => {
        const all: RenewalFacts = { ...facts, onFile: onFile.has(memberId) };
        return [renewalId, renewalChecks(all)];
      }),
    );
  }
}
