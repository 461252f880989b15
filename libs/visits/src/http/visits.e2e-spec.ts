import { randomBytes } from 'node:crypto';
import { DocumentUploadService } from '@app/documents';
import { aJpeg } from '@app/documents/testing';
import { aUnion } from '@app/organizations/testing';
import { aSchool, anAgentOf } from '../testing/a-school';
import { openVisits, type OpenVisits } from '../testing/open-visits';
import { type VisitStage, visitStage, type Who } from '../testing/visit-stage';

describe('visits over HTTP', () => {
  let visits: OpenVisits;
  let stage: VisitStage;
  beforeAll(async () => {
    visits = await openVisits();
    stage = visitStage(visits);
  });
  afterAll(() => visits?.close());

  describe('from the report to the visit', () => {
    it('tells whether a report opened or joined', async () => {
      const school = await aSchool(visits);
      const first = await stage.report(school);
      expect(first).toMatchObject({ status: 201, body: { joined: false, status: 'open', version: 1 } });
      expect(await stage.report(school)).toMatchObject({ status: 201, body: { joined: true, id: first.body.id } });
    });

    it('names the field and what to do when something is missing', async () => {
      const school = await aSchool(visits);
      const answer = await stage.report(school, { eventOn: '2026-02-30', reportedAt: 'gestern' });
      expect(answer.status).toBe(400);
      expect(answer.body.fields).toContainEqual({
        field: 'eventOn',
        message: '「发生日期」请填一个日期，例如 2026-03-12',
      });
      const instant = await stage.report(school, { reportedAt: 'gestern' });
      expect(instant).toMatchObject({ status: 400, body: { code: 'visit-duty.invalid' } });
    });

    it('shows what may be reported, who should go and what may be given', async () => {
      const school = await aSchool(visits);
      const { body } = await stage.report(school);
      const occasions = await stage.get(school.officer, `staff/reportable-occasions?unionId=${school.schoolId}`);
      expect(occasions.body.items.map(({ code }: { code: string }) => code)).toContain('BEREAVEMENT');
      const suggested = await stage.get(school.officer, `staff/visit-duties/${body.id}/suggested-visitors`);
      const [best] = suggested.body.items;
      expect(best).toMatchObject({ personId: school.officer.actor.personId, reason: '帮扶委员，手上 0 件' });
      const asked = `staff/visit-duties/${body.id}/entitlement?cash=1200.00`;
      expect((await stage.get(school.officer, asked)).body).toMatchObject({
        ...{ entitled: true, cap: '1000.00', remaining: '1000.00', rule: 'HOSPITAL', needsHigherRoute: true },
        funds: [{ id: school.fundId, available: '90000.00' }],
      });
    });

    it('walks through assignment, acceptance and the visit, and its page tells all of it', async () => {
      const school = await aSchool(visits);
      const { id } = (await stage.report(school)).body;
      const path = `staff/visit-duties/${id}`;
      await stage.post(school.chair, `${path}/assignment`, { personIds: [school.officer.actor.personId] }, 1);
      await stage.post(school.officer, `${path}/acceptance`, {}, 2);
      const logged = await stage.post(school.officer, `${path}/visits`, stage.someVisit(school, { cash: '800.00' }), 3);
      expect(logged).toMatchObject({
        status: 201,
        body: { duty: { status: 'settling' }, requests: [{ amount: '800.00' }] },
      });
      const { body: page } = await stage.get(school.officer, path);
      expect(page).toMatchObject({
        ...{ memberName: '王秀英', statusName: '款项办理中', place: '云川第二医院', householdAmount: '0.00' },
        aids: [{ amount: '800.00', stage: 'in-review', stageName: '审批中' }],
        visits: [{ cash: '800.00', openActions: ['correct', 'add-papers'] }],
        missing: ['诊断证明或住院证明'],
        openActions: ['log-follow-up'],
      });
      expect(page.progress.map(({ step, state }: { step: string; state: string }) => `${step} ${state}`)).toEqual([
        'report done',
        'visit done',
        'approval now',
        'payment todo',
        'receipt todo',
      ]);
      expect(page.timeline.map(({ kind }: { kind: string }) => kind).sort()).toEqual(
        ['accepted', 'aid-requested', 'assigned', 'reported', 'visited'].sort(),
      );
      expect(page.basis.join()).toContain('每次最高 ¥1,000.00');
      expect(JSON.stringify(page)).not.toMatch(/胆囊|代课/);
    });

    it('takes what the member said of his illness with the visit, and then asks for it no more', async () => {
      const school = await aSchool(visits);
      const reported = await stage.report(school);
      expect(reported.body.lacksConsent).toBe(true);
      const path = `staff/visit-duties/${reported.body.id}`;
      const lacking = async () => (await stage.get(school.leader, path)).body.lackingConsents;
      expect(await lacking()).toMatchObject([{ key: 'member', name: '王秀英', kind: 'health', age: null }]);
      const log = (consent: object) =>
        stage.post(school.leader, `${path}/visits`, stage.someVisit(school, { consent }), 1);
      const said = { kind: 'health', givenBy: 'self' };
      expect(await log(said)).toMatchObject({ status: 400, body: { fields: [{ field: 'consent' }] } });
      expect((await log({ ...said, means: 'web' })).status).toBe(400);
      expect((await log({ ...said, means: 'signed' })).status).toBe(201);
      expect(await lacking()).toEqual([]);
    });

    it('asks for the version and the key of every step', async () => {
      const school = await aSchool(visits);
      const { id } = (await stage.report(school)).body;
      const path = `staff/visit-duties/${id}`;
      expect((await stage.post(school.chair, `${path}/excuse`, { reason: '本人不愿' })).status).toBe(428);
      expect((await stage.post(school.chair, `${path}/excuse`, { reason: '本人不愿' }, 7)).status).toBe(412);
      const key = randomBytes(8).toString('hex');
      const log = (body: object) => stage.post(school.officer, `${path}/visits`, body, 1, key);
      const first = await log(stage.someVisit(school));
      expect((await log(stage.someVisit(school))).body).toEqual(first.body);
      expect(await log(stage.someVisit(school, { cash: '1.00' }))).toMatchObject({ status: 409 });
    });
  });

  describe('papers after the visit', () => {
    const upload = async (who: Who) => {
      const paper = { kind: 'diagnosis', unionId: null, fileName: '照片.jpg', content: aJpeg() } as const;
      const { id } = await visits.get(DocumentUploadService).upload(who.actor, paper);
      return { evidence: [{ documentId: id, kind: 'admission-proof' }] };
    };
    const lacking = [{ kind: 'admission-proof', name: '诊断证明或住院证明' }];

    it('are asked for on the page of the case, and are shown there once an officer added them', async () => {
      const school = await aSchool(visits);
      const { id } = (await stage.report(school)).body;
      const path = `staff/visit-duties/${id}`;
      await stage.post(school.officer, `${path}/visits`, stage.someVisit(school, { cash: '800.00' }), 1);
      const [visit] = (await stage.get(school.officer, path)).body.visits;
      expect(visit).toMatchObject({ missing: lacking, evidence: [], signatureDocumentId: null });
      expect(visit.openActions).toContain('add-papers');
      const papers = await upload(school.officer);
      const add = `staff/visits/${visit.id}/papers`;
      expect((await stage.post(school.officer, add, papers)).status).toBe(428);
      expect((await stage.post(school.officer, add, { evidence: [] }, visit.version)).status).toBe(400);
      expect(await stage.post(school.officer, add, papers, visit.version)).toMatchObject({
        status: 200,
        body: { version: 2 },
      });
      const { body: page } = await stage.get(school.officer, path);
      expect(page).toMatchObject({ missing: [], visits: [{ missing: [] }] });
      expect(page.visits[0].evidence).toMatchObject([{ ...papers.evidence[0], kindName: '诊断证明或住院证明' }]);
      expect(page.timeline[0].sentence).toBe('刘洋 补交了诊断证明或住院证明，已经申请的款项仍按原路线审批');
    });

    it('are sent by the member from his portal', async () => {
      const school = await aSchool(visits);
      const { id } = (await stage.report(school)).body;
      await stage.post(
        school.officer,
        `staff/visit-duties/${id}/visits`,
        stage.someVisit(school, { cash: '800.00' }),
        1,
      );
      const himself = await anAgentOf(visits, school, school.schoolId, [], '王秀英', school.memberId);
      expect((await stage.get(himself, `portal/cases/${id}`)).body).toMatchObject({ missingPapers: lacking });
      const answer = await stage.post(himself, `portal/cases/${id}/papers`, await upload(himself));
      expect(answer).toMatchObject({ status: 200, body: { missing: [], missingPapers: [] } });
      expect(answer.body.timeline[0].sentence).toBe('您 补交了材料');
      const foreign = await stage.post(himself, `portal/cases/${id}/papers`, await upload(school.officer));
      expect(foreign.body.code).toBe('document.not-attachable');
      expect((await stage.post(school.officer, `portal/cases/${id}/papers`, await upload(school.officer))).status).toBe(
        403,
      );
    });
  });

  describe('notes, words and needs', () => {
    it('are read by who goes there, with a reason that the member sees', async () => {
      const school = await aSchool(visits);
      const { id } = (await stage.report(school)).body;
      const path = `staff/visit-duties/${id}`;
      await stage.post(school.chair, `${path}/assignment`, { personIds: [school.officer.actor.personId] }, 1);
      await stage.post(school.officer, `${path}/visits`, stage.someVisit(school), 2);
      const notes = await stage.get(school.officer, `${path}/notes?reason=${encodeURIComponent('准备再去一次')}`);
      expect(notes.body).toMatchObject({
        ...{ place: '云川第二医院', reports: [{ note: '胆囊手术' }] },
        visits: [{ words: '担心没人代课', nextNeed: '找人代课' }],
      });
      const views = await visits.database.owner(
        'SELECT viewer_name, reason FROM members.sensitive_view WHERE member_id = $1',
        [school.memberId],
      );
      expect(views).toEqual([{ viewer_name: '刘洋', reason: '准备再去一次' }]);
    });

    it('are not for the treasurer, for who only signs, for another group leader, or for who gives no reason', async () => {
      const school = await aSchool(visits);
      const { id } = (await stage.report(school)).body;
      const path = `staff/visit-duties/${id}`;
      const treasurer = await anAgentOf(visits, school, school.schoolId, ['treasurer'], '孙会计');
      const committee = await anAgentOf(visits, school, school.schoolId, ['committee'], '何委员');
      for (const who of [treasurer, committee, school.leader]) {
        const reason = encodeURIComponent('想看看');
        expect((await stage.get(who, `${path}/notes?reason=${reason}`)).status).toBe(404);
        const { body } = await stage.get(who, path);
        expect(body).toMatchObject({ place: null, mayReadNotes: false });
        expect(JSON.stringify(body)).not.toMatch(/胆囊|第二医院/);
      }
      expect((await stage.get(school.officer, path)).body).toMatchObject({ mayReadNotes: true });
      expect((await stage.get(school.officer, `${path}/notes`)).status).toBe(400);
    });
  });

  describe('the scope', () => {
    it('shows an officer of a sibling union nothing: no list, no page, no Today, no search, no count', async () => {
      const school = await aSchool(visits);
      const { body } = await stage.report(school);
      const sibling = await aUnion(visits.platform, school.tenantId, school.federationId);
      const stranger = await anAgentOf(visits, school, sibling, ['officer', 'chair'], '外人');
      expect((await stage.get(stranger, 'staff/visit-duties')).body).toEqual({ items: [], next: null });
      expect((await stage.get(stranger, `staff/visit-duties?unionId=${school.schoolId}`)).body.items).toEqual([]);
      for (const part of ['', '/suggested-visitors', '/entitlement', '/notes?reason=xx'])
        expect((await stage.get(stranger, `staff/visit-duties/${body.id}${part}`)).status).toBe(404);
      expect((await stage.post(stranger, `staff/visit-duties/${body.id}/excuse`, { reason: '不去' }, 1)).status).toBe(
        404,
      );
      expect(
        (await stage.post(stranger, `staff/visit-duties/${body.id}/visits`, stage.someVisit(school), 1)).status,
      ).toBe(404);
      expect((await stage.get(stranger, 'staff/today')).body).toMatchObject({
        ...{ overdue: [], dueToday: [], nextSevenDays: [], unassigned: [] },
        counts: { overdue: 0, dueToday: 0, nextSevenDays: 0, unassigned: 0, mine: 0 },
      });
      const number = encodeURIComponent(body.number);
      expect((await stage.get(stranger, `staff/search/cases?number=${number}`)).body.items).toEqual([]);
      expect((await stage.get(stranger, `staff/reportable-occasions?unionId=${school.schoolId}`)).status).toBe(404);
      expect((await stage.post(stranger, 'staff/visit-duties', stage.aStayOf(school.memberId))).status).toBe(404);
    });

    it('shows the federation above what its unions have', async () => {
      const school = await aSchool(visits);
      const { body } = await stage.report(school);
      const above = await anAgentOf(visits, school, school.federationId, ['officer'], '周宁');
      expect((await stage.get(above, 'staff/visit-duties')).body.items).toMatchObject([{ id: body.id }]);
      expect((await stage.get(above, `staff/visit-duties/${body.id}`)).status).toBe(200);
    });
  });
});
