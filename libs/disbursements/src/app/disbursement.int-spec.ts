import { type Actor, type CivilDate, civilDate, parseFen } from '@app/kernel';
import { aRegisteredMember, aSpokenConsent, membersOn } from '@app/members/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { DisbursementId } from '../domain/disbursement';
import { aDesk, type Desk, ENTITIES_FOR_DISBURSEMENTS } from '../testing';
import type { PaymentOrder } from './payment.service';

describe('a disbursement on PostgreSQL', () => {
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
  const pay = async (desk: Desk, id: DisbursementId, order: Partial<PaymentOrder> = {}, by: Actor = desk.cashier) =>
    desk.on.payments.pay(by, await desk.now(id), { ...transfer(), ...order });

  it('goes from the request over review, approval and payment to the bank statement and the member', async () => {
    const desk = await aDesk(platform, { opening: '1000' });
    const asked = await desk.request();
    expect(asked).toMatchObject({ status: 'in-review', sentence: expect.stringContaining('财务审核 → 副主席审批') });
    await desk.review(asked.id);
    expect(await desk.balance()).toEqual({ available: 100000n, held: 0n, spent: 0n });
    await desk.approve(asked.id);
    expect(await desk.balance()).toEqual({ available: 20000n, held: 80000n, spent: 0n });
    await pay(desk, asked.id);
    expect(await desk.balance()).toEqual({ available: 20000n, held: 0n, spent: 80000n });
    const own = await desk.on.reading.own(desk.member, null, 10);
    expect(own).toMatchObject([{ cardTail: '0014', row: { status: 'paid', receipt: 'awaited' } }]);
    await desk.on.receipts.say(desk.member, await desk.now(asked.id), { received: true, note: '' });
    await desk.on.reconciliations.reconcile(desk.accountant, await desk.now(asked.id), '对账单 3 月第 7 行');
    expect(await desk.rowOf(asked.id)).toMatchObject({ status: 'reconciled', receipt: 'confirmed' });
    const events = await database.owner(
      `SELECT type FROM messaging.outbox_message WHERE tenant_id = '${desk.tenantId}' AND type LIKE 'disbursement.%'
       ORDER BY id`,
    );
    expect(new Set(events.map((each) => each.type))).toEqual(
      new Set(
        ['requested', 'submitted', 'approved', 'paid', 'receipt-confirmed', 'reconciled'].map(
          (each) => `disbursement.${each}.v1`,
        ),
      ),
    );
  });

  describe('separate duties', () => {
    it('refuses who reviewed to approve, pay or reconcile, by service and by database', async () => {
      const desk = await aDesk(platform);
      const { personId, accountId } = desk.treasurer;
      const all = ['chair', 'cashier', 'accountant'] as const;
      const grants = await Promise.all(all.map(async (role) => (await desk.agent(role)).grants[0]!));
      const everything: Actor = { ...desk.treasurer, grants: [...desk.treasurer.grants, ...grants] };
      const { id } = await desk.request();
      await desk.review(id);
      await expect(desk.approve(id, everything)).rejects.toMatchObject({ code: 'approval.signed-before' });
      await desk.approve(id);
      await expect(pay(desk, id, {}, everything)).rejects.toMatchObject({
        code: 'approval.one-person-one-part',
        detail: '这件事您已经审核过，不能再付款，请由别的同志办理。',
      });
      await pay(desk, id);
      await expect(desk.on.reconciliations.reconcile(everything, await desk.now(id), '第 7 行')).rejects.toMatchObject({
        code: 'approval.one-person-one-part',
      });
      const insert = (part: string, person: string) =>
        database.owner(
          `SELECT set_config('app.tenant_id', '${desk.tenantId}', false);
           INSERT INTO approvals.separation (tenant_id, subject_id, person_id, part, since)
           VALUES ('${desk.tenantId}', '${id}', '${person}', '${part}', now())`,
        );
      for (const part of ['approves', 'pays', 'reconciles'])
        await expect(insert(part, personId)).rejects.toMatchObject({ code: '23505' });
      await expect(insert('pays', desk.recipient)).rejects.toMatchObject({ code: '23505' });
      await expect(
        database.owner(`UPDATE disbursements.disbursement SET paid_by = '${accountId}' WHERE id = '${id}'`),
      ).rejects.toMatchObject({ code: '23503' });
    });

    it('keeps what an officer asks for his own household until another officer submits it', async () => {
      const desk = await aDesk(platform);
      const own: Actor = { ...desk.member, grants: desk.officer.grants };
      const asked = await desk.request({}, own);
      expect(asked).toMatchObject({ status: 'requested', sentence: expect.stringContaining('请由别的同志提交审批') });
      const nothing = { amount: null, fundAccountId: null, method: null };
      await expect(desk.on.decisions.submit(own, await desk.now(asked.id), nothing)).rejects.toMatchObject({
        code: 'approval.own-benefit',
      });
      await desk.on.decisions.submit(desk.officer, await desk.now(asked.id), nothing);
      expect(await desk.rowOf(asked.id)).toMatchObject({ status: 'in-review', requestedByName: '测试officer' });
    });

    it('shows an officer of another union nothing', async () => {
      const desk = await aDesk(platform);
      const other = await aDesk(platform);
      const { id } = await desk.request();
      const sibling = { ...other.officer, tenantId: desk.tenantId };
      for (const stranger of [other.officer, sibling]) {
        await expect(desk.on.reading.one(stranger, id)).rejects.toMatchObject({ code: 'disbursement.not-found' });
        await expect(desk.on.evidence.of(stranger, id)).rejects.toMatchObject({ code: 'disbursement.not-found' });
        await expect(desk.on.decisions.withdraw(stranger, await desk.now(id), '误报')).rejects.toMatchObject({
          code: 'disbursement.not-found',
        });
      }
    });
  });

  it('releases what was held when it is withdrawn or sent back, and opens a new approval then', async () => {
    const desk = await aDesk(platform, { opening: '1000' });
    const id = await desk.anApproved();
    await desk.on.payments.sendBack(desk.cashier, await desk.now(id), '卡号和姓名对不上');
    expect(await desk.balance()).toEqual({ available: 100000n, held: 0n, spent: 0n });
    expect(await desk.rowOf(id)).toMatchObject({ status: 'returned', holdId: null, lastReason: '卡号和姓名对不上' });
    const method = {
      kind: 'transfer',
      payeeName: '李强',
      bankName: '示例银行',
      branch: null,
      cardNumber: '9999990000000000022',
      payeeRelation: '配偶',
      payeeConsent: 'signed',
    } as const;
    await desk.on.decisions.submit(desk.officer, await desk.now(id), { amount: null, fundAccountId: null, method });
    const consents = await platform.uow.read(desk.system, (tx) =>
      membersOn(platform).consents.of(tx, [desk.recipient]),
    );
    expect(consents).toMatchObject([{ kind: 'bank', subjectName: '李强', row: { means: 'signed' } }]);
    await desk.review(id);
    await desk.approve(id);
    expect(await desk.balance()).toMatchObject({ held: 80000n });
    await desk.on.decisions.withdraw(desk.officer, await desk.now(id), '已由单位发放');
    expect(await desk.balance()).toEqual({ available: 100000n, held: 0n, spent: 0n });
  });

  it("does not take the recipient's own card typed in again after he took his consent to it back", async () => {
    const desk = await aDesk(platform);
    const { consenting } = membersOn(platform);
    const method = {
      kind: 'transfer',
      payeeName: '王秀英',
      bankName: '示例银行',
      branch: null,
      cardNumber: '9999990000000000022',
      payeeRelation: null,
    } as const;
    await desk.request({ method });
    await consenting.giveOwn(desk.member, { ...aSpokenConsent({ kind: 'bank' }), key: 'member' });
    const [given] = (await consenting.own(desk.member)).kept;
    await consenting.withdrawOwn(desk.member, given!.row.id, null);
    await expect(desk.request({ method })).rejects.toMatchObject({ code: 'sensitive-consent.card-withdrawn' });
  });

  it('another amount makes the signatures invalid and needs the higher route', async () => {
    const desk = await aDesk(platform);
    const { id } = await desk.request();
    await desk.review(id);
    await desk.on.decisions.changeAmount(desk.officer, await desk.now(id), parseFen('6000'));
    expect(await desk.rowOf(id)).toMatchObject({ amount: 600000n, caseAmount: 600000n, tier: 'T2' });
    await expect(desk.approve(id)).rejects.toMatchObject({ code: 'approval.earlier-step-unsigned' });
    const [left] = await database.owner(
      `SELECT count(*)::int AS n FROM approvals.signature WHERE subject_id = '${id}' AND valid`,
    );
    expect(left).toEqual({ n: 0 });
  });

  it('takes the route of all that the recipient gets for the case', async () => {
    const desk = await aDesk(platform);
    const { id } = await desk.request({ caseAmount: parseFen('1500') });
    expect(await desk.rowOf(id)).toMatchObject({ tier: 'T1', amount: 80000n, caseAmount: 150000n });
  });

  it('returns and refuses with the reason, and tells what was decided', async () => {
    const desk = await aDesk(platform);
    const { id } = await desk.request();
    const order = { action: 'return', reason: '请补住院小结' } as const;
    await desk.on.decisions.decide(desk.treasurer, await desk.now(id), order);
    expect(await desk.rowOf(id)).toMatchObject({ status: 'returned', lastReason: '请补住院小结' });
    const nothing = { amount: null, fundAccountId: null, method: null };
    await desk.on.decisions.submit(desk.officer, await desk.now(id), nothing);
    await desk.on.decisions.decide(desk.treasurer, await desk.now(id), { action: 'refuse', reason: '不属于慰问范围' });
    expect(await desk.rowOf(id)).toMatchObject({ status: 'refused', lastReason: '不属于慰问范围' });
  });

  it('the member says that it did not arrive, the union answers, and until then nothing is reconciled', async () => {
    const desk = await aDesk(platform);
    const id = await desk.anApproved();
    await pay(desk, id);
    const say = async (by: Actor, received: boolean, note = '') =>
      desk.on.receipts.say(by, await desk.now(id), { received, note });
    await expect(say(desk.officer, true)).rejects.toMatchObject({ code: 'disbursement.not-found' });
    await expect(say(desk.member, false)).rejects.toMatchObject({ code: 'disbursement.reason-needed' });
    await say(desk.member, false, '卡里没有到账');
    await expect(
      desk.on.reconciliations.reconcile(desk.accountant, await desk.now(id), '第 7 行'),
    ).rejects.toMatchObject({ code: 'disbursement.receipt-disputed' });
    await desk.on.receipts.answer(desk.officer, await desk.now(id), '银行次日入账');
    await say(desk.member, true);
    const detail = await desk.on.reading.one(desk.officer, id);
    expect(detail.receipts.map((each) => each.action)).toEqual(['dispute', 'answer', 'confirm']);
  });

  it('shows who decides the fund, twelve months of the household, and possible duplicates', async () => {
    const desk = await aDesk(platform);
    const first = await desk.request({ amount: parseFen('900') });
    const sharing = await aRegisteredMember(platform, desk.tenantId, desk.union, { name: '李强' });
    const other = await desk.request({ recipientId: sharing });
    const second = await desk.request({ amount: parseFen('300') });
    const evidence = await desk.on.evidence.of(desk.treasurer, second.id);
    expect(evidence.fund).toMatchObject({ name: '工会经费', available: 9000000n });
    expect(evidence.aid.map((each) => each.number)).toEqual([first.number]);
    expect(evidence.aidTotal).toBe(90000n);
    const reasons = new Map(evidence.duplicates.map((each) => [each.caseNumber, each.reasons.map((one) => one.code)]));
    expect(reasons.get(first.number)).toEqual(['same-card', 'same-person-occasion', 'split-payment']);
    expect(reasons.get(other.number)).toEqual(['same-card']);
  });

  it('gives everybody his queue, without what he may not take', async () => {
    const desk = await aDesk(platform);
    const id = await desk.anApproved();
    const waiting = await desk.request();
    const filter = { status: null, unionId: null, recipientId: null, caseId: null, after: null, limit: 10 };
    const queue = async (by: Actor, name: 'submit' | 'pay' | 'reconcile' | 'answer') =>
      (await desk.on.reading.list(by, { ...filter, queue: name })).map((each) => each.row.id);
    expect(await queue(desk.cashier, 'pay')).toEqual([id]);
    expect(await queue({ ...desk.treasurer, grants: desk.cashier.grants }, 'pay')).toEqual([]);
    expect((await desk.on.reading.waiting(desk.treasurer, null, 10)).map((each) => each.row.id)).toEqual([waiting.id]);
    await pay(desk, id);
    expect(await queue(desk.accountant, 'reconcile')).toEqual([id]);
    expect(await queue({ ...desk.cashier, grants: desk.accountant.grants }, 'reconcile')).toEqual([]);
  });

  it('counts aid that stands, of the household and of history', async () => {
    const desk = await aDesk(platform);
    const { id } = await desk.request();
    const refused = await desk.request();
    await desk.on.decisions.withdraw(desk.officer, await desk.now(refused.id), '误报');
    const past = { code: 'HOSPITALIZATION', name: '住院慰问', subCondition: null, purpose: 'must-visit' };
    await platform.uow.run(desk.officer, (tx) =>
      desk.on.history.bookHistory(tx, [
        {
          unionId: desk.union,
          subject: { type: 'visit', id },
          caseRef: null,
          recipientId: desk.recipient,
          amount: parseFen('500'),
          fundAccountId: desk.fund,
          paymentKind: 'cash',
          occasion: { ...past, eventDate: civilDate('2025-02-01'), eventKey: null, diseaseKey: null, isMedical: false },
          paidOn: civilDate('2025-02-03'),
        },
      ]),
    );
    const whose = { memberId: desk.recipient, householdPersons: [] };
    const since = (day: string) =>
      platform.uow.read(desk.officer, (tx) => desk.on.history.aidOf(tx, { ...whose, since: civilDate(day) }));
    expect((await since('2025-01-01')).map((each) => [each.amount, each.givenOn])).toEqual([
      [80000n, today],
      [50000n, '2025-02-03'],
    ]);
    expect(await since('2025-03-01')).toHaveLength(1);
    expect(await desk.balance()).toMatchObject({ spent: 50000n });
  });
});
