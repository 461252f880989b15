import { civilDate, type MemberId, type TenantId, type UnionId } from '@app/kernel';
import { aFederation, aUnion, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { aRegisteredMember, MEMBER_ENTITIES, membersOn, someParticulars } from '../testing';

describe('the directory of members on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let libs: ReturnType<typeof membersOn>;
  let tenantId: TenantId;
  let [school, sibling] = ['' as UnionId, '' as UnionId];

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...ORGANIZATION_ENTITIES, ...MEMBER_ENTITIES]);
    libs = membersOn(platform);
    const federation = await aFederation(platform);
    tenantId = federation.tenantId;
    [school, sibling] = [
      await aUnion(platform, tenantId, federation.rootId, { name: '第1小学工会', code: '0010101' }),
      await aUnion(platform, tenantId, federation.rootId),
    ];
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  const officerOf = (unionId: UnionId) =>
    anActor({
      tenantId,
      grants: [{ unionId, permissions: ['member:read', 'member:manage', 'member:read-sensitive'] }],
    });

  it('gives a member with his union, and nobody when there is none', async () => {
    const id = await aRegisteredMember(platform, tenantId, school);
    await platform.uow.read(officerOf(school), async (tx) => {
      expect(await libs.directory.get(tx, id)).toMatchObject({
        name: '王秀英',
        unionName: '第1小学工会',
        unionCode: '0010101',
        status: 'active',
        joinedOn: '2015-03-09',
      });
      const strange = school as string as MemberId;
      expect(await libs.directory.find(tx, strange)).toBeUndefined();
      await expect(libs.directory.get(tx, strange)).rejects.toMatchObject({ code: 'member.not-found' });
      expect([...(await libs.directory.getMany(tx, [id, strange])).keys()]).toEqual([id]);
    });
  });

  it('requires a member only within the scope of the permission', async () => {
    const id = await aRegisteredMember(platform, tenantId, school);
    const required = (unionId: UnionId, permission: string) => {
      const actor = officerOf(unionId);
      return platform.uow.read(actor, (tx) => libs.directory.require(tx, actor, permission, id));
    };
    expect(await required(school, 'member:read')).toMatchObject({ id });
    await expect(required(sibling, 'member:read')).rejects.toMatchObject({ code: 'member.not-found' });
    await expect(required(school, 'visit:log')).rejects.toMatchObject({ code: 'member.not-found' });
  });

  it('says what a member was on a day in the past', async () => {
    const id = await aRegisteredMember(platform, tenantId, school);
    const officer = officerOf(school);
    const [retired, died] = [civilDate('2024-05-01'), civilDate('2025-06-01')];
    await libs.membership.take(officer, id, 1, { action: 'retain', on: retired, ground: 'retired' });
    await libs.membership.take(officer, id, 2, { action: 'record-death', on: died });
    const on = (date: string) =>
      platform.uow.read(officer, async (tx) => {
        const { status, category, standing } = await libs.directory.factsOn(tx, id, civilDate(date));
        return [status, category, standing];
      });
    expect(await on('2015-03-08')).toEqual(['active', 'active', false]);
    expect(await on('2024-04-30')).toEqual(['active', 'active', true]);
    expect(await on('2024-05-01')).toEqual(['retained', 'retiree', true]);
    expect(await on('2025-06-01')).toEqual(['retained', 'retiree', true]);
    expect(await on('2025-06-02')).toEqual(['deceased', 'retiree', false]);
    await libs.membership.take(officer, id, 3, {
      action: 'revoke-death',
      on: civilDate('2025-09-01'),
      reason: '登记错了人',
    });
    expect(await on('2025-06-02')).toEqual(['retained', 'retiree', true]);
  });

  it('binds an account only by name, ID number and phone of one member in the register', async () => {
    const particulars = someParticulars({ name: '單雨' });
    const id = await aRegisteredMember(platform, tenantId, school, particulars);
    const idNumber = particulars.identityDocument!.number;
    const phone = particulars.phone!.number;
    const match = (typed: { name: string; idNumber: string; phone: string }) =>
      platform.uow.read(anActor({ tenantId }), (tx) => libs.directory.matchForBinding(tx, typed));
    expect(await match({ name: '单 雨', idNumber: idNumber.toLowerCase(), phone: `+86 ${phone}` })).toBe(id);
    expect(await match({ name: '单云', idNumber, phone })).toBeNull();
    expect(await match({ name: '单雨', idNumber, phone: '19800000000' })).toBeNull();
    expect(await match({ name: '单雨', idNumber: someParticulars().identityDocument!.number, phone })).toBeNull();
    await libs.membership.take(officerOf(school), id, 1, {
      action: 'leave',
      on: civilDate('2025-01-01'),
      reason: '调走了',
    });
    expect(await match({ name: '单雨', idNumber, phone })).toBeNull();
  });

  it('compares the tail of a phone number', async () => {
    const phone = { kind: 'mobile', number: '19912345678' } as const;
    const id = await aRegisteredMember(platform, tenantId, school, { phone });
    const matches = (tail: string) =>
      platform.uow.read(anActor({ tenantId }), (tx) => libs.directory.phoneTailMatches(tx, id, tail));
    expect([await matches('5678'), await matches('5679'), await matches('19912345678')]).toEqual([true, false, false]);
  });

  it('opens the account that is paid to, and records who had it opened', async () => {
    const id = await aRegisteredMember(platform, tenantId, school, { bankCard: '9999990000000000022' });
    const cashier = officerOf(school);
    const account = await platform.uow.run(cashier, (tx) => libs.directory.paymentAccount(tx, id, '支付慰问金'));
    expect(account).toEqual({ holder: '王秀英', bankName: '示例银行', bankBranch: null, card: '9999990000000000022' });
    expect(await libs.views.views(cashier, id, { before: null, limit: 10 })).toMatchObject([
      { viewerName: '测试人员', viewerUnionName: '第1小学工会', fields: ['bankCard'], reason: '支付慰问金' },
    ]);
    const audits = await database.owner(
      `SELECT account_id, detail, reason FROM audit.audit_entry WHERE subject_id = $1 AND action = 'member.sensitive-viewed'`,
      [id],
    );
    expect(audits).toEqual([{ account_id: cashier.accountId, detail: { fields: ['bankCard'] }, reason: '支付慰问金' }]);
  });

  it('has no account for who never gave a card', async () => {
    const id = await aRegisteredMember(platform, tenantId, school, { bankCard: null });
    expect(await platform.uow.run(officerOf(school), (tx) => libs.directory.paymentAccount(tx, id, '支付'))).toBeNull();
    expect(await libs.views.views(officerOf(school), id, { before: null, limit: 10 })).toEqual([]);
  });

  it('knows who shares a card', async () => {
    const card = { bankCard: '9999990000000000048' };
    const [one, other] = [
      await aRegisteredMember(platform, tenantId, school, card),
      await aRegisteredMember(platform, tenantId, sibling, card),
    ];
    expect(await platform.uow.read(officerOf(school), (tx) => libs.directory.sharingCard(tx, one))).toEqual([other]);
  });

  it('keeps who lives together: relatives, members among them, and nobody else', async () => {
    const spouse = someParticulars({ name: '王芳' });
    const headId = await aRegisteredMember(platform, tenantId, school, { name: '李明' });
    const spouseId = await aRegisteredMember(platform, tenantId, sibling, spouse);
    const officer = officerOf(school);
    const alone = await platform.uow.read(officer, (tx) => libs.directory.householdOf(tx, headId));
    expect(alone).toEqual({
      householdId: null,
      persons: [{ personId: headId, memberId: headId, name: '李明', relation: 'head' }],
    });
    const nobody = { documentKind: null, idNumber: null, bornOn: null };
    await libs.households.addPerson(officer, headId, 0, {
      ...nobody,
      name: '王芳',
      relation: 'spouse',
      idNumber: spouse.identityDocument!.number,
    });
    await libs.households.addPerson(officer, headId, 2, { ...nobody, name: '李小明', relation: 'child' });
    const both = await platform.uow.read(officer, async (tx) => [
      (await libs.directory.householdOf(tx, headId)).persons.map((person) => [person.name, person.memberId]),
      await libs.directory.personsAround(tx, spouseId),
    ]);
    expect(both).toEqual([
      [
        ['李明', headId],
        ['王芳', spouseId],
        ['李小明', null],
      ],
      [headId, spouseId],
    ]);
  });
});
