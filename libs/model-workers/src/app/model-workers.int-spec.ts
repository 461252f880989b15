import { type Actor, addDays, civilDate, type MemberId, newId, parseFen, yearOf } from '@app/kernel';
import { aDesk } from '@app/disbursements/testing';
import { aFundAccount } from '@app/funds/testing';
import { aSignedInAgent } from '@app/identity/testing';
import { aRegisteredMember, membersOn } from '@app/members/testing';
import { OrganizationDirectory } from '@app/organizations';
import { aUnion } from '@app/organizations/testing';
import { idempotencyOf } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { ModelWorkerFileId, SurveyId } from '../domain/model-worker';
import type { Answers } from './survey.service';
import { aidConditionOn, MODEL_WORKER_ENTITIES, modelWorkersOn } from '../testing';

describe('model workers on PostgreSQL', () => {
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
  const honour = { level: 'provincial', title: '省劳动模范', year: 2005, conferredBy: '省人民政府' } as const;
  const answers: Answers = {
    ...{ livelihood: 'retired', monthlyIncome: parseFen('3540'), persons: 2, causes: ['illness'], needs: null },
  };

  async function aPlace() {
    const desk = await aDesk(platform, { files: [aidConditionOn()] });
    const on = modelWorkersOn(platform);
    const today = await platform.uow.read(desk.system, (tx) => new OrganizationDirectory().today(tx));
    const fund = await aFundAccount(platform, desk.tenantId, desk.union, {
      ...{ name: '劳模专项', kind: 'model-worker', opening: parseFen('50000') },
    });
    const member = (overrides: object = {}) =>
      aRegisteredMember(platform, desk.tenantId, desk.union, {
        identityDocument: null,
        bornOn: civilDate('1957-03-04'),
        ...overrides,
      });
    const aFile = async (memberId?: MemberId): Promise<ModelWorkerFileId> =>
      on.files.open(desk.officer, { memberId: memberId ?? (await member()), honours: [honour], note: null }, key());
    const page = (id: ModelWorkerFileId) => on.reading.page(desk.officer, id);
    const seen = async (id: ModelWorkerFileId) => ({ id, version: (await page(id)).file.version });
    const survey = async (id: ModelWorkerFileId) => (await page(id)).surveys[0]!;
    const seenSurvey = async (id: ModelWorkerFileId): Promise<{ id: SurveyId; version: number }> => survey(id);
    const surveyed = async (id: ModelWorkerFileId) => {
      await on.opening.work(desk.tenantId);
      await on.surveys.answer(desk.officer, await seenSurvey(id), answers);
      await on.surveys.accept(desk.officer, await seenSurvey(id));
    };
    const ask = (id: ModelWorkerFileId, overrides: object = {}, by: Actor = desk.officer) =>
      on.aids.request(by, id, { ...wanted, ...paper, fundAccountId: fund, ...overrides }, key());
    const levelOf = async (id: MemberId) =>
      (await platform.uow.read(desk.system, (tx) => membersOn(platform).directory.get(tx, id))).modelWorkerLevel;
    const violations = () => platform.uow.read(desk.system, (tx) => on.check.violations(tx));
    const himself = desk.member;
    return {
      ...desk,
      ...on,
      on: desk.on,
      himself,
      today,
      fund,
      member,
      aFile,
      page,
      seen,
      seenSurvey,
      surveyed,
      ask,
      levelOf,
      violations,
    };
  }
  const wanted = { kind: 'living', months: 12, burden: 0n } as const;
  const paper = { amount: parseFen('144'), documentIds: [], reason: '材料随后补' };

  it('the file sets the level of the register, in every state', async () => {
    const of = await aPlace();
    const memberId = await of.member();
    const id = await of.aFile(memberId);
    expect(await of.levelOf(memberId)).toBe('provincial');
    await of.files.correct(of.officer, await of.seen(id), { honours: [{ ...honour, level: 'national' }], note: null });
    expect(await of.levelOf(memberId)).toBe('national');
    const step = async (action: 'revoke' | 'restore-honour' | 'void') =>
      of.files.move(of.officer, await of.seen(id), { action, on: of.today, reason: '上级通报' });
    await step('revoke');
    expect(await of.levelOf(memberId)).toBeNull();
    await step('restore-honour');
    expect(await of.levelOf(memberId)).toBe('national');
    expect(await of.violations()).toEqual([]);
    await step('void');
    expect(await of.levelOf(memberId)).toBeNull();
    expect((await of.page(id)).changes.map(({ action }) => action)).toEqual([
      'void',
      'restore-honour',
      'revoke',
      'open',
    ]);
    await of.aFile(memberId);
  });

  it('while there is a file neither the register nor a roster says another level', async () => {
    const of = await aPlace();
    const memberId = await of.member();
    await of.aFile(memberId);
    const { members, imports, directory } = membersOn(platform);
    const admin = await of.agent('administrator', of.rootId);
    const { version } = await platform.uow.read(of.system, (tx) => directory.get(tx, memberId));
    await expect(members.change(admin, memberId, version, { modelWorkerLevel: 'county' })).rejects.toEqual(
      problem('member.level-follows-file'),
    );
    const row = { memberId, unionId: null, particulars: { name: '王秀英', modelWorkerLevel: 'county' } } as const;
    await platform.uow.run(of.system, (tx) => imports.importMembers(tx, newId(), [row]));
    expect(await of.levelOf(memberId)).toBe('provincial');
  });

  it('has one file per member, also when two open it at once', async () => {
    const of = await aPlace();
    const memberId = await of.member();
    const outcomes = await Promise.allSettled([of.aFile(memberId), of.aFile(memberId)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [lost] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(lost).toEqual(problem('model-worker.on-file-already'));
  });

  it('opens files for the model workers of the roster, once', async () => {
    const of = await aPlace();
    const known = await of.member({ modelWorkerLevel: 'county' });
    await of.member({ modelWorkerLevel: 'national' });
    await of.member();
    expect(await of.reading.counts(of.officer, null)).toMatchObject({ withoutFile: 2, files: 0 });
    expect(await of.files.openOfRoster(of.officer, of.union)).toBe(2);
    expect(await of.files.openOfRoster(of.officer, of.union)).toBe(0);
    const counts = await of.reading.counts(of.officer, null);
    expect(counts).toMatchObject({ withoutFile: 0, files: 2, dues: { 'honour-unknown': 2 } });
    expect(await of.reading.counts(of.officer, of.union)).toEqual(counts);
    const elsewhere = await aUnion(platform, of.tenantId, of.rootId);
    expect(await of.reading.counts(of.officer, elsewhere)).toMatchObject({ files: 0, dues: { 'honour-unknown': 0 } });
    expect(await of.levelOf(known)).toBe('county');
    expect(await of.violations()).toEqual([]);
  });

  it('opens one survey a year for every living file, with the answers of the last', async () => {
    const of = await aPlace();
    const [living, gone] = [await of.aFile(), await of.aFile()];
    const seen = await of.seen(gone);
    await of.files.move(of.officer, seen, { action: 'record-death', on: of.today, reason: '家属告知' });
    await of.surveyed(living);
    expect((await of.page(gone)).surveys).toEqual([]);
    await database.owner(`UPDATE model_workers.survey SET year = year - 1 WHERE tenant_id = $1`, [of.tenantId]);
    const runs = await Promise.all([of.opening.work(of.tenantId, 1), of.opening.work(of.tenantId, 1)]);
    expect(runs.reduce((total, { opened }) => total + opened, 0)).toBe(1);
    const { surveys } = await of.page(living);
    expect(surveys).toMatchObject([
      { year: yearOf(of.today), status: 'open', ...answers },
      { year: yearOf(of.today) - 1, status: 'accepted' },
    ]);
  });

  it('lapses what nobody answered in its year, and takes a late answer', async () => {
    const of = await aPlace();
    const id = await of.aFile();
    await of.opening.work(of.tenantId);
    await database.owner(
      `UPDATE model_workers.survey SET year = year - 1, due_on = due_on - 365 WHERE tenant_id = $1`,
      [of.tenantId],
    );
    expect(await of.opening.work(of.tenantId)).toEqual({ opened: 1, lapsed: 1 });
    const late = (await of.page(id)).surveys[1]!;
    expect(late.status).toBe('lapsed');
    await of.surveys.answer(of.officer, late, answers);
  });

  it('is answered by himself, nobody else, and waits for an officer', async () => {
    const of = await aPlace();
    const id = await of.aFile(of.recipient);
    await of.opening.work(of.tenantId);
    const other = { tenantId: of.tenantId, unionId: of.union, roles: [], memberId: await of.member() };
    const stranger = (await aSignedInAgent(platform, other)).actor;
    await expect(of.surveys.answerOwn(stranger, await of.seenSurvey(id), answers)).rejects.toEqual(
      problem('model-worker-survey.not-found'),
    );
    await of.surveys.answerOwn(of.himself, await of.seenSurvey(id), answers);
    expect((await of.reading.own(of.himself))!.surveys).toMatchObject([
      { status: 'answered', answeredByHimself: true },
    ]);
  });

  it('is paid as calculated through disbursements, once a year and not combined', async () => {
    const of = await aPlace();
    const id = await of.aFile();
    await expect(of.ask(id)).rejects.toEqual(problem('model-worker-aid.survey-missing'));
    await of.surveyed(id);
    await expect(of.ask(id, { amount: parseFen('9999') })).rejects.toEqual(problem('model-worker-aid.amount-changed'));
    await of.ask(id);
    await expect(of.ask(id)).rejects.toEqual(problem('model-worker-aid.given-this-year'));
    await expect(of.ask(id, { kind: 'special', burden: parseFen('5000') })).rejects.toEqual(
      problem('model-worker-aid.not-combined'),
    );
    await of.ask(id, { kind: 'condolence', amount: parseFen('1000') });
    const { aids } = await of.reading.circumstances(of.officer, id, '办理帮扶');
    expect(aids.map(({ kind, amount, inputs }) => [kind, amount, inputs['monthlyIncome']])).toEqual([
      ['condolence', parseFen('1000'), '3540.00'],
      ['living', parseFen('144'), '3540.00'],
    ]);
    await payAndFollow(of, aids[1]!.disbursementId);
    expect((await of.page(id)).aids[1]).toMatchObject({ status: 'paid', paidOn: of.today });
    const figures = await platform.uow.read(of.system, (tx) => of.figures.ofYear(tx, [of.rootId], yearOf(of.today)));
    expect(figures).toEqual({
      ...{ files: [{ level: 'provincial', status: 'active', count: 1 }], aided: 1, amount: parseFen('144') },
      ...{ surveyed: 1, answered: 1 },
    });
    expect(await of.violations()).toEqual([]);
  });

  type Place = Awaited<ReturnType<typeof aPlace>>;
  async function payAndFollow(of: Place, disbursementId: Parameters<Place['approve']>[0]) {
    await of.review(disbursementId);
    await of.approve(disbursementId);
    const order = { paidOn: of.today, bankReference: 'B1', receiptDocumentId: null, witness: null };
    await of.on.payments.pay(of.cashier, await of.now(disbursementId), order);
    await platform.uow.run(of.system, (tx) => of.following.follow(tx, disbursementId));
    await platform.uow.run(of.system, (tx) => of.following.follow(tx, disbursementId));
  }

  it('refuses excluded states when it is asked for and again on the day of the payment', async () => {
    const of = await aPlace();
    const id = await of.aFile();
    await of.surveyed(id);
    await of.ask(id);
    const [aid] = (await of.page(id)).aids;
    await of.files.bar(of.officer, await of.seen(id), true, '接受调查');
    await expect(payAndFollow(of, aid!.disbursementId)).rejects.toEqual(problem('model-worker-aid.not-payable'));
    await expect(of.ask(id, { kind: 'condolence' })).rejects.toEqual(problem('model-worker-aid.barred'));
    await of.files.bar(of.officer, await of.seen(id), false, '调查结束');
    const lost = { action: 'lose-contact', on: of.today, reason: '电话停机' } as const;
    await of.files.move(of.officer, await of.seen(id), lost);
    await expect(of.ask(id, { kind: 'condolence' })).rejects.toEqual(problem('model-worker-aid.lost'));
    await expect(of.files.move(of.officer, await of.seen(id), { ...lost, action: 'void' })).rejects.toEqual(
      problem('model-worker.has-aid'),
    );
  });

  it('nobody handles his own file, and no day lies ahead or before the state', async () => {
    const of = await aPlace();
    const memberId = await of.member();
    const himself = await of.agent('officer', of.union, memberId);
    const open = (by: Actor) => of.files.open(by, { memberId, honours: [honour], note: null }, key());
    await expect(open(himself)).rejects.toEqual(problem('model-worker.own-file'));
    const id = await open(of.officer);
    const move = async (on: typeof of.today) =>
      of.files.move(of.officer, await of.seen(id), { action: 'emigrate', on, reason: '随子女定居' });
    await expect(move(addDays(of.today, 1))).rejects.toEqual(problem('model-worker.day-ahead'));
    await expect(move(addDays(of.today, -1))).rejects.toEqual(problem('model-worker.day-before-state'));
  });

  it('the check finds a level and a payment that were tampered with', async () => {
    const of = await aPlace();
    const memberId = await of.member();
    const id = await of.aFile(memberId);
    await of.surveyed(id);
    await of.ask(id);
    await database.owner(`UPDATE members.member SET model_worker_level = 'county' WHERE id = $1`, [memberId]);
    await database.owner(`UPDATE model_workers.special_aid SET status = 'paid' WHERE file_id = $1`, [id]);
    const [aid] = (await of.page(id)).aids;
    expect(await of.violations()).toEqual([
      { rule: 'model-workers.level-of-register', subjectId: id },
      { rule: 'model-workers.aid-as-paid', subjectId: aid!.id },
    ]);
  });

  it('an own rule is the federation’s, holds from its day, and stands once', async () => {
    const of = await aPlace();
    const id = await of.aFile();
    const [known] = (await of.rules.all(of.chair)).rules;
    const rule = { ...known!.rule, level: 'provincial', kind: 'condolence', most: parseFen('1500') } as const;
    const own = { ...rule, validFrom: of.today, basis: '市总工会 2026 年通知' };
    await expect(of.rules.add(of.chair, own, key())).rejects.toEqual(problem('model-worker-aid-rule.not-yours'));
    const grants = of.chair.grants.map((grant) => ({ ...grant, unionId: of.rootId }));
    const above: Actor = { ...of.chair, grants };
    await of.rules.add(above, own, key());
    await expect(of.rules.add(above, own, key())).rejects.toEqual(problem('model-worker-aid-rule.exists'));
    const { amount } = await of.aids.calculate(of.officer, id, { ...wanted, kind: 'condolence' });
    expect(amount).toBe(parseFen('1500'));
  });
});
