import { type Actor, civilDate, parseFen, type UnionId } from '@app/kernel';
import { aRegisteredMember, MEMBER_ENTITIES, membersOn } from '@app/members/testing';
import { OrganizationDirectory } from '@app/organizations';
import { aFederation, aUnion, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { DEFAULT_OCCASIONS, DEFAULT_STANDARDS } from '../domain';
import { aStandard, STANDARD_ENTITIES, withDefaultStandards } from '../testing';
import { OccasionRegister } from './occasion-register';
import { StandardReading } from './standard-reading';
import { type NewStandard, StandardRegister } from './standard-register';
import { StandardService } from './standard.service';

const day = civilDate;

describe('standards on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let service: StandardService;
  let register: StandardRegister;
  let occasions: OccasionRegister;
  let reading: StandardReading;
  const directory = new OrganizationDirectory();

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [
      ...ORGANIZATION_ENTITIES,
      ...MEMBER_ENTITIES,
      ...STANDARD_ENTITIES,
    ]);
    const members = membersOn(platform).directory;
    service = new StandardService(directory, members);
    register = new StandardRegister(platform.uow, directory);
    occasions = new OccasionRegister(platform.uow, directory);
    reading = new StandardReading(platform.uow, directory, members, service);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  async function aCity() {
    const { tenantId, rootId, system } = await aFederation(platform);
    const town = await aUnion(platform, tenantId, rootId, { kind: 'joint-union', name: '第1镇工会联合会' });
    const school = await aUnion(platform, tenantId, town);
    const sibling = await aUnion(platform, tenantId, rootId, { kind: 'joint-union' });
    await withDefaultStandards(platform, tenantId);
    const managerOf = (unionId: UnionId): Actor =>
      anActor({ tenantId, grants: [{ unionId, permissions: ['standard:read', 'standard:manage', 'member:read'] }] });
    return { tenantId, root: rootId, town, school, sibling, system, managerOf };
  }
  type City = Awaited<ReturnType<typeof aCity>>;

  const own = (unionId: UnionId, overrides: Partial<NewStandard> = {}): NewStandard => ({
    ...aStandard(),
    ...overrides,
    unionId,
  });

  const capOf = (city: City, unionId: UnionId, eventDate: string): Promise<bigint | string> =>
    platform.uow.read(city.system, async (tx) => {
      const answer = await service.entitlement(tx, {
        unionId,
        member: {
          personId: 'p',
          householdId: null,
          standing: 'active',
          standingLabel: '在会',
          hasActiveHardshipFile: false,
        },
        ...{ occasion: 'HOSPITAL', subCondition: null, eventDate: day(eventDate), requestDate: day('2026-12-31') },
        ...{ eventKey: null, diseaseKey: null, wishedForm: null, earlierAid: [], fundSources: null },
      });
      return answer.entitled ? answer.cap : answer.reason;
    });

  it('gives a new tenant the defaults, once', async () => {
    const city = await aCity();
    await withDefaultStandards(platform, city.tenantId);
    const catalogue = await platform.uow.read(city.system, (tx) =>
      service.occasions(tx, city.school, day('2026-03-01')),
    );
    expect(catalogue.map((each) => each.code)).toEqual(DEFAULT_OCCASIONS.map((each) => each.code));
    const [{ count }] = await database.owner(
      `SELECT count(*)::int AS count FROM standards.benefit_standard WHERE tenant_id = $1`,
      [city.tenantId],
    );
    expect(count).toBe(DEFAULT_STANDARDS.length);
  });

  it('lets the nearest union win over those above it and over the default, by the date of the event', async () => {
    const city = await aCity();
    await register.add(city.managerOf(city.root), own(city.town));
    await register.add(city.managerOf(city.school), own(city.school, { capPerEvent: parseFen('500') }));
    expect(await capOf(city, city.school, '2026-03-01')).toBe(50000n);
    expect(await capOf(city, city.town, '2026-03-01')).toBe(60000n);
    expect(await capOf(city, city.sibling, '2026-03-01')).toBe(100000n);
    expect(await capOf(city, city.school, '2025-12-31')).toBe(100000n);
    expect(await capOf(city, city.school, '2017-12-31')).toBe('occasion-not-kept');
  });

  it('ends the earlier row on the day before the new one begins, and answers for both times', async () => {
    const city = await aCity();
    const manager = city.managerOf(city.town);
    const first = await register.add(manager, own(city.town));
    await register.add(manager, own(city.town, { validFrom: day('2026-07-01'), capPerEvent: parseFen('900') }));
    const past = await reading.standardsOf(manager, city.town, { occasion: 'HOSPITAL', past: true });
    expect(past.find(({ row }) => row.id === first.id)!.row).toMatchObject({ validTo: '2026-06-30', version: 2 });
    expect(await capOf(city, city.school, '2026-06-30')).toBe(60000n);
    expect(await capOf(city, city.school, '2026-07-01')).toBe(90000n);
    const inForce = await reading.standardsOf(manager, city.town, {
      ...{ on: day('2026-07-01'), occasion: 'HOSPITAL', past: false },
    });
    expect(inForce.map(({ row }) => [row.subCondition, row.unionId, row.capPerEvent])).toEqual([
      [null, city.town, 90000n],
      ['SURGERY', null, 200000n],
    ]);
    const audits = await database.owner(
      `SELECT count(*)::int AS count FROM audit.audit_entry WHERE tenant_id = $1 AND action = 'standard.add'`,
      [city.tenantId],
    );
    expect(audits).toEqual([{ count: 2 }]);
  });

  it('has one row at a time, also when two are added at once', async () => {
    const city = await aCity();
    const add = () => register.add(city.managerOf(city.town), own(city.town));
    const answers = await Promise.allSettled([add(), add()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find((answer) => answer.status === 'rejected')).toMatchObject({
      reason: { code: 'standard.overlaps' },
    });
  });

  it('ends a row by its version, and falls back on the union above', async () => {
    const city = await aCity();
    const manager = city.managerOf(city.town);
    const row = await register.add(manager, own(city.town));
    await expect(register.end(manager, row.id, 7, day('2026-06-30'))).rejects.toMatchObject({ code: 'record.stale' });
    await register.end(manager, row.id, 1, day('2026-06-30'));
    expect(await capOf(city, city.school, '2026-07-01')).toBe(100000n);
  });

  it('lets nobody set or end the rows of a union that is not his, nor the defaults below the federation', async () => {
    const city = await aCity();
    const sibling = city.managerOf(city.sibling);
    await expect(register.add(sibling, own(city.town))).rejects.toMatchObject({ code: 'organization.not-found' });
    const rows = await reading.standardsOf(sibling, city.sibling, { past: true });
    const fallback = rows.find(({ row }) => row.code === 'HOSPITAL')!;
    expect(fallback.mayManage).toBe(false);
    const end = (actor: Actor) => register.end(actor, fallback.row.id, 1, day('2026-12-31'));
    await expect(end(sibling)).rejects.toMatchObject({ code: 'organization.not-found' });
    expect(await end(city.managerOf(city.root))).toMatchObject({ validTo: '2026-12-31' });
    await expect(reading.standardsOf(sibling, city.town, { past: false })).rejects.toMatchObject({
      code: 'organization.not-found',
    });
  });

  it('refuses a standard for an occasion or a case that the union does not know', async () => {
    const city = await aCity();
    const add = (overrides: Partial<NewStandard>) => register.add(city.managerOf(city.town), own(city.town, overrides));
    await expect(add({ occasion: 'PARTY' })).rejects.toMatchObject({ code: 'occasion.not-found' });
    await expect(add({ subCondition: 'COLD' })).rejects.toMatchObject({ code: 'standard.invalid' });
  });

  it('lets a union set its own catalogue: another deadline, an occasion that it does not keep', async () => {
    const city = await aCity();
    const manager = city.managerOf(city.town);
    const [hospital] = DEFAULT_OCCASIONS;
    const change = { unionId: city.town, validFrom: day('2026-01-01') };
    const row = await occasions.add(manager, { ...hospital!, ...change, deadlineWorkingDays: 1 });
    await occasions.add(manager, {
      ...DEFAULT_OCCASIONS.find((each) => each.code === 'BIRTHDAY')!,
      ...change,
      kept: false,
    });
    const on = (unionId: UnionId, date: string) =>
      platform.uow.read(city.system, (tx) => service.occasions(tx, unionId, day(date)));
    const codes = (await on(city.school, '2026-03-01')).map((each) => each.code);
    expect(codes).not.toContain('BIRTHDAY');
    expect((await on(city.school, '2026-03-01'))[0]).toMatchObject({ code: 'HOSPITAL', deadlineWorkingDays: 1 });
    expect((await on(city.sibling, '2026-03-01'))[0]).toMatchObject({ deadlineWorkingDays: 3 });
    expect((await on(city.school, '2025-12-31'))[0]).toMatchObject({ deadlineWorkingDays: 3 });
    await occasions.end(manager, row.id, 1, day('2026-02-28'));
    expect((await on(city.school, '2026-03-01'))[0]).toMatchObject({ deadlineWorkingDays: 3 });
  });

  it('previews what the standards say for a member as he stood on the day of the event', async () => {
    const city = await aCity();
    const joinedOn = day('2020-01-01');
    const memberId = await aRegisteredMember(platform, city.tenantId, city.school, { joinedOn });
    const preview = (eventDate: string, actor = city.managerOf(city.town)) =>
      reading.preview(actor, {
        ...{ unionId: city.town, memberId, standing: 'active', occasion: 'HOSPITAL', subCondition: 'SURGERY' },
        ...{ eventDate: day(eventDate), requestDate: day('2026-03-12'), wishedForm: 'cash' },
      });
    expect(await preview('2026-03-10')).toMatchObject({ entitled: true, cap: 200000n, rule: { isDefault: true } });
    expect(await preview('2019-12-31')).toMatchObject({ entitled: false, reason: 'member-not-entitled' });
    await expect(preview('2026-03-10', city.managerOf(city.sibling))).rejects.toMatchObject({
      code: 'organization.not-found',
    });
  });

  it('shows nothing of another federation', async () => {
    const [own, other] = [await aCity(), await aCity()];
    const rows = await reading.standardsOf(own.managerOf(own.root), own.root, { past: true });
    expect(rows).toHaveLength(DEFAULT_STANDARDS.length);
    await expect(reading.standardsOf(own.managerOf(own.root), other.root, { past: true })).rejects.toMatchObject({
      code: 'organization.not-found',
    });
  });
});
