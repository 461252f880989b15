import { type Actor, civilDate, type PersonId } from '@app/kernel';
import { ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { aRegisteredMember, aResidentIdNumber } from '@app/members/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { HARDSHIP_ENTITIES } from '../testing';
import { aDraft, fileScene } from '../testing/file-scene';
import { livingTogether } from '../testing/living-together';
import type { TypedFilePerson } from './household-writing';

describe('the household of a file on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let scene: ReturnType<typeof fileScene>;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...new Set([...ENTITIES_FOR_DISBURSEMENTS, ...HARDSHIP_ENTITIES])]);
    scene = fileScene(platform, database.owner);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  type Place = Awaited<ReturnType<typeof scene.aPlace>>;
  const document = { kind: 'resident-id', number: aResidentIdNumber(civilDate('1991-04-05'), 77) } as const;
  const husband: TypedFilePerson = {
    ...{ id: null, name: '李强', relation: 'spouse', idNumber: document.number, monthIncome: null },
    ...{ workStatus: null, health: null, school: null, particulars: null },
  };
  const asOfficer = (of: Place, memberId: string): Actor => ({
    ...of.officer,
    memberId: memberId as never,
    personId: memberId as unknown as PersonId,
  });
  const visit = async (of: Place, by: Actor, id: Awaited<ReturnType<typeof scene.aVisited>>) => {
    const record = { heldOn: await scene.today(of), people: ['甲', '乙'], conforms: true, words: '情况属实' };
    return scene.hardship.steps.recordVisit(by, await scene.seen(of, id), record);
  };

  it('whoever lives with them by the register has no hand in the file either', async () => {
    const of = await scene.aPlace();
    const id = await scene.aVisited(of);
    const memberId = await aRegisteredMember(platform, of.tenantId, of.union, { identityDocument: document });
    await visit(of, asOfficer(of, memberId), id);
    await livingTogether(database.owner, of.tenantId, [of.recipient, memberId]);
    await expect(visit(of, asOfficer(of, memberId), id)).rejects.toMatchObject({ code: 'hardship-file.own-household' });
  });

  it('a relative who joins the union afterwards is known as a member of the household', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of, aDraft({ persons: [husband] }));
    const memberId = await aRegisteredMember(platform, of.tenantId, of.union, { identityDocument: document });
    const on = await scene.today(of);
    const isOnFile = () => platform.uow.read(of.system, (tx) => scene.hardship.files.hasActiveFile(tx, memberId, on));
    expect(await isOnFile()).toBe(false);
    expect(await scene.hardship.relatives.work(of.tenantId)).toEqual({ linked: 1 });
    expect(await scene.hardship.relatives.work(of.tenantId)).toEqual({ linked: 0 });
    expect(await isOnFile()).toBe(true);
    const exit = scene.hardship.steps.exit(asOfficer(of, memberId), await scene.seen(of, id), 'lifted', '已就业');
    await expect(exit).rejects.toMatchObject({ code: 'hardship-file.own-household' });
  });
});
