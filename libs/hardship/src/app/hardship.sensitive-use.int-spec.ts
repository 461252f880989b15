import { civilDate, type MemberId } from '@app/kernel';
import { ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { aRegisteredMember, aResidentIdNumber, membersOn } from '@app/members/testing';
import { anActor, askedDuring, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { HARDSHIP_ENTITIES } from '../testing';
import { aDraft, fileScene } from '../testing/file-scene';
import type { FileDraft } from './file-draft.service';
import { HardshipSensitiveUse } from './hardship.sensitive-use';

const UNSAID = { id: null, monthIncome: null, workStatus: null, health: null, school: null, particulars: null };
const CHILD = { ...UNSAID, name: '李小明', relation: 'child', idNumber: null, school: '测试小学' } as const;

const ONE = aResidentIdNumber(civilDate('1986-05-06'), 301);
const TWO = aResidentIdNumber(civilDate('1986-05-06'), 302);

describe('what hardship files hold of members', () => {
  let database: TestDatabase;
  let platform: Platform;
  let scene: ReturnType<typeof fileScene>;
  let use: HardshipSensitiveUse;
  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...new Set([...ENTITIES_FOR_DISBURSEMENTS, ...HARDSHIP_ENTITIES])]);
    scene = fileScene(platform, (sql, values) => database.owner(sql, values));
    use = new HardshipSensitiveUse(scene.hardship.consents);
  });
  afterAll(async () => {
    await platform?.dataSource.destroy();
    await database?.drop();
  });

  type Place = Awaited<ReturnType<typeof scene.aPlace>>;
  const aColleague = (of: Place, number: string) =>
    aRegisteredMember(platform, of.tenantId, of.union, {
      name: '陈丽',
      identityDocument: { kind: 'resident-id', number },
    });
  const aFileOf = async (of: Place, memberId: MemberId, draft: Partial<FileDraft> = {}) => {
    const { id } = await scene.hardship.drafts.openFor(of.officer, memberId);
    await scene.hardship.drafts.save(of.officer, await scene.seen(of, id), aDraft(draft));
  };
  const told = async (of: Place, memberIds: readonly MemberId[]) => {
    const held = await platform.uow.read(of.officer, (tx) => use.subjectsOf(tx, memberIds));
    return memberIds.map((id) => (held.get(id) ?? []).map(({ name, tells }) => [name, tells.join()]));
  };

  it('is everybody on the page of the holder, a relative who is a member himself alone on his own, nothing elsewhere', async () => {
    const of = await scene.aPlace();
    const [spouse, other] = [await aColleague(of, ONE), await aColleague(of, TWO)];
    const ill = { ...UNSAID, name: '陈丽', relation: 'spouse', idNumber: ONE, health: '糖尿病' } as const;
    await aFileOf(of, of.recipient, { persons: [CHILD, ill] });
    expect(await told(of, [spouse, other, of.recipient])).toEqual([
      [['陈丽', 'health']],
      [],
      [
        ['王秀英', 'health'],
        ['李小明', ''],
        ['陈丽', 'health'],
      ],
    ]);
  });

  it('keeps households apart: what a guardian took back is not said of a child of the same name in the next', async () => {
    const of = await scene.aPlace();
    const other = await aColleague(of, ONE);
    for (const holder of [of.recipient, other]) await aFileOf(of, holder, { persons: [CHILD] });
    const me = anActor({ tenantId: of.tenantId, memberId: of.recipient });
    const { consenting } = membersOn(platform);
    const given = (await consenting.own(me)).kept.find(({ kind }) => kind === 'child')!;
    await consenting.withdrawOwn(me, given.row.id, null);
    await database.owner(
      `UPDATE hardship.file_person SET born_on = current_date - interval '15 years'
       WHERE tenant_id = $1 AND relation = 'child'`,
      [of.tenantId],
    );
    const [his, hers] = await told(of, [of.recipient, other]);
    expect([his!.at(-1), hers!.at(-1)]).toEqual([
      ['李小明', 'health'],
      ['李小明', ''],
    ]);
  });

  it('is asked for all of them at once, however many they are', async () => {
    const of = await scene.aPlace();
    const members = [of.recipient, await aColleague(of, ONE), await aColleague(of, TWO)];
    for (const holder of members) await aFileOf(of, holder, { persons: [CHILD] });
    await platform.uow.read(of.officer, async (tx) => {
      const asked = (memberIds: readonly MemberId[]) => askedDuring(() => use.subjectsOf(tx, memberIds));
      // The federation's zone is asked for once and remembered.
      await asked(members);
      const forOne = await asked([of.recipient]);
      expect(forOne).not.toEqual([]);
      expect(await asked(members)).toEqual(forOne);
    });
  });
});
