import { parseFen } from '@app/kernel';
import { aRegisteredMember } from '@app/members/testing';
import { idempotencyOf } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { DisbursementId } from '../domain/disbursement';
import { aDesk, aPlannedItem, type Desk, ENTITIES_FOR_DISBURSEMENTS } from '../testing';

describe('signing several at once', () => {
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

  const another = (desk: Desk) =>
    aRegisteredMember(platform, desk.tenantId, desk.union, { bankCard: null, bankName: null });
  const items = (desk: Desk, ids: readonly DisbursementId[]) =>
    Promise.all(ids.map(async (id) => ({ id, version: (await desk.rowOf(id)).version })));

  it('signs each as a decision of its own, once, however often the button is pressed', async () => {
    const desk = await aDesk(platform);
    const ids: DisbursementId[] = [];
    for (const recipientId of [await another(desk), await another(desk)])
      ids.push((await desk.request({ recipientId, method: { kind: 'goods', description: '米油' } })).id);
    const asked = { items: await items(desk, ids), comment: '' };
    const first = await desk.on.signing.sign(desk.treasurer, asked, idempotencyOf('at-once', 1));
    expect(first).toEqual(ids.map((id) => ({ id, signed: true, sentence: '' })));
    expect(await desk.on.signing.sign(desk.treasurer, asked, idempotencyOf('at-once', 1))).toEqual(first);
    const then = { items: await items(desk, ids), comment: '同意' };
    await desk.on.signing.sign(desk.chair, then, idempotencyOf('at-once-2', 1));
    for (const id of ids) expect(await desk.rowOf(id)).toMatchObject({ status: 'approved' });
    const entries = await database.owner(
      `SELECT subject_id, count(*)::int AS n FROM audit.audit_entry
       WHERE action = 'approval.sign' AND subject_id = ANY('{${ids.join(',')}}') GROUP BY subject_id`,
    );
    expect(entries.map((entry) => entry.n)).toEqual([2, 2]);
  });

  it('leaves what has a mark, may be a duplicate, lacks money or waits for somebody else, and says why', async () => {
    const desk = await aDesk(platform, { opening: '1000' });
    const marked = await desk.request({ recipientId: await another(desk), marks: ['over-standard'], reason: '特殊' });
    const { occasion } = aPlannedItem(desk.recipient);
    const [twice, again] = [await desk.request({ occasion }), await desk.request({ occasion })];
    const dear = await desk.request({ recipientId: await another(desk), amount: parseFen('1000.01') });
    const fine = await desk.request({ recipientId: await another(desk), amount: parseFen('10') });
    const asked = await items(desk, [marked.id, twice.id, again.id, dear.id, fine.id]);
    const answers = await desk.on.signing.sign(desk.treasurer, { items: asked, comment: '' }, idempotencyOf('k', 1));
    expect(answers.map((each) => [each.signed, each.sentence.slice(0, 4)])).toEqual([
      [false, '有提醒（'],
      [false, '可能重复'],
      [false, '可能重复'],
      [false, '经费账户'],
      [true, ''],
    ]);
    const early = { items: [{ id: twice.id, version: asked[1]!.version }], comment: '' };
    const [notHis] = await desk.on.signing.sign(desk.chair, early, idempotencyOf('k2', 1));
    expect(notHis).toMatchObject({ signed: false, sentence: expect.stringMatching(/。$/) });
    expect(await desk.rowOf(fine.id)).toMatchObject({ status: 'in-review' });
  });
});
