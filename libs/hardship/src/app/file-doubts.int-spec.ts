import { type Actor, addMonths } from '@app/kernel';
import { aDesk, type Desk, ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { aUnion } from '@app/organizations/testing';
import { MIGRATIONS } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { HardshipFileId } from '../domain/hardship-file';
import { RecordGapsCounted } from '../jobs/record-gaps.handler';
import { HARDSHIP_ENTITIES, hardshipOn } from '../testing';

describe('doubts about files on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let hardship: ReturnType<typeof hardshipOn>;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...new Set([...ENTITIES_FOR_DISBURSEMENTS, ...HARDSHIP_ENTITIES])]);
    hardship = hardshipOn(platform);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  const rowOf = async ({ tenantId }: Desk, id: string) =>
    (await database.owner(`SELECT * FROM hardship.hardship_file WHERE tenant_id = $1 AND id = $2`, [tenantId, id]))[0];
  const seen = async (of: Desk, id: HardshipFileId) => ({ id, version: (await rowOf(of, id)).version as number });
  const turn = (id: string, to: string) =>
    database.owner(
      `UPDATE hardship.hardship_file SET status = $2, category = 'deep', filed_on = found_on, version = version + 1,
         review_due_on = found_on + 365, running = $2 IN ('active', 'review-due'),
         exited_on = CASE WHEN $2 IN ('exited', 'watched') THEN found_on END,
         exit_ground = CASE WHEN $2 IN ('exited', 'watched') THEN 'lifted' END WHERE id = $1`,
      [id, to],
    );
  const letGo = (id: string) =>
    database.owner(`UPDATE hardship.file_person SET running = false WHERE file_id = $1`, [id]);

  describe('an appeal', () => {
    async function aFile(status: string) {
      const desk = await aDesk(platform);
      const { id } = await hardship.drafts.openOwn(desk.member);
      await turn(id, status);
      if (!['active', 'review-due'].includes(status)) await letGo(id);
      return { desk, id };
    }
    const raise = async (desk: Desk, id: HardshipFileId) => {
      await hardship.appeals.raise(desk.member, await seen(desk, id), '收入算多了，有一笔是借的');
      const [appeal] = await hardship.appeals.own(desk.member);
      return appeal!.row;
    };

    it.each([
      ['refused', 'applied'],
      ['active', 'review-due'],
      ['watched', 'review-due'],
    ])('against %s: granted, the file is %s again and runs', async (status, to) => {
      const { desk, id } = await aFile(status);
      const { id: appealId, version } = await raise(desk, id);
      await hardship.appeals.answer(desk.chair, appealId, version, true, '已重新核算，您说得对');
      expect(await rowOf(desk, id)).toMatchObject({ status: to, running: true, exited_on: null });
      const [answered] = await hardship.appeals.own(desk.member);
      expect(answered).toMatchObject({ answer: '已重新核算，您说得对', row: { status: 'granted' } });
    });

    it('upheld, the file stays; one at a time; what he takes back is not answered', async () => {
      const { desk, id } = await aFile('refused');
      const first = await raise(desk, id);
      await expect(raise(desk, id)).rejects.toMatchObject({ code: 'file-appeal.one-open' });
      await hardship.appeals.answer(desk.chair, first.id, first.version, false, '核对过了，收入没有算错');
      expect(await rowOf(desk, id)).toMatchObject({ status: 'refused', running: false });
      const second = await raise(desk, id);
      await hardship.appeals.withdraw(desk.member, second.id, second.version);
      await expect(
        hardship.appeals.answer(desk.chair, second.id, second.version + 1, true, '已经撤回了'),
      ).rejects.toMatchObject({ code: 'file-appeal.answered' });
    });

    it('is answered by nobody who took the decision, and by nobody of another union', async () => {
      const { desk, id } = await aFile('active');
      await hardship.steps.exit(desk.officer, await seen(desk, id), 'lifted', '已就业');
      const { id: appealId, version } = await raise(desk, id);
      const officer: Actor = { ...desk.chair, personId: desk.officer.personId };
      const forWhom = { personId: desk.officer.personId, name: '经办' };
      const deputy: Actor = { ...desk.chair, acting: { forWhom, ownName: desk.chair.displayName } };
      for (const insider of [officer, deputy])
        await expect(hardship.appeals.answer(insider, appealId, version, false, '不同意')).rejects.toMatchObject({
          code: 'file-appeal.own-decision',
        });
      const stranger = await desk.agent('chair', await aUnion(platform, desk.tenantId, desk.rootId));
      await expect(hardship.appeals.answer(stranger, appealId, version, false, '不同意')).rejects.toMatchObject({
        code: 'file-appeal.not-found',
      });
    });

    it('is not answered by whom a deputy decided for', async () => {
      const { desk, id } = await aFile('active');
      const acting = { forWhom: { personId: desk.chair.personId, name: '主席' }, ownName: '经办' };
      await hardship.steps.exit({ ...desk.officer, acting }, await seen(desk, id), 'lifted', '已就业');
      const { id: appealId, version } = await raise(desk, id);
      await expect(hardship.appeals.answer(desk.chair, appealId, version, false, '不同意')).rejects.toMatchObject({
        code: 'file-appeal.own-decision',
      });
    });

    it('against the category, granted, is looked at again within a month', async () => {
      const { desk, id } = await aFile('active');
      const { id: appealId, version } = await raise(desk, id);
      await hardship.appeals.answer(desk.chair, appealId, version, true, '重新核算');
      const [days] = await database.owner(
        `SELECT review_due_on - found_on AS n FROM hardship.hardship_file WHERE id = $1`,
        [id],
      );
      expect(days.n).toBeLessThan(32);
    });

    it('goes along when the member goes to another union', async () => {
      const { desk, id } = await aFile('active');
      const { id: appealId, version } = await raise(desk, id);
      const union = await aUnion(platform, desk.tenantId, desk.rootId);
      await database.owner(`UPDATE members.member SET union_id = $2 WHERE id = $1`, [desk.recipient, union]);
      await platform.uow.run(desk.system, (tx) => hardship.transfers.follow(tx, desk.recipient));
      const answer = (by: Actor) => hardship.appeals.answer(by, appealId, version + 1, false, '维持');
      await expect(answer(desk.chair)).rejects.toMatchObject({ code: 'file-appeal.not-found' });
      await answer(await desk.agent('chair', union));
    });

    it('is not open while the file is under way', async () => {
      const desk = await aDesk(platform);
      const { id } = await hardship.drafts.openOwn(desk.member);
      await expect(raise(desk, id)).rejects.toMatchObject({ code: 'hardship-file.action-not-open' });
    });
  });

  it('who is paired with a household goes there by turns; never with his own, and not twice', async () => {
    const desk = await aDesk(platform);
    const { id } = await hardship.drafts.openFor(desk.officer, desk.recipient);
    const pair = async (personId: Actor['personId']) =>
      hardship.pairings.pair(desk.officer, await seen(desk, id), personId, 3);
    await expect(pair(desk.chair.personId)).rejects.toMatchObject({ code: 'pairing.not-on-file' });
    await turn(id, 'active');
    await expect(pair(desk.recipient as never)).rejects.toMatchObject({ code: 'hardship-file.own-household' });
    await pair(desk.chair.personId);
    await expect(pair(desk.chair.personId)).rejects.toMatchObject({ code: 'pairing.once' });
    const [line] = await hardship.pairings.lines(desk.chair, { fileId: null, own: true });
    expect(line).toMatchObject({ own: true, visits: 0, nextDueOn: addMonths(line!.sinceOn, 3) });
    const visit = { heldOn: line!.sinceOn, people: ['甲'], conforms: true, words: '孩子升学了' };
    await hardship.pairings.visit(desk.chair, line!.id, line!.version, visit);
    const stranger = await desk.agent('chair', await aUnion(platform, desk.tenantId, desk.rootId));
    await expect(hardship.pairings.visit(stranger, line!.id, line!.version + 1, visit)).rejects.toMatchObject({
      code: 'pairing.not-found',
    });
    await hardship.pairings.end(desk.officer, line!.id, line!.version + 1, '已脱困');
    const [ended] = await hardship.pairings.lines(desk.officer, { fileId: id, own: false });
    expect(ended).toMatchObject({ visits: 1, lastVisitOn: line!.sinceOn, nextDueOn: null, endedReason: '已脱困' });
  });

  it.each(['exited by hand', 'lapsed'])('nobody goes by turns to a household whose file is %s', async (how) => {
    const desk = await aDesk(platform);
    const { id } = await hardship.drafts.openFor(desk.officer, desk.recipient);
    await turn(id, how === 'lapsed' ? 'review-due' : 'active');
    await hardship.pairings.pair(desk.officer, await seen(desk, id), desk.chair.personId, 3);
    if (how === 'lapsed') {
      await database.owner(
        `UPDATE hardship.hardship_file SET review_due_on = found_on - 100, moved_at = now() - interval '100 days'
         WHERE id = $1`,
        [id],
      );
      await hardship.reviews.work(desk.tenantId);
    } else await hardship.steps.exit(desk.officer, await seen(desk, id), 'died', '本人去世');
    const [line] = await hardship.pairings.lines(desk.officer, { fileId: id, own: false });
    expect(line).toMatchObject({ nextDueOn: null, endedReason: '档案已退档' });
  });

  it('the national record is in full, within the scope, and each look at a member is recorded', async () => {
    const desk = await aDesk(platform);
    await hardship.drafts.openFor(desk.officer, desk.recipient);
    const filter = { group: null, category: null, unionId: null, memberId: null, text: null, record: null };
    // Of whom nobody has counted yet the night counts as much as the opening did.
    const gapsNow = async () =>
      (await hardship.reading.lines(desk.officer, filter, null, 10)).map((line) => line.recordGaps);
    const counted = await gapsNow();
    expect(counted[0]).toBeGreaterThan(8);
    const lacking = await hardship.reading.lines(desk.officer, { ...filter, record: 'incomplete' }, null, 10);
    expect(lacking.map(({ status, recordGaps }) => [status, recordGaps])).toEqual([['found', counted[0]]]);
    await database.owner(`UPDATE hardship.file_person SET record_gaps = NULL WHERE tenant_id = $1`, [desk.tenantId]);
    expect(await gapsNow()).toEqual([null]);
    for (const record of ['complete', 'incomplete'] as const)
      expect(await hardship.reading.lines(desk.officer, { ...filter, record }, null, 10)).toEqual([]);
    // After an upgrade that left some uncounted the worker finds a message.
    const AfterUpgrade = MIGRATIONS.find(({ name }) => name === 'RecordGapsCounted1790000030000')!;
    await new AfterUpgrade().up({ query: (sql: string) => database.owner(sql) } as never);
    const messages = await database.owner(
      `SELECT id, tenant_id AS "tenantId", type, payload FROM messaging.outbox_message
       WHERE tenant_id = $1 AND type = 'record-gaps.count.v1'`,
      [desk.tenantId],
    );
    expect(messages).toHaveLength(1);
    await platform.uow.run(desk.system, (tx) => new RecordGapsCounted(hardship.gaps).handle(tx, messages[0]));
    expect([await gapsNow(), await hardship.gaps.work(desk.tenantId)]).toEqual([counted, { counted: 0 }]);
    const [household] = await hardship.record.page(desk.officer, filter, null, 10, '报送');
    expect(household!.persons[0]).toMatchObject({ name: '王秀英', idNumber: expect.stringMatching(/^99\d{15}[\dX]$/) });
    const views = await database.owner(
      `SELECT reason FROM members.sensitive_view WHERE tenant_id = $1 AND member_id = $2`,
      [desk.tenantId, desk.recipient],
    );
    expect(views).toEqual([{ reason: '报送' }]);
    const stranger = await desk.agent('officer', await aUnion(platform, desk.tenantId, desk.rootId));
    expect(await hardship.record.page(stranger, filter, null, 10, '报送')).toEqual([]);
  });
});
