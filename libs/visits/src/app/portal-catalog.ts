import type { CivilDate, MemberId } from '@app/kernel';
import { type LackingConsent, MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { Occasion } from '@app/standards';
import { Injectable } from '@nestjs/common';
import { HealthConsents } from './health-consents';
import { OccasionCatalog } from './occasion-catalog';

/** What a member may report today, and which consent of his it asks for when it tells of his health. */
export interface OwnCatalog {
  readonly occasions: readonly Occasion[];
  readonly lacking: readonly LackingConsent[];
  readonly today: CivilDate;
}

/** What happens in a member's life that his union visits for. */
@Injectable()
export class PortalCatalog {
  constructor(
    private readonly members: MemberDirectory,
    private readonly organizations: OrganizationDirectory,
    private readonly occasions: OccasionCatalog,
    private readonly consents: HealthConsents,
  ) {}

  async of(tx: ReadTx, memberId: MemberId): Promise<OwnCatalog> {
    const member = await this.members.get(tx, memberId);
    const today = await this.organizations.today(tx);
    const occasions = await this.occasions.reportable(tx, member.unionId, today);
    return { occasions, lacking: await this.consents.lacking(tx, member), today };
  }
}
