import type { Actor } from '@app/kernel';
import { AccountDirectory } from '@app/identity';
import { NOTIFICATION_ENTITIES, openNotifications } from '@app/notifications/testing';
import type { OutboxMessage } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { aDesk, anOpenedPlan, aPlannedItem, type Desk, ENTITIES_FOR_DISBURSEMENTS, membersOf } from '../testing';
import type { DisbursementId } from '../domain/disbursement';
import { MessageRecipients } from './message-recipients';
import { OutcomeToldHandler } from './outcome-told.handler';
import { PlanToldHandler } from './plan-told.handler';
import { DisbursementSignersTold } from './signers-told.handler';
import { TakenOverToldHandler } from './taken-over-told.handler';

describe('people are told of disbursements', () => {
  let database: TestDatabase;
  let platform: Platform;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...ENTITIES_FOR_DISBURSEMENTS, ...NOTIFICATION_ENTITIES]);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  /** What the worker does with the outbox, twice over. */
  async function relay(desk: Desk): Promise<void> {
    const { messages } = openNotifications(platform);
    const recipients = new MessageRecipients(new AccountDirectory());
    const handlers = [
      new DisbursementSignersTold(desk.on.approvalReading, messages),
      new OutcomeToldHandler(recipients, messages),
      new PlanToldHandler(recipients, messages),
      new TakenOverToldHandler(recipients, messages),
    ];
    const outbox: OutboxMessage[] = await database.owner(
      `SELECT id, type, payload FROM messaging.outbox_message WHERE tenant_id = '${desk.tenantId}' ORDER BY id`,
    );
    for (const message of [...outbox, ...outbox])
      for (const handler of handlers.filter((each) => each.types.includes(message.type)))
        await platform.uow.run(desk.system, (tx) => handler.handle(tx, message));
  }
  const boxOf = async (who: Actor): Promise<string[]> =>
    (
      await database.owner(
        `SELECT template FROM notifications.message WHERE recipient_account_id = '${who.accountId}' ORDER BY id`,
      )
    ).map((each) => each.template);

  async function pay(desk: Desk, id: DisbursementId): Promise<void> {
    const paidOn = (await desk.rowOf(id)).requestedOn;
    const order = { paidOn, bankReference: '流水 1', receiptDocumentId: null, witness: null };
    await desk.on.payments.pay(desk.cashier, await desk.now(id), order);
  }

  it('the signer whose turn it is, once, then the cashier, then the member, and the requester when the member misses it', async () => {
    const desk = await aDesk(platform);
    const { id } = await desk.request();
    await relay(desk);
    expect([await boxOf(desk.treasurer), await boxOf(desk.chair)]).toEqual([['approval.waiting'], []]);
    await desk.review(id);
    await relay(desk);
    expect([await boxOf(desk.treasurer), await boxOf(desk.chair)]).toEqual([
      ['approval.waiting'],
      ['approval.waiting'],
    ]);
    await desk.approve(id);
    await relay(desk);
    expect(await boxOf(desk.cashier)).toEqual(['payment.waiting']);
    await pay(desk, id);
    await relay(desk);
    expect(await boxOf(desk.member)).toEqual(['member.case-moved', 'member.confirm-receipt']);
    await desk.on.receipts.say(desk.member, await desk.now(id), { received: false, note: '卡里没有到账' });
    await relay(desk);
    expect(await boxOf(desk.officer)).toEqual(['payment.disputed']);
    await desk.on.receipts.answer(desk.officer, await desk.now(id), '银行次日入账，请再看一次');
    await relay(desk);
    expect((await boxOf(desk.member)).at(-1)).toBe('member.dispute-answered');
  });

  it('the requester, in words of his own, when it is not agreed to', async () => {
    const desk = await aDesk(platform);
    const { id } = await desk.request();
    await desk.on.decisions.decide(desk.treasurer, await desk.now(id), { action: 'refuse', reason: '今年已经慰问过' });
    await relay(desk);
    expect([await boxOf(desk.officer), await boxOf(desk.member)]).toEqual([
      ['approval.refused'],
      ['member.case-moved'],
    ]);
  });

  it('requester and member when a payment is reversed', async () => {
    const desk = await aDesk(platform);
    const id = await desk.anApproved();
    await pay(desk, id);
    await relay(desk);
    await desk.on.reconciliations.reverse(desk.accountant, await desk.now(id), {
      reason: '付错了人',
      document: '纪要 3',
    });
    await relay(desk);
    expect([(await boxOf(desk.officer)).at(-1), (await boxOf(desk.member)).at(-1)]).toEqual([
      'payment.reversed',
      'member.case-moved',
    ]);
  });

  it('the cashier once of a whole plan, however many payments it has', async () => {
    const desk = await aDesk(platform);
    const items = (await membersOf(platform, desk, 2)).map((id) => aPlannedItem(id));
    await anOpenedPlan(platform, desk, items);
    await relay(desk);
    expect(await boxOf(desk.cashier)).toEqual(['payment.waiting']);
    expect(await boxOf(desk.member)).toEqual([]);
  });

  it('the requester when it comes back, and the signer again when he is reminded', async () => {
    const desk = await aDesk(platform);
    const { id } = await desk.request();
    await relay(desk);
    await desk.on.decisions.remind(desk.officer, await desk.now(id));
    await expect(desk.on.decisions.remind(desk.officer, await desk.now(id))).rejects.toMatchObject({
      code: 'approval.reminded-today',
    });
    await relay(desk);
    expect(await boxOf(desk.treasurer)).toEqual(['approval.waiting', 'approval.waiting']);
    await desk.on.decisions.decide(desk.treasurer, await desk.now(id), { action: 'return', reason: '请补材料' });
    await relay(desk);
    expect(await boxOf(desk.officer)).toEqual(['approval.returned']);
  });

  it('who had asked when a colleague takes over what came back, and the colleague when it comes back again', async () => {
    const desk = await aDesk(platform);
    const { id } = await desk.request();
    const order = { action: 'return', reason: '请补材料' } as const;
    await desk.on.decisions.decide(desk.treasurer, await desk.now(id), order);
    const colleague = await desk.agent('officer');
    await desk.on.decisions.takeOver(colleague, await desk.now(id), '原经办人已调离');
    const nothing = { amount: null, fundAccountId: null, method: null };
    await desk.on.decisions.submit(colleague, await desk.now(id), nothing);
    await desk.on.decisions.decide(await desk.agent('treasurer'), await desk.now(id), order);
    await relay(desk);
    expect((await boxOf(desk.officer)).filter((template) => template === 'approval.taken-over')).toHaveLength(1);
    expect(await boxOf(colleague)).toEqual(expect.arrayContaining(['approval.returned']));
    expect(await boxOf(colleague)).not.toContain('approval.taken-over');
  });
});
