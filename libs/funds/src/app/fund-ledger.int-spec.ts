import { civilDate, type FundAccountId, newId, parseFen } from '@app/kernel';
import { aUnion } from '@app/organizations/testing';
import { type Platform } from '@app/persistence/testing';
import { type TestDatabase } from '../../../../test/support/test-database';
import type { HoldId, JournalId } from '../domain';
import { aFundAccount, aSubject } from '../testing';
import { BOOKED_ON, type Books, BooksScene } from '../testing/books-scene';
import type { FundLedger } from './fund-ledger';

const ON = BOOKED_ON;

describe('the ledger on PostgreSQL', () => {
  let scene: BooksScene;
  let database: TestDatabase;
  let platform: Platform;
  let ledger: FundLedger;
  beforeAll(async () => {
    scene = await BooksScene.open();
    ({ database, platform, ledger } = scene);
  });
  afterAll(() => scene?.close());

  const books = (opening: string) => scene.books(opening);
  const hold = (...asked: Parameters<BooksScene['hold']>) => scene.hold(...asked);
  const settle = (...asked: Parameters<BooksScene['settle']>) => scene.settle(...asked);
  const violations = (of: Books) => scene.violations(of);
  const release = ({ system }: Books, id: HoldId): Promise<JournalId> =>
    platform.uow.run(system, (tx) => ledger.releaseHold(tx, id, ON));
  const reverse = ({ system }: Books, what: { holdId: HoldId } | { journalId: JournalId }): Promise<JournalId> =>
    platform.uow.run(system, (tx) =>
      ledger.reverse(tx, { ...what, on: ON, reason: '银行退回', document: '退汇通知 7 号' }),
    );
  const balanceOf = async ({ system, fund }: Books) => {
    const { available, held, spent } = await platform.uow.read(system, (tx) => ledger.balance(tx, fund, ON));
    return { available, held, spent };
  };
  const outcomes = (answers: readonly PromiseSettledResult<unknown>[]) => {
    const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code as string] : []));
    return { kept: answers.length - refusals.length, refusals: [...new Set(refusals)] };
  };

  it('holds at approval, spends at payment, gives back on withdrawal', async () => {
    const city = await books('1000');
    const paid = await hold(city, '300');
    const withdrawn = await hold(city, '200.50');
    expect(await balanceOf(city)).toEqual({ available: 49950n, held: 50050n, spent: 0n });
    await settle(city, paid);
    await release(city, withdrawn);
    expect(await balanceOf(city)).toEqual({ available: 70000n, held: 0n, spent: 30000n });
    expect(await violations(city)).toEqual([]);
  });

  it('says what is there and what is asked when the money does not suffice', async () => {
    const city = await books('100');
    await expect(hold(city, '100.01')).rejects.toMatchObject({
      code: 'fund.not-enough',
      detail: '「工会经费」可用余额只有 ¥100.00，这笔要 ¥100.01。可换经费来源，或请财务先补足。',
    });
    expect(await database.owner('SELECT 1 FROM funds.hold WHERE tenant_id = $1', [city.tenantId])).toEqual([]);
  });

  it('of 200 holds at once with money for 50 keeps exactly 50', async () => {
    const city = await books('5000');
    const answers = await Promise.allSettled(Array.from({ length: 200 }, () => hold(city, '100')));
    expect(outcomes(answers)).toEqual({ kept: 50, refusals: ['fund.not-enough'] });
    expect(await balanceOf(city)).toEqual({ available: 0n, held: 500000n, spent: 0n });
    expect(await violations(city)).toEqual([]);
  });

  it('holds once for one subject, however many ask at once', async () => {
    const city = await books('5000');
    const subject = aSubject();
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => hold(city, '100', subject)));
    expect(outcomes(answers)).toEqual({ kept: 1, refusals: ['hold.already-placed'] });
    expect(await balanceOf(city)).toMatchObject({ available: 490000n, held: 10000n });
  });

  it('pays a hold once, however many pay at once', async () => {
    const city = await books('1000');
    const id = await hold(city, '400');
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => settle(city, id)));
    expect(outcomes(answers)).toEqual({ kept: 1, refusals: ['hold.action-not-open'] });
    expect(await balanceOf(city)).toEqual({ available: 60000n, held: 0n, spent: 40000n });
    expect(await violations(city)).toEqual([]);
  });

  it('either pays or releases, never both', async () => {
    const city = await books('1000');
    const id = await hold(city, '400');
    const answers = await Promise.allSettled([settle(city, id), release(city, id), settle(city, id)]);
    expect(outcomes(answers)).toEqual({ kept: 1, refusals: ['hold.action-not-open'] });
    expect(await violations(city)).toEqual([]);
  });

  it('rolls the money back with the change that it belongs to', async () => {
    const city = await books('1000');
    const failing = platform.uow.run(city.system, async (tx) => {
      await ledger.placeHold(tx, { fundAccountId: city.fund, amount: 100n, subject: aSubject(), on: ON });
      throw new Error('the case could not be saved');
    });
    await expect(failing).rejects.toThrow('the case could not be saved');
    expect(await balanceOf(city)).toEqual({ available: 100000n, held: 0n, spent: 0n });
    expect(await violations(city)).toEqual([]);
  });

  it('undoes a payment by a reversal that names it, once', async () => {
    const city = await books('1000');
    const id = await hold(city, '400');
    const payment = await settle(city, id);
    const answers = await Promise.allSettled([
      reverse(city, { holdId: id }),
      reverse(city, { journalId: payment }),
      reverse(city, { holdId: id }),
    ]);
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    expect(await balanceOf(city)).toEqual({ available: 100000n, held: 0n, spent: 0n });
    const reversals = await database.owner(
      `SELECT reverses, document FROM funds.journal WHERE tenant_id = $1 AND kind = 'reverse'`,
      [city.tenantId],
    );
    expect(reversals).toEqual([{ reverses: payment, document: '退汇通知 7 号' }]);
    expect(await violations(city)).toEqual([]);
  });

  it('undoes payments of the past together: balances and years are as before, and once', async () => {
    const city = await books('1000');
    const other = await aFundAccount(platform, city.tenantId, city.rootId, { name: '专项', opening: parseFen('500') });
    const paid = ([fundAccountId, amount, on]: readonly [FundAccountId, string, string]) => ({
      ...{ fundAccountId, amount: parseFen(amount), subject: aSubject('visit'), on: civilDate(on), memo: '历史导入' },
    });
    const holdIds = await platform.uow.run(city.system, (tx) =>
      ledger.bookHistories(
        tx,
        (
          [
            [city.fund, '300', '2024-05-06'],
            [city.fund, '50', '2024-01-08'],
            [other, '120', '2025-02-03'],
            [city.fund, '80.50', '2025-02-03'],
          ] as const
        ).map(paid),
      ),
    );
    const undo = (ids: readonly HoldId[]) =>
      platform.uow.run(city.system, (tx) =>
        ledger.reverseHistories(tx, { holdIds: ids, on: ON, reason: '撤回历史台账导入', document: '撤回导入' }),
      );
    await database.owner(
      `INSERT INTO funds.accounting_period (tenant_id, id, version, union_id, month, status, closed_at)
       VALUES ($1, $2, 1, $3, '2024-01', 'closed', now())`,
      [city.tenantId, newId(), city.rootId],
    );
    const unpaid = await hold(city, '10');
    await expect(undo([...holdIds, unpaid])).rejects.toMatchObject({ code: 'hold.action-not-open' });
    expect(await balanceOf(city)).toEqual({ available: 55950n, held: 1000n, spent: 43050n });
    await release(city, unpaid);
    await undo(holdIds);
    expect(await balanceOf(city)).toEqual({ available: 100000n, held: 0n, spent: 0n });
    expect(await balanceOf({ ...city, fund: other })).toEqual({ available: 50000n, held: 0n, spent: 0n });
    const spentIn = (on: string) =>
      platform.uow.read(city.system, async (tx) => (await ledger.balance(tx, city.fund, civilDate(on))).spentInYear);
    // January 2024 was closed meanwhile: what it had spent stays, and the reversal counts where it is booked.
    expect([await spentIn('2024-12-31'), await spentIn('2025-12-31')]).toEqual([5000n, -5000n]);
    const told = await database.owner(
      `SELECT h.status, r.document, r.booked_on::text AS on FROM funds.hold h
       JOIN funds.journal r ON r.tenant_id = $1 AND r.reverses = h.settled_by WHERE h.tenant_id = $1 ORDER BY 3, h.amount DESC`,
      [city.tenantId],
    );
    const days = ['2024-05-06', '2025-02-03', '2025-02-03', '2025-03-12'];
    expect(told).toEqual(days.map((on) => ({ status: 'reversed', document: '撤回导入', on })));
    await expect(undo(holdIds)).rejects.toMatchObject({ code: 'hold.action-not-open' });
    await expect(undo([newId<'hold'>() as HoldId])).rejects.toMatchObject({ code: 'hold.not-found' });
    expect(await violations(city)).toEqual([]);
  });

  it('undoes many incomes at once, all or none', async () => {
    const city = await books('0');
    const income = (amount: string) =>
      platform.uow.run(city.system, (tx) =>
        ledger.bookIncome(tx, { fundAccountId: city.fund, amount: parseFen(amount), on: ON, memo: '捐赠' }),
      );
    const items = [await income('50'), await income('70')].map((journalId, i) => ({
      journalId,
      document: `收据 ${i}`,
    }));
    const undo = () =>
      platform.uow.run(city.system, (tx) => ledger.reverseIncomes(tx, { items, on: ON, reason: '撤回导入' }));
    const held = await hold(city, '60');
    await expect(undo()).rejects.toMatchObject({ code: 'fund.not-enough' });
    expect(await balanceOf(city)).toEqual({ available: 6000n, held: 6000n, spent: 0n });
    await release(city, held);
    await undo();
    expect(await balanceOf(city)).toEqual({ available: 0n, held: 0n, spent: 0n });
    await expect(undo()).rejects.toMatchObject({ code: 'journal.already-reversed' });
    expect(await violations(city)).toEqual([]);
  });

  it('undoes an income once, and not when it is spent already', async () => {
    const city = await books('100');
    const income = await platform.uow.run(city.system, (tx) =>
      ledger.bookIncome(tx, { fundAccountId: city.fund, amount: parseFen('50'), on: ON, memo: '拨缴经费' }),
    );
    const held = await hold(city, '120');
    await expect(reverse(city, { journalId: income })).rejects.toMatchObject({ code: 'fund.not-enough' });
    await release(city, held);
    const answers = await Promise.allSettled([
      reverse(city, { journalId: income }),
      reverse(city, { journalId: income }),
    ]);
    expect(outcomes(answers)).toEqual({ kept: 1, refusals: ['journal.already-reversed'] });
    expect(await balanceOf(city)).toMatchObject({ available: 10000n });
    expect(await violations(city)).toEqual([]);
  });

  it('books a payment of the past on its own day and in its own year', async () => {
    const city = await books('1000');
    await platform.uow.run(city.system, (tx) =>
      ledger.bookHistory(tx, {
        ...{ fundAccountId: city.fund, amount: parseFen('800'), subject: aSubject('visit') },
        ...{ on: civilDate('2024-05-06'), memo: '住院慰问（历史导入）' },
      }),
    );
    const spentIn = (on: string) =>
      platform.uow.read(city.system, async (tx) => (await ledger.balance(tx, city.fund, civilDate(on))).spentInYear);
    expect([await spentIn('2024-12-31'), await spentIn('2025-01-01')]).toEqual([80000n, 0n]);
    const events = await database.owner(
      `SELECT type FROM messaging.outbox_message WHERE tenant_id = $1 AND type LIKE 'fund.%'`,
      [city.tenantId],
    );
    expect(events).toEqual([]);
    expect(await violations(city)).toEqual([]);
  });

  it('refuses to book into a closed month', async () => {
    const city = await books('1000');
    await database.owner(
      `INSERT INTO funds.accounting_period (tenant_id, id, version, union_id, month, status, closed_at)
       VALUES ($1, $2, 1, $3, '2025-03', 'closed', now())`,
      [city.tenantId, newId(), city.rootId],
    );
    await expect(hold(city, '10')).rejects.toMatchObject({ code: 'period.closed' });
    expect(await balanceOf(city)).toEqual({ available: 100000n, held: 0n, spent: 0n });
  });

  it('offers the accounts of the union and of those above it that may serve the purpose', async () => {
    const { tenantId, rootId, system, fund } = await books('1000');
    const school = await aUnion(platform, tenantId, rootId);
    const other = await aUnion(platform, tenantId, rootId);
    const own = await aFundAccount(platform, tenantId, school);
    const study = await aFundAccount(platform, tenantId, school, { kind: 'treasury' });
    const foreign = await aFundAccount(platform, tenantId, other);
    const use = { purpose: 'must-visit', allowedKinds: null, hasActiveHardshipFile: false, on: ON } as const;
    const eligible = await platform.uow.read(system, (tx) => ledger.eligibleFunds(tx, school, use));
    expect(eligible.map((each) => each.id)).toEqual([own, fund]);
    const require = (id: FundAccountId) =>
      platform.uow.read(system, (tx) => ledger.requireEligible(tx, id, school, use));
    await expect(require(study)).rejects.toMatchObject({ code: 'fund.not-eligible' });
    await expect(require(foreign)).rejects.toMatchObject({ code: 'fund.not-found' });
    expect((await require(own)).id).toBe(own);
  });
});
