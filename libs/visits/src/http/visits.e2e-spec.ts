import { randomBytes } from 'node:crypto';
import { DocumentUploadService } from '@app/documents';
import { aJpeg } from '@app/documents/testing';
import type { MemberId } from '@app/kernel';
import { aRegisteredMember } from '@app/members/testing';
import { aUnion } from '@app/organizations/testing';
import { aSchool, anAgentOf, daysAgo, type School, today } from '../testing/a-school';
import { type Answer, openVisits, type OpenVisits } from '../testing/open-visits';

describe('visits over HTTP', () => {
  let visits: OpenVisits;
  beforeAll(async () => {
    visits = await openVisits();
  });
  afterAll(() => visits?.close());

  type Who = School['officer'];
  const get = (who: Who, url: string) => visits.call('GET', url, { headers: who.headers });
  const post = (who: Who, url: string, body: object, version?: number, key?: string) =>
    visits.call('POST', url, { headers: who.headers, body, ...(version && { version }), ...(key && { key }) });

  const aStayOf = (memberId: MemberId, overrides = {}) => ({
    ...{ memberId, occasion: 'HOSPITAL', eventOn: daysAgo(2), place: '云川第二医院', note: '胆囊手术' },
    ...overrides,
  });
  const report = (school: School, overrides = {}): Promise<Answer> =>
    post(school.leader, 'staff/visit-duties', aStayOf(school.memberId, overrides));
  const someVisit = ({ officer, leader }: School, overrides = {}) => ({
    visitedOn: today(),
    visitors: [
      { personId: officer.actor.personId, name: '刘洋', rank: 'welfare-officer' },
      { personId: leader.actor.personId, name: '赵敏', rank: 'group-leader' },
    ],
    outcome: { kind: 'met' },
    words: '担心没人代课',
    nextNeed: '找人代课',
    ...overrides,
  });

  describe('from the report to the visit', () => {
    it('tells whether a report opened or joined', async () => {
      const school = await aSchool(visits);
      const first = await report(school);
      expect(first).toMatchObject({ status: 201, body: { joined: false, status: 'open', version: 1 } });
      expect(await report(school)).toMatchObject({ status: 201, body: { joined: true, id: first.body.id } });
    });

    it('names the field and what to do when something is missing', async () => {
      const school = await aSchool(visits);
      const answer = await report(school, { eventOn: '2026-02-30', reportedAt: 'gestern' });
      expect(answer.status).toBe(400);
      expect(answer.body.fields).toContainEqual({
        field: 'eventOn',
        message: '「发生日期」请填一个日期，例如 2026-03-12',
      });
      const instant = await report(school, { reportedAt: 'gestern' });
      expect(instant).toMatchObject({ status: 400, body: { code: 'visit-duty.invalid' } });
    });

    it('shows what may be reported, who should go and what may be given', async () => {
      const school = await aSchool(visits);
      const { body } = await report(school);
      const occasions = await get(school.officer, `staff/reportable-occasions?unionId=${school.schoolId}`);
      expect(occasions.body.items.map(({ code }: { code: string }) => code)).toContain('BEREAVEMENT');
      const suggested = await get(school.officer, `staff/visit-duties/${body.id}/suggested-visitors`);
      const [best] = suggested.body.items;
      expect(best).toMatchObject({ personId: school.officer.actor.personId, reason: '帮扶委员，手上 0 件' });
      const asked = `staff/visit-duties/${body.id}/entitlement?cash=1200.00`;
      expect((await get(school.officer, asked)).body).toMatchObject({
        ...{ entitled: true, cap: '1000.00', remaining: '1000.00', rule: 'HOSPITAL', needsHigherRoute: true },
        funds: [{ id: school.fundId, available: '90000.00' }],
      });
    });

    it('walks through assignment, acceptance and the visit, and its page tells all of it', async () => {
      const school = await aSchool(visits);
      const { id } = (await report(school)).body;
      const path = `staff/visit-duties/${id}`;
      await post(school.chair, `${path}/assignment`, { personIds: [school.officer.actor.personId] }, 1);
      await post(school.officer, `${path}/acceptance`, {}, 2);
      const logged = await post(school.officer, `${path}/visits`, someVisit(school, { cash: '800.00' }), 3);
      expect(logged).toMatchObject({
        status: 201,
        body: { duty: { status: 'settling' }, requests: [{ amount: '800.00' }] },
      });
      const { body: page } = await get(school.officer, path);
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

    it('asks for the version and the key of every step', async () => {
      const school = await aSchool(visits);
      const { id } = (await report(school)).body;
      const path = `staff/visit-duties/${id}`;
      expect((await post(school.chair, `${path}/excuse`, { reason: '本人不愿' })).status).toBe(428);
      expect((await post(school.chair, `${path}/excuse`, { reason: '本人不愿' }, 7)).status).toBe(412);
      const key = randomBytes(8).toString('hex');
      const log = (body: object) => post(school.officer, `${path}/visits`, body, 1, key);
      const first = await log(someVisit(school));
      expect((await log(someVisit(school))).body).toEqual(first.body);
      expect(await log(someVisit(school, { cash: '1.00' }))).toMatchObject({ status: 409 });
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
      const { id } = (await report(school)).body;
      const path = `staff/visit-duties/${id}`;
      await post(school.officer, `${path}/visits`, someVisit(school, { cash: '800.00' }), 1);
      const [visit] = (await get(school.officer, path)).body.visits;
      expect(visit).toMatchObject({ missing: lacking, evidence: [], signatureDocumentId: null });
      expect(visit.openActions).toContain('add-papers');
      const papers = await upload(school.officer);
      const add = `staff/visits/${visit.id}/papers`;
      expect((await post(school.officer, add, papers)).status).toBe(428);
      expect((await post(school.officer, add, { evidence: [] }, visit.version)).status).toBe(400);
      expect(await post(school.officer, add, papers, visit.version)).toMatchObject({
        status: 200,
        body: { version: 2 },
      });
      const { body: page } = await get(school.officer, path);
      expect(page).toMatchObject({ missing: [], visits: [{ missing: [] }] });
      expect(page.visits[0].evidence).toMatchObject([{ ...papers.evidence[0], kindName: '诊断证明或住院证明' }]);
      expect(page.timeline[0].sentence).toBe('刘洋 补交了诊断证明或住院证明，已经申请的款项仍按原路线审批');
    });

    it('are sent by the member from his portal', async () => {
      const school = await aSchool(visits);
      const { id } = (await report(school)).body;
      await post(school.officer, `staff/visit-duties/${id}/visits`, someVisit(school, { cash: '800.00' }), 1);
      const himself = await anAgentOf(visits, school, school.schoolId, [], '王秀英', school.memberId);
      expect((await get(himself, `portal/cases/${id}`)).body).toMatchObject({ missingPapers: lacking });
      const answer = await post(himself, `portal/cases/${id}/papers`, await upload(himself));
      expect(answer).toMatchObject({ status: 200, body: { missing: [], missingPapers: [] } });
      expect(answer.body.timeline[0].sentence).toBe('您 补交了材料');
      const foreign = await post(himself, `portal/cases/${id}/papers`, await upload(school.officer));
      expect(foreign.body.code).toBe('document.not-attachable');
      expect((await post(school.officer, `portal/cases/${id}/papers`, await upload(school.officer))).status).toBe(403);
    });
  });

  describe('notes, words and needs', () => {
    it('are read by who goes there, with a reason that the member sees', async () => {
      const school = await aSchool(visits);
      const { id } = (await report(school)).body;
      const path = `staff/visit-duties/${id}`;
      await post(school.chair, `${path}/assignment`, { personIds: [school.officer.actor.personId] }, 1);
      await post(school.officer, `${path}/visits`, someVisit(school), 2);
      const notes = await get(school.officer, `${path}/notes?reason=${encodeURIComponent('准备再去一次')}`);
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
      const { id } = (await report(school)).body;
      const path = `staff/visit-duties/${id}`;
      const treasurer = await anAgentOf(visits, school, school.schoolId, ['treasurer'], '孙会计');
      const committee = await anAgentOf(visits, school, school.schoolId, ['committee'], '何委员');
      for (const who of [treasurer, committee, school.leader]) {
        const reason = encodeURIComponent('想看看');
        expect((await get(who, `${path}/notes?reason=${reason}`)).status).toBe(404);
        const { body } = await get(who, path);
        expect(body).toMatchObject({ place: null, mayReadNotes: false });
        expect(JSON.stringify(body)).not.toMatch(/胆囊|第二医院/);
      }
      expect((await get(school.officer, path)).body).toMatchObject({ mayReadNotes: true });
      expect((await get(school.officer, `${path}/notes`)).status).toBe(400);
    });
  });

  describe('the scope', () => {
    it('shows an officer of a sibling union nothing: no list, no page, no Today, no search, no count', async () => {
      const school = await aSchool(visits);
      const { body } = await report(school);
      const sibling = await aUnion(visits.platform, school.tenantId, school.federationId);
      const stranger = await anAgentOf(visits, school, sibling, ['officer', 'chair'], '外人');
      expect((await get(stranger, 'staff/visit-duties')).body).toEqual({ items: [], next: null });
      expect((await get(stranger, `staff/visit-duties?unionId=${school.schoolId}`)).body.items).toEqual([]);
      for (const part of ['', '/suggested-visitors', '/entitlement', '/notes?reason=xx'])
        expect((await get(stranger, `staff/visit-duties/${body.id}${part}`)).status).toBe(404);
      expect((await post(stranger, `staff/visit-duties/${body.id}/excuse`, { reason: '不去' }, 1)).status).toBe(404);
      expect((await post(stranger, `staff/visit-duties/${body.id}/visits`, someVisit(school), 1)).status).toBe(404);
      expect((await get(stranger, 'staff/today')).body).toMatchObject({
        ...{ overdue: [], dueToday: [], nextSevenDays: [], unassigned: [] },
        counts: { overdue: 0, dueToday: 0, nextSevenDays: 0, unassigned: 0, mine: 0 },
      });
      const number = encodeURIComponent(body.number);
      expect((await get(stranger, `staff/search/cases?number=${number}`)).body.items).toEqual([]);
      expect((await get(stranger, `staff/reportable-occasions?unionId=${school.schoolId}`)).status).toBe(404);
      expect((await post(stranger, 'staff/visit-duties', aStayOf(school.memberId))).status).toBe(404);
    });

    it('shows the federation above what its unions have', async () => {
      const school = await aSchool(visits);
      const { body } = await report(school);
      const above = await anAgentOf(visits, school, school.federationId, ['officer'], '周宁');
      expect((await get(above, 'staff/visit-duties')).body.items).toMatchObject([{ id: body.id }]);
      expect((await get(above, `staff/visit-duties/${body.id}`)).status).toBe(200);
    });
  });

  describe('lists', () => {
    it('puts what waits into Today by urgency, own duties first', async () => {
      const school = await aSchool(visits);
      const late = (await report(school)).body.id;
      const other = await aRegisteredMember(visits.platform, school.tenantId, school.schoolId, { name: '李强' });
      const due = (await post(school.leader, 'staff/visit-duties', aStayOf(other))).body.id;
      await visits.database.owner('UPDATE visits.visit_duty SET deadline_on = $2 WHERE id = $1', [late, daysAgo(1)]);
      await visits.database.owner('UPDATE visits.visit_duty SET deadline_on = $2 WHERE id = $1', [due, today()]);
      await post(
        school.chair,
        `staff/visit-duties/${due}/assignment`,
        { personIds: [school.leader.actor.personId] },
        1,
      );
      const { body } = await get(school.leader, 'staff/today');
      expect(body).toMatchObject({
        date: today(),
        overdue: [
          { id: late, urgency: '超 1 天', overdue: true, mine: false, occasionName: '生病住院', groupName: '一组' },
        ],
        dueToday: [{ id: due, urgency: '今天要办', mine: true, memberName: '李强', statusName: '待接受' }],
        unassigned: [{ id: late }],
        counts: { overdue: 1, dueToday: 1, nextSevenDays: 0, unassigned: 1, mine: 1 },
      });
    });

    it('looks seven days ahead, whatever weekday it is', async () => {
      const school = await aSchool(visits);
      const near = (await report(school)).body.id;
      const other = await aRegisteredMember(visits.platform, school.tenantId, school.schoolId, { name: '李强' });
      const far = (await post(school.leader, 'staff/visit-duties', aStayOf(other))).body.id;
      const move = (id: string, days: number) =>
        visits.database.owner('UPDATE visits.visit_duty SET deadline_on = $2 WHERE id = $1', [id, daysAgo(-days)]);
      for (const days of [1, 2, 3, 4, 5, 6, 7]) {
        await move(near, days);
        await move(far, days + 7);
        const { body } = await get(school.leader, 'staff/today');
        expect(body).toMatchObject({ nextSevenDays: [{ id: near }], counts: { nextSevenDays: 1 } });
      }
    });

    it('turns pages by deadline and finds by occasion, assignee, state and number', async () => {
      const school = await aSchool(visits);
      const names = ['甲', '乙', '丙'];
      const ids: string[] = [];
      for (const name of names) {
        const memberId = await aRegisteredMember(visits.platform, school.tenantId, school.schoolId, { name });
        ids.push((await post(school.leader, 'staff/visit-duties', aStayOf(memberId))).body.id);
      }
      const first = await get(school.officer, 'staff/visit-duties?limit=2');
      const second = await get(school.officer, `staff/visit-duties?limit=2&after=${first.body.next}`);
      const seen = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
      expect(seen).toEqual([...ids].sort());
      expect(second.body.next).toBeNull();
      const list = async (query: string) => (await get(school.officer, `staff/visit-duties?${query}`)).body.items;
      expect(await list('occasion=WEDDING')).toEqual([]);
      expect(await list('assignee=me')).toEqual([]);
      expect(await list('status=closed')).toEqual([]);
      await post(school.officer, `staff/visit-duties/${ids[1]}/excuse`, { reason: '本人不愿' }, 1);
      expect(await list('status=closed')).toMatchObject([{ id: ids[1], statusName: '已免访', urgency: '' }]);
      expect(await list('number=0003')).toMatchObject([{ memberName: '丙' }]);
      const found = await get(school.officer, 'staff/search/cases?number=2');
      expect(found.body.items).toMatchObject([{ id: ids[1] }]);
    });
  });

  describe('the member', () => {
    const himselfOf = (school: School) => anAgentOf(visits, school, school.schoolId, [], '王秀英', school.memberId);

    it('sees his own case in plain words and nobody else’s', async () => {
      const school = await aSchool(visits);
      const { id } = (await report(school)).body;
      const other = await aRegisteredMember(visits.platform, school.tenantId, school.schoolId, { name: '李强' });
      const otherId = (await post(school.leader, 'staff/visit-duties', aStayOf(other))).body.id;
      const himself = await himselfOf(school);
      const { body } = await get(himself, 'portal/cases');
      expect(body.items).toMatchObject([{ id, state: '正在安排', next: '上门走访', mayRate: false }]);
      const page = await get(himself, `portal/cases/${id}`);
      expect(page.body.timeline).toMatchObject([{ sentence: expect.stringContaining('赵*') }]);
      expect(JSON.stringify(page.body)).not.toMatch(/胆囊|赵敏/);
      expect((await get(himself, `portal/cases/${otherId}`)).status).toBe(404);
      expect((await get(himself, `staff/visit-duties/${id}`)).status).toBe(403);
      expect((await get(school.officer, 'portal/cases')).status).toBe(403);
    });

    it('reports what happened to him, and that joins what is known', async () => {
      const school = await aSchool(visits);
      const { id } = (await report(school)).body;
      const himself = await himselfOf(school);
      const { memberId: _, ...facts } = aStayOf(school.memberId);
      const answer = await post(himself, 'portal/reports', facts);
      expect(answer).toMatchObject({ status: 201, body: { id, joined: true } });
      expect((await get(himself, 'portal/occasions')).body.items.length).toBeGreaterThan(4);
    });

    it('rates his case once, after the visit', async () => {
      const school = await aSchool(visits);
      const { id } = (await report(school)).body;
      const himself = await himselfOf(school);
      const rate = () => post(himself, `portal/cases/${id}/rating`, { stars: 5, comment: '谢谢' });
      expect(await rate()).toMatchObject({ status: 409, body: { code: 'visit-duty.not-yet-visited' } });
      await post(school.officer, `staff/visit-duties/${id}/visits`, someVisit(school), 1);
      expect(await rate()).toMatchObject({ status: 200, body: { stars: 5, mayRate: false } });
      expect(await rate()).toMatchObject({ status: 409, body: { code: 'visit-duty.already-rated' } });
    });
  });

  describe('without an account', () => {
    const look = (body: object, address = `10.0.0.${Math.ceil(Math.random() * 250)}`) =>
      visits.call('POST', 'public/case-status', { body, address });

    it('the number and the tail of the phone give the state and nothing else', async () => {
      const school = await aSchool(visits, { phone: { kind: 'mobile', number: '19900006789' } });
      const { number } = (await report(school)).body;
      expect(await look({ number, phoneTail: '6789' })).toEqual({ status: 200, body: { state: '正在安排' } });
    });

    it('a wrong number and a wrong tail get the very same answer', async () => {
      const school = await aSchool(visits, { phone: { kind: 'mobile', number: '19900006789' } });
      const { number } = (await report(school)).body;
      const answers = [
        await look({ number, phoneTail: '0000' }),
        await look({ number: '五访-2026-xx-0001', phoneTail: '6789' }),
        await look({ number, phoneTail: '6789', federation: 'elsewhere' }),
      ];
      const bare = answers.map(({ status, body }) => ({ status, body: { ...body, traceId: null } }));
      expect(bare[0]).toMatchObject({ status: 404, body: { code: 'case-status.not-found' } });
      expect(bare[1]).toEqual(bare[0]);
      expect(bare[2]).toEqual(bare[0]);
    });

    it('nobody tries out tails: of one number five a quarter of an hour, from wherever', async () => {
      const school = await aSchool(visits, { phone: { kind: 'mobile', number: '19900006789' } });
      const { number } = (await report(school)).body;
      for (const tail of ['0001', '0002', '0003', '0004', '0005']) await look({ number, phoneTail: tail });
      expect(await look({ number, phoneTail: '6789' })).toMatchObject({ status: 429 });
    });
  });
});
