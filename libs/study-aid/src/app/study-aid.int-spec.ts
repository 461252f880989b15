import { type Actor, civilDate, newId, parseFen } from '@app/kernel';
import { aJpeg } from '@app/documents/testing';
import type { TypedConsent } from '@app/members';
import { aResidentIdNumber, aSpokenConsent, membersOn } from '@app/members/testing';
import { academicYearOf } from '../domain/academic-year';
import type { AwardId } from '../domain/study-aid';
import { GrantListView } from '../http/dto/grant-list.view';
import { type StudyPlace } from '../testing';
import { aChildNumber } from '../testing/a-study-place';
import { openStudyAid, type StudyStage } from '../testing/study-stage';

describe('study aid on PostgreSQL', () => {
  let stage: StudyStage;

  beforeAll(async () => {
    stage = await openStudyAid();
  });
  afterAll(() => stage.close());
  const problem = (code: string) => expect.objectContaining({ code });

  it('from the application to the money: verified, listed, approved by amount, paid in a batch', async () => {
    const of = await stage.aPlace();
    const family = await of.aFamily();
    const id = await of.aVerified(family);
    const list = await stage.aList(of);
    await stage.approve(of, list);
    expect((await stage.page(of, id)).award.status).toBe('running');
    expect(await of.balance()).toMatchObject({ held: parseFen('2000') });
    await stage.pay(of, list);
    const { instalments, facts } = await stage.page(of, id);
    expect(instalments).toMatchObject([{ status: 'paid', amount: '200000', ordinal: 1, paidOn: of.today }]);
    expect(facts.map(({ action }) => action)).toEqual(['pay', 'grant', 'verify', 'apply']);
    expect(await of.balance()).toMatchObject({ held: 0n, spent: parseFen('2000') });
    expect(await stage.figures(of)).toMatchObject({ students: 1, fresh: 1, renewed: 0, amount: parseFen('2000') });
    expect(await stage.violations(of)).toEqual([]);
  });

  it('gives a child one exclusive programme at a time, also when both ask at the same instant', async () => {
    const of = await stage.aPlace();
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

  it('asks the guardian of a child under 14, and stops when he takes his consent back', async () => {
    const of = await stage.aPlace();
    const { parent, memberId } = await of.aFamily();
    const childIdNumber = aResidentIdNumber(civilDate('2020-03-04'), 7);
    const apply = (childConsent: TypedConsent | null) =>
      of.study.applications.applyOwn(parent, of.anApplication({ childIdNumber, childConsent }), of.key());
    await expect(apply(null)).rejects.toEqual(problem('sensitive-consent.wanting'));
    const yes = { kind: 'child', givenBy: 'guardian', guardianName: '王秀英', guardianRelation: 'parent' } as const;
    const { id } = await apply(aSpokenConsent(yes));
    const own = membersOn(stage.platform).consenting;
    const [given] = (await own.own(parent)).kept;
    expect(given).toMatchObject({ subjectName: '李小明', row: { means: 'web', untilOn: '2034-03-04' } });
    await own.withdrawOwn(parent, given!.row.id, null);
    const event = { consentId: given!.row.id, memberId, subjectMemberId: null, kind: 'child' } as const;
    const follow = () => stage.platform.uow.run(of.system, (tx) => of.study.children.withdrawn(tx, event));
    await follow();
    await follow();
    expect((await of.awardOf(id)).status).toBe('withdrawn');
  });

  describe('when a guardian takes his consent back', () => {
    const yes = { kind: 'child', givenBy: 'guardian', guardianName: '王秀英', guardianRelation: 'parent' } as const;
    let young = 10;
    const aYoungOne = async (of: StudyPlace) => {
      const family = await of.aFamily();
      const childIdNumber = aResidentIdNumber(civilDate('2020-03-04'), (young += 1));
      const id = await of.aVerified(family, { childIdNumber, childConsent: aSpokenConsent(yes) });
      const takeBack = async () => {
        const own = membersOn(stage.platform).consenting;
        const [given] = (await own.own(family.parent)).kept;
        await own.withdrawOwn(family.parent, given!.row.id, null);
        const event = {
          consentId: given!.row.id,
          memberId: family.memberId,
          subjectMemberId: null,
          kind: 'child',
        } as const;
        await stage.platform.uow.run(of.system, (tx) => of.study.children.withdrawn(tx, event));
      };
      return { ...family, id, takeBack };
    };
    const order = async (of: StudyPlace, id: AwardId, action: 'resume' | 'come-back' | 'take-leave') =>
      of.study.standing.order(of.officer, await of.seen(id), { action, reason: '按申请' }, of.key());
    const told = (of: StudyPlace) =>
      stage.database.owner(
        `SELECT payload->>'awardId' AS id FROM messaging.outbox_message
         WHERE tenant_id = $1 AND type = 'study-award.consent-withdrawn.v1'`,
        [of.tenantId],
      );
    const refused = problem('study-award.consent-withdrawn');

    it('what waits for approval leaves its list; what stands on a list that is decided on is not approved', async () => {
      const of = await stage.aPlace();
      const [early, late, other] = [await aYoungOne(of), await aYoungOne(of), await of.aVerified(await of.aFamily())];
      const list = await stage.aList(of);
      await early.takeBack();
      expect(await stage.page(of, early.id)).toMatchObject({
        award: { status: 'withdrawn' },
        instalments: [{ status: 'cancelled' }],
      });
      expect((await of.study.listReading.page(of.officer, list)).list).toMatchObject({ persons: 2 });
      await of.study.lists.submit(of.officer, await stage.seenList(of, list), of.key());
      await late.takeBack();
      const sign = async (by: Actor, part: 'review' | 'approve') =>
        of.study.lists.decide(by, await stage.seenList(of, list), { action: 'sign', part, comment: '' }, of.key());
      await sign(of.treasurer, 'review');
      await expect(sign(of.chair, 'approve')).rejects.toEqual(refused);
      expect((await of.awardOf(other)).status).toBe('verified');
    });

    it('aid that runs or rests stays stopped, its officer is told, and a new consent lets it go on', async () => {
      const of = await stage.aPlace();
      const [one, away] = [await aYoungOne(of), await aYoungOne(of)];
      await stage.approve(of, await stage.aList(of));
      await stage.database.owner(
        `UPDATE study_aid.instalment SET status = 'cancelled', grant_list_id = NULL, disbursement_id = NULL
         WHERE award_id = $1`,
        [away.id],
      );
      await order(of, away.id, 'take-leave');
      await one.takeBack();
      await away.takeBack();
      expect([(await of.awardOf(one.id)).status, (await of.awardOf(away.id)).status]).toEqual([
        'suspended',
        'on-leave',
      ]);
      expect(await told(of)).toEqual([{ id: one.id }, { id: away.id }]);
      await expect(order(of, one.id, 'resume')).rejects.toEqual(refused);
      await expect(order(of, away.id, 'come-back')).rejects.toEqual(refused);
      await stage.database.owner(`UPDATE study_aid.award SET suspended_for = 'file' WHERE id = $1`, [one.id]);
      expect(await of.study.following.work(of.tenantId)).toBe(0);
      await stage.aYearPassed(of);
      await of.study.opening.work(of.tenantId);
      await stage.answer(of, one.parent, one.id);
      const { id, version, checks } = await stage.renewalOf(of, one.id);
      expect(checks.filter(({ ok }) => !ok).map(({ code }) => code)).toEqual(['standing']);
      const accept = () => of.study.renewals.accept(of.officer, [{ id, version }], of.key());
      await expect(accept()).rejects.toEqual(refused);
      const { childMac, childBornOn, relation, unionId } = await of.awardOf(one.id);
      const child = { childMac, childBornOn, relation, childName: '李小明' };
      const said = { consent: aSpokenConsent(yes), byOfficer: false, today: of.today };
      await stage.platform.uow.run(of.officer, (tx) =>
        of.study.children.ask(tx, { id: one.memberId, unionId }, child, said),
      );
      await accept();
      expect((await of.awardOf(one.id)).status).toBe('running');
    });
  });

  it('takes no application of a family without a file, of another level, or with a wrong document', async () => {
    const of = await stage.aPlace();
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
    const of = await stage.aPlace();
    const [one, other] = [await of.aFamily(), await of.aFamily()];
    const content = aJpeg({ mark: `one-${newId()}` });
    const upload = async (by: StudyPlace['officer']) => [await stage.aProof(by, content)];
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

  it('pays a reversed instalment anew and never twice', async () => {
    const of = await stage.aPlace();
    const id = await of.aVerified(await of.aFamily());
    const list = await stage.aList(of);
    await stage.approve(of, list);
    const [money] = await stage.pay(of, list);
    const { version } = await of.rowOf(money!);
    const order = { reason: '银行退回', document: '退票通知' };
    const { id: again } = await of.on.reconciliations.returnTransfer(
      of.accountant,
      { id: money!, version, idempotency: of.key() },
      order,
    );
    await stage.follow(of, [money!, money!]);
    expect((await stage.page(of, id)).instalments[0]!.status).toBe('reversed');
    expect(again).not.toBe(money);
    expect(await stage.violations(of)).toEqual([]);
  });

  it('stops an award only when its money is on no list, and takes the rest with it', async () => {
    const of = await stage.aPlace();
    const id = await of.aVerified(await of.aFamily());
    const list = await stage.aList(of);
    await stage.approve(of, list);
    const end = { action: 'end', ground: 'lifted', reason: '已脱困' } as const;
    const order = async () => of.study.standing.order(of.officer, await of.seen(id), end, of.key());
    await expect(order()).rejects.toEqual(problem('study-award.money-on-its-way'));
    const { ids } = (await stage.payable(of, list)).transfer;
    await stage.platform.uow.run(of.officer, (tx) => of.on.planned.cancelApproved(tx, ids, '家庭已脱困'));
    await stage.follow(of, ids);
    await order();
    expect(await stage.page(of, id)).toMatchObject({
      award: { status: 'ended', endGround: 'lifted' },
      instalments: [{ status: 'cancelled' }],
    });
  });

  it('takes a student off a list, and everybody off one that is refused', async () => {
    const of = await stage.aPlace();
    const ids = [await of.aVerified(await of.aFamily()), await of.aVerified(await of.aFamily())];
    const list = await stage.aList(of);
    await expect(stage.aList(of)).rejects.toEqual(problem('study-list.empty'));
    const [student] = (await stage.page(of, ids[0]!)).instalments;
    await of.study.changes.takeOff(of.officer, await stage.seenList(of, list), student!.id, '信息有误');
    const { list: row } = await of.study.listReading.page(of.officer, list);
    expect(row).toMatchObject({ persons: 1, amount: parseFen('2000') });
    await of.study.lists.submit(of.officer, await stage.seenList(of, list), of.key());
    const colleague = await of.agent('officer', of.union);
    const offered = async (actor: Actor) => GrantListView.of(await of.study.listReading.page(actor, list)).openActions;
    expect([await offered(of.officer), await offered(colleague)]).toEqual([['withdraw'], []]);
    const back = { action: 'return', reason: '再核一遍' } as const;
    await of.study.lists.decide(of.treasurer, await stage.seenList(of, list), back, of.key());
    expect(await offered(colleague)).toContain('submit');
    await of.study.lists.submit(colleague, await stage.seenList(of, list), of.key());
    const refuse = { action: 'refuse', reason: '重新核实' } as const;
    await of.study.lists.decide(of.treasurer, await stage.seenList(of, list), refuse, of.key());
    expect((await stage.page(of, ids[1]!)).instalments[0]!.status).toBe('ready');
  });

  it('hangs notices of who is new and lets the list be submitted when they are over', async () => {
    const of = await stage.aPlace();
    const programmeId = await of.aProgramme({ publicityDays: 5 });
    await of.aVerified(await of.aFamily(), { programmeId });
    const { id } = await of.study.lists.create(of.officer, programmeId, academicYearOf(of.today), of.key());
    await of.study.changes.publicise(of.officer, await stage.seenList(of, id), of.key());
    const submit = async () => of.study.lists.submit(of.officer, await stage.seenList(of, id), of.key());
    await expect(submit()).rejects.toEqual(problem('study-list.notice-not-over'));
    await stage.database.owner(
      `UPDATE disclosure.public_notice SET published_on = published_on - 40, until_on = until_on - 40
       WHERE tenant_id = $1`,
      [of.tenantId],
    );
    await submit();
  });
});
