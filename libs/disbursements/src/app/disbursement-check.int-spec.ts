import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { aDesk, type Desk, ENTITIES_FOR_DISBURSEMENTS } from '../testing';
import { DisbursementCheck } from './disbursement-check';

describe('what watches over disbursements, holds and approvals', () => {
  let database: TestDatabase;
  let platform: Platform;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, ENTITIES_FOR_DISBURSEMENTS);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  const rulesBroken = async (desk: Desk) =>
    (await new DisbursementCheck(platform.uow).of(desk.tenantId)).map(({ rule, subjectId }) => [rule, subjectId]);
  /** As somebody would who gets at the tables past the application and its triggers. */
  const plant = (desk: Desk, sql: string) =>
    database.owner(
      `SELECT set_config('app.tenant_id', '${desk.tenantId}', false);
       SET session_replication_role = replica; ${sql}; SET session_replication_role = DEFAULT`,
    );
  const pay = async (desk: Desk, id: Awaited<ReturnType<Desk['anApproved']>>) => {
    const { requestedOn: paidOn } = await desk.rowOf(id);
    const order = { paidOn, bankReference: '流水 1', receiptDocumentId: null, witness: null };
    await desk.on.payments.pay(desk.cashier, await desk.now(id), order);
  };

  it('finds nothing where everything went its way', async () => {
    const desk = await aDesk(platform);
    const [paid, reversed, withdrawn] = [await desk.anApproved(), await desk.anApproved(), await desk.anApproved()];
    await desk.anApproved();
    await desk.request();
    await pay(desk, paid);
    await pay(desk, reversed);
    const why = { reason: '退汇', document: '通知 7 号' };
    await desk.on.reconciliations.returnTransfer(desk.accountant, await desk.now(reversed), why);
    await desk.on.decisions.withdraw(desk.officer, await desk.now(withdrawn), '已由单位发放');
    await desk.on.reconciliations.reconcile(desk.accountant, await desk.now(paid), '第 7 行');
    expect(await rulesBroken(desk)).toEqual([]);
  });

  it.each([
    ['approved-holds-its-amount', `UPDATE disbursements.disbursement SET amount = 1 WHERE id = $id`],
    ['hold-has-its-disbursement', `UPDATE disbursements.disbursement SET status = 'withdrawn' WHERE id = $id`],
    ['approved-was-decided', `UPDATE approvals.approval_request SET amount = 1 WHERE subject_id = $id`],
    [
      'nobody-on-both-sides',
      `UPDATE approvals.signature SET duty = 'approves', person_id = (SELECT requested_by
       FROM disbursements.disbursement WHERE id = $id) WHERE subject_id = $id AND duty = 'approves'`,
    ],
    [
      'nobody-on-both-sides',
      `UPDATE disbursements.disbursement d SET recipient_id = s.person_id
       FROM approvals.signature s WHERE d.id = $id AND s.subject_id = $id AND s.duty = 'reviews'`,
    ],
    ['more-than-the-standard-went-higher', `UPDATE disbursements.disbursement SET allowed_amount = 1 WHERE id = $id`],
    [
      'more-than-the-standard-went-higher',
      `UPDATE disbursements.disbursement SET marks = '{over-standard}' WHERE id = $id`,
    ],
    ['approval-was-signed', `DELETE FROM approvals.signature WHERE subject_id = $id AND duty = 'approves'`],
  ])('finds it when %s is broken', async (rule, sql) => {
    const desk = await aDesk(platform);
    const id = await desk.anApproved();
    await plant(desk, sql.replaceAll('$id', `'${id}'`));
    const subject = rule === 'hold-has-its-disbursement' ? (await desk.rowOf(id)).holdId : id;
    expect(await rulesBroken(desk)).toContainEqual([rule, subject]);
  });

  it.each([
    ['paid-settled-its-hold', `UPDATE funds.hold SET status = 'released', settled_by = NULL WHERE subject_id = $id`],
    ['payer-has-his-part', `DELETE FROM approvals.separation WHERE subject_id = $id AND part = 'pays'`],
  ])('finds it when %s is broken', async (rule, sql) => {
    const desk = await aDesk(platform);
    const id = await desk.anApproved();
    await pay(desk, id);
    await plant(desk, sql.replaceAll('$id', `'${id}'`));
    expect(await rulesBroken(desk)).toContainEqual([rule, id]);
    const [entry] = await database.owner(
      `SELECT detail FROM audit.audit_entry WHERE tenant_id = '${desk.tenantId}' AND action = 'disbursements.violated'`,
    );
    expect(entry.detail[rule]).toEqual([id]);
  });
});
