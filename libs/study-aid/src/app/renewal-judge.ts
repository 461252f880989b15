import { HardshipFileService } from '@app/hardship';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { knownOfRenewals } from '../data/renewal-facts.query';
import { type RenewalCheck, type RenewalFacts, renewalChecks } from '../domain/renewal-checks';
import type { RenewalId } from '../domain/study-aid';
import { ChildConsents } from './child-consents';

/** The checks of renewals, each explained, by what stands now. */
@Injectable()
export class RenewalJudge {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly files: HardshipFileService,
    private readonly children: ChildConsents,
  ) {}

  async checksOf(tx: ReadTx, ids: readonly RenewalId[]): Promise<Map<RenewalId, RenewalCheck[]>> {
    if (ids.length === 0) return new Map();
    const known = await knownOfRenewals(tx, ids);
    const members = [...new Set(known.map(({ memberId }) => memberId))];
    const onFile = await this.files.onFile(tx, members, await this.organizations.today(tx));
    const doubtful = known.filter(({ someWithdrawn }) => someWithdrawn).map(({ awardId }) => awardId);
    const stopped = doubtful.length === 0 ? [] : await this.children.stopped(tx, doubtful);
    const withdrawn = new Set(stopped.map(({ id }) => id));
    return new Map(
      known.map(({ renewalId, memberId, awardId, someWithdrawn: _some, ...facts }) => {
        const consentWithdrawn = withdrawn.has(awardId);
        const all: RenewalFacts = { ...facts, consentWithdrawn, onFile: onFile.has(memberId) };
        return [renewalId, renewalChecks(all)];
      }),
    );
  }
}
