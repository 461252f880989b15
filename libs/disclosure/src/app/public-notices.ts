import { systemActor, type TenantId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { TenantRegister, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { PublicNotice } from '../data/public-notice.entity';
import { refuse } from '../domain/disclosure.problems';
import { noticeStanding, type PublicNoticeId } from '../domain/public-facts';
import { DisclosureService, type ObjectionSaid } from './disclosure.service';

/** Of a federation. */
const MOST_SHOWN = 1_000;

/** What anybody may read without an account: notices in their period, and nothing after it. */
@Injectable()
export class PublicNotices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tenants: TenantRegister,
    private readonly organizations: OrganizationDirectory,
    private readonly disclosure: DisclosureService,
  ) {}

  /** What hangs today in the federation; in all of this system when none is named. */
  async hanging(federation: string | null): Promise<PublicNotice[]> {
    const found: PublicNotice[] = [];
    for (const { tenantId, code } of await this.tenants.all())
      if (federation === null || federation === code) found.push(...(await this.hangingIn(tenantId)));
    return found;
  }

  /** One that hangs today; `notice.not-found` before and afterwards. */
  async one(id: PublicNoticeId): Promise<PublicNotice> {
    const notice = await this.anyOf(id);
    const today = await this.uow.read(systemActor(notice.tenantId), (tx) => this.organizations.today(tx));
    return noticeStanding(notice, today) === 'hanging' ? notice : refuse('notice.not-found');
  }

  async object(id: PublicNoticeId, said: ObjectionSaid): Promise<void> {
    const notice = await this.anyOf(id);
    await this.uow.run(systemActor(notice.tenantId), (tx) => this.disclosure.object(tx, id, said, null));
  }

  private hangingIn(tenantId: TenantId): Promise<PublicNotice[]> {
    return this.uow.read(systemActor(tenantId), async (tx) => {
      const today = await this.organizations.today(tx);
      return tx
        .from(PublicNotice, 'n')
        .andWhere(`n.status = 'open' AND n.untilOn >= :today`, { today })
        .orderBy('n.untilOn')
        .addOrderBy('n.id')
        .take(MOST_SHOWN)
        .getMany();
    });
  }

  private async anyOf(id: PublicNoticeId): Promise<PublicNotice> {
    for (const { tenantId } of await this.tenants.all()) {
      const found = await this.uow.read(systemActor(tenantId), (tx) =>
        tx.from(PublicNotice, 'n').andWhere('n.id = :id', { id }).getOne(),
      );
      if (found) return found;
    }
    return refuse('notice.not-found');
  }
}
