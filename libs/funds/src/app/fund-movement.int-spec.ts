import { type Actor, civilDate, newId, type PersonId, parseFen } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { aFederation, aUnion, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { idempotencyOf } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { aFundAccount, FUND_ENTITIES } from '../testing';
import { FundMovementView } from '../http/dto/fund-movement.dto';
import { FundLedger } from './fund-ledger';
import { FundMovementService, type MovementOrder } from './fund-movement.service';

const ON = civilDate('2026-03-12');
const key = () => idempotencyOf(newId(), []);

describe('transfers between fund accounts and adjustments', () => {
  let database: TestDatabase;
  let platform: Platform;
  let movements: FundMovementService;
  const ledger = new FundLedger(new OrganizationDirectory());

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...ORGANIZATION_ENTITIES, ...FUND_ENTITIES]);
    movements = new FundMovementService(platform.uow, new OrganizationDirectory());
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  async function city() {
    const { tenantId, rootId, system } = await aFederation(platform);
    const union = await aUnion(platform, tenantId, rootId);
    const fund = (name: string, opening: string) =>
      aFundAccount(platform, tenantId, union, { name, opening: parseFen(opening) });
    const [from, to] = [await fund('工会经费', '1000'), await fund('送温暖资金', '0')];
    const person = (name: string, unionId = union): Actor => ({
      ...system,
      kind: 'person',
      displayName: name,
      personId: newId() as PersonId,
      grants: [{ unionId, role: 'x', permissions: new Set(['fund:read', 'fund:post', 'fund:approve']) }],
    });
    const order: MovementOrder = {
      ...{ kind: 'transfer', fundAccountId: from, toFundAccountId: to, amount: parseFen('300'), bookOn: ON },
      ...{ reason: '补足送温暖', document: '会议纪要 3 号' },
    };
    const balances = () =>
      platform.uow.read(system, async (tx) => {
        const of = async (id: typeof from) => (await ledger.balance(tx, id, ON)).available;
        return [await of(from), await of(to)];
      });
    return { tenantId, rootId, system, union, from, to, order, person, balances };
  }
  const approve = async (by: Actor, id: Awaited<ReturnType<typeof movements.ask>>['id'], version = 1) =>
    movements.decide(by, { id, version, idempotency: key() }, 'approve', '');

  it('move money once another person has approved, and both books agree', async () => {
    const { order, person, balances, system } = await city();
    const { id } = await movements.ask(person('会计'), order, key());
    expect(await balances()).toEqual([100000n, 0n]);
    await approve(person('主席'), id);
    expect(await balances()).toEqual([70000n, 30000n]);
    const [shown] = await movements.list(person('会计'), {
      fundAccountId: order.toFundAccountId,
      status: null,
      after: null,
      limit: 5,
    });
    expect(shown).toMatchObject({ status: 'booked', number: expect.stringMatching(/^调-/), decidedByName: '主席' });
    expect(await platform.uow.read(system, (tx) => ledger.invariants(tx))).toEqual([]);
  });

  it('are not decided by who asked, by the service and by the database', async () => {
    const { order, person, tenantId } = await city();
    const accountant = person('会计');
    const { id } = await movements.ask(accountant, order, key());
    await expect(approve(accountant, id)).rejects.toMatchObject({ code: 'fund-movement.same-person' });
    const past = database.owner(
      `UPDATE funds.fund_movement SET status = 'refused', decided_at = now(), decided_by = requested_by
       WHERE tenant_id = '${tenantId}' AND id = '${id}'`,
    );
    await expect(past).rejects.toMatchObject({ code: '23514' });
  });

  it('are not decided by whom a deputy asked for, nor by a deputy of who asked', async () => {
    const { order, person, tenantId } = await city();
    const [chair, deputy, other] = [person('主席'), person('副主席'), person('财务')];
    const forChair = { forWhom: { personId: chair.personId, name: '主席' }, ownName: '副主席' };
    const acting: Actor = { ...deputy, displayName: '副主席 代 主席', acting: forChair };
    const { id } = await movements.ask(acting, order, key());
    const refused = { code: 'fund-movement.same-person' };
    await expect(approve(chair, id)).rejects.toMatchObject(refused);
    await expect(approve(deputy, id)).rejects.toMatchObject(refused);
    const past = database.owner(
      `UPDATE funds.fund_movement SET status = 'refused', decided_at = now(), decided_by = requested_for
       WHERE tenant_id = '${tenantId}' AND id = '${id}'`,
    );
    await expect(past).rejects.toMatchObject({ code: '23514' });
    const own = await movements.ask(chair, order, key());
    await expect(approve(acting, own.id)).rejects.toMatchObject(refused);
    const [shown] = await movements.list(other, { fundAccountId: null, status: 'open', after: null, limit: 1 });
    expect(FundMovementView.of(shown!, chair).openActions).toEqual(['withdraw']);
    expect(FundMovementView.of(shown!, other).openActions).toEqual(['approve', 'refuse']);
    await approve(other, id);
  });

  it('are booked once by two who approve at the same time', async () => {
    const { order, person, balances } = await city();
    const { id } = await movements.ask(person('会计'), order, key());
    const answers = await Promise.allSettled([approve(person('主席'), id), approve(person('财务'), id)]);
    expect(answers.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await balances()).toEqual([70000n, 30000n]);
  });

  it('never leave an account below zero, and stay open when they would', async () => {
    const { order, person, balances } = await city();
    const { id } = await movements.ask(person('会计'), { ...order, amount: parseFen('1000.01') }, key());
    await expect(approve(person('主席'), id)).rejects.toMatchObject({ code: 'fund.not-enough' });
    expect(await movements.one(person('主席'), id)).toMatchObject({ status: 'open' });
    const less = { ...order, kind: 'adjust', toFundAccountId: null, amount: -parseFen('0.50') } as const;
    const { id: adjusted } = await movements.ask(person('会计'), less, key());
    await approve(person('主席'), adjusted);
    expect(await balances()).toEqual([99950n, 0n]);
  });

  it('are unknown to a sibling union', async () => {
    const { order, person, tenantId, rootId } = await city();
    const sibling = person('别家', await aUnion(platform, tenantId, rootId));
    await expect(movements.ask(sibling, order, key())).rejects.toMatchObject({ code: 'fund.not-found' });
    const { id } = await movements.ask(person('会计'), order, key());
    await expect(approve(sibling, id)).rejects.toMatchObject({ code: 'fund-movement.not-found' });
    await expect(movements.one(sibling, id)).rejects.toMatchObject({ code: 'fund-movement.not-found' });
  });
});
