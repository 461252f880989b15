import { civilDate, parseFen } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { aFederation, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { aSubject, FUND_ENTITIES } from '../testing';
import type { FundAccountRow } from './fund-account.import';
import { FundLedger } from './fund-ledger';

const ON = civilDate('2025-06-01');

describe('fund accounts from a workbook', () => {
  let database: TestDatabase;
  let platform: Platform;
  const ledger = new FundLedger(new OrganizationDirectory());

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...ORGANIZATION_ENTITIES, ...FUND_ENTITIES]);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  async function aCity() {
    const { rootId, system } = await aFederation(platform);
    const row = (overrides: Partial<FundAccountRow> = {}): FundAccountRow => ({
      ...{ unionId: rootId, code: 'GHJF', name: '工会经费', source: '工会经费', purpose: null, note: null },
      ...{ opening: parseFen('900000'), openedOn: civilDate('2025-01-01'), planned: parseFen('600000') },
      document: '经费账户.xlsx',
      ...overrides,
    });
    const study = row({
      ...{ code: 'JQZX', name: '金秋助学专项', source: '财政', purpose: '助学', note: '须有在档困难档案' },
      ...{ opening: 0n, planned: null },
    });
    const plan = (...rows: FundAccountRow[]) => platform.uow.read(system, (tx) => ledger.planAccounts(tx, rows));
    const take = (...rows: FundAccountRow[]) => platform.uow.run(system, (tx) => ledger.importAccounts(tx, rows));
    return { system, row, study, plan, take };
  }

  it('opens an account with its opening balance, budget and restrictions', async () => {
    const { system, row, study, plan, take } = await aCity();
    expect((await plan(row(), study)).map((each) => each.outcome)).toEqual(['new', 'new']);
    const [general, restricted] = await take(row(), study);
    const read = (id: typeof general) => platform.uow.read(system, (tx) => ledger.balance(tx, id!.fundAccountId, ON));
    expect(await read(general)).toMatchObject({
      ...{ available: 90000000n, held: 0n, kind: 'union-funds', entries: 1 },
      budget: { year: 2025, planned: 60000000n, committed: 0n },
    });
    expect(await read(restricted)).toMatchObject({
      ...{ available: 0n, kind: 'treasury', restrictedTo: ['study-aid'], needsHardshipFile: true, entries: 0 },
    });
    expect(await platform.uow.read(system, (tx) => ledger.invariants(tx))).toEqual([]);
  });

  it('changes nothing when it is taken in twice, and tells what a changed row changes', async () => {
    const { row, study, plan, take } = await aCity();
    const first = await take(row(), study);
    const again = await take(row(), study);
    expect(again.map((each) => each.outcome)).toEqual(['unchanged', 'unchanged']);
    expect(again.map((each) => each.fundAccountId)).toEqual(first.map((each) => each.fundAccountId));
    const [changed] = await plan(row({ planned: parseFen('500000'), opening: parseFen('1') }));
    expect(changed).toMatchObject({ outcome: 'changed', changes: { planned: ['60000000', '50000000'] } });
    expect(changed!.warning).toContain('期初余额已经记过账');
  });

  it('refuses a row whose kind of money nobody can tell, and takes none of the others in', async () => {
    const { system, row, plan, take } = await aCity();
    const unclear = row({ code: 'X', name: '小金库', source: '其他' });
    expect((await plan(unclear))[0]).toMatchObject({ outcome: 'refused', refusal: expect.stringContaining('来源') });
    await expect(take(row(), unclear)).rejects.toMatchObject({ code: 'fund.kind-unknown' });
    const left = await platform.uow.read(system, (tx) => ledger.planAccounts(tx, [row()]));
    expect(left[0]!.outcome).toBe('new');
  });

  it('is taken back while nothing depends on it, and may be taken in again', async () => {
    const { system, row, take } = await aCity();
    const { fundAccountId } = (await take(row()))[0]!;
    const withdraw = () =>
      platform.uow.run(system, (tx) => ledger.withdrawAccounts(tx, [fundAccountId], { on: ON, reason: '选错了文件' }));
    await withdraw();
    const balance = () => platform.uow.read(system, (tx) => ledger.balance(tx, fundAccountId, ON));
    expect(await balance()).toMatchObject({ status: 'closed', available: 0n });
    expect((await take(row()))[0]).toMatchObject({ outcome: 'new', fundAccountId });
    expect(await balance()).toMatchObject({ status: 'open', available: 90000000n });
    await platform.uow.run(system, (tx) =>
      ledger.placeHold(tx, { fundAccountId, amount: 100n, subject: aSubject(), on: ON }),
    );
    await expect(withdraw()).rejects.toMatchObject({ code: 'fund.in-use' });
    expect(await platform.uow.read(system, (tx) => ledger.invariants(tx))).toEqual([]);
  });
});
