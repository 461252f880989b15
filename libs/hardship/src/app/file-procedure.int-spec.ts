import { type Actor, civilDate } from '@app/kernel';
import { ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { aRegisteredMember, aResidentIdNumber } from '@app/members/testing';
import { NOTIFICATION_ENTITIES } from '@app/notifications/testing';
import { aUnion } from '@app/organizations/testing';
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
    const insider: Actor = { ...of.officer, memberId: of.recipient };
    await expect(scene.hardship.steps.sendBack(insider, await scene.seen(of, id), '补')).rejects.toMatchObject({
      code: 'hardship-file.own-household',
    });
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
});
