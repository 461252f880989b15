import { type Actor, addDays, civilDate, newId, parseFen, systemActor } from '@app/kernel';
import { aDesk, type Desk, ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { aRegisteredMember, aResidentIdNumber } from '@app/members/testing';
import { NOTIFICATION_ENTITIES, openNotifications } from '@app/notifications/testing';
import { OrganizationDirectory } from '@app/organizations';
import { aUnion } from '@app/organizations/testing';
import { idempotencyOf } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { HardshipFileId } from '../domain/hardship-file';
import { HARDSHIP_ENTITIES, hardshipOn } from '../testing';
import type { FileDraft } from './file-draft.service';
import { FileReviewReminders } from './file-review.reminders';
import type { Assessed } from './file-step.service';
import { FileStepReminders } from './file-step.reminders';
import { FileMovedTold, FileSignersTold } from '../jobs/file-told.handlers';

const aDraft = (overrides: Partial<FileDraft> = {}): FileDraft => ({
  ...{ mainCause: 'schooling', otherCauses: [], note: null, area: 'urban' },
  holder: { health: '高血压', workStatus: null, monthIncome: null },
  persons: [],
  statement: {
    ...{ event: null, exclusions: [], monthsBelow: 0, hasStateAid: false, savings: 0n, netInvestment: 0n },
    incomes: [{ kind: 'wage', whose: '本人', yearly: parseFen('20000') }],
    expenses: [{ kind: 'education', note: '学费', yearly: parseFen('9000'), fromEvent: false }],
  },
  consent: { given: true, withCause: false },
  ...overrides,
});

describe('the procedure of a hardship file on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let hardship: ReturnType<typeof hardshipOn>;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [
      ...new Set([...ENTITIES_FOR_DISBURSEMENTS, ...NOTIFICATION_ENTITIES, ...HARDSHIP_ENTITIES]),
    ]);
    hardship = hardshipOn(platform);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  async function aPlace() {
    const desk = await aDesk(platform);
    const federation = await desk.agent('federation-officer', desk.rootId);
    await platform.uow.run(systemActor(desk.tenantId), (tx) =>
      hardship.standards.publish(tx, {
        ...{ region: null, area: 'urban', monthAmount: parseFen('1062'), validFrom: civilDate('2024-01-01') },
        source: '测试市低保标准',
      }),
    );
    return { ...desk, federation };
  }
  type Place = Awaited<ReturnType<typeof aPlace>>;

  const rowOf = async ({ tenantId }: Desk, id: HardshipFileId) =>
    (await database.owner(`SELECT * FROM hardship.hardship_file WHERE tenant_id = $1 AND id = $2`, [tenantId, id]))[0];
  const seen = async (of: Desk, id: HardshipFileId) => ({ id, version: (await rowOf(of, id)).version as number });
  const key = () => idempotencyOf(newId(), 1);
  const today = async ({ system }: Desk) => platform.uow.read(system, (tx) => new OrganizationDirectory().today(tx));
  const aMeeting = async (of: Desk, overrides: Partial<Assessed> = {}): Promise<Assessed> => ({
    ...{ heldOn: await today(of), people: ['甲', '乙', '丙'], conforms: true, words: '一致同意' },
    ...{ votesFor: 3, votesAgainst: 0, abstained: 0, category: null, reason: null },
    ...overrides,
  });
  /** Applied for and visited. */
  async function aVisited(of: Place, draft: Partial<FileDraft> = {}): Promise<HardshipFileId> {
    const { id } = await hardship.drafts.openFor(of.officer, of.recipient);
    await hardship.drafts.save(of.officer, await seen(of, id), aDraft(draft));
    await hardship.drafts.apply(of.officer, await seen(of, id));
    const visit = { heldOn: await today(of), people: ['甲', '乙'], conforms: true, words: '情况属实' };
    await hardship.steps.recordVisit(of.officer, await seen(of, id), visit);
    return id;
  }
  async function aPublicised(of: Place, meeting: Partial<Assessed> = {}): Promise<HardshipFileId> {
    const id = await aVisited(of);
    await hardship.steps.assess(of.officer, await seen(of, id), await aMeeting(of, meeting));
    await hardship.steps.publicise(of.officer, await seen(of, id));
    return id;
  }
  const letNoticesPass = async ({ tenantId }: Desk) =>
    database.owner(
      `UPDATE disclosure.public_notice SET published_on = published_on - 40, until_on = until_on - 40
      WHERE tenant_id = $1`,
      [tenantId],
    );
  async function aSubmitted(of: Place, meeting: Partial<Assessed> = {}): Promise<HardshipFileId> {
    const id = await aPublicised(of, meeting);
    await letNoticesPass(of);
    await hardship.decisions.submit(of.officer, await seen(of, id), key());
    return id;
  }
  const sign = async (of: Desk, id: HardshipFileId, by: Actor, part: 'review' | 'approve') =>
    hardship.decisions.decide(by, await seen(of, id), { action: 'sign', part, comment: '同意' }, key());

  it('goes from the first sign through all hands until the household is on file', async () => {
    const of = await aPlace();
    const id = await aSubmitted(of);
    expect(await rowOf(of, id)).toMatchObject({ status: 'union-review', category: 'deep', other_judgement: false });
    await sign(of, id, of.chair, 'review');
    expect(await rowOf(of, id)).toMatchObject({ status: 'federation-review', filed_on: null });
    await sign(of, id, of.federation, 'approve');
    expect(await rowOf(of, id)).toMatchObject({ status: 'active', running: true });
    const on = await today(of);
    const onFile = await platform.uow.read(of.system, (tx) => hardship.files.hasActiveFile(tx, of.recipient, on));
    expect(onFile).toBe(true);
    const { facts, notices } = await hardship.reading.page(of.officer, id);
    expect(facts.map((fact) => fact.action)).toEqual([
      ...['fill', 'apply', 'record-visit', 'assess', 'publicise', 'submit', 'endorse', 'approve'],
    ]);
    expect(notices).toHaveLength(1);
  });

  it('of two who open a file for one household at once, one does', async () => {
    const of = await aPlace();
    const both = await Promise.allSettled([
      hardship.drafts.openFor(of.officer, of.recipient),
      hardship.drafts.openOwn(of.member),
    ]);
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    const [refused] = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toMatchObject({ code: 'hardship-file.household-has-one' });
  });

  it('a relative who stands in another file is refused, and so is a child older than the parent', async () => {
    const of = await aPlace();
    const { id } = await hardship.drafts.openFor(of.officer, of.recipient);
    const other = await aRegisteredMember(platform, of.tenantId, of.union, {
      identityDocument: { kind: 'resident-id', number: aResidentIdNumber(civilDate('1992-03-04'), 31) },
    });
    await hardship.drafts.openFor(of.officer, other);
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
    await expect(hardship.drafts.save(of.officer, await seen(of, id), twice)).rejects.toMatchObject({
      code: 'hardship-file.household-has-one',
    });
    const older = aDraft({ persons: [person(aResidentIdNumber(civilDate('1950-03-04'), 32), 'child')] });
    await expect(hardship.drafts.save(of.officer, await seen(of, id), older)).rejects.toMatchObject({
      code: 'hardship-file.invalid',
    });
  });

  it('the member fills his own part, and nobody takes a step in his own file', async () => {
    const of = await aPlace();
    const { id } = await hardship.drafts.openOwn(of.member);
    await hardship.drafts.saveOwn(of.member, await seen(of, id), aDraft());
    await hardship.drafts.applyOwn(of.member, await seen(of, id));
    expect(await rowOf(of, id)).toMatchObject({ status: 'applied', filled_by_officer: false, consented_by: '本人' });
    const insider: Actor = { ...of.officer, memberId: of.recipient };
    await expect(hardship.steps.sendBack(insider, await seen(of, id), '补')).rejects.toMatchObject({
      code: 'hardship-file.own-household',
    });
  });

  it('a vote that does not carry ends the file; votes must be those of who was there', async () => {
    const of = await aPlace();
    const id = await aVisited(of);
    const wrong = await aMeeting(of, { votesFor: 5 });
    await expect(hardship.steps.assess(of.officer, await seen(of, id), wrong)).rejects.toMatchObject({
      code: 'hardship-file.votes-wrong',
    });
    await hardship.steps.assess(of.officer, await seen(of, id), await aMeeting(of, { votesFor: 1, votesAgainst: 2 }));
    expect(await rowOf(of, id)).toMatchObject({ status: 'refused', running: false });
    await hardship.drafts.openFor(of.officer, of.recipient);
  });

  it('another judgement than the computed one needs a reason and takes the higher route', async () => {
    const of = await aPlace();
    const id = await aVisited(of);
    const other = await aMeeting(of, { category: 'relative' });
    await expect(hardship.steps.assess(of.officer, await seen(of, id), other)).rejects.toMatchObject({
      code: 'hardship-file.reason-missing',
    });
    const of2 = await aPlace();
    const submitted = await aSubmitted(of2, { category: 'relative', reason: '另有房租收入待核' });
    expect(await rowOf(of2, submitted)).toMatchObject({ other_judgement: true });
    const [request] = await database.owner(
      `SELECT route_code FROM approvals.approval_request WHERE tenant_id = $1 AND subject_id = $2`,
      [of2.tenantId, submitted],
    );
    expect(request.route_code).toBe('HARDSHIP-FILE-OTHERWISE');
  });

  it('is not submitted before the notice hung its time', async () => {
    const of = await aPlace();
    const id = await aPublicised(of);
    await expect(hardship.decisions.submit(of.officer, await seen(of, id), key())).rejects.toMatchObject({
      code: 'hardship-file.notice-not-over',
    });
  });

  it('an objection stops the clock; after the investigation a second notice hangs', async () => {
    const of = await aPlace();
    const id = await aPublicised(of);
    const said = { words: '他家还有一套出租的房子', name: null, contact: null };
    await hardship.steps.object(of.officer, await seen(of, id), said);
    await letNoticesPass(of);
    await expect(hardship.decisions.submit(of.officer, await seen(of, id), key())).rejects.toMatchObject({
      code: 'hardship-file.notice-not-over',
    });
    const found = { heldOn: await today(of), people: ['甲', '乙'], conforms: true, words: '查无此事' };
    await hardship.steps.reinvestigate(of.officer, await seen(of, id), found);
    await hardship.steps.publicise(of.officer, await seen(of, id));
    const { notices } = await hardship.reading.page(of.officer, id);
    expect(notices.map(({ standing, notice }) => [notice.round, standing, notice.workingDays])).toEqual([
      [1, 'objected', 5],
      [2, 'hanging', 3],
    ]);
  });

  it('who has the next step in hand is told of it and reminded of it, and the family hears that it moved', async () => {
    const of = await aPlace();
    const steps = new FileStepReminders(hardship.audience);
    const open = openNotifications(platform, [steps]);
    const moved = new FileMovedTold(hardship.audience, open.messages);
    const signers = new FileSignersTold(hardship.approvalReading, open.messages);
    const id = await aSubmitted(of);
    await platform.uow.run(of.system, async (tx) => {
      const payload = {
        subjectType: 'hardship-file',
        subjectId: id,
        fileId: id,
        action: 'submit',
        status: 'union-review',
      };
      const message = { id: newId(), tenantId: of.tenantId, type: 'hardship-file.moved.v1', payload } as never;
      await moved.handle(tx, message);
      await signers.handle(tx, { ...(message as object), type: 'approval.opened.v1' } as never);
      await open.planning.planFor(tx, 'hardship-step', [id]);
    });
    const told = await database.owner(
      `SELECT m.recipient_account_id AS account, m.link, m.template FROM notifications.message m WHERE m.tenant_id = $1`,
      [of.tenantId],
    );
    expect(told).toContainEqual({ account: of.chair.accountId, link: `/hardship/${id}`, template: 'approval.waiting' });
    expect(told).toContainEqual({ account: of.member.accountId, link: '/my/hardship', template: 'member.case-moved' });
    const due = await database.owner(
      `SELECT recipient, kind FROM notifications.reminder WHERE tenant_id = $1 AND subject_id = $2 AND status = 'due'`,
      [of.tenantId, id],
    );
    expect(due).toContainEqual({ recipient: 'signer', kind: 'on-deadline' });
    expect(due).toContainEqual({ recipient: 'chair', kind: 'escalation' });
    open.close();
  });

  it('a signer adds another and hands over to another, who then signs in his place', async () => {
    const of = await aPlace();
    const id = await aSubmitted(of);
    const vice = await of.agent('vice-chair', of.union);
    const person = { personId: vice.personId, comment: '请一起看看' };
    await hardship.decisions.decide(of.chair, await seen(of, id), { action: 'hand-over', ...person }, key());
    await sign(of, id, vice, 'review');
    const board = await of.agent('federation-officer', of.rootId);
    const added = { action: 'add-signer', personId: board.personId, comment: '' } as const;
    await hardship.decisions.decide(of.federation, await seen(of, id), added, key());
    await sign(of, id, of.federation, 'approve');
    expect(await rowOf(of, id)).toMatchObject({ status: 'federation-review' });
    await sign(of, id, board, 'approve');
    expect(await rowOf(of, id)).toMatchObject({ status: 'active' });
  });

  it('after the period nobody objects any more', async () => {
    const of = await aPlace();
    const id = await aPublicised(of);
    await letNoticesPass(of);
    const said = { words: '我有意见要反映', name: '王五', contact: null };
    await expect(hardship.steps.object(of.officer, await seen(of, id), said)).rejects.toMatchObject({
      code: 'notice.over',
    });
  });

  it('nothing is published without consent, and what is published holds nothing private', async () => {
    const of = await aPlace();
    const id = await aVisited(of, { consent: { given: false, withCause: false } });
    await hardship.steps.assess(of.officer, await seen(of, id), await aMeeting(of));
    await expect(hardship.steps.publicise(of.officer, await seen(of, id))).rejects.toMatchObject({
      code: 'hardship-file.not-consented',
    });
    const of2 = await aPlace();
    await aPublicised(of2);
    const [row] = await database.owner(
      `SELECT row_to_json(n)::text AS text FROM disclosure.public_notice n WHERE tenant_id = $1`,
      [of2.tenantId],
    );
    expect(row.text).toContain('王*英');
    for (const secret of ['王秀英', '高血压', '20000', '学费', '子女上学', '990101'])
      expect(row.text).not.toContain(secret);
  });

  it('what was returned is resubmitted and goes on; what was withdrawn frees the household', async () => {
    const of = await aPlace();
    const id = await aSubmitted(of);
    await hardship.decisions.decide(of.chair, await seen(of, id), { action: 'return', reason: '补户口本' }, key());
    expect(await rowOf(of, id)).toMatchObject({ status: 'returned' });
    await hardship.decisions.resubmit(of.officer, await seen(of, id), key());
    await hardship.decisions.remind(of.officer, await seen(of, id), key());
    await sign(of, id, of.chair, 'review');
    const back = { action: 'return-step', reason: '请再看一眼' } as const;
    await hardship.decisions.decide(of.federation, await seen(of, id), back, key());
    expect(await rowOf(of, id)).toMatchObject({ status: 'union-review' });
    await hardship.decisions.withdraw(of.officer, await seen(of, id), '本人放弃', key());
    expect(await rowOf(of, id)).toMatchObject({ status: 'withdrawn', running: false });
    await hardship.drafts.openFor(of.officer, of.recipient);
  });

  it('who looks at incomes and health is recorded', async () => {
    const of = await aPlace();
    const id = await aVisited(of);
    const page = await hardship.households.read(of.officer, id, '准备评议');
    expect(page.persons[0]).toMatchObject({ health: '高血压' });
    expect(page.computed.map(({ rule }) => rule.version)).toEqual(['current', '2016']);
    const views = await database.owner(
      `SELECT reason, fields::text FROM members.sensitive_view WHERE tenant_id = $1 AND member_id = $2`,
      [of.tenantId, of.recipient],
    );
    expect(views).toEqual([expect.objectContaining({ reason: '准备评议' })]);
    const stranger = await of.agent('officer', await aUnion(platform, of.tenantId, of.rootId));
    await expect(hardship.households.read(stranger, id, '看看')).rejects.toMatchObject({
      code: 'hardship-file.not-found',
    });
  });

  describe('the yearly review', () => {
    const dueIn = (of: Desk, days: number) =>
      database.owner(`UPDATE hardship.hardship_file SET review_due_on = current_date + $2::int WHERE tenant_id = $1`, [
        of.tenantId,
        days,
      ]);
    async function anActive(of: Place) {
      const id = await aSubmitted(of);
      await sign(of, id, of.chair, 'review');
      await sign(of, id, of.federation, 'approve');
      return id;
    }

    it('is opened a month before it is due, once, and lapses when nobody does it', async () => {
      const of = await aPlace();
      const id = await anActive(of);
      expect(await hardship.reviews.work(of.tenantId)).toEqual({ opened: 0, lapsed: 0 });
      await dueIn(of, 20);
      expect(await hardship.reviews.work(of.tenantId)).toEqual({ opened: 1, lapsed: 0 });
      expect(await hardship.reviews.work(of.tenantId)).toEqual({ opened: 0, lapsed: 0 });
      await dueIn(of, -70);
      expect(await hardship.reviews.work(of.tenantId)).toEqual({ opened: 0, lapsed: 1 });
      expect(await rowOf(of, id)).toMatchObject({ status: 'watched', exit_ground: 'lapsed', running: false });
    });

    it('is told to the officer before it is due and to the chair when it is late, and to nobody once it was done', async () => {
      const of = await aPlace();
      const id = await anActive(of);
      const reviews = new FileReviewReminders(hardship.audience);
      const open = openNotifications(platform, [reviews]);
      const waiting = (kind: string) =>
        database.owner(
          `SELECT recipient FROM notifications.reminder
           WHERE tenant_id = $1 AND subject_id = $2 AND kind = $3 AND status = 'due'`,
          [of.tenantId, id, kind],
        );
      await dueIn(of, 10);
      await platform.uow.run(of.system, (tx) => open.planning.planFor(tx, 'hardship-file', [id]));
      expect((await waiting('before-deadline')).map(({ recipient }) => recipient)).toContain('officer');
      expect(await waiting('escalation')).toEqual([{ recipient: 'chair' }]);
      const told = (part: string) => platform.uow.read(of.system, (tx) => reviews.recipients(tx, id, part));
      expect(await told('officer')).toEqual([of.officer.accountId]);
      expect(await told('chair')).toEqual([of.chair.accountId]);
      await dueIn(of, 300);
      await platform.uow.run(of.system, (tx) => open.planning.planFor(tx, 'hardship-file', [id]));
      expect([...(await waiting('before-deadline')), ...(await waiting('escalation'))]).toEqual([]);
      open.close();
    });

    it('keeps last year beside this year, and changes the category when the sums say so', async () => {
      const of = await aPlace();
      const id = await anActive(of);
      await dueIn(of, 20);
      await hardship.reviews.work(of.tenantId);
      const incomes = [{ kind: 'wage', whose: '本人', yearly: parseFen('30000') }] as const;
      const { statement } = aDraft();
      const reviewed = {
        ...{ category: null, reason: null, area: 'urban' as const },
        statement: { ...statement, incomes },
      };
      await hardship.yearly.review(of.officer, await seen(of, id), reviewed);
      expect(await rowOf(of, id)).toMatchObject({ status: 'change-review', category: 'deep', running: true });
      const on = await today(of);
      const holds = platform.uow.read(of.system, (tx) => hardship.files.hasActiveFile(tx, of.recipient, on));
      expect(await holds).toBe(true);
      const back = { action: 'return', reason: '收入证明不全' } as const;
      await hardship.decisions.decide(of.chair, await seen(of, id), back, key());
      expect(await rowOf(of, id)).toMatchObject({ status: 'review-due', proposed_category: null });
      await hardship.yearly.review(of.officer, await seen(of, id), reviewed);
      await sign(of, id, of.chair, 'review');
      expect(await rowOf(of, id)).toMatchObject({ status: 'change-review', category: 'deep' });
      await sign(of, id, of.federation, 'approve');
      expect(await rowOf(of, id)).toMatchObject({ status: 'active', category: 'relative', proposed_category: null });
      const { statements, judgements } = await hardship.households.read(of.officer, id, '复核');
      expect([statements.length, judgements.length]).toEqual([3, 3]);
    });

    it('with the same category it is renewed at once; a change that is refused or taken back leaves the old one', async () => {
      const of = await aPlace();
      const id = await anActive(of);
      const { statement } = aDraft();
      const same = { ...{ category: null, reason: null, area: 'urban' as const }, statement };
      await hardship.yearly.review(of.officer, await seen(of, id), same);
      expect(await rowOf(of, id)).toMatchObject({ status: 'active', category: 'deep' });
      const other = { ...same, category: 'relative' as const, reason: '另有房租收入' };
      await hardship.yearly.review(of.officer, await seen(of, id), other);
      await hardship.decisions.decide(of.chair, await seen(of, id), { action: 'refuse', reason: '证据不足' }, key());
      expect(await rowOf(of, id)).toMatchObject({ status: 'review-due', category: 'deep' });
      await hardship.yearly.review(of.officer, await seen(of, id), other);
      await hardship.decisions.withdrawChange(of.officer, await seen(of, id), '再核一遍', key());
      expect(await rowOf(of, id)).toMatchObject({ status: 'review-due', category: 'deep', proposed_category: null });
    });

    it('goes by the rule of the day: earlier or later than by the default', async () => {
      const of = await aPlace();
      await anActive(of);
      await platform.uow.run(of.system, async (tx) =>
        hardship.rules.set(tx, {
          ...{ opensBeforeDays: 10, lapsesAfterDays: 5, spotCheckPercent: 50 },
          ...{ validFrom: await today(of), source: '测试办法' },
        }),
      );
      await dueIn(of, 20);
      expect(await hardship.reviews.work(of.tenantId)).toEqual({ opened: 0, lapsed: 0 });
      await dueIn(of, -6);
      expect(await hardship.reviews.work(of.tenantId)).toEqual({ opened: 1, lapsed: 1 });
    });

    it('a spot check draws by a seed that gives the same again, and what was found stands with the file', async () => {
      const of = await aPlace();
      const id = await anActive(of);
      expect(await hardship.spotChecks.standing(of.federation, of.union)).toMatchObject({
        onFile: 1,
        drawn: 0,
        needed: 1,
      });
      const { id: checkId } = await hardship.spotChecks.draw(of.federation, of.rootId);
      const page = await hardship.spotChecks.page(of.federation, checkId);
      expect(page).toMatchObject({ repeats: true, items: [{ fileId: id, conforms: null }] });
      await expect(hardship.spotChecks.draw(of.federation, of.rootId)).rejects.toMatchObject({
        code: 'spot-check.nothing-left',
      });
      const [item] = page.items;
      const found = { heldOn: await today(of), people: ['甲', '乙'], conforms: false, words: '已搬到新房' };
      await hardship.spotChecks.record(of.federation, checkId, item!.id, item!.version, found);
      const { records } = await hardship.reading.page(of.federation, id);
      expect(records.at(-1)).toMatchObject({ kind: 'spot-check', conforms: false });
      await expect(
        hardship.spotChecks.record(of.federation, checkId, item!.id, item!.version + 1, found),
      ).rejects.toMatchObject({ code: 'spot-check.checked' });
    });

    it('who is lifted out of hardship is watched and his papers are kept ten years', async () => {
      const of = await aPlace();
      const id = await anActive(of);
      await hardship.steps.exit(of.officer, await seen(of, id), 'lifted', '子女已就业');
      const exited = await rowOf(of, id);
      expect(exited).toMatchObject({ status: 'watched', exit_ground: 'lifted' });
      const visit = { heldOn: await today(of), people: ['甲'], conforms: true, words: '收入稳定' };
      await hardship.steps.watch(of.officer, await seen(of, id), visit);
      await hardship.steps.archive(of.officer, await seen(of, id));
      expect(await rowOf(of, id)).toMatchObject({ status: 'archived' });
      expect(
        addDays(await today(of), 3650) <
          civilDate(
            (await database.owner(`SELECT kept_until::text AS k FROM hardship.hardship_file WHERE id = $1`, [id]))[0].k,
          ),
      ).toBe(true);
    });
  });
});
