import { civilDate, newId, parseFen } from '@app/kernel';
import { aDesk } from '@app/disbursements/testing';
import { aFundAccount } from '@app/funds/testing';
import { aRegisteredMember } from '@app/members/testing';
import { OrganizationDirectory } from '@app/organizations';
import { idempotencyOf } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { aidConditionOn, MODEL_WORKER_ENTITIES, modelWorkersOn } from '../testing';

describe('the money of a special aid on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, MODEL_WORKER_ENTITIES);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  const problem = (code: string) => expect.objectContaining({ code });
  const key = () => idempotencyOf(newId(), 1);

  /** A model worker of the province who was asked a condolence of 1,000 for. */
  async function anAid() {
    const desk = await aDesk(platform, { files: [aidConditionOn()] });
    const on = modelWorkersOn(platform);
    const today = await platform.uow.read(desk.system, (tx) => new OrganizationDirectory().today(tx));
    const fundAccountId = await aFundAccount(platform, desk.tenantId, desk.union, {
      ...{ name: '劳模专项', kind: 'model-worker', opening: parseFen('50000') },
    });
    const memberId = await aRegisteredMember(platform, desk.tenantId, desk.union, {
      ...{ identityDocument: null, bornOn: civilDate('1957-03-04') },
    });
    const honour = { level: 'provincial', title: '省劳动模范', year: 2005, conferredBy: '省人民政府' } as const;
    const fileId = await on.files.open(desk.officer, { memberId, honours: [honour], note: null }, key());
    const asked = { kind: 'condolence', months: 12, burden: 0n, amount: parseFen('1000'), fundAccountId } as const;
    const ask = () => on.aids.request(desk.officer, fileId, { ...asked, documentIds: [], reason: '材料随后补' }, key());
    await ask();
    const aid = async () => (await on.reading.page(desk.officer, fileId)).aids[0]!;
    const approveAndPay = async (id: Awaited<ReturnType<typeof aid>>['disbursementId']) => {
      await desk.review(id);
      await desk.approve(id);
      const order = { paidOn: today, bankReference: 'B1', receiptDocumentId: null, witness: null };
      await desk.on.payments.pay(desk.cashier, await desk.now(id), order);
    };
    const follow = (id: Parameters<typeof approveAndPay>[0]) =>
      platform.uow.run(desk.system, (tx) => on.following.follow(tx, id));
    const violations = () => platform.uow.read(desk.system, (tx) => on.check.violations(tx));
    return { desk, on, memberId, ask, aid, approveAndPay, follow, violations };
  }

  it('that the bank sent back and that is paid anew is the same aid: it is given once', async () => {
    const { desk, ask, aid, approveAndPay, follow, violations } = await anAid();
    const { disbursementId: first } = await aid();
    await approveAndPay(first);
    await follow(first);
    const order = { reason: '账号有误', document: '退汇通知 7 号' };
    const { id: anew } = await desk.on.reconciliations.returnTransfer(desk.accountant, await desk.now(first), order);
    await follow(first);
    expect(await aid()).toMatchObject({ status: 'requested', disbursementId: anew, paidOn: null });
    await expect(ask()).rejects.toEqual(problem('model-worker-aid.given-this-year'));
    const nothing = { amount: null, fundAccountId: null, method: null };
    await desk.on.decisions.submit(desk.officer, await desk.now(anew), nothing);
    await approveAndPay(anew);
    for (let twice = 0; twice < 2; twice++) await follow(anew);
    expect(await aid()).toMatchObject({ status: 'paid', disbursementId: anew, paidOn: expect.any(String) });
    expect(await violations()).toEqual([]);
  });

  it('is paid as it was calculated, not as somebody changed it afterwards', async () => {
    const { desk, aid, approveAndPay } = await anAid();
    const { disbursementId: id } = await aid();
    await desk.on.decisions.changeAmount(desk.officer, await desk.now(id), parseFen('900'));
    await expect(approveAndPay(id)).rejects.toEqual(problem('model-worker-aid.not-payable'));
  });

  it('is neither asked for nor paid when the register says that he died', async () => {
    const { memberId, ask, aid, approveAndPay } = await anAid();
    const { disbursementId: id } = await aid();
    await database.owner(`UPDATE members.member SET status = 'deceased', died_on = current_date WHERE id = $1`, [
      memberId,
    ]);
    await expect(ask()).rejects.toEqual(problem('model-worker-aid.died'));
    await expect(approveAndPay(id)).rejects.toEqual(problem('model-worker-aid.not-payable'));
  });
});
