import { newId, systemActor } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { aFederation, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { TenantRegister } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { PublicNoticeId } from '../domain/public-facts';
import { DISCLOSURE_ENTITIES, disclosureOn } from '../testing';
import { PublicNotices } from './public-notices';

describe('what hangs in public on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...ORGANIZATION_ENTITIES, ...DISCLOSURE_ENTITIES]);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  it('can be opened and objected to, however much hangs at the same time, and no longer after its last day', async () => {
    const { tenantId, rootId } = await aFederation(platform);
    const organizations = new OrganizationDirectory();
    const today = await platform.uow.read(systemActor(tenantId), (tx) => organizations.today(tx));
    const consent = { on: today, by: '本人' };
    const facts = { name: '王秀英', unionName: '测试工会', categoryLabel: '深度困难', causeLabel: null };
    const hang = (tx: Parameters<Parameters<typeof platform.uow.run>[1]>[0]) =>
      disclosureOn(platform).publish(tx, {
        ...{ subject: { type: 'hardship-file', id: newId() }, unionId: rootId, title: '公示', facts, consent },
      });
    const ids = await platform.uow.run(systemActor(tenantId), async (tx) => {
      const hung: PublicNoticeId[] = [];
      for (let count = 0; count < 203; count++) hung.push((await hang(tx)).id);
      return hung;
    });
    const tenants = new TenantRegister(platform.dataSource);
    const notices = new PublicNotices(platform.uow, tenants, organizations, disclosureOn(platform));
    expect(await notices.hanging(null)).toHaveLength(ids.length);
    for (const id of ids.slice(-3)) expect(await notices.one(id)).toMatchObject({ id, maskedName: '王*英' });
    await database.owner(
      `UPDATE disclosure.public_notice SET published_on = published_on - 40, until_on = until_on - 40 WHERE id = $1`,
      [ids[0]],
    );
    await expect(notices.one(ids[0]!)).rejects.toMatchObject({ code: 'notice.not-found' });
    const late = notices.object(ids[0]!, { words: '他家有店面', name: null, contact: null });
    await expect(late).rejects.toMatchObject({ code: 'notice.over' });
  });
});
