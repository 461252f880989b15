import { type CivilDate, parseFen } from '@app/kernel';
import { idempotencyOf } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { DisbursementId } from '../domain/disbursement';
import { aDesk, ENTITIES_FOR_DISBURSEMENTS, seen } from '../testing';
import type { PaymentOrder } from './payment.service';

describe('a disbursement that many press at once', () => {
  let database: TestDatabase;
  let platform: Platform;
  let today: CivilDate;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, ENTITIES_FOR_DISBURSEMENTS);
    const desk = await aDesk(platform);
    today = (await desk.rowOf((await desk.request()).id)).requestedOn;
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  const transfer = (): PaymentOrder => ({
    paidOn: today,
    bankReference: '流水 20260312001',
    receiptDocumentId: null,
    witness: null,
  });

  it('of 50 disbursements with 8 approvals each at once approves each exactly once', async () => {
    const desk = await aDesk(platform, { opening: '90000' });
    const approvers = await Promise.all(Array.from({ length: 8 }, () => desk.agent('chair')));
    const ids = await Promise.all(Array.from({ length: 50 }, async () => (await desk.request()).id));
    for (const id of ids) await desk.review(id);
    const attempts = await Promise.all(
      ids.flatMap((id) => approvers.map(async (by) => ({ by, as: await desk.now(id) }))),
    );
    const answers = await Promise.allSettled(
      attempts.map(({ by, as }) => desk.on.decisions.decide(by, as, { action: 'sign', part: 'approve', comment: '' })),
    );
    expect(answers.filter((each) => each.status === 'fulfilled')).toHaveLength(50);
    expect(await desk.balance()).toEqual({ available: 5000000n, held: 4000000n, spent: 0n });
    const [holds] = await database.owner(
      `SELECT count(*)::int AS n, count(DISTINCT subject_id)::int AS subjects FROM funds.hold
       WHERE tenant_id = '${desk.tenantId}'`,
    );
    expect(holds).toEqual({ n: 50, subjects: 50 });
  });

  it('of 200 approvals at once with money for 50 approves exactly 50, and the others stay as they were', async () => {
    const desk = await aDesk(platform, { opening: '5000' });
    const ids: DisbursementId[] = [];
    for (let i = 0; i < 200; i++) ids.push((await desk.request({ amount: parseFen('100') })).id);
    await Promise.all(ids.map((id) => desk.review(id)));
    const answers = await Promise.allSettled(ids.map((id) => desk.approve(id)));
    const refused = answers.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toHaveLength(150);
    expect(new Set(refused.map((each) => each.code))).toEqual(new Set(['fund.not-enough']));
    expect(await desk.balance()).toEqual({ available: 0n, held: 500000n, spent: 0n });
    const counts = await database.owner(
      `SELECT status, count(*)::int AS n FROM disbursements.disbursement WHERE tenant_id = '${desk.tenantId}'
       GROUP BY status ORDER BY status`,
    );
    expect(counts).toEqual([
      { status: 'approved', n: 50 },
      { status: 'in-review', n: 150 },
    ]);
    const [signatures] = await database.owner(
      `SELECT count(*)::int AS n FROM approvals.signature WHERE tenant_id = '${desk.tenantId}' AND duty = 'approves'`,
    );
    expect(signatures).toEqual({ n: 50 });
  });

  it('says that the money does not suffice and leaves nothing half-done', async () => {
    const desk = await aDesk(platform, { opening: '799.99' });
    const { id } = await desk.request();
    await desk.review(id);
    const before = await desk.rowOf(id);
    await expect(desk.approve(id)).rejects.toMatchObject({
      code: 'fund.not-enough',
      detail: '「工会经费」可用余额只有 ¥799.99，这笔要 ¥800.00。可换经费来源，或请财务先补足。',
    });
    expect(await desk.rowOf(id)).toEqual(before);
  });

  it('pays once, however many cashiers press at once', async () => {
    const desk = await aDesk(platform);
    const id = await desk.anApproved();
    const others = await Promise.all(Array.from({ length: 5 }, () => desk.agent('cashier')));
    const as = await Promise.all([desk.cashier, ...others].map(async (by) => ({ by, as: await desk.now(id) })));
    const answers = await Promise.allSettled(as.map((each) => desk.on.payments.pay(each.by, each.as, transfer())));
    expect(answers.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(await desk.balance()).toEqual({ available: 8920000n, held: 0n, spent: 80000n });
  });

  it('gives the first answer again for the same key, and refuses the key with other input', async () => {
    const desk = await aDesk(platform);
    const id = await desk.anApproved();
    const { version } = await desk.rowOf(id);
    const as = seen(id, version, 'the same press');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => desk.on.payments.pay(desk.cashier, as, transfer())),
    );
    expect(new Set(answers.map((each) => each.id))).toEqual(new Set([id]));
    expect(await desk.balance()).toMatchObject({ spent: 80000n });
    const other = { ...as, idempotency: idempotencyOf('the same press', ['another']) };
    await expect(desk.on.payments.pay(desk.cashier, other, transfer())).rejects.toMatchObject({
      code: 'request.idempotency-key-reused',
    });
  });

  it('refuses a change that was decided on an older sight of it', async () => {
    const desk = await aDesk(platform);
    const { id } = await desk.request();
    const old = await desk.now(id);
    await desk.review(id);
    const order = { action: 'sign', part: 'approve', comment: '' } as const;
    await expect(desk.on.decisions.decide(desk.chair, old, order)).rejects.toMatchObject({ code: 'record.stale' });
  });
});
