import { aRegisteredMember } from '@app/members/testing';
import { aSchool, anAgentOf, daysAgo, type School, today } from '../testing/a-school';
import { openVisits, type OpenVisits } from '../testing/open-visits';
import { type VisitStage, visitStage } from '../testing/visit-stage';

describe('who sees visits over HTTP', () => {
  let visits: OpenVisits;
  let stage: VisitStage;
  beforeAll(async () => {
    visits = await openVisits();
    stage = visitStage(visits);
  });
  afterAll(() => visits?.close());

  describe('lists', () => {
    it('puts what waits into Today by urgency, own duties first', async () => {
      const school = await aSchool(visits);
      const late = (await stage.report(school)).body.id;
      const other = await aRegisteredMember(visits.platform, school.tenantId, school.schoolId, { name: '李强' });
      const due = (await stage.post(school.leader, 'staff/visit-duties', stage.aStayOf(other))).body.id;
      await visits.database.owner('UPDATE visits.visit_duty SET deadline_on = $2 WHERE id = $1', [late, daysAgo(1)]);
      await visits.database.owner('UPDATE visits.visit_duty SET deadline_on = $2 WHERE id = $1', [due, today()]);
      await stage.post(
        school.chair,
        `staff/visit-duties/${due}/assignment`,
        { personIds: [school.leader.actor.personId] },
        1,
      );
      const { body } = await stage.get(school.leader, 'staff/today');
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
      const near = (await stage.report(school)).body.id;
      const other = await aRegisteredMember(visits.platform, school.tenantId, school.schoolId, { name: '李强' });
      const far = (await stage.post(school.leader, 'staff/visit-duties', stage.aStayOf(other))).body.id;
      const move = (id: string, days: number) =>
        visits.database.owner('UPDATE visits.visit_duty SET deadline_on = $2 WHERE id = $1', [id, daysAgo(-days)]);
      for (const days of [1, 2, 3, 4, 5, 6, 7]) {
        await move(near, days);
        await move(far, days + 7);
        const { body } = await stage.get(school.leader, 'staff/today');
        expect(body).toMatchObject({ nextSevenDays: [{ id: near }], counts: { nextSevenDays: 1 } });
      }
    });

    it('turns pages by deadline and finds by occasion, assignee, state and number', async () => {
      const school = await aSchool(visits);
      const names = ['甲', '乙', '丙'];
      const ids: string[] = [];
      for (const name of names) {
        const memberId = await aRegisteredMember(visits.platform, school.tenantId, school.schoolId, { name });
        ids.push((await stage.post(school.leader, 'staff/visit-duties', stage.aStayOf(memberId))).body.id);
      }
      const first = await stage.get(school.officer, 'staff/visit-duties?limit=2');
      const second = await stage.get(school.officer, `staff/visit-duties?limit=2&after=${first.body.next}`);
      const seen = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
      expect(seen).toEqual([...ids].sort());
      expect(second.body.next).toBeNull();
      const list = async (query: string) => (await stage.get(school.officer, `staff/visit-duties?${query}`)).body.items;
      expect(await list('occasion=WEDDING')).toEqual([]);
      expect(await list('assignee=me')).toEqual([]);
      expect(await list('status=closed')).toEqual([]);
      await stage.post(school.officer, `staff/visit-duties/${ids[1]}/excuse`, { reason: '本人不愿' }, 1);
      expect(await list('status=closed')).toMatchObject([{ id: ids[1], statusName: '已免访', urgency: '' }]);
      expect(await list('number=0003')).toMatchObject([{ memberName: '丙' }]);
      const found = await stage.get(school.officer, 'staff/search/cases?number=2');
      expect(found.body.items).toMatchObject([{ id: ids[1] }]);
    });
  });

  describe('the member', () => {
    const himselfOf = (school: School) => anAgentOf(visits, school, school.schoolId, [], '王秀英', school.memberId);

    it('sees his own case in plain words and nobody else’s', async () => {
      const school = await aSchool(visits);
      const { id } = (await stage.report(school)).body;
      const other = await aRegisteredMember(visits.platform, school.tenantId, school.schoolId, { name: '李强' });
      const otherId = (await stage.post(school.leader, 'staff/visit-duties', stage.aStayOf(other))).body.id;
      const himself = await himselfOf(school);
      const { body } = await stage.get(himself, 'portal/cases');
      expect(body.items).toMatchObject([{ id, state: '正在安排', next: '上门走访', mayRate: false }]);
      const page = await stage.get(himself, `portal/cases/${id}`);
      expect(page.body.timeline).toMatchObject([{ sentence: expect.stringContaining('赵*') }]);
      expect(JSON.stringify(page.body)).not.toMatch(/胆囊|赵敏/);
      expect((await stage.get(himself, `portal/cases/${otherId}`)).status).toBe(404);
      expect((await stage.get(himself, `staff/visit-duties/${id}`)).status).toBe(403);
      expect((await stage.get(school.officer, 'portal/cases')).status).toBe(403);
    });

    it('reports what happened to him, and that joins what is known', async () => {
      const school = await aSchool(visits);
      const { id } = (await stage.report(school)).body;
      const himself = await himselfOf(school);
      const { memberId: _, ...facts } = stage.aStayOf(school.memberId);
      const told = (body: object) => stage.post(himself, 'portal/reports', body);
      const catalogue = async () => (await stage.get(himself, 'portal/occasions')).body;
      const { items, lackingConsents } = await catalogue();
      expect(items.filter(({ tellsHealth }: { tellsHealth: boolean }) => tellsHealth)).toMatchObject([
        { code: 'HOSPITAL' },
      ]);
      expect(lackingConsents).toMatchObject([{ key: 'member', name: '王秀英', kind: 'health', mayGive: true }]);
      expect(await told(facts)).toMatchObject({
        status: 422,
        body: { code: 'sensitive-consent.wanting', fields: [{ field: 'consents.member-health.agreed' }] },
      });
      const consent = { kind: 'health', givenBy: 'self' };
      expect(await told({ ...facts, consent })).toMatchObject({ status: 201, body: { id, joined: true } });
      expect((await catalogue()).lackingConsents).toEqual([]);
      expect((await told({ ...facts, memberId: school.memberId, consent })).status).toBe(400);
      expect((await stage.report(school, { consent })).status).toBe(400);
    });

    it('rates his case once, after the visit', async () => {
      const school = await aSchool(visits);
      const { id } = (await stage.report(school)).body;
      const himself = await himselfOf(school);
      const rate = () => stage.post(himself, `portal/cases/${id}/rating`, { stars: 5, comment: '谢谢' });
      expect(await rate()).toMatchObject({ status: 409, body: { code: 'visit-duty.not-yet-visited' } });
      await stage.post(school.officer, `staff/visit-duties/${id}/visits`, stage.someVisit(school), 1);
      expect(await rate()).toMatchObject({ status: 200, body: { stars: 5, mayRate: false } });
      expect(await rate()).toMatchObject({ status: 409, body: { code: 'visit-duty.already-rated' } });
    });
  });

  describe('without an account', () => {
    const look = (body: object, address = `10.0.0.${Math.ceil(Math.random() * 250)}`) =>
      visits.call('POST', 'public/case-status', { body, address });

    it('the number and the tail of the phone give the state and nothing else', async () => {
      const school = await aSchool(visits, { phone: { kind: 'mobile', number: '19900006789' } });
      const { number } = (await stage.report(school)).body;
      expect(await look({ number, phoneTail: '6789' })).toEqual({ status: 200, body: { state: '正在安排' } });
      const digits = number.replace('五访-', '');
      expect(await look({ number: digits, phoneTail: '6789' })).toMatchObject({ status: 200 });
    });

    it('a wrong number and a wrong tail get the very same answer', async () => {
      const school = await aSchool(visits, { phone: { kind: 'mobile', number: '19900006789' } });
      const { number } = (await stage.report(school)).body;
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
      const { number } = (await stage.report(school)).body;
      for (const tail of ['0001', '0002', '0003', '0004', '0005']) await look({ number, phoneTail: tail });
      expect(await look({ number, phoneTail: '6789' })).toMatchObject({ status: 429 });
    });
  });
});
