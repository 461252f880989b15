import type { Actor } from '@app/kernel';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { aDesk, ENTITIES_FOR_DISBURSEMENTS } from '../testing';
import type { NewDisbursement } from './disbursement-request';

describe('a request that came back to somebody who has left', () => {
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

  const nothing = { amount: null, fundAccountId: null, method: null };
  const gone = '原经办人已调离';
  const aReturned = async (overrides: Partial<NewDisbursement> = {}) => {
    const desk = await aDesk(platform);
    const { id } = await desk.request(overrides);
    await desk.review(id);
    await desk.on.decisions.decide(desk.chair, await desk.now(id), { action: 'return', reason: '请补住院小结' });
    const take = async (by: Actor) => desk.on.decisions.takeOver(by, await desk.now(id), gone);
    return { desk, id, take };
  };

  it('is taken over by a colleague, who hands it in; both have asked for it', async () => {
    const { desk, id, take } = await aReturned();
    const colleague = await desk.agent('officer');
    const handIn = async () => desk.on.decisions.submit(colleague, await desk.now(id), nothing);
    await expect(handIn()).rejects.toMatchObject({ code: 'approval.requester-only' });
    await take(colleague);
    expect(await desk.rowOf(id)).toMatchObject({ status: 'returned', requestedBy: colleague.personId });
    await expect(desk.on.decisions.submit(desk.officer, await desk.now(id), nothing)).rejects.toMatchObject({
      code: 'approval.requester-only',
    });
    await handIn();
    expect(await desk.rowOf(id)).toMatchObject({ status: 'in-review' });
    const also = (await desk.agent('chair')).grants;
    for (const asked of [desk.officer, colleague])
      await expect(desk.approve(id, { ...asked, grants: [...asked.grants, ...also] })).rejects.toMatchObject({
        code: 'approval.one-person-one-part',
      });
    await desk.approve(id);
    const written = await database.owner(
      `SELECT action, reason, detail FROM audit.audit_entry WHERE subject_id = $1 AND action LIKE '%take-over' ORDER BY action`,
      [id],
    );
    expect(written).toMatchObject([
      { action: 'approval.take-over', reason: gone },
      { action: 'disbursement.take-over', detail: { personId: [desk.officer.personId, colleague.personId] } },
    ]);
  });

  it('is not taken over by who signed it, who receives it, or who asked', async () => {
    const { desk, take } = await aReturned();
    const asking = (by: Actor): Actor => ({ ...by, grants: [...by.grants, ...desk.officer.grants] });
    await expect(take(asking(desk.treasurer))).rejects.toMatchObject({ code: 'approval.one-person-one-part' });
    await expect(take(asking(desk.member))).rejects.toMatchObject({ code: 'approval.own-benefit' });
    await expect(take(desk.officer)).rejects.toMatchObject({ code: 'approval.yours-already' });
    await expect(take(desk.cashier)).rejects.toMatchObject({ code: 'disbursement.not-found' });
  });

  it('needs no taking over once nobody decides on it any more', async () => {
    const desk = await aDesk(platform);
    const id = await desk.anApproved();
    await desk.on.payments.sendBack(desk.cashier, await desk.now(id), '卡号和姓名对不上');
    const colleague = await desk.agent('officer');
    const taking = desk.on.decisions.takeOver(colleague, await desk.now(id), gone);
    await expect(taking).rejects.toMatchObject({ code: 'disbursement.action-not-open' });
    await desk.on.decisions.submit(colleague, await desk.now(id), nothing);
  });
});
