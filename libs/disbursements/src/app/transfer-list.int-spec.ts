import { type Actor, type CivilDate, newId } from '@app/kernel';
import { type OpenDocuments, openDocuments } from '@app/documents/testing';
import { aRegisteredMember } from '@app/members/testing';
import { idempotencyOf } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { TransferListId } from '../data/transfer-list.entity';
import type { FailedTransfer } from '../domain/transfer-list';
import { aDesk, anOpenedPlan, aPlannedItem, type Desk, ENTITIES_FOR_DISBURSEMENTS, membersOf } from '../testing';
import { readSheet } from './bank-sheet';
import type { PayoutSelection } from './payout.service';

const key = () => idempotencyOf(newId(), []);

describe('a list of transfers for the bank', () => {
  let database: TestDatabase;
  let platform: Platform;
  let files: OpenDocuments;
  let today: CivilDate;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, ENTITIES_FOR_DISBURSEMENTS);
    files = openDocuments(platform);
    const desk = await aDesk(platform);
    today = (await desk.rowOf((await desk.request()).id)).requestedOn;
  });
  afterAll(async () => {
    files.close();
    await platform.dataSource.destroy();
    await database.drop();
  });

  async function aList(count: number) {
    const desk = await aDesk(platform);
    const items = (await membersOf(platform, desk, count)).map((id) => aPlannedItem(id));
    const { opened, opening } = await anOpenedPlan(platform, desk, items);
    const { count: all, amount: total } = (
      await platform.uow.read(desk.cashier, (tx) => desk.on.planned.payableOf(tx, opening.plan.id))
    ).transfer;
    const selection: PayoutSelection = { planId: opening.plan.id, paymentKind: 'transfer', count: all, total };
    const { id } = await desk.on.transfers.prepare(desk.cashier, selection, key());
    return { desk, id, opened, selection, planId: opening.plan.id };
  }
  const seen = async (desk: Desk, id: TransferListId) => {
    const { version } = await desk.on.transferReading.one(desk.cashier, id);
    return { id, version, idempotency: key() };
  };
  const settle = async (desk: Desk, id: TransferListId, failed: readonly FailedTransfer[] = [], at = seen(desk, id)) =>
    desk.on.transfers.settle(desk.cashier, await at, { paidOn: today, bankReference: '批次 88', failed });

  it('goes out in the columns that banks take, with whole cards, and each time is recorded', async () => {
    const { desk, id, opened } = await aList(2);
    const { name, content } = await desk.on.transferReading.file(desk.cashier, id, 'xlsx');
    expect(name).toMatch(/^代发-\d{4}-.*\.xlsx$/);
    const [heading, ...lines] = await readSheet(content);
    expect(heading).toEqual(['序号', '户名', '账号', '开户行', '金额', '用途']);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toEqual(['1', '王秀英', '9999990000000000014', expect.any(String), '500.00', expect.any(String)]);
    expect(lines.map((line) => line[5])).toEqual(opened.map(({ number }) => `送温暖 ${number}`).sort());
    const csv = await desk.on.transferReading.file(desk.cashier, id, 'csv');
    expect((await readSheet(csv.content)).slice(1)).toEqual(lines);
    const recorded = await database.owner(
      `SELECT detail ->> 'format' AS format FROM audit.audit_entry WHERE subject_id = '${id}'
       AND action = 'transfer-list.exported' ORDER BY id`,
    );
    expect(recorded).toEqual([{ format: 'xlsx' }, { format: 'csv' }]);
    await expect(desk.on.transferReading.file(desk.officer, id, 'xlsx')).rejects.toMatchObject({
      code: 'transfer-list.not-found',
    });
  });

  it('books what the bank paid and keeps what it refused approved, its money held, to be paid anew', async () => {
    const { desk, id, planId } = await aList(3);
    await settle(desk, id, [{ line: 2, reason: '账户已销户' }]);
    const list = await desk.on.transferReading.one(desk.cashier, id);
    expect(list).toMatchObject({ status: 'settled', paidCount: 2, failedCount: 1 });
    const { batch } = await desk.on.reading.batch(desk.cashier, list.payoutBatchId!);
    expect(batch).toMatchObject({ itemCount: 2, total: 100000n, bankReference: '批次 88' });
    expect(await desk.balance()).toMatchObject({ spent: 100000n, held: 50000n });
    const failed = (await desk.on.transferReading.items(desk.cashier, id, 0, 10))[1]!;
    expect(failed.item).toMatchObject({ result: 'failed', reason: '账户已销户' });
    expect(await desk.rowOf(failed.item.disbursementId)).toMatchObject({
      status: 'approved',
      lastReason: '银行没付成：账户已销户',
    });
    const again: PayoutSelection = { planId, paymentKind: 'transfer', count: 1, total: 50000n };
    const { id: second } = await desk.on.transfers.prepare(desk.cashier, again, key());
    await settle(desk, second);
    expect(await desk.balance()).toMatchObject({ spent: 150000n, held: 0n });
    expect(await platform.uow.read(desk.system, (tx) => desk.on.ledger.invariants(tx))).toEqual([]);
  });

  it('lets what the bank refused be handed over in cash: the hold is settled once, and the card is forgotten', async () => {
    const { desk, id, opened } = await aList(2);
    const [first, other] = [opened[0]!.id, opened[1]!.id];
    await settle(desk, id, [{ line: 1, reason: '账户已销户' }]);
    const handOver = async (disbursementId = first, by: Actor = desk.cashier) => {
      const receiptDocumentId = await files.aDocument(by, { kind: 'receipt' });
      const order = { paidOn: today, reason: '账户已销户', receiptDocumentId, witness: null };
      await desk.on.payments.payInCash(by, await desk.now(disbursementId), order);
      return receiptDocumentId;
    };
    const signer = { ...desk.treasurer, grants: [...desk.treasurer.grants, ...desk.cashier.grants] };
    await expect(handOver(first, signer)).rejects.toMatchObject({ code: 'approval.one-person-one-part' });
    const receiptDocumentId = await handOver();
    expect(await desk.rowOf(first)).toMatchObject({
      ...{ status: 'paid', paymentKind: 'cash', methodNote: '账户已销户', receiptDocumentId, payeeSealed: null },
    });
    expect(await desk.balance()).toMatchObject({ spent: 100000n, held: 0n });
    for (const paid of [first, other])
      await expect(handOver(paid)).rejects.toMatchObject({ code: 'disbursement.action-not-open' });
    expect(await platform.uow.read(desk.system, (tx) => desk.on.ledger.invariants(tx))).toEqual([]);
  });

  it('keeps its transfers from being paid otherwise or taken back until the bank has answered', async () => {
    const { desk, id, opened, selection } = await aList(2);
    await expect(desk.on.transfers.prepare(desk.cashier, selection, key())).rejects.toMatchObject({
      code: 'payout-batch.changed',
    });
    const items = opened.map((each) => ({ id: each.id, version: 1 }));
    const order = { paidOn: today, bankReference: 'x', receiptDocumentId: null, witness: null };
    const batch = desk.on.payouts.payBatch(desk.cashier, { ...order, selection: { items } }, key());
    await expect(batch).rejects.toMatchObject({ code: 'disbursement.at-bank' });
    const one = desk.on.payments.pay(desk.cashier, await desk.now(opened[0]!.id), order);
    await expect(one).rejects.toMatchObject({ code: 'disbursement.at-bank' });
    const cancelled = platform.uow.run(desk.officer, (tx) =>
      desk.on.planned.cancelApproved(tx, [opened[0]!.id], '本人谢绝'),
    );
    await expect(cancelled).rejects.toMatchObject({ code: 'disbursement.at-bank' });
    const past = database.owner(`UPDATE disbursements.disbursement SET status = 'withdrawn', hold_id = NULL
      WHERE id = '${opened[0]!.id}'`);
    await expect(past).rejects.toMatchObject({ code: '23514' });
    await desk.on.transfers.cancel(desk.cashier, await seen(desk, id), '没有提交银行');
    await desk.on.payouts.payBatch(desk.cashier, { ...order, selection: { items } }, key());
    expect(await desk.balance()).toMatchObject({ spent: 100000n, held: 0n });
  });

  it('is settled once by two who press at the same time', async () => {
    const { desk, id } = await aList(2);
    const at = await seen(desk, id);
    const again = { ...at, idempotency: key() };
    const answers = await Promise.allSettled([
      settle(desk, id, [], Promise.resolve(at)),
      settle(desk, id, [], Promise.resolve(again)),
    ]);
    expect(answers.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await desk.balance()).toMatchObject({ spent: 100000n, held: 0n });
  });

  it('books nothing when the bank refused all of it', async () => {
    const { desk, id } = await aList(1);
    await settle(desk, id, [{ line: 1, reason: '户名不符' }]);
    expect(await desk.on.transferReading.one(desk.cashier, id)).toMatchObject({ payoutBatchId: null, paidCount: 0 });
    expect(await desk.balance()).toMatchObject({ spent: 0n, held: 50000n });
  });

  it('is not made by who signed the plan, nor for somebody without a card', async () => {
    const desk = await aDesk(platform);
    const poor = await aRegisteredMember(platform, desk.tenantId, desk.union, { bankCard: null, bankName: null });
    const { opened } = await anOpenedPlan(platform, desk, [aPlannedItem(poor)]);
    const items = opened.map((each) => ({ id: each.id, version: 1 }));
    await expect(desk.on.transfers.prepare(desk.cashier, { items }, key())).rejects.toMatchObject({
      code: 'disbursement.no-account',
      extensions: { items: [opened[0]!.id] },
    });
    const both = { ...desk.treasurer, grants: [...desk.treasurer.grants, ...desk.cashier.grants] };
    await expect(desk.on.transfers.prepare(both, { items }, key())).rejects.toMatchObject({
      code: 'approval.one-person-one-part',
    });
  });

  it('reads the bank’s sheet, in GB18030 too, and books nothing by it', async () => {
    const { desk, id } = await aList(2);
    const items = await desk.on.transferReading.items(desk.cashier, id, 0, 10);
    const rows = items.map(({ item }, i) => `${item.line},王秀英,500.00,送温暖 ${item.number},${i ? '失败' : '成功'},`);
    const text = ['序号,户名,金额,用途,交易状态,失败原因', ...rows].join('\r\n');
    const read = await desk.on.transferReading.readResult(desk.cashier, id, Buffer.from(text, 'utf8'));
    expect(read).toMatchObject({ itemCount: 2, paidCount: 1, failed: [{ line: 2, reason: '失败', cardTail: '0014' }] });
    const heading = Buffer.from('bba7c3fb2cbde1b9fb0d0a', 'hex');
    const gb = Buffer.concat([heading, Buffer.from('x,S\r\n')]);
    expect(await desk.on.transferReading.readResult(desk.cashier, id, gb)).toMatchObject({ unmatched: [2] });
    const noise = desk.on.transferReading.readResult(desk.cashier, id, Buffer.from('PK\u0003\u0004nothing'));
    await expect(noise).rejects.toMatchObject({ code: 'transfer-list.sheet-unreadable' });
    expect(await desk.balance()).toMatchObject({ spent: 0n });
  });
});
