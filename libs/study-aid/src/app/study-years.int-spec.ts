import { addDays, type CivilDate, type MemberId, parseFen, type PersonId } from '@app/kernel';
import { aUnion } from '@app/organizations/testing';
import { academicYearOf } from '../domain/academic-year';
import { aStudyPlace } from '../testing';
import { openStudyAid, type StudyStage } from '../testing/study-stage';

describe('an award over the years', () => {
  let stage: StudyStage;

  beforeAll(async () => {
    stage = await openStudyAid();
  });
  afterAll(() => stage.close());
  const problem = (code: string) => expect.objectContaining({ code });

  it('renews a running award once a year: opened, answered on the phone, accepted, paid', async () => {
    const of = await stage.aPlace();
    const family = await of.aFamily();
    const id = await of.aVerified(family);
    const first = await stage.aList(of);
    await stage.approve(of, first);
    await stage.pay(of, first);
    await stage.aYearPassed(of);
    expect(await of.study.opening.work(of.tenantId)).toMatchObject({ opened: 1, finished: 0 });
    expect(await of.study.opening.work(of.tenantId)).toMatchObject({ opened: 0 });
    await stage.answer(of, family.parent, id);
    const { id: renewalId, version, checks } = await stage.renewalOf(of, id);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    await of.study.renewals.accept(of.officer, [{ id: renewalId, version }], of.key());
    const list = await stage.aList(of);
    await stage.approve(of, list);
    await stage.pay(of, list);
    expect((await stage.page(of, id)).instalments.map(({ ordinal, status }) => [ordinal, status])).toEqual([
      [2, 'paid'],
      [1, 'paid'],
    ]);
    expect(await stage.violations(of)).toEqual([]);
  });

  it('a grace year is for who lost his file: not offered and refused while the family is on file', async () => {
    const of = await stage.aPlace();
    const programme = await of.aProgramme({ name: '有宽限年的助学', lapseRule: 'grace-year' });
    const { parent, memberId } = await of.aFamily();
    const { id } = await of.study.applications.applyOwn(
      parent,
      of.anApplication({ programmeId: programme, documentIds: [await stage.aProof(parent)] }),
      of.key(),
    );
    await stage.database.owner(`UPDATE study_aid.award SET status = 'running' WHERE id = $1`, [id]);
    const give = async () => {
      const { award } = await stage.page(of, id);
      const order = { action: 'give-grace-year', reason: '还有困难' } as const;
      return of.study.standing.order(of.officer, { id, version: award.version }, order, of.key());
    };
    expect((await stage.page(of, id)).mayHaveGrace).toBe(false);
    await expect(give()).rejects.toEqual(problem('study-award.grace-not-needed'));
    await stage.database.owner(
      `UPDATE hardship.hardship_file SET status = 'exited', running = false, exited_on = filed_on, exit_ground = 'lapsed'
       WHERE member_id = $1`,
      [memberId],
    );
    expect((await stage.page(of, id)).mayHaveGrace).toBe(true);
    await give();
    expect((await stage.page(of, id)).mayHaveGrace).toBe(false);
  });

  it('an award goes with the parent to another union of the programme; elsewhere it stays and says so', async () => {
    const of = await stage.aPlace();
    const families = [await of.aFamily(), await of.aFamily()];
    const [inside, outside] = [await of.aVerified(families[0]!), await of.aVerified(families[1]!)];
    const branch = await aUnion(stage.platform, of.tenantId, of.union, { kind: 'branch' });
    const beside = await aUnion(stage.platform, of.tenantId, of.rootId);
    const moveTo = async (unionId: string, { memberId }: { readonly memberId: MemberId }) => {
      await stage.database.owner(`UPDATE members.member SET union_id = $2 WHERE id = $1`, [memberId, unionId]);
      return stage.platform.uow.run(of.system, (tx) => of.study.transfers.follow(tx, memberId));
    };
    expect([await moveTo(branch, families[0]!), await moveTo(beside, families[1]!)]).toEqual([1, 0]);
    const [moved, left] = [await stage.page(of, inside), await stage.page(of, outside)];
    expect([moved.award.unionId, moved.facts[0]!.action]).toEqual([branch, 'follow-parent']);
    expect([left.award.unionId, left.facts[0]!.action]).toEqual([of.union, 'parent-left']);
    const ready = await stage.database.owner(`SELECT union_id FROM study_aid.instalment WHERE award_id = $1`, [inside]);
    expect(ready).toEqual([{ union_id: branch }]);
    expect(await stage.platform.uow.run(of.system, (tx) => of.study.transfers.follow(tx, null))).toBe(0);
  });

  it('suspends at the cut-off what has no proof, resumes with the proof, ends after the last day', async () => {
    const of = await stage.aPlace();
    const [late, never] = [await of.aFamily(), await of.aFamily()];
    const ids = [await of.aVerified(late), await of.aVerified(never)];
    await stage.approve(of, await stage.aList(of));
    await stage.aYearPassed(of);
    await of.study.opening.work(of.tenantId, 1);
    const cutOff = (days: number, end: number) =>
      stage.database.owner(`UPDATE study_aid.renewal SET cut_off_on = $2, ends_on = $3 WHERE tenant_id = $1`, [
        ...[of.tenantId, addDays(of.today, days), addDays(of.today, end)],
      ]);
    await cutOff(0, 5);
    expect(await of.study.opening.work(of.tenantId)).toMatchObject({ suspended: 0 });
    await cutOff(-1, 5);
    expect(await of.study.opening.work(of.tenantId)).toMatchObject({ suspended: 2, ended: 0 });
    expect((await stage.page(of, ids[0]!)).award).toMatchObject({ status: 'suspended', suspendedFor: 'proof' });
    await stage.answer(of, late.parent, ids[0]!);
    const { id, version } = await stage.renewalOf(of, ids[0]!);
    await of.study.renewals.accept(of.officer, [{ id, version }], of.key());
    expect((await stage.page(of, ids[0]!)).award.status).toBe('running');
    await cutOff(-3, -1);
    expect(await of.study.opening.work(of.tenantId)).toMatchObject({ ended: 1 });
    expect((await stage.page(of, ids[1]!)).award).toMatchObject({ status: 'ended', endGround: 'not-renewed' });
    await expect(stage.answer(of, never.parent, ids[1]!)).rejects.toEqual(problem('study-renewal.over'));
  });

  it('follows the hardship file: suspended when it lapses, not paid, resumed when it holds again', async () => {
    const of = await stage.aPlace();
    const family = await of.aFamily();
    const id = await of.aVerified(family);
    const list = await stage.aList(of);
    await stage.approve(of, list);
    const lapse = (exited: CivilDate | null) =>
      stage.database.owner(
        `UPDATE hardship.hardship_file SET status = CASE WHEN $2::date IS NULL THEN 'active' ELSE 'exited' END,
           running = $2::date IS NULL, exited_on = $2, exit_ground = CASE WHEN $2::date IS NULL THEN NULL ELSE 'lifted' END
         WHERE tenant_id = $1`,
        [of.tenantId, exited],
      );
    const persons = (running: boolean) =>
      stage.database.owner(`UPDATE hardship.file_person SET running = $2 WHERE tenant_id = $1`, [of.tenantId, running]);
    await lapse(of.today);
    await persons(false);
    await expect(stage.pay(of, list)).rejects.toEqual(problem('study-instalment.not-payable'));
    expect(await of.study.following.work(of.tenantId)).toBe(1);
    expect((await stage.page(of, id)).award).toMatchObject({ status: 'suspended', suspendedFor: 'file' });
    await lapse(null);
    await persons(true);
    expect(await of.study.following.work(of.tenantId)).toBe(1);
    await stage.pay(of, list);
    expect((await stage.page(of, id)).instalments[0]!.status).toBe('paid');
  });

  it('completes awards whose years are over instead of opening another renewal', async () => {
    const of = await stage.aPlace();
    const id = await of.aVerified(await of.aFamily(), { schoolingYears: 1, level: 'college' });
    const list = await stage.aList(of);
    await stage.approve(of, list);
    await stage.pay(of, list);
    await stage.aYearPassed(of);
    expect(await of.study.opening.work(of.tenantId)).toMatchObject({ opened: 0, finished: 1 });
    expect((await stage.page(of, id)).award).toMatchObject({ status: 'completed', endGround: 'finished' });
  });

  it('says in which autumn the money runs out, and what if', async () => {
    const of = await aStudyPlace(stage.platform, stage.files, { opening: '9000' });
    for (let i = 0; i < 2; i++) await of.aVerified(await of.aFamily());
    const list = await stage.aList(of);
    await stage.approve(of, list);
    await stage.pay(of, list);
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
    const of = await stage.aPlace();
    const family = await of.aFamily();
    const id = await of.aVerified(family);
    const own = await of.study.portal.own(family.parent);
    expect(own).toMatchObject({ onFile: true, awards: [{ childName: '李小明', instalments: [{ status: 'ready' }] }] });
    const { memberId } = family;
    const relative = { ...of.officer, memberId, personId: memberId as unknown as PersonId };
    const order = { action: 'return', reason: '补材料' } as const;
    await expect(of.study.standing.order(relative, await of.seen(id), order, of.key())).rejects.toEqual(
      problem('study-award.own-household'),
    );
  });
});
