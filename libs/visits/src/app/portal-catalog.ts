import type { MemberId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { Occasion } from '@app/standards';
import { Injectable } from '@nestjs/common';
import { OccasionCatalog } from './occasion-catalog';

/** What happens in a member's life that his union visits for. */
@Injectable()
export class PortalCatalog {
  constructor(
    private readonly members: MemberDirectory,
    private readonly organizations: OrganizationDirectory,
    private readonly occasions: OccasionCatalog,
  ) {}

  async occasionsFor(tx: ReadTx, memberId: MemberId): Promise<Occasion[]> {
    const member = await this.members.get(tx, memberId);
    return this.occasions.reportable(tx, member.unionId, await this.organizations.today(tx));
  }
}
