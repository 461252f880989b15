import { type Actor, newId, type TenantId, type UnionId } from '@app/kernel';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { scopeCondition, withinScope } from '../data/scope';
import { TradeUnion } from '../data/trade-union.entity';
import { aFederation, aUnion, ORGANIZATION_ENTITIES } from '../testing';
import { OfficeService } from './office.service';
import { OrganizationDirectory } from './organization-directory';
import { UnionRegister } from './union-register';
import { UnionService } from './union.service';

describe('the tree of unions on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  const directory = new OrganizationDirectory();
  const register = new UnionRegister();
  let service: UnionService;
  let offices: OfficeService;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, ORGANIZATION_ENTITIES);
    service = new UnionService(platform.uow, directory, register);
    offices = new OfficeService(platform.uow, directory);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  interface City {
    tenantId: TenantId;
    root: UnionId;
    town: UnionId;
    school: UnionId;
    group: UnionId;
    otherTown: UnionId;
    system: Actor;
  }

  /** root → (town → school → group, otherTown) */
  async function aCity(): Promise<City> {
    const { tenantId, rootId, system } = await aFederation(platform);
    const town = await aUnion(platform, tenantId, rootId, { kind: 'joint-union', name: '第1镇工会联合会' });
    const otherTown = await aUnion(platform, tenantId, rootId, { kind: 'joint-union' });
    const school = await aUnion(platform, tenantId, town);
    const group = await aUnion(platform, tenantId, school, { kind: 'group' });
    return { tenantId, root: rootId, town, school, group, otherTown, system };
  }

  const managerOf = (city: City, unionId: UnionId): Actor =>
    anActor({
      tenantId: city.tenantId,
      grants: [{ unionId, permissions: ['organization:read', 'organization:manage'] }],
    });

  const lineOf = (city: City, id: UnionId): Promise<UnionId[]> =>
    platform.uow.read(city.system, async (tx) => (await directory.lineOf(tx, id)).map((union) => union.id));

  /** The closure as it must be, computed anew from the parents. */
  const faultsOfClosure = (tenantId: TenantId) =>
    database.owner(
      `WITH RECURSIVE line AS (
         SELECT id AS descendant_id, id AS ancestor_id, parent_id, 0 AS depth FROM organizations.trade_union WHERE tenant_id = $1
         UNION ALL
         SELECT l.descendant_id, p.id, p.parent_id, l.depth + 1 FROM line l
         JOIN organizations.trade_union p ON p.tenant_id = $1 AND p.id = l.parent_id),
       wanted AS (SELECT ancestor_id, descendant_id, depth FROM line),
       kept AS (SELECT ancestor_id, descendant_id, depth FROM organizations.union_closure WHERE tenant_id = $1)
       (SELECT * FROM wanted EXCEPT SELECT * FROM kept) UNION ALL (SELECT * FROM kept EXCEPT SELECT * FROM wanted)`,
      [tenantId],
    );

  it('knows the line from a union up to the federation, nearest first', async () => {
    const city = await aCity();
    expect(await lineOf(city, city.group)).toEqual([city.group, city.school, city.town, city.root]);
    const above = await platform.uow.read(city.system, (tx) => directory.ancestorsOf(tx, city.group));
    expect(above.map((union) => union.id)).toEqual([city.school, city.town, city.root]);
    expect(await faultsOfClosure(city.tenantId)).toEqual([]);
  });

  it('moves a union with all below it and keeps where it stood before', async () => {
    const city = await aCity();
    const moved = await service.move(managerOf(city, city.root), city.school, 1, city.otherTown, '区划调整');
    expect(moved).toMatchObject({ parentId: city.otherTown, version: 2 });
    expect(await lineOf(city, city.group)).toEqual([city.group, city.school, city.otherTown, city.root]);
    expect(await faultsOfClosure(city.tenantId)).toEqual([]);
    const placements = await database.owner(
      `SELECT parent_id, left_at IS NULL AS current, reason FROM organizations.union_placement
       WHERE union_id = $1 ORDER BY placed_at`,
      [city.school],
    );
    expect(placements).toEqual([
      { parent_id: city.town, current: false, reason: null },
      { parent_id: city.otherTown, current: true, reason: '区划调整' },
    ]);
    const audits = await database.owner(
      `SELECT detail, reason FROM audit.audit_entry WHERE subject_id = $1 AND action = 'union.move'`,
      [city.school],
    );
    expect(audits).toEqual([{ detail: { parentId: [city.town, city.otherTown] }, reason: '区划调整' }]);
  });

  it('never closes a ring, whoever moves at the same time', async () => {
    const { tenantId, rootId, system } = await aFederation(platform);
    const [a, b] = [
      await aUnion(platform, tenantId, rootId, { kind: 'joint-union' }),
      await aUnion(platform, tenantId, rootId, { kind: 'joint-union' }),
    ];
    const moves = await Promise.allSettled([
      platform.uow.run(system, (tx) => register.move(tx, a, b, '合并')),
      platform.uow.run(system, (tx) => register.move(tx, b, a, '合并')),
    ]);
    expect(moves.map((move) => move.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(moves.find((move) => move.status === 'rejected')).toMatchObject({
      reason: { code: 'organization.below-itself' },
    });
    expect(await faultsOfClosure(tenantId)).toEqual([]);
  });

  it('shows an actor his own unions and those below them, and nothing when he has none', async () => {
    const city = await aCity();
    const visible = async (actor: Actor): Promise<string[]> => {
      const raw = await platform.uow.read(actor, (tx) => directory.tree(tx, 'organization:read'));
      const built = await platform.uow.read(actor, (tx) =>
        withinScope(tx.from(TradeUnion, 'u'), actor, 'organization:read', 'u.id').getMany(),
      );
      expect(built.map((union) => union.id).sort()).toEqual(raw.map((union) => union.id).sort());
      return raw.map((union) => union.id).sort();
    };
    const all = [city.root, city.town, city.otherTown, city.school, city.group].sort();
    expect(await visible(managerOf(city, city.town))).toEqual([city.town, city.school, city.group].sort());
    expect(await visible(managerOf(city, city.root))).toEqual(all);
    expect(await visible(city.system)).toEqual(all);
    expect(await visible(anActor({ tenantId: city.tenantId }))).toEqual([]);
  });

  it('numbers the values of a scope condition after those already there', () => {
    const actor = anActor({ tenantId: newId(), grants: [{ unionId: newId(), permissions: ['visit:read'] }] });
    const values: unknown[] = ['first'];
    expect(scopeCondition(actor, 'visit:read', 'd.union_id', values)).toContain('$2::uuid');
    expect(values).toEqual(['first', actor.tenantId, [actor.grants[0]!.unionId]]);
  });

  it('answers as if a union outside the scope did not exist', async () => {
    const city = await aCity();
    const outsider = managerOf(city, city.otherTown);
    await expect(service.change(outsider, city.school, 1, { name: '别的名字' })).rejects.toMatchObject({
      code: 'organization.not-found',
    });
    await expect(service.move(outsider, city.school, 1, city.otherTown, '想要')).rejects.toMatchObject({
      code: 'organization.not-found',
    });
    await expect(
      service.move(managerOf(city, city.town), city.school, 1, city.otherTown, '推出去'),
    ).rejects.toMatchObject({ code: 'organization.not-found' });
  });

  it('keeps the tree of another federation out of reach', async () => {
    const [own, other] = [await aCity(), await aCity()];
    const stranger = managerOf(own, other.school);
    expect(await platform.uow.read(stranger, (tx) => directory.find(tx, other.school))).toBeUndefined();
    expect(await platform.uow.read(stranger, (tx) => directory.tree(tx, 'organization:read'))).toEqual([]);
  });

  it('gives one code to one union, also when two ask at once', async () => {
    const city = await aCity();
    const ask = () =>
      service.create(managerOf(city, city.root), {
        code: '00199',
        name: '新镇',
        kind: 'joint-union',
        parentId: city.root,
      });
    const answers = await Promise.allSettled([ask(), ask()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find((answer) => answer.status === 'rejected')).toMatchObject({
      reason: { code: 'organization.code-taken' },
    });
  });

  it('refuses a change decided on an older version', async () => {
    const city = await aCity();
    const manager = managerOf(city, city.root);
    await service.change(manager, city.town, 1, { name: '第1镇总工会联合会' });
    await expect(service.change(manager, city.town, 1, { name: '旧' })).rejects.toMatchObject({ code: 'record.stale' });
  });

  it('dissolves a union only when all below it are closed', async () => {
    const city = await aCity();
    const manager = managerOf(city, city.root);
    const today = await platform.uow.read(city.system, (tx) => directory.today(tx));
    await expect(service.dissolve(manager, city.school, 1, today, '合并')).rejects.toMatchObject({
      code: 'organization.has-unions-below',
    });
    await service.dissolve(manager, city.group, 1, today, '合并');
    expect(await service.dissolve(manager, city.school, 1, today, '合并')).toMatchObject({ status: 'dissolved' });
    await expect(aUnion(platform, city.tenantId, city.school, { kind: 'group' })).rejects.toMatchObject({
      code: 'organization.not-found',
    });
  });

  it('registers a whole tree at once, parents first, and takes it back whole', async () => {
    const { tenantId, rootId, system } = await aFederation(platform);
    const [town, school] = [newId<'union'>(), newId<'union'>()];
    await platform.uow.run(system, (tx) =>
      register.create(tx, [
        { id: town, code: '00101', name: '第1镇', kind: 'joint-union', parentId: rootId },
        { id: school, code: '0010101', name: '第1小学', kind: 'union', parentId: town },
      ]),
    );
    expect(await faultsOfClosure(tenantId)).toEqual([]);
    await expect(platform.uow.run(system, (tx) => register.remove(tx, [town]))).rejects.toMatchObject({
      code: '23503',
    });
    await platform.uow.run(system, (tx) => register.remove(tx, [town, school]));
    expect(await platform.uow.read(system, (tx) => directory.tree(tx, 'organization:read'))).toHaveLength(1);
  });

  it('has one chair of a union at a time, also when two are appointed at once', async () => {
    const city = await aCity();
    const manager = managerOf(city, city.root);
    const today = await platform.uow.read(city.system, (tx) => directory.today(tx));
    const appoint = (personName: string) =>
      offices.appoint(manager, city.school, {
        title: 'chair',
        memberId: null,
        personName,
        validFrom: today,
        validUntil: null,
      });
    const answers = await Promise.allSettled([appoint('周甲'), appoint('吴乙')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find((answer) => answer.status === 'rejected')).toMatchObject({
      reason: { code: 'organization.office-taken' },
    });
  });
});
