import { type Actor, addMonths, civilDate, type MemberId, newId } from '@app/kernel';
import { aDesk, type Desk, ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { aRegisteredMember, aResidentIdNumber } from '@app/members/testing';
import { AccountDirectory } from '@app/identity';
import { NOTIFICATION_ENTITIES, openNotifications } from '@app/notifications/testing';
import { aUnion } from '@app/organizations/testing';
import type { OutboxMessage } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { HardshipFileId } from '../domain/hardship-file';
import { DuplicateJudgedTold, DuplicatesFoundTold } from '../jobs/duplicates-told.handlers';
import { HARDSHIP_ENTITIES, hardshipOn } from '../testing';
import { DuplicateAudience } from './duplicate-audience';

describe('doubts about files on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let hardship: ReturnType<typeof hardshipOn>;

  beforeAll(async () => {
    database = await openTestDatabase();
    const entities = [...ENTITIES_FOR_DISBURSEMENTS, ...HARDSHIP_ENTITIES, ...NOTIFICATION_ENTITIES];
    platform = await openPlatform(database.appUrl, [...new Set(entities)]);
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

  describe('one household in two unions', () => {
    /** Two unions of one federation, each with its chair; the member of the first has a file there. */
    async function twoUnions() {
      const desk = await aDesk(platform);
      const elsewhere = await aUnion(platform, desk.tenantId, desk.rootId);
      const stranger: Actor = await desk.agent('officer', elsewhere);
      const strangeChair = await desk.agent('chair', elsewhere);
      const federation = await desk.agent('federation-officer', desk.rootId);
      const other = await aRegisteredMember(platform, desk.tenantId, elsewhere, { name: '赵敏' });
      const { id } = await hardship.drafts.openFor(desk.officer, desk.recipient);
      return { desk, elsewhere, stranger, strangeChair, federation, other, fileId: id };
    }
    /** The second union's member lived in the household that has a file: his own earlier one has the same document. */
    const shareDocument = (desk: Desk, member: MemberId, with_: string, as: string) =>
      database
        .owner(
          `INSERT INTO hardship.hardship_file (tenant_id, id, version, number, union_id, member_id, status, running, other_causes,
           source, found_on, filled_by_officer, opened_at, moved_at, consented_cause, other_judgement)
         SELECT tenant_id, $3::uuid, 1, $3::text, (SELECT union_id FROM members.member WHERE id = $1), $1, 'withdrawn', false,
           '{}', 'found', found_on, true, now(), now(), false, false FROM hardship.hardship_file WHERE id = $2`,
          [member, with_, as],
        )
        .then(() =>
          database.owner(
            `INSERT INTO hardship.file_person (tenant_id, id, file_id, running, place, member_id, relation, document_mac)
           SELECT tenant_id, $4, $3, false, 0, $1, 'head', document_mac FROM hardship.file_person
           WHERE tenant_id = $5 AND file_id = $2 AND place = 0`,
            [member, with_, as, newId(), desk.tenantId],
          ),
        );

    it('is found by the keyed hash once; each union sees its own side, the superior both', async () => {
      const { desk, stranger, strangeChair, federation, other, fileId } = await twoUnions();
      await shareDocument(desk, other, fileId, newId());
      expect(await hardship.signs.work(desk.tenantId)).toEqual({ found: 1 });
      expect(await hardship.signs.work(desk.tenantId)).toEqual({ found: 0 });
      const [own] = await hardship.signs.lines(desk.chair);
      expect(own).toMatchObject({
        basis: 'earlier',
        one: { sees: true, fileId },
        other: { sees: false, memberName: null },
      });
      const [theirs] = await hardship.signs.lines(strangeChair);
      expect(theirs).toMatchObject({
        one: { sees: false, fileId: null, number: null, memberName: null, unionName: null },
      });
      expect(theirs!.other).toMatchObject({ sees: true, memberName: '赵敏' });
      await expect(hardship.signs.ofFile(stranger, fileId)).rejects.toMatchObject({ code: 'hardship-file.not-found' });
      const judge = (by: Actor) => hardship.signs.judge(by, own!.id, own!.version, 'different', '同名同号登记有误');
      await expect(judge(strangeChair)).rejects.toMatchObject({ code: 'duplicate-sign.both-sides' });
      await judge(federation);
      expect(await hardship.signs.ofFile(desk.officer, fileId)).toEqual([]);
      await expect(
        hardship.signs.judge(federation, own!.id, own!.version + 1, 'same', '又看了一遍'),
      ).rejects.toMatchObject({ code: 'duplicate-sign.judged' });
    });

    /** What the worker does with the outbox, twice over. */
    async function relay({ tenantId, system }: Desk): Promise<void> {
      const { messages, close } = openNotifications(platform);
      const handlers = [
        new DuplicatesFoundTold(new DuplicateAudience(new AccountDirectory()), messages),
        new DuplicateJudgedTold(hardship.audience, messages),
      ];
      const outbox: OutboxMessage[] = await database.owner(
        `SELECT id, type, payload FROM messaging.outbox_message WHERE tenant_id = $1 ORDER BY id`,
        [tenantId],
      );
      for (const message of [...outbox, ...outbox])
        for (const handler of handlers.filter(({ types }) => types.includes(message.type)))
          await platform.uow.run(system, (tx) => handler.handle(tx, message));
      close();
    }
    const told = ({ tenantId }: Desk) =>
      database.owner(
        `SELECT recipient_account_id AS account, template, title, body, link FROM notifications.message
         WHERE tenant_id = $1 ORDER BY id`,
        [tenantId],
      );

    it('the nearest who may see both is told once, in words that name nobody, and sees both side by side', async () => {
      const { desk, strangeChair, federation, other, fileId } = await twoUnions();
      await shareDocument(desk, other, fileId, newId());
      await hardship.signs.work(desk.tenantId);
      await relay(desk);
      const messages = await told(desk);
      expect(messages).toMatchObject([
        { account: federation.accountId, template: 'duplicate.found', link: '/hardship/duplicates' },
      ]);
      expect(JSON.stringify(messages)).not.toMatch(/赵敏|王秀英|工会|困难|元/);
      const [sign] = await hardship.signs.lines(federation);
      const { households } = await hardship.comparison.of(federation, sign!.id);
      expect(households).toMatchObject([
        { file: { memberName: '王秀英', status: 'found', aids: 0, aided: '0' }, persons: [{ shared: true }] },
        { file: { memberName: '赵敏', status: 'withdrawn' }, persons: [{ name: '赵敏', shared: true }] },
      ]);
      for (const one of [desk.chair, strangeChair])
        await expect(hardship.comparison.of(one, sign!.id)).rejects.toMatchObject({
          code: 'duplicate-sign.both-sides',
        });
      const outsider = await desk.agent('chair', await aUnion(platform, desk.tenantId, desk.rootId));
      await expect(hardship.comparison.of(outsider, sign!.id)).rejects.toMatchObject({
        code: 'duplicate-sign.not-found',
      });
    });

    it('judged to be one household, who keeps the running file is told and reads it there, without the other', async () => {
      const { desk, federation, other, fileId } = await twoUnions();
      await shareDocument(desk, other, fileId, newId());
      await hardship.signs.work(desk.tenantId);
      const [sign] = await hardship.signs.lines(federation);
      await hardship.signs.judge(federation, sign!.id, sign!.version, 'same', '两边核实过，是同一户');
      await relay(desk);
      expect(await told(desk)).toMatchObject([
        { account: desk.officer.accountId, template: 'file.step-waiting', link: `/hardship/${fileId}` },
      ]);
      const [known] = await hardship.signs.ofFile(desk.officer, fileId);
      expect(known).toMatchObject({ verdict: 'same', one: { sees: true }, other: { sees: false, number: null } });
    });

    it('the officer of the second learns of it without the other file', async () => {
      const { desk, stranger, federation, other, fileId } = await twoUnions();
      const { id: theirs } = await hardship.drafts.openFor(stranger, other);
      const draft = (macOf: string) =>
        database.owner(
          `UPDATE hardship.file_person SET document_mac = (SELECT document_mac FROM hardship.file_person
             WHERE file_id = $1 AND place = 0), running = false WHERE file_id = $2 AND place = 0`,
          [fileId, macOf],
        );
      await draft(theirs);
      await turn(theirs, 'withdrawn');
      expect(await hardship.signs.work(desk.tenantId)).toEqual({ found: 1 });
      const [sign] = await hardship.signs.ofFile(stranger, theirs);
      expect(sign).toMatchObject({ one: { sees: false, number: null }, other: { sees: true } });
      expect((await hardship.signs.lines(federation))[0]).toMatchObject({ one: { sees: true }, other: { sees: true } });
    });
  });

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
      const insider: Actor = { ...desk.chair, accountId: desk.officer.accountId };
      await expect(hardship.appeals.answer(insider, appealId, version, false, '不同意')).rejects.toMatchObject({
        code: 'file-appeal.own-decision',
      });
      const stranger = await desk.agent('chair', await aUnion(platform, desk.tenantId, desk.rootId));
      await expect(hardship.appeals.answer(stranger, appealId, version, false, '不同意')).rejects.toMatchObject({
        code: 'file-appeal.not-found',
      });
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

  it('the national record is in full, within the scope, and each look at a member is recorded', async () => {
    const desk = await aDesk(platform);
    await hardship.drafts.openFor(desk.officer, desk.recipient);
    const filter = { group: null, category: null, unionId: null, memberId: null, text: null, record: null };
    // Of whom nobody has counted yet the night counts as much as the opening did.
    const gapsNow = async () =>
      (await hardship.reading.lines(desk.officer, filter, null, 10)).map((line) => line.recordGaps);
    const counted = await gapsNow();
    expect(counted[0]).toBeGreaterThan(8);
    await database.owner(`UPDATE hardship.file_person SET record_gaps = NULL WHERE tenant_id = $1`, [desk.tenantId]);
    expect(await gapsNow()).toEqual([0]);
    expect([await hardship.gaps.work(desk.tenantId), await gapsNow()]).toEqual([{ counted: 1 }, counted]);
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

  it('who names a relative of another file is refused, and the attempt is kept for the superior', async () => {
    const desk = await aDesk(platform);
    const number = aResidentIdNumber(civilDate('1992-03-04'), 31);
    const other = await aRegisteredMember(platform, desk.tenantId, desk.union, {
      ...{ name: '赵敏', identityDocument: { kind: 'resident-id', number } },
    });
    await hardship.drafts.openFor(desk.officer, other);
    const { id } = await hardship.drafts.openFor(desk.officer, desk.recipient);
    await expect(hardship.drafts.openOwn(desk.member)).rejects.toMatchObject({
      code: 'hardship-file.household-has-one',
    });
    // The holder of the file is no duplicate of himself.
    expect(await hardship.signs.lines(desk.chair)).toEqual([]);
    const person = {
      ...{ id: null, name: '赵敏', relation: 'spouse' as const, idNumber: number, monthIncome: null },
      ...{ workStatus: null, health: null, school: null, particulars: null },
    };
    const saved = hardship.drafts.save(desk.officer, await seen(desk, id), {
      ...{ mainCause: 'schooling', otherCauses: [], note: null, area: 'urban', persons: [person], consent: null },
      holder: { health: null, workStatus: null, monthIncome: null, particulars: null },
      statement: {
        ...{ event: null, exclusions: [], monthsBelow: 0, hasStateAid: false, savings: 0n, netInvestment: 0n },
        ...{ incomes: [], expenses: [] },
      },
    });
    await expect(saved).rejects.toMatchObject({ code: 'hardship-file.household-has-one' });
    const [sign] = await hardship.signs.lines(desk.chair);
    expect(sign).toMatchObject({ basis: 'document', one: { memberName: '赵敏' }, other: { fileId: null } });
    // Compared are the file in the way, with the person whose number was typed, and the one that was begun.
    const { households } = await hardship.comparison.of(desk.chair, sign!.id);
    expect(households).toMatchObject([
      { file: { memberName: '赵敏' }, persons: [{ name: '赵敏', shared: true }] },
      { file: { fileId: id, status: 'found' }, persons: [{ shared: false }] },
    ]);
  });
});
