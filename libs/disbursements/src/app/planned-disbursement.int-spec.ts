import { type Actor, type CivilDate, newId, parseFen } from '@app/kernel';
import { type OpenDocuments, openDocuments } from '@app/documents/testing';
import { idempotencyOf } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import {
  aDesk,
  anApprovedPlan,
  anOpenedPlan,
  aPlannedItem,
  type Desk,
  ENTITIES_FOR_DISBURSEMENTS,
  membersOf,
} from '../testing';
import type { PayoutSelection } from './payout.service';
import type { PlannedItem, PlanOpening } from './planned-disbursement.order';

describe('disbursements of a plan that was approved as a whole', () => {
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

  const open = (desk: Desk, opening: PlanOpening) =>
    platform.uow.run(desk.officer, (tx) => desk.on.planned.openApproved(tx, opening));
  const roster = async (desk: Desk, count: number, overrides: Partial<PlannedItem> = {}) =>
    (await membersOf(platform, desk, count)).map((id) => aPlannedItem(id, overrides));
  const totals = (desk: Desk, planId: string) =>
    platform.uow.read(desk.officer, (tx) => desk.on.planned.totalsOfPlan(tx, planId));
  const payable = (desk: Desk, planId: string, by: Actor = desk.cashier) =>
    platform.uow.read(by, (tx) => desk.on.planned.payableOf(tx, planId));
  const wholePlan = async (desk: Desk, planId: string, by: Actor = desk.cashier): Promise<PayoutSelection> => {
    const { count, amount: total } = (await payable(desk, planId, by)).transfer;
    return { planId, paymentKind: 'transfer', count, total };
  };
  const pay = (desk: Desk, selection: PayoutSelection, by: Actor = desk.cashier, key: string = newId()) =>
    desk.on.payouts.payBatch(
      by,
      { selection, paidOn: today, bankReference: '代发 1', receiptDocumentId: null, witness: null },
      idempotencyOf(key, [key]),
    );
  const violations = (desk: Desk) => platform.uow.read(desk.system, (tx) => desk.on.ledger.invariants(tx));

  it('wait for the cashier at once, each with its hold, and add up', async () => {
    const desk = await aDesk(platform);
    const items = await roster(desk, 3);
    const goods = aPlannedItem(items[0]!.recipientId, {
      subject: items[0]!.subject,
      amount: parseFen('80'),
      method: { kind: 'goods', description: '米油一份' },
    });
    const { opening, opened } = await anOpenedPlan(platform, desk, [...items, goods]);
    expect(opened.map((each) => each.entryId)).toEqual([...items, goods].map((item) => item.subject.id));
    expect(new Set(opened.map((each) => each.number)).size).toBe(4);
    expect(await desk.balance()).toEqual({ available: 8842000n, held: 158000n, spent: 0n });
    expect(await desk.rowOf(opened[0]!.id)).toMatchObject({
      status: 'approved',
      caseType: 'round',
      caseId: opening.plan.id,
      routeReason: '随「送温暖-2026-0001」整批审批',
    });
    expect(await totals(desk, opening.plan.id)).toMatchObject({
      approved: { count: 4, amount: 158000n },
      open: { count: 4, amount: 158000n },
      paid: { count: 0, amount: 0n },
      byKind: { goods: { open: { count: 1, amount: 8000n } }, transfer: { open: { count: 3, amount: 150000n } } },
    });
    expect(await violations(desk)).toEqual([]);
  });

  it('are refused without the approval, beyond its amount, for others, and when the account has too little', async () => {
    const desk = await aDesk(platform, { opening: '1000' });
    const items = await roster(desk, 2);
    const opening = await anApprovedPlan(platform, desk, items);
    const other = { ...opening, plan: { ...opening.plan, id: newId() } };
    await expect(open(desk, other)).rejects.toMatchObject({ code: 'approval.not-found' });
    const more = [...items, aPlannedItem(items[0]!.recipientId)];
    await expect(open(desk, { ...opening, items: more })).rejects.toMatchObject({ code: 'planned.over-approved' });
    const stranger = [items[0]!, aPlannedItem(desk.recipient)];
    await expect(open(desk, { ...opening, items: stranger })).rejects.toMatchObject({
      code: 'planned.recipient-not-approved',
    });
    const poor = await aDesk(platform, { opening: '900' });
    const big = await anApprovedPlan(platform, poor, await roster(poor, 2));
    await expect(open(poor, big)).rejects.toMatchObject({ code: 'fund.not-enough' });
    expect(await poor.balance()).toEqual({ available: 90000n, held: 0n, spent: 0n });
    expect(await totals(poor, big.plan.id)).toMatchObject({ approved: { count: 0 } });
  });

  it('of two portions at once never come to more than was approved', async () => {
    const desk = await aDesk(platform);
    const items = await roster(desk, 3);
    const opening = await anApprovedPlan(platform, desk, items, parseFen('1000'));
    const answers = await Promise.allSettled([
      open(desk, { ...opening, items: items.slice(0, 2) }),
      open(desk, { ...opening, items: items.slice(1) }),
    ]);
    expect(answers.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await desk.balance()).toMatchObject({ held: 100000n });
  });

  it('are paid in one batch, once, also when the button is pressed twice', async () => {
    const desk = await aDesk(platform);
    const { opening } = await anOpenedPlan(platform, desk, await roster(desk, 5));
    const whole = await wholePlan(desk, opening.plan.id);
    const [first, second] = await Promise.all([
      pay(desk, whole, desk.cashier, 'k'),
      pay(desk, whole, desk.cashier, 'k'),
    ]);
    expect(second).toEqual(first);
    await expect(pay(desk, whole)).rejects.toMatchObject({ code: 'payout-batch.changed' });
    const { batch, rows } = await desk.on.reading.batch(desk.cashier, first.id);
    expect(batch).toMatchObject({ itemCount: 5, total: 250000n });
    expect(new Set(rows.map(({ row }) => row.status))).toEqual(new Set(['paid']));
    expect(rows.every(({ row }) => row.payeeSealed !== null)).toBe(true);
    expect(await desk.balance()).toEqual({ available: 8750000n, held: 0n, spent: 250000n });
    expect(await totals(desk, opening.plan.id)).toMatchObject({
      paid: { count: 5, amount: 250000n },
      open: { count: 0 },
    });
    expect(await violations(desk)).toEqual([]);
  });

  it('of two cashiers at once are paid by one of them', async () => {
    const desk = await aDesk(platform);
    const other = await desk.agent('cashier');
    const { opening } = await anOpenedPlan(platform, desk, await roster(desk, 4));
    const whole = await wholePlan(desk, opening.plan.id);
    const answers = await Promise.allSettled([pay(desk, whole), pay(desk, whole, other)]);
    expect(answers.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await desk.balance()).toMatchObject({ spent: 200000n, held: 0n });
  });

  it('are not paid or reconciled by who asked for, reviewed or approved the plan', async () => {
    const desk = await aDesk(platform);
    const { opened, opening } = await anOpenedPlan(platform, desk, await roster(desk, 2));
    const alsoPays = { ...desk.chair, grants: [...desk.chair.grants, ...desk.cashier.grants] } as Actor;
    expect((await payable(desk, opening.plan.id, alsoPays)).transfer.count).toBe(0);
    const items = opened.map(({ id }) => ({ id, version: 1 }));
    await expect(pay(desk, { items }, alsoPays)).rejects.toMatchObject({
      code: 'approval.one-person-one-part',
      extensions: { items: expect.arrayContaining(items.map(({ id }) => id)) },
    });
    await pay(desk, { items });
    const alsoReconciles = {
      ...desk.treasurer,
      grants: [...desk.treasurer.grants, ...desk.accountant.grants],
    } as Actor;
    const { id } = items[0]!;
    const reconciled = desk.on.reconciliations.reconcile(alsoReconciles, await desk.now(id), '第 1 行');
    await expect(reconciled).rejects.toMatchObject({ code: 'approval.one-person-one-part' });
    await desk.on.reconciliations.reconcile(desk.accountant, await desk.now(id), '第 1 行');
  });

  it('refuse on the database a payer who signed the plan, whatever the application does', async () => {
    const desk = await aDesk(platform);
    const { opened } = await anOpenedPlan(platform, desk, await roster(desk, 1));
    const id = opened[0]!.id;
    const plant = database.owner(
      `DO $$ BEGIN PERFORM set_config('app.tenant_id', '${desk.tenantId}', false);
       DELETE FROM approvals.separation WHERE subject_id = '${id}' AND person_id = '${desk.chair.personId}';
       EXCEPTION WHEN OTHERS THEN NULL; END $$;
       SET session_replication_role = replica;
       DELETE FROM approvals.separation WHERE subject_id = '${id}' AND person_id = '${desk.chair.personId}';
       INSERT INTO approvals.separation VALUES ('${desk.tenantId}', '${id}', '${desk.chair.personId}', 'pays', now());
       SET session_replication_role = DEFAULT;
       UPDATE disbursements.disbursement SET status = 'paid', paid_on = current_date, paid_by = '${desk.chair.personId}'
       WHERE id = '${id}'`,
    );
    await expect(plant).rejects.toMatchObject({ code: '23503' });
  });

  it('leave to another cashier what a cashier receives himself', async () => {
    const desk = await aDesk(platform);
    const ids = await membersOf(platform, desk, 3);
    const cashier = await desk.agent('cashier', desk.union, ids[0]);
    const { opening, opened } = await anOpenedPlan(
      platform,
      desk,
      ids.map((id) => aPlannedItem(id)),
    );
    expect((await payable(desk, opening.plan.id, cashier)).transfer).toMatchObject({ count: 2, amount: 100000n });
    const all = opened.map(({ id }) => ({ id, version: 1 }));
    await expect(pay(desk, { items: all }, cashier)).rejects.toMatchObject({
      code: 'approval.own-benefit',
      extensions: { items: [opened[0]!.id] },
    });
    await pay(desk, await wholePlan(desk, opening.plan.id, cashier), cashier);
    await pay(desk, await wholePlan(desk, opening.plan.id));
    expect(await totals(desk, opening.plan.id)).toMatchObject({ paid: { count: 3 }, open: { count: 0 } });
  });

  it('are taken back while they are not paid; the money is there again and may go to another of the roster', async () => {
    const desk = await aDesk(platform);
    const items = await roster(desk, 2);
    const { opening, opened } = await anOpenedPlan(platform, desk, items);
    const cancel = (ids: readonly (typeof opened)[0]['id'][]) =>
      platform.uow.run(desk.officer, (tx) => desk.on.planned.cancelApproved(tx, ids, '本人谢绝'));
    await cancel([opened[0]!.id]);
    expect(await desk.rowOf(opened[0]!.id)).toMatchObject({
      status: 'withdrawn',
      holdId: null,
      lastReason: '本人谢绝',
    });
    expect(await desk.balance()).toMatchObject({ held: 50000n });
    await open(desk, { ...opening, items: [aPlannedItem(items[1]!.recipientId)] });
    await pay(desk, await wholePlan(desk, opening.plan.id));
    await expect(cancel([opened[1]!.id])).rejects.toMatchObject({ code: 'disbursement.action-not-open' });
    expect(await totals(desk, opening.plan.id)).toMatchObject({
      approved: { count: 3, amount: 150000n },
      withdrawn: { count: 1, amount: 50000n },
      paid: { count: 2, amount: 100000n },
    });
    expect(await violations(desk)).toEqual([]);
  });

  it('are hints of a possible duplicate when the same person is asked for again', async () => {
    const desk = await aDesk(platform);
    const { opened } = await anOpenedPlan(platform, desk, [aPlannedItem(desk.recipient)]);
    const occasion = aPlannedItem(desk.recipient).occasion;
    const { id } = await desk.request({ occasion });
    const { duplicates } = await desk.on.evidence.of(desk.treasurer, id);
    expect(duplicates).toContainEqual(
      expect.objectContaining({
        disbursementId: opened[0]!.id,
        reasons: expect.arrayContaining([expect.objectContaining({ code: 'same-person-occasion' })]),
      }),
    );
    expect((await desk.on.evidence.of(desk.treasurer, opened[0]!.id)).duplicates).toHaveLength(1);
  });

  it('are there after a backend was killed in the middle of paying, and are paid whole afterwards', async () => {
    const desk = await aDesk(platform);
    const { opening } = await anOpenedPlan(platform, desk, await roster(desk, 3));
    const whole = await wholePlan(desk, opening.plan.id);
    // The account's row is held, so that the payment stands still in the middle of its transaction.
    const blocker = platform.uow.run(desk.system, async (tx) => {
      await tx.rows(`SELECT 1 FROM funds.fund_account WHERE tenant_id = $1 AND id = $2 FOR UPDATE`, [
        desk.tenantId,
        desk.fund,
      ]);
      const paying = pay(desk, whole, desk.cashier, 'killed').catch((error: unknown) => error as Error);
      for (;;) {
        const killed = await database.owner(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'UPDATE funds.fund_account%'`,
        );
        if (killed.length > 0) break;
      }
      return paying;
    });
    expect(await blocker).toBeInstanceOf(Error);
    expect(await totals(desk, opening.plan.id)).toMatchObject({ open: { count: 3 }, paid: { count: 0 } });
    expect(await desk.balance()).toMatchObject({ held: 150000n, spent: 0n });
    await pay(desk, whole, desk.cashier, 'killed');
    expect(await totals(desk, opening.plan.id)).toMatchObject({
      open: { count: 0 },
      paid: { count: 3, amount: 150000n },
    });
    expect(await violations(desk)).toEqual([]);
  });

  it('in cash and goods need the signed sheet, one for the whole batch', async () => {
    const desk = await aDesk(platform);
    const items = await roster(desk, 2, { method: { kind: 'goods', description: '米油一份' } });
    const { opening } = await anOpenedPlan(platform, desk, items);
    const { count, amount: total } = (await payable(desk, opening.plan.id)).goods;
    const selection: PayoutSelection = { planId: opening.plan.id, paymentKind: 'goods', count, total };
    await expect(pay(desk, selection)).rejects.toMatchObject({ code: 'disbursement.proof-needed' });
    const receiptDocumentId = await files.aDocument(desk.cashier, { kind: 'receipt' });
    const order = { selection, paidOn: today, bankReference: null, receiptDocumentId, witness: '张师傅' };
    await desk.on.payouts.payBatch(desk.cashier, order, idempotencyOf('sheet', 1));
    expect(await totals(desk, opening.plan.id)).toMatchObject({ byKind: { goods: { paid: { count: 2 } } } });
  });
});
