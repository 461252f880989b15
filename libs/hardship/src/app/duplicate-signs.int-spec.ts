import { type Actor, civilDate, type MemberId, newId } from '@app/kernel';
import { aDesk, type Desk, ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { AccountDirectory } from '@app/identity';
import { aRegisteredMember, aResidentIdNumber } from '@app/members/testing';
import { NOTIFICATION_ENTITIES, openNotifications } from '@app/notifications/testing';
import { aUnion } from '@app/organizations/testing';
import type { OutboxMessage } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { HardshipFileId } from '../domain/hardship-file';
import { DuplicateJudgedTold, DuplicatesFoundTold } from '../jobs/duplicates-told.handlers';
import { HARDSHIP_ENTITIES, hardshipOn } from '../testing';
import { DuplicateAudience } from './duplicate-audience';

describe('one household in two places, on PostgreSQL', () => {
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
    await database.owner(
      `UPDATE hardship.hardship_file SET status = 'withdrawn', running = false, version = version + 1 WHERE id = $1`,
      [theirs],
    );
    expect(await hardship.signs.work(desk.tenantId)).toEqual({ found: 1 });
    const [sign] = await hardship.signs.ofFile(stranger, theirs);
    expect(sign).toMatchObject({ one: { sees: false, number: null }, other: { sees: true } });
    expect((await hardship.signs.lines(federation))[0]).toMatchObject({ one: { sees: true }, other: { sees: true } });
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
      separateConsents: [],
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
    // A file that went with its holder to another union is the other union's: here its place is shown without it.
    const elsewhere = await aUnion(platform, desk.tenantId, desk.rootId);
    const move = async (member: MemberId) => {
      await database.owner(`UPDATE members.member SET union_id = $2 WHERE id = $1`, [member, elsewhere]);
      await platform.uow.run(desk.system, (tx) => hardship.transfers.follow(tx, member));
    };
    await move(desk.recipient);
    const after = await hardship.comparison.of(desk.chair, sign!.id);
    expect(after.households[1]).toMatchObject({ file: { fileId: null, number: null, officerName: null }, persons: [] });
    await move(other);
    expect(await hardship.signs.lines(desk.chair)).toMatchObject([
      { one: { sees: false, fileId: null, memberName: null }, other: { sees: true } },
    ]);
    const both = { code: 'duplicate-sign.both-sides' };
    await expect(hardship.comparison.of(desk.chair, sign!.id)).rejects.toMatchObject(both);
    await expect(hardship.signs.judge(desk.chair, sign!.id, sign!.version, 'same', '同一户')).rejects.toMatchObject(
      both,
    );
    const newChair = await desk.agent('chair', elsewhere);
    expect(await hardship.signs.ofFile(newChair, sign!.one.fileId!)).toMatchObject([{ one: { sees: true } }]);
  });
});
