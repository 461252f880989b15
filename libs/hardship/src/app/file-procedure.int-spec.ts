import { type Actor, civilDate, type PersonId } from '@app/kernel';
import { ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { aRegisteredMember, aResidentIdNumber } from '@app/members/testing';
import { NOTIFICATION_ENTITIES } from '@app/notifications/testing';
import { aUnion } from '@app/organizations/testing';
import { MIGRATIONS } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { HARDSHIP_ENTITIES } from '../testing';
import { aDraft, fileScene } from '../testing/file-scene';

describe('the procedure of a hardship file on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let scene: ReturnType<typeof fileScene>;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [
      ...new Set([...ENTITIES_FOR_DISBURSEMENTS, ...NOTIFICATION_ENTITIES, ...HARDSHIP_ENTITIES]),
    ]);
    scene = fileScene(platform, database.owner);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  it('goes from the first sign through all hands until the household is on file', async () => {
    const of = await scene.aPlace();
    const id = await scene.aSubmitted(of);
    expect(await scene.rowOf(of, id)).toMatchObject({
      status: 'union-review',
      category: 'deep',
      other_judgement: false,
    });
    await scene.sign(of, id, of.chair, 'review');
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'federation-review', filed_on: null });
    await scene.sign(of, id, of.federation, 'approve');
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'active', running: true });
    const on = await scene.today(of);
    const onFile = await platform.uow.read(of.system, (tx) => scene.hardship.files.hasActiveFile(tx, of.recipient, on));
    expect(onFile).toBe(true);
    const { facts, notices } = await scene.hardship.reading.page(of.officer, id);
    expect(facts.map((fact) => fact.action)).toEqual([
      ...['fill', 'apply', 'record-visit', 'assess', 'publicise', 'submit', 'endorse', 'approve'],
    ]);
    expect(notices).toHaveLength(1);
  });

  it('of two who open a file for one household at once, one does', async () => {
    const of = await scene.aPlace();
    const both = await Promise.allSettled([
      scene.hardship.drafts.openFor(of.officer, of.recipient),
      scene.hardship.drafts.openOwn(of.member),
    ]);
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    const [refused] = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toMatchObject({ code: 'hardship-file.household-has-one' });
  });

  it('a relative who stands in another file is refused, and so is a child older than the parent', async () => {
    const of = await scene.aPlace();
    const { id } = await scene.hardship.drafts.openFor(of.officer, of.recipient);
    const other = await aRegisteredMember(platform, of.tenantId, of.union, {
      identityDocument: { kind: 'resident-id', number: aResidentIdNumber(civilDate('1992-03-04'), 31) },
    });
    await scene.hardship.drafts.openFor(of.officer, other);
    const person = (idNumber: string, relation: 'child' | 'spouse') => ({
      ...{
        id: null,
        name: '李小明',
        relation,
        idNumber,
        monthIncome: null,
        workStatus: null,
        health: null,
        school: null,
        particulars: null,
      },
    });
    const twice = aDraft({ persons: [person(aResidentIdNumber(civilDate('1992-03-04'), 31), 'spouse')] });
    await expect(scene.hardship.drafts.save(of.officer, await scene.seen(of, id), twice)).rejects.toMatchObject({
      code: 'hardship-file.household-has-one',
    });
    const older = aDraft({ persons: [person(aResidentIdNumber(civilDate('1950-03-04'), 32), 'child')] });
    await expect(scene.hardship.drafts.save(of.officer, await scene.seen(of, id), older)).rejects.toMatchObject({
      code: 'hardship-file.invalid',
    });
  });

  it('the member fills his own part, and nobody takes a step in his own file', async () => {
    const of = await scene.aPlace();
    const { id } = await scene.hardship.drafts.openOwn(of.member);
    await scene.hardship.drafts.saveOwn(of.member, await scene.seen(of, id), aDraft());
    await scene.hardship.drafts.applyOwn(of.member, await scene.seen(of, id));
    expect(await scene.rowOf(of, id)).toMatchObject({
      status: 'applied',
      filled_by_officer: false,
      consented_by: '本人',
    });
    // Somebody of the staff who is a member is one person with him.
    const personId = of.recipient as unknown as PersonId;
    const insider: Actor = { ...of.officer, memberId: of.recipient, personId };
    await expect(scene.hardship.steps.sendBack(insider, await scene.seen(of, id), '补')).rejects.toMatchObject({
      code: 'hardship-file.own-household',
    });
  });

  it('an application that the member withdrew hides the file before it no longer than it ran', async () => {
    const of = await scene.aPlace();
    const id = await scene.aVisited(of);
    const against = await scene.aMeeting(of, { votesFor: 1, votesAgainst: 2 });
    await scene.hardship.steps.assess(of.officer, await scene.seen(of, id), against);
    const own = async () => (await scene.hardship.reading.ownPage(of.member))?.file.id;
    const { id: second } = await scene.hardship.drafts.openOwn(of.member);
    expect(await own()).toBe(second);
    await scene.hardship.decisions.withdrawOwn(of.member, await scene.seen(of, second), '先不申请了');
    expect(await own()).toBe(id);
  });

  it('a vote that does not carry ends the file; votes must be those of who was there', async () => {
    const of = await scene.aPlace();
    const id = await scene.aVisited(of);
    const wrong = await scene.aMeeting(of, { votesFor: 5 });
    await expect(scene.hardship.steps.assess(of.officer, await scene.seen(of, id), wrong)).rejects.toMatchObject({
      code: 'hardship-file.votes-wrong',
    });
    await scene.hardship.steps.assess(
      of.officer,
      await scene.seen(of, id),
      await scene.aMeeting(of, { votesFor: 1, votesAgainst: 2 }),
    );
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'refused', running: false });
    await scene.hardship.drafts.openFor(of.officer, of.recipient);
  });

  it('another judgement than the computed one needs a reason and takes the higher route', async () => {
    const of = await scene.aPlace();
    const id = await scene.aVisited(of);
    const other = await scene.aMeeting(of, { category: 'relative' });
    await expect(scene.hardship.steps.assess(of.officer, await scene.seen(of, id), other)).rejects.toMatchObject({
      code: 'hardship-file.reason-missing',
    });
    const of2 = await scene.aPlace();
    const submitted = await scene.aSubmitted(of2, { category: 'relative', reason: '另有房租收入待核' });
    expect(await scene.rowOf(of2, submitted)).toMatchObject({ other_judgement: true });
    const [request] = await database.owner(
      `SELECT route_code FROM approvals.approval_request WHERE tenant_id = $1 AND subject_id = $2`,
      [of2.tenantId, submitted],
    );
    expect(request.route_code).toBe('HARDSHIP-FILE-OTHERWISE');
  });

  it('consent to the notice that nobody ticked in the form is recorded with the notice, without a second visit', async () => {
    const of = await scene.aPlace();
    const id = await scene.aVisited(of, { consent: { given: false, withCause: false } });
    await scene.hardship.steps.assess(of.officer, await scene.seen(of, id), await scene.aMeeting(of));
    await expect(scene.hardship.steps.publicise(of.officer, await scene.seen(of, id))).rejects.toMatchObject({
      code: 'hardship-file.not-consented',
    });
    const consent = { withCause: true };
    await scene.hardship.steps.publicise(of.officer, await scene.seen(of, id), { consent });
    const consentedBy = `本人，由${of.officer.displayName}记录`;
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'publicised', consented_by: consentedBy });
    const { notices } = await scene.hardship.reading.page(of.officer, id);
    expect(notices[0]!.notice).toMatchObject({ consentedBy, causeLabel: '子女上学' });
  });

  it('what the household said itself of the notice is not said again by the officer', async () => {
    const of = await scene.aPlace();
    const id = await scene.aVisited(of);
    await scene.hardship.steps.assess(of.officer, await scene.seen(of, id), await scene.aMeeting(of));
    await scene.hardship.steps.publicise(of.officer, await scene.seen(of, id), { consent: { withCause: true } });
    const { notices } = await scene.hardship.reading.page(of.officer, id);
    expect(notices[0]!.notice).toMatchObject({ causeLabel: null });
  });

  it('who looks at incomes and health is recorded', async () => {
    const of = await scene.aPlace();
    const id = await scene.aVisited(of);
    const page = await scene.hardship.households.read(of.officer, id, '准备评议');
    expect(page.persons[0]).toMatchObject({ health: '高血压' });
    expect(page.computed.map(({ rule }) => rule.version)).toEqual(['current', '2016']);
    const views = await database.owner(
      `SELECT reason, fields::text FROM members.sensitive_view WHERE tenant_id = $1 AND member_id = $2`,
      [of.tenantId, of.recipient],
    );
    expect(views).toEqual([expect.objectContaining({ reason: '准备评议' })]);
    const stranger = await of.agent('officer', await aUnion(platform, of.tenantId, of.rootId));
    await expect(scene.hardship.households.read(stranger, id, '看看')).rejects.toMatchObject({
      code: 'hardship-file.not-found',
    });
  });

  describe('the note of an expense, which may name an illness', () => {
    const note = '尿毒症透析（每周三次）';
    const inPlain = async (): Promise<string[]> => {
      const tables = await database.owner(
        `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
         WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
      );
      const found: string[] = [];
      for (const { name } of tables)
        if ((await database.owner(`SELECT 1 FROM ${name} r WHERE row_to_json(r)::text LIKE '%尿毒症%'`)).length > 0)
          found.push(name);
      return found;
    };

    it('is read with the statement, and stands in no plain column of any table', async () => {
      const of = await scene.aPlace();
      const { statement } = aDraft();
      const expenses = [{ kind: 'medical', note, yearly: 900_000n, fromEvent: false }] as const;
      const id = await scene.aVisited(of, { statement: { ...statement, expenses } });
      await scene.hardship.steps.assess(of.officer, await scene.seen(of, id), await scene.aMeeting(of));
      const { statements, judgements } = await scene.hardship.households.read(of.officer, id, '核对');
      expect(statements[0]!.statement.expenses).toMatchObject([{ note }]);
      expect(judgements[0]!.lines).toContainEqual({ label: '支出：自付医疗费', working: null, result: '9,000.00' });
      expect(await inPlain()).toEqual([]);
    });

    it('is cleared from the computations that were kept with it', async () => {
      const lines = [
        `支出：自付医疗费（${note}）`,
        `支出：其他刚性支出（${note}），算作这次的损失`,
        '收入：工资（本人）',
        '支出：护理',
      ];
      const kept = JSON.stringify(lines.map((label) => ({ label, working: null, result: '1.00' })));
      const [row] = await database.owner(
        `INSERT INTO hardship.judgement SELECT (jsonb_populate_record(j, jsonb_build_object(
           'id', gen_random_uuid(), 'lines', $1::jsonb))).* FROM hardship.judgement j LIMIT 1 RETURNING id`,
        [kept],
      );
      expect(await inPlain()).toEqual(['hardship.judgement']);
      const Clearing = MIGRATIONS.find(({ name }) => name === 'JudgementNotes1790000029150')!;
      await new Clearing().up({ query: (sql: string) => database.owner(sql) } as never);
      expect(await inPlain()).toEqual([]);
      const [cleared] = await database.owner(`SELECT lines FROM hardship.judgement WHERE id = $1`, [row.id]);
      expect(cleared.lines.map(({ label }: { label: string }) => label)).toEqual([
        ...['支出：自付医疗费', '支出：其他刚性支出，算作这次的损失', '收入：工资（本人）', '支出：护理'],
      ]);
    });
  });
});
