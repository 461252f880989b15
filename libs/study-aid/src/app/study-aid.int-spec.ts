import { addDays, type CivilDate, type MemberId, newId, parseFen } from '@app/kernel';
import { aJpeg, type OpenDocuments, openDocuments } from '@app/documents/testing';
import { aUnion } from '@app/organizations/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { academicYearOf } from '../domain/academic-year';
import type { AwardId, GrantListId } from '../domain/study-aid';
import { aStudyPlace, STUDY_AID_ENTITIES, type StudyPlace } from '../testing';
import { aChildNumber } from '../testing/a-study-place';

describe('study aid on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let files: OpenDocuments;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, STUDY_AID_ENTITIES);
    files = openDocuments(platform);
  });
  afterAll(async () => {
    files.close();
    await platform.dataSource.destroy();
    await database.drop();
  });

  const aPlace = () => aStudyPlace(platform, files);
  const problem = (code: string) => expect.objectContaining({ code });
  const page = (of: StudyPlace, id: AwardId) => of.study.reading.page(of.officer, id);
  const seenList = async (of: StudyPlace, id: GrantListId) => ({
    id,
    version: (await of.study.listReading.page(of.officer, id)).list.version,
  });
  const aList = async (of: StudyPlace, year = academicYearOf(of.today)) =>
    (await of.study.lists.create(of.officer, of.programme, year, of.key())).id;
  async function approve(of: StudyPlace, id: GrantListId) {
    await of.study.lists.submit(of.officer, await seenList(of, id), of.key());
    const sign = async (by: StudyPlace['officer'], part: 'review' | 'approve') =>
      of.study.lists.decide(by, await seenList(of, id), { action: 'sign', part, comment: '' }, of.key());
    await sign(of.treasurer, 'review');
    await sign(of.chair, 'approve');
  }
  const payable = (of: StudyPlace, id: GrantListId) =>
    platform.uow.read(of.cashier, (tx) => of.on.planned.payableOf(tx, id));
  async function pay(of: StudyPlace, id: GrantListId, paidOn: CivilDate = of.today) {
    const { ids, count, amount: total } = (await payable(of, id)).transfer;
    const selection = { planId: id, paymentKind: 'transfer', count, total } as const;
    const order = { selection, paidOn, bankReference: '代发 1', receiptDocumentId: null, witness: null };
    await of.on.payouts.payBatch(of.cashier, order, of.key());
    await follow(of, ids);
    return ids;
  }
  const follow = async (of: StudyPlace, ids: readonly Parameters<StudyPlace['study']['money']['follow']>[1][]) => {
    for (const id of ids) await platform.uow.run(of.system, (tx) => of.study.money.follow(tx, id));
  };
  const violations = (of: StudyPlace) => platform.uow.read(of.system, (tx) => of.study.check.violations(tx));
  const figures = (of: StudyPlace) =>
    platform.uow.read(of.system, (tx) => of.study.figures.ofYear(tx, [of.rootId], Number(of.today.slice(0, 4))));
  /** Moves the first instalment, and with it everything of the first year, into the year before. */
  const aYearPassed = (of: StudyPlace) =>
    database.owner(
      `WITH a AS (UPDATE study_aid.award SET first_year = first_year - 1, entry_year = entry_year - 1,
         ends_in_year = ends_in_year - 1 WHERE tenant_id = $1)
       UPDATE study_aid.instalment SET academic_year = academic_year - 1 WHERE tenant_id = $1`,
      [of.tenantId],
    );
  const renewalOf = async (of: StudyPlace, id: AwardId) => (await page(of, id)).renewals[0]!;
  const aProof = (by: StudyPlace['officer'], mark?: Buffer) =>
    files.aDocument(by, { kind: 'certificate', ...(mark && { content: mark }) });
  const answer = async (of: StudyPlace, by: StudyPlace['officer'], id: AwardId) => {
    const { id: renewalId, version } = await renewalOf(of, id);
    const said = { state: 'enrolled', schoolName: null, note: null, proofDocumentId: await aProof(by) } as const;
    return of.study.renewals.answerOwn(by, { id: renewalId, version }, said, of.key());
  };

  it('from the application to the money: verified, listed, approved by amount, paid in a batch', async () => {
    const of = await aPlace();
    const family = await of.aFamily();
    const id = await of.aVerified(family);
    const list = await aList(of);
    await approve(of, list);
    expect((await page(of, id)).award.status).toBe('running');
    expect(await of.balance()).toMatchObject({ held: parseFen('2000') });
    await pay(of, list);
    const { instalments, facts } = await page(of, id);
    expect(instalments).toMatchObject([{ status: 'paid', amount: '200000', ordinal: 1, paidOn: of.today }]);
    expect(facts.map(({ action }) => action)).toEqual(['pay', 'grant', 'verify', 'apply']);
    expect(await of.balance()).toMatchObject({ held: 0n, spent: parseFen('2000') });
    expect(await figures(of)).toMatchObject({ students: 1, fresh: 1, renewed: 0, amount: parseFen('2000') });
    expect(await violations(of)).toEqual([]);
  });

  it('gives a child one exclusive programme at a time, also when both ask at the same instant', async () => {
    const of = await aPlace();
    const [one, other] = [await of.aFamily(), await of.aFamily()];
    const second = await of.aProgramme({ name: '春蕾助学' });
    const childIdNumber = aChildNumber();
    const outcomes = await Promise.allSettled([
      of.study.applications.applyOwn(one.parent, of.anApplication({ childIdNumber }), of.key()),
      of.study.applications.applyOwn(other.parent, of.anApplication({ childIdNumber, programmeId: second }), of.key()),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [lost] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(lost).toEqual(problem('study-award.child-aided-already'));
  });

  it('takes no application of a family without a file, of another level, or with a wrong document', async () => {
    const of = await aPlace();
    const { parent } = await of.aFamily();
    const apply = (overrides: object) => of.study.applications.applyOwn(parent, of.anApplication(overrides), of.key());
    await expect(apply({ level: 'high-school' })).rejects.toEqual(problem('study-programme.level-not-aided'));
    await expect(apply({ circumstances: ['military-academy'] })).rejects.toEqual(problem('study-award.excluded'));
    await expect(apply({ endsInYear: 2000 })).rejects.toEqual(problem('study-award.ends-before-entry'));
    await expect(apply({ childIdNumber: '990101200001010001' })).rejects.toEqual(problem('study-award.child-document'));
    const unfiled = of.member;
    await expect(of.study.applications.applyOwn(unfiled, of.anApplication(), of.key())).rejects.toEqual(
      problem('study-award.no-file'),
    );
  });

  it('refuses a proof that another child gave, by the checksum', async () => {
    const of = await aPlace();
    const [one, other] = [await of.aFamily(), await of.aFamily()];
    const content = aJpeg({ mark: `one-${newId()}` });
    const upload = async (by: StudyPlace['officer']) => [await aProof(by, content)];
    await of.study.applications.applyOwn(
      one.parent,
      of.anApplication({ documentIds: await upload(one.parent) }),
      of.key(),
    );
    await expect(
      of.study.applications.applyOwn(
        other.parent,
        of.anApplication({ documentIds: await upload(other.parent) }),
        of.key(),
      ),
    ).rejects.toEqual(problem('study-proof.of-another'));
  });

  it('renews a running award once a year: opened, answered on the phone, accepted, paid', async () => {
    const of = await aPlace();
    const family = await of.aFamily();
    const id = await of.aVerified(family);
    const first = await aList(of);
    await approve(of, first);
    await pay(of, first);
    await aYearPassed(of);
    expect(await of.study.opening.work(of.tenantId)).toMatchObject({ opened: 1, finished: 0 });
    expect(await of.study.opening.work(of.tenantId)).toMatchObject({ opened: 0 });
    await answer(of, family.parent, id);
    const { id: renewalId, version, checks } = await renewalOf(of, id);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    await of.study.renewals.accept(of.officer, [{ id: renewalId, version }], of.key());
    const list = await aList(of);
    await approve(of, list);
    await pay(of, list);
    expect((await page(of, id)).instalments.map(({ ordinal, status }) => [ordinal, status])).toEqual([
      [2, 'paid'],
      [1, 'paid'],
    ]);
    expect(await violations(of)).toEqual([]);
  });

  it('a grace year is for who lost his file: not offered and refused while the family is on file', async () => {
    const of = await aPlace();
    const programme = await of.aProgramme({ name: '有宽限年的助学', lapseRule: 'grace-year' });
    const { parent, memberId } = await of.aFamily();
    const { id } = await of.study.applications.applyOwn(
      parent,
      of.anApplication({ programmeId: programme, documentIds: [await aProof(parent)] }),
      of.key(),
    );
    await database.owner(`UPDATE study_aid.award SET status = 'running' WHERE id = $1`, [id]);
    const give = async () => {
      const { award } = await page(of, id);
      const order = { action: 'give-grace-year', reason: '还有困难' } as const;
      return of.study.standing.order(of.officer, { id, version: award.version }, order, of.key());
    };
    expect((await page(of, id)).mayHaveGrace).toBe(false);
    await expect(give()).rejects.toEqual(problem('study-award.grace-not-needed'));
    await database.owner(
      `UPDATE hardship.hardship_file SET status = 'exited', running = false, exited_on = filed_on, exit_ground = 'lapsed'
       WHERE member_id = $1`,
      [memberId],
    );
    expect((await page(of, id)).mayHaveGrace).toBe(true);
    await give();
    expect((await page(of, id)).mayHaveGrace).toBe(false);
  });

  it('an award goes with the parent to another union of the programme; elsewhere it stays and says so', async () => {
    const of = await aPlace();
    const families = [await of.aFamily(), await of.aFamily()];
    const [inside, outside] = [await of.aVerified(families[0]!), await of.aVerified(families[1]!)];
    const branch = await aUnion(platform, of.tenantId, of.union, { kind: 'branch' });
    const beside = await aUnion(platform, of.tenantId, of.rootId);
    const moveTo = async (unionId: string, { memberId }: { readonly memberId: MemberId }) => {
      await database.owner(`UPDATE members.member SET union_id = $2 WHERE id = $1`, [memberId, unionId]);
      return platform.uow.run(of.system, (tx) => of.study.transfers.follow(tx, memberId));
    };
    expect([await moveTo(branch, families[0]!), await moveTo(beside, families[1]!)]).toEqual([1, 0]);
    const [moved, left] = [await page(of, inside), await page(of, outside)];
    expect([moved.award.unionId, moved.facts[0]!.action]).toEqual([branch, 'follow-parent']);
    expect([left.award.unionId, left.facts[0]!.action]).toEqual([of.union, 'parent-left']);
    const ready = await database.owner(`SELECT union_id FROM study_aid.instalment WHERE award_id = $1`, [inside]);
    expect(ready).toEqual([{ union_id: branch }]);
    expect(await platform.uow.run(of.system, (tx) => of.study.transfers.follow(tx, null))).toBe(0);
  });

  it('suspends at the cut-off what has no proof, resumes with the proof, ends after the last day', async () => {
    const of = await aPlace();
    const [late, never] = [await of.aFamily(), await of.aFamily()];
    const ids = [await of.aVerified(late), await of.aVerified(never)];
    await approve(of, await aList(of));
    await aYearPassed(of);
    await of.study.opening.work(of.tenantId, 1);
    const cutOff = (days: number, end: number) =>
      database.owner(`UPDATE study_aid.renewal SET cut_off_on = $2, ends_on = $3 WHERE tenant_id = $1`, [
        ...[of.tenantId, addDays(of.today, days), addDays(of.today, end)],
      ]);
    await cutOff(0, 5);
    expect(await of.study.opening.work(of.tenantId)).toMatchObject({ suspended: 0 });
    await cutOff(-1, 5);
    expect(await of.study.opening.work(of.tenantId)).toMatchObject({ suspended: 2, ended: 0 });
    expect((await page(of, ids[0]!)).award).toMatchObject({ status: 'suspended', suspendedFor: 'proof' });
    await answer(of, late.parent, ids[0]!);
    const { id, version } = await renewalOf(of, ids[0]!);
    await of.study.renewals.accept(of.officer, [{ id, version }], of.key());
    expect((await page(of, ids[0]!)).award.status).toBe('running');
    await cutOff(-3, -1);
    expect(await of.study.opening.work(of.tenantId)).toMatchObject({ ended: 1 });
    expect((await page(of, ids[1]!)).award).toMatchObject({ status: 'ended', endGround: 'not-renewed' });
    await expect(answer(of, never.parent, ids[1]!)).rejects.toEqual(problem('study-renewal.over'));
  });

  it('follows the hardship file: suspended when it lapses, not paid, resumed when it holds again', async () => {
    const of = await aPlace();
    const family = await of.aFamily();
    const id = await of.aVerified(family);
    const list = await aList(of);
    await approve(of, list);
    const lapse = (exited: CivilDate | null) =>
      database.owner(
        `UPDATE hardship.hardship_file SET status = CASE WHEN $2::date IS NULL THEN 'active' ELSE 'exited' END,
           running = $2::date IS NULL, exited_on = $2, exit_ground = CASE WHEN $2::date IS NULL THEN NULL ELSE 'lifted' END
         WHERE tenant_id = $1`,
        [of.tenantId, exited],
      );
    const persons = (running: boolean) =>
      database.owner(`UPDATE hardship.file_person SET running = $2 WHERE tenant_id = $1`, [of.tenantId, running]);
    await lapse(of.today);
    await persons(false);
    await expect(pay(of, list)).rejects.toEqual(problem('study-instalment.not-payable'));
    expect(await of.study.following.work(of.tenantId)).toBe(1);
    expect((await page(of, id)).award).toMatchObject({ status: 'suspended', suspendedFor: 'file' });
    await lapse(null);
    await persons(true);
    expect(await of.study.following.work(of.tenantId)).toBe(1);
    await pay(of, list);
    expect((await page(of, id)).instalments[0]!.status).toBe('paid');
  });

  it('pays a reversed instalment anew and never twice', async () => {
    const of = await aPlace();
    const id = await of.aVerified(await of.aFamily());
    const list = await aList(of);
    await approve(of, list);
    const [money] = await pay(of, list);
    const { version } = await of.rowOf(money!);
    const order = { reason: '银行退回', document: '退票通知' };
    const { id: again } = await of.on.reconciliations.returnTransfer(
      of.accountant,
      { id: money!, version, idempotency: of.key() },
      order,
    );
    await follow(of, [money!, money!]);
    expect((await page(of, id)).instalments[0]!.status).toBe('reversed');
    expect(again).not.toBe(money);
    expect(await violations(of)).toEqual([]);
  });

  it('stops an award only when its money is on no list, and takes the rest with it', async () => {
    const of = await aPlace();
    const id = await of.aVerified(await of.aFamily());
    const list = await aList(of);
    await approve(of, list);
    const end = { action: 'end', ground: 'lifted', reason: '已脱困' } as const;
    const order = async () => of.study.standing.order(of.officer, await of.seen(id), end, of.key());
    await expect(order()).rejects.toEqual(problem('study-award.money-on-its-way'));
    const { ids } = (await payable(of, list)).transfer;
    await platform.uow.run(of.officer, (tx) => of.on.planned.cancelApproved(tx, ids, '家庭已脱困'));
    await follow(of, ids);
    await order();
    expect(await page(of, id)).toMatchObject({
      award: { status: 'ended', endGround: 'lifted' },
      instalments: [{ status: 'cancelled' }],
    });
  });

  it('takes a student off a list, and everybody off one that is refused', async () => {
    const of = await aPlace();
    const ids = [await of.aVerified(await of.aFamily()), await of.aVerified(await of.aFamily())];
    const list = await aList(of);
    await expect(aList(of)).rejects.toEqual(problem('study-list.empty'));
    const [student] = (await page(of, ids[0]!)).instalments;
    await of.study.changes.takeOff(of.officer, await seenList(of, list), student!.id, '信息有误');
    const { list: row } = await of.study.listReading.page(of.officer, list);
    expect(row).toMatchObject({ persons: 1, amount: parseFen('2000') });
    await of.study.lists.submit(of.officer, await seenList(of, list), of.key());
    const refuse = { action: 'refuse', reason: '重新核实' } as const;
    await of.study.lists.decide(of.treasurer, await seenList(of, list), refuse, of.key());
    expect((await page(of, ids[1]!)).instalments[0]!.status).toBe('ready');
  });

  it('hangs notices of who is new and lets the list be submitted when they are over', async () => {
    const of = await aPlace();
    const programmeId = await of.aProgramme({ publicityDays: 5 });
    await of.aVerified(await of.aFamily(), { programmeId });
    const { id } = await of.study.lists.create(of.officer, programmeId, academicYearOf(of.today), of.key());
    await of.study.changes.publicise(of.officer, await seenList(of, id), of.key());
    const submit = async () => of.study.lists.submit(of.officer, await seenList(of, id), of.key());
    await expect(submit()).rejects.toEqual(problem('study-list.notice-not-over'));
    await database.owner(
      `UPDATE disclosure.public_notice SET published_on = published_on - 40, until_on = until_on - 40
       WHERE tenant_id = $1`,
      [of.tenantId],
    );
    await submit();
  });

  it('completes awards whose years are over instead of opening another renewal', async () => {
    const of = await aPlace();
    const id = await of.aVerified(await of.aFamily(), { schoolingYears: 1, level: 'college' });
    const list = await aList(of);
    await approve(of, list);
    await pay(of, list);
    await aYearPassed(of);
    expect(await of.study.opening.work(of.tenantId)).toMatchObject({ opened: 0, finished: 1 });
    expect((await page(of, id)).award).toMatchObject({ status: 'completed', endGround: 'finished' });
  });

  it('says in which autumn the money runs out, and what if', async () => {
    const of = await aStudyPlace(platform, files, { opening: '9000' });
    for (let i = 0; i < 2; i++) await of.aVerified(await of.aFamily());
    const list = await aList(of);
    await approve(of, list);
    await pay(of, list);
    const year = academicYearOf(of.today);
    const ask = (assumed: { count?: number }) =>
      of.study.outlook.of(of.chair, of.programme, { count: null, amount: null, years: null, income: null, ...assumed });
    expect(await ask({ count: 0 })).toMatchObject({
      available: parseFen('5000'),
      runsOutIn: year + 2,
      runningStudents: 2,
    });
    expect((await ask({})).runsOutIn).toBe(year + 1);
  });

  it('a member sees his children’s aid, an officer of his own household takes no step in it', async () => {
    const of = await aPlace();
    const family = await of.aFamily();
    const id = await of.aVerified(family);
    const own = await of.study.portal.own(family.parent);
    expect(own).toMatchObject({ onFile: true, awards: [{ childName: '李小明', instalments: [{ status: 'ready' }] }] });
    const relative = { ...of.officer, memberId: family.memberId };
    const order = { action: 'return', reason: '补材料' } as const;
    await expect(of.study.standing.order(relative, await of.seen(id), order, of.key())).rejects.toEqual(
      problem('study-award.own-household'),
    );
  });
});
