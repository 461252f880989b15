import { officialCalendar } from '@app/calendar';
import { AccountDirectory } from '@app/identity';
import { type Actor, addDays, type CivilDate, newId, parseFen } from '@app/kernel';
import { type OpenDocuments, openDocuments } from '@app/documents/testing';
import { aRegisteredMember } from '@app/members/testing';
import { idempotencyOf } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { DisbursementId } from '../domain/disbursement';
import { DisbursementView } from '../http/dto/disbursement.view';
import { aDesk, type Desk, ENTITIES_FOR_DISBURSEMENTS } from '../testing';
import type { NewDisbursement } from './disbursement-request';
import { EmergencyPapersReminders } from './emergency-papers.reminders';
import type { PaymentOrder } from './payment.service';

describe('payment on PostgreSQL', () => {
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

  const transfer = (): PaymentOrder => ({
    paidOn: today,
    bankReference: '流水 20260312001',
    receiptDocumentId: null,
    witness: null,
  });
  const pay = async (desk: Desk, id: DisbursementId, order: Partial<PaymentOrder> = {}, by: Actor = desk.cashier) =>
    desk.on.payments.pay(by, await desk.now(id), { ...transfer(), ...order });

  it('of a transfer needs the bank reference and a card', async () => {
    const desk = await aDesk(platform);
    const id = await desk.anApproved();
    await expect(pay(desk, id, { bankReference: null })).rejects.toMatchObject({ code: 'disbursement.proof-needed' });
    await expect(pay(desk, id, { paidOn: addDays(today, 1) })).rejects.toMatchObject({
      code: 'disbursement.paid-after-today',
    });
    const poor = await aRegisteredMember(platform, desk.tenantId, desk.union, { bankCard: null, bankName: null });
    const without = await desk.anApproved({ recipientId: poor });
    await expect(pay(desk, without)).rejects.toMatchObject({ code: 'disbursement.no-account' });
    expect(await desk.balance()).toMatchObject({ held: 160000n, spent: 0n });
  });

  it('goes on by the longer route when papers come, and by the shorter one only when it is handed in anew', async () => {
    const desk = await aDesk(platform);
    const subject = { type: 'visit', id: newId() };
    const { id } = await desk.request({ subject, marks: ['evidence-missing'], reason: '材料后补' });
    expect(await desk.rowOf(id)).toMatchObject({ tier: 'T1' });
    await desk.review(id);
    await platform.uow.run(desk.officer, (tx) => desk.on.decisions.papersCame(tx, subject.id, ['住院小结'], true));
    expect(await desk.rowOf(id)).toMatchObject({ tier: 'T1', marks: [], status: 'in-review' });
    const back = { action: 'return', reason: '材料齐了，请重新提交' } as const;
    await desk.on.decisions.decide(desk.chair, await desk.now(id), back);
    const nothing = { amount: null, fundAccountId: null, method: null };
    await desk.on.decisions.submit(desk.officer, await desk.now(id), nothing);
    expect(await desk.rowOf(id)).toMatchObject({ tier: 'T0', papersCameAt: null });
    await desk.review(id);
    await desk.approve(id);
    expect(await desk.rowOf(id)).toMatchObject({ status: 'approved' });
  });

  it('in cash needs a reason and the signed sheet', async () => {
    const desk = await aDesk(platform);
    await expect(desk.request({ method: { kind: 'cash', reason: ' ' } })).rejects.toMatchObject({
      code: 'disbursement.method-invalid',
      extensions: { fields: [{ field: 'reason', message: '一般要转账到本人银行卡；发现金请写明原因。' }] },
    });
    const id = await desk.anApproved({ method: { kind: 'cash', reason: '住院期间没有带卡' } });
    await expect(pay(desk, id, { bankReference: null })).rejects.toMatchObject({ code: 'disbursement.proof-needed' });
    const receiptDocumentId = await files.aDocument(desk.cashier, { kind: 'receipt' });
    await pay(desk, id, { bankReference: null, receiptDocumentId });
    expect(await desk.rowOf(id)).toMatchObject({ status: 'paid', receiptDocumentId, payeeSealed: null });
  });

  it('does not take the sheet of another case', async () => {
    const desk = await aDesk(platform);
    const [one, two] = [
      await desk.anApproved({ method: { kind: 'goods', description: '水果一箱' } }),
      await desk.anApproved({ method: { kind: 'goods', description: '水果一箱' } }),
    ];
    const receiptDocumentId = await files.aDocument(desk.cashier, { kind: 'receipt' });
    await pay(desk, one, { bankReference: null, receiptDocumentId });
    await expect(pay(desk, two, { bankReference: null, receiptDocumentId })).rejects.toMatchObject({
      code: 'document.not-attachable',
    });
  });

  describe('in an emergency', () => {
    const emergency = '家里失火，今晚没有地方住';
    const first = async (desk: Desk, marks: NewDisbursement['marks'] = []) => {
      const { id, sentence } = await desk.request({ emergency, marks });
      await desk.approve(id);
      await pay(desk, id);
      return { id, sentence };
    };
    const reconcile = async (desk: Desk, id: DisbursementId) =>
      desk.on.reconciliations.reconcile(desk.accountant, await desk.now(id), '对账单第 3 行');
    const review = async (desk: Desk, id: DisbursementId, by = desk.treasurer) =>
      desk.on.reconciliations.reviewPapers(by, await desk.now(id), '火灾证明和签收都补上了');

    it('goes out by one signature, its papers due in five working days', async () => {
      const desk = await aDesk(platform);
      const { id, sentence } = await first(desk, ['evidence-missing']);
      expect(sentence).toContain('材料事后补齐、不超过 ¥3,000.00，按「应急先付」办理');
      const papersDueOn = officialCalendar.addWorkingDays(today, 5);
      expect(await desk.rowOf(id)).toMatchObject({ status: 'paid', emergencyReason: emergency, papersDueOn });
    });

    it('is not reconciled before somebody who had no part in it has looked at its papers', async () => {
      const desk = await aDesk(platform);
      const { id } = await first(desk);
      await expect(reconcile(desk, id)).rejects.toMatchObject({ code: 'disbursement.papers-not-reviewed' });
      const forced = database.owner(`UPDATE disbursements.disbursement SET status = 'reconciled' WHERE id = '${id}'`);
      await expect(forced).rejects.toThrow('disbursement_reconciled_with_papers');
      await expect(review(desk, id, desk.chair)).rejects.toMatchObject({ code: 'approval.one-person-one-part' });
      await review(desk, id);
      await expect(review(desk, id)).rejects.toMatchObject({ code: 'disbursement.action-not-open' });
      await reconcile(desk, id);
      expect(await desk.rowOf(id)).toMatchObject({ status: 'reconciled', papersReviewedOn: today });
    });

    it('has its papers looked at only when they are all there', async () => {
      const desk = await aDesk(platform);
      const { id } = await first(desk, ['evidence-missing']);
      await expect(review(desk, id)).rejects.toMatchObject({ code: 'disbursement.papers-still-missing' });
      const { subjectId } = await desk.rowOf(id);
      const came = (names: string[], areWhole: boolean) =>
        platform.uow.run(desk.officer, (tx) => desk.on.decisions.papersCame(tx, subjectId, names, areWhole));
      const told = async () =>
        DisbursementView.whole(await desk.on.reading.one(desk.officer, id), desk.officer).papersCame;
      expect(await told()).toBeNull();
      await came(['火灾证明'], false);
      expect(await told()).toBe('后来补来了火灾证明，其余还没有。');
      await expect(review(desk, id)).rejects.toMatchObject({ code: 'disbursement.papers-still-missing' });
      await came(['签收单'], true);
      expect(await told()).toMatch(/^缺的材料已于 \d+ 年 \d+ 月 \d+ 日 补齐：火灾证明、签收单。$/);
      await review(desk, id);
      expect(await desk.rowOf(id)).toMatchObject({ status: 'paid', marks: [], papersReviewedOn: today });
      const written = await database.owner(
        `SELECT detail FROM audit.audit_entry WHERE subject_id = $1 AND action = 'disbursement.papers-came' ORDER BY id`,
        [id],
      );
      expect(written.map(({ detail }) => detail)).toEqual([
        { papers: [null, '火灾证明'] },
        { papers: ['火灾证明', '火灾证明、签收单'], marks: [['evidence-missing'], []] },
      ]);
    });

    it.each<[string, Partial<NewDisbursement>]>([
      ['more than ¥3,000', { amount: parseFen('3000.01') }],
      ['more than ¥3,000 in parts', { caseAmount: parseFen('3500') }],
      ['over the standard', { marks: ['over-standard'] }],
    ])('is no road for %s', async (_, overrides) => {
      const desk = await aDesk(platform);
      const asking = desk.request({ emergency, ...overrides });
      await expect(asking).rejects.toMatchObject({ code: 'disbursement.emergency-not-open' });
    });

    it('is looked after: officer and treasurer before the day and on it, the chair after it', async () => {
      const desk = await aDesk(platform);
      const { id } = await first(desk);
      const source = new EmergencyPapersReminders(new AccountDirectory());
      const { system, tenantId } = desk;
      const planned = () => platform.uow.read(system, (tx) => tx.rows(source.candidates, [tenantId, today, today]));
      const steps = (await planned()).map(({ recipient, kind }) => `${recipient} ${kind}`);
      expect(steps).toEqual(
        expect.arrayContaining(['officer before-deadline', 'treasurer on-deadline', 'chair escalation']),
      );
      await review(desk, id);
      expect(await planned()).toEqual([]);
      expect(await platform.uow.read(system, (tx) => source.current(tx, id))).toMatchObject({ waits: 'ended' });
    });
  });

  it('of a batch is made wholly or not at all', async () => {
    const desk = await aDesk(platform);
    const ids = [await desk.anApproved(), await desk.anApproved(), await desk.anApproved()];
    const items = () => Promise.all(ids.map(async (id) => ({ id, version: (await desk.rowOf(id)).version })));
    const order = { ...transfer(), selection: { items: await items() } };
    await desk.on.decisions.withdraw(desk.officer, await desk.now(ids[2]!), '重复申请');
    const stale = desk.on.payouts.payBatch(desk.cashier, order, idempotencyOf('batch-one', 1));
    await expect(stale).rejects.toMatchObject({ code: 'record.stale' });
    expect(await desk.balance()).toMatchObject({ spent: 0n, held: 160000n });
    const two = { ...order, selection: { items: (await items()).slice(0, 2) } };
    const { id } = await desk.on.payouts.payBatch(desk.cashier, two, idempotencyOf('batch-two', 1));
    const { batch, rows } = await desk.on.reading.batch(desk.cashier, id);
    expect(batch).toMatchObject({ itemCount: 2, total: 160000n, number: expect.stringMatching(/^发放-/) });
    expect(rows.map((each) => [each.recipient?.name, each.row.status])).toEqual([
      ['王秀英', 'paid'],
      ['王秀英', 'paid'],
    ]);
    expect(await desk.balance()).toMatchObject({ spent: 160000n, held: 0n });
  });

  it('that the bank sent back is reversed, stays, and is paid anew by another one that names it', async () => {
    const desk = await aDesk(platform, { opening: '1000' });
    const id = await desk.anApproved();
    await pay(desk, id);
    const order = { reason: '账号有误', document: '退汇通知 7 号' };
    const { id: anew } = await desk.on.reconciliations.returnTransfer(desk.accountant, await desk.now(id), order);
    expect(await desk.rowOf(id)).toMatchObject({ status: 'reversed', paidOn: today });
    expect(await desk.rowOf(anew)).toMatchObject({ status: 'requested', replaces: id, holdId: null, paidOn: null });
    expect(await desk.balance()).toEqual({ available: 100000n, held: 0n, spent: 0n });
    const nothing = { amount: null, fundAccountId: null, method: null };
    await desk.on.decisions.submit(desk.officer, await desk.now(anew), nothing);
    await desk.review(anew);
    await desk.approve(anew);
    await pay(desk, anew);
    expect(await desk.balance()).toEqual({ available: 20000n, held: 0n, spent: 80000n });
    await expect(desk.request({ replaces: id })).rejects.toMatchObject({ code: 'disbursement.replaced-before' });
  });

  it('shows the card to the cashier, with a record, and to nobody else', async () => {
    const desk = await aDesk(platform);
    const id = await desk.anApproved();
    expect(await desk.on.reading.payee(desk.cashier, id)).toMatchObject({ cardNumber: '9999990000000000014' });
    await expect(desk.on.reading.payee(desk.officer, id)).rejects.toMatchObject({ code: 'disbursement.not-found' });
    const viewed = await database.owner(
      `SELECT count(*)::int AS n FROM audit.audit_entry WHERE subject_id = '${id}' AND action = 'disbursement.payee-viewed'`,
    );
    expect(viewed).toEqual([{ n: 1 }]);
  });
});
