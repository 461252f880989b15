import { addDays, systemActor } from '@app/kernel';
import { openTestApi, type TestApi } from '../../../../test/support/test-api';
import { RosterFreezing } from '../app/roster-freezing.service';
import { aRetiree, aRoundScene, type RoundScene } from '../testing/a-round';

type Json = Record<string, any>;

describe('rounds over HTTP', () => {
  let api: TestApi;
  let stage: RoundScene;

  beforeAll(async () => {
    api = await openTestApi();
    stage = await aRoundScene(api);
  });
  afterAll(() => api?.close());

  const codeOf = ({ status, body }: { status: number; body: Json }): [number, string] => [status, body['code']];
  const nextHoliday = async (): Promise<Json> => {
    const { occasions } = await stage.officer.get(`/staff/rounds/choices?unionId=${stage.scene.school}`);
    return occasions.find((each: Json) => each.kind === 'holiday' && each.latestOn > addDays(stage.scene.today, 3));
  };

  describe('refuses a plan', () => {
    const planned = (overrides: Json) => stage.officer.call('POST', '/staff/rounds', stage.plan(overrides));

    it('for a holiday that has passed, naming it', async () => {
      const year = Number(stage.scene.today.slice(0, 4)) - 1;
      const answer = await planned({ kind: 'holiday', holidayCode: 'SPRING', holidayYear: year });
      expect(codeOf(answer)).toEqual([422, 'round.holiday-passed']);
      expect(answer.body['detail']).toContain(`${year} 年春节`);
    });

    it('that is due after the holiday', async () => {
      const { code, year, latestOn } = await nextHoliday();
      const answer = await planned({
        ...{ kind: 'holiday', holidayCode: code, holidayYear: year, dueOn: addDays(latestOn, 1) },
      });
      expect(codeOf(answer)).toEqual([422, 'round.due-after-holiday']);
      expect(answer.body['detail']).toContain(latestOn);
    });

    it('from a fund that may not serve it, with the fund’s sentence', async () => {
      const answer = await planned({ fundPurpose: 'study-aid' });
      expect(codeOf(answer)).toEqual([422, 'fund.not-eligible']);
      expect(answer.body['detail']).toContain('送温暖资金');
    });

    it('in a month that is closed', async () => {
      const other = await aRoundScene(api, 1);
      await api.database.owner(
        `INSERT INTO funds.accounting_period SELECT * FROM jsonb_populate_record(NULL::funds.accounting_period, $1)`,
        [
          JSON.stringify({
            ...{ tenant_id: other.scene.tenantId, id: other.fundId, version: 1, union_id: other.scene.school },
            ...{ month: other.scene.today.slice(0, 7), status: 'closed', closed_at: new Date(), statement_balance: 0 },
            ...{ closed_by: other.fundId, closed_by_name: '李娜' },
          }),
        ],
      );
      const answer = await other.officer.call('POST', '/staff/rounds', other.plan());
      expect(codeOf(answer)).toEqual([422, 'round.period-closed']);
    });

    it('with every field that is wrong', async () => {
      const answer = await planned({ budget: '0', audience: [], dueOn: addDays(stage.scene.today, -3) });
      expect(answer.body['fields'].map((each: Json) => each.field)).toEqual(['dueOn', 'budget', 'audience']);
    });
  });

  it('does not freeze a roster over its budget, and says by how much', async () => {
    const { id } = await stage.draft({ budget: '1000.00' });
    const answer = await stage.tryTo(stage.officer, id, 'freezing');
    expect(codeOf(answer)).toEqual([422, 'round.over-budget']);
    expect(answer.body).toMatchObject({ cost: '1200.00', over: '200.00' });
  });

  it('finds who is in another round of the same holiday, whoever planned it', async () => {
    const { code, year, latestOn } = await nextHoliday();
    const holiday = { kind: 'holiday', holidayCode: code, holidayYear: year, dueOn: latestOn };
    const first = await stage.draft(holiday);
    await stage.act(stage.officer, first['id'], 'freezing');
    const extra = await aRetiree(api, stage.scene, { name: '韩新来' });
    const second = await stage.draft({ ...holiday, name: '另一个', budget: '9000.00' });
    const path = `/staff/rounds/${second['id']}`;
    expect(await stage.officer.get(`${path}/preview`)).toMatchObject({ persons: 1, twice: 4 });
    const twice = await stage.officer.get(`${path}/preview/people?part=twice&limit=2`);
    expect(twice).toMatchObject({ items: [{ kind: 'other-round' }, {}], next: expect.any(String) });
    expect(twice['items'][0].why).toContain(first['number']);
    const refused = await stage.tryTo(stage.officer, second['id'], 'freezing');
    expect(codeOf(refused)).toEqual([422, 'round.recipient-twice']);
    expect(refused.body['detail']).toContain('4 人已经在同一节日的另一个活动里');
    await stage.act(stage.officer, second['id'], 'freezing', { leaveOutTwice: true });
    expect((await stage.entries(second['id'])).map((each) => each.memberId)).toEqual([extra]);
    expect((await stage.officer.get(`${path}/left-out`))['items']).toHaveLength(4);
    const added = await stage.tryTo(stage.officer, second['id'], 'entries', {
      ...{ memberIds: [stage.retired[0]], reason: '漏了' },
    });
    expect(codeOf(added)).toEqual([422, 'round.recipient-twice']);
  });

  it('gives a household one share', async () => {
    const other = await aRoundScene(api, 2);
    const [head, spouse] = other.retired;
    await pairUp(other, head!, spouse!);
    const { id } = await other.draft({ perHousehold: true });
    expect(await other.officer.get(`/staff/rounds/${id}/preview`)).toMatchObject({
      persons: 1,
      households: 1,
      twice: 1,
    });
    const refused = await other.tryTo(other.officer, id, 'freezing');
    expect(refused.body['detail']).toContain('1 人和同一户的家人重复');
  });

  it.each([
    ['shift-workers', 'shift'],
    ['outdoor-workers', 'outdoor'],
    ['front-line', 'front-line'],
    ['teachers', 'teacher'],
  ])('finds %s by what is said of their posts', async (code, trait) => {
    const [found] = stage.retired;
    const path = `/staff/members/${found}`;
    const { version } = await stage.officer.get(path);
    const changed = await stage.officer.call('PATCH', path, { postTraits: [trait] }, version);
    expect(changed.body).toMatchObject({ postTraits: [trait] });
    const { id } = await stage.draft({ audience: [{ code }] });
    expect(await stage.officer.get(`/staff/rounds/${id}/preview`)).toMatchObject({ persons: 1 });
    const { items } = await stage.officer.get(`/staff/rounds/${id}/preview/people?part=roster`);
    expect(items.map((each: Json) => each.memberId)).toEqual([found]);
  });

  it('hands people out street by street, the union’s region standing in for a street that is not known', async () => {
    const other = await aRoundScene(api, 4);
    const street = (index: number): string => (index < 2 ? '东湖街道' : '西山街道');
    for (const [index, member] of other.retired.entries())
      await api.database.owner(`UPDATE members.member SET street = $2 WHERE id = $1`, [member, street(index)]);
    const unknown = await aRetiree(api, other.scene, { name: '孙未知' });
    await api.database.owner(`UPDATE organizations.trade_union SET region = '西山街道' WHERE id = $1`, [
      other.scene.school,
    ]);
    const { id } = await other.draft();
    await other.act(other.officer, id, 'freezing');
    const visitors = [other.officer, other.leader].map(({ agent }) => ({
      ...{ personId: agent.accountId, name: '走访人', rank: 'other' },
    }));
    await other.act(other.officer, id, 'visitors', { visitors });
    await other.act(other.officer, id, 'allotment', { way: 'street' });
    const entries = await other.entries(id);
    const visitorsOf = (name: string) =>
      new Set(entries.filter((each) => each['street'] === name).map((each) => each['visitorId']));
    expect(entries.find((each) => each['memberId'] === unknown)).toMatchObject({ street: '西山街道' });
    const { byStreet, byAudience } = (await other.officer.get(`/staff/rounds/${id}`))['figures'];
    expect(byAudience).toEqual([{ code: 'retiree', words: '退休会员', persons: entries.length }]);
    for (const { street, persons } of byStreet) {
      const query = `street=${encodeURIComponent(street)}&audience=retiree`;
      const { items } = await other.officer.get(`/staff/rounds/${id}/entries?${query}`);
      expect(items.map((each: { street: string }) => each.street)).toEqual(Array(persons).fill(street));
    }
    expect((await other.officer.get(`/staff/rounds/${id}/entries?audience=shift-workers`))['items']).toEqual([]);
    expect([visitorsOf('东湖街道').size, visitorsOf('西山街道').size]).toEqual([1, 1]);
    expect(visitorsOf('东湖街道')).not.toEqual(visitorsOf('西山街道'));
  });

  it('reports a household that is known by its hardship file only', async () => {
    const other = await aRoundScene(api, 2);
    const [onFile] = other.retired;
    const { id: fileId } = await other.officer.post('/staff/hardship-files', { memberId: onFile });
    const { id } = await other.draft();
    await other.act(other.officer, id, 'freezing');
    const report = () => other.officer.get(`/staff/rounds/${id}/report`);
    expect(await report()).toMatchObject({ households: 0, personsWithoutHousehold: 2 });
    await api.database.owner('UPDATE hardship.hardship_file SET filed_on = found_on WHERE id = $1', [fileId]);
    expect(await report()).toMatchObject({ persons: 2, households: 1, personsWithoutHousehold: 1 });
  });

  async function pairUp({ scene }: RoundScene, head: string, spouse: string): Promise<void> {
    await api.database.owner(
      `DO $$ DECLARE h uuid := '${head}'; BEGIN
        INSERT INTO members.household (tenant_id, id, version, created_at) VALUES ('${scene.tenantId}', h, 1, now());
        INSERT INTO members.household_person (tenant_id, id, household_id, member_id, relation, added_at) VALUES
          ('${scene.tenantId}', '${head}', h, '${head}', 'head', now()),
          ('${scene.tenantId}', '${spouse}', h, '${spouse}', 'spouse', now());
      END $$`,
    );
  }

  it('freezes once, also when two press at the same time', async () => {
    const { id, version } = await stage.draft();
    const press = () => stage.officer.call('POST', `/staff/rounds/${id}/freezing`, {}, version);
    const answers = await Promise.all([press(), press()]);
    expect(answers.map((each) => each.status).sort((a, b) => a - b)).toEqual([200, 412]);
    expect(codeOf(await stage.tryTo(stage.officer, id, 'freezing'))).toEqual([409, 'round.frozen-already']);
  });

  it('leaves a large roster to a job that takes up where it stopped', async () => {
    const other = await aRoundScene(api, 1);
    const { tenantId, school } = other.scene;
    await api.database.owner(
      `INSERT INTO members.member (tenant_id, id, version, union_id, name, name_simplified, name_pinyin, gender, category,
         status, created_at, card_sealed, card_mac)
       SELECT '${tenantId}', gen_random_uuid(), 1, '${school}', '甲' || n, '甲' || n, 'jia' || n, 'female', 'retiree',
         'active', now(), '\\x00', decode(md5(n::text), 'hex') FROM generate_series(1, 2400) n`,
    );
    const { id } = await other.draft({ budget: '900000.00' });
    const freezing = await other.act(other.officer, id, 'freezing');
    expect(freezing).toMatchObject({ status: 'freezing', freezing: { done: 0, total: 2401 }, openActions: [] });
    const steps = api.app.get(RosterFreezing, { strict: false });
    expect(await steps.step(tenantId, id)).toBe(true);
    expect(await other.officer.get(`/staff/rounds/${id}`)).toMatchObject({ freezing: { done: 2000, total: 2401 } });
    expect(await steps.step(tenantId, id)).toBe(false);
    expect(await steps.step(tenantId, id)).toBe(false);
    const done = await other.officer.get(`/staff/rounds/${id}`);
    expect(done).toMatchObject({ status: 'frozen', freezing: null, figures: { persons: 2401 } });
    const numbers = await api.database.owner(
      `SELECT count(DISTINCT order_no)::int AS n, max(order_no) AS last FROM rounds.roster_entry WHERE round_id = '${id}'`,
    );
    expect(numbers[0]).toMatchObject({ n: 2401, last: 2401 });
  });

  it('keeps who asks, signs and pays apart, and lets nobody decide on what he gets', async () => {
    const { scene, fundId } = stage;
    const own = await aRetiree(api, scene, { name: '赵自己' });
    const id = await stage.draft({ audience: [{ code: 'list', memberIds: [own] }] }).then((each) => each['id']);
    await stage.act(stage.officer, id, 'freezing');
    await stage.act(stage.officer, id, 'submission');
    const both = await scene.as(scene.school, 'officer', 'treasurer', 'chair');
    await stage.act(both, id, 'review');
    const again = await stage.tryTo(both, id, 'approval');
    expect(again.status).toBeGreaterThanOrEqual(403);
    expect(fundId).toBeTruthy();
    await stage.act(stage.chair, id, 'return', { reason: '再核实一下' });
    expect(await stage.officer.get(`/staff/rounds/${id}`)).toMatchObject({ status: 'returned', reason: '再核实一下' });
    await stage.act(stage.officer, id, 'submission');
    expect(
      (await stage.treasurer.get('/staff/approvals/waiting'))['items'].map((each: Json) => each.subjectId),
    ).toContain(id);
    await stage.act(stage.officer, id, 'withdrawal', { reason: '先不办' });
    await stage.act(stage.officer, id, 'unfreezing', { reason: '重新计划' });
    expect(await stage.officer.get(`/staff/rounds/${id}`)).toMatchObject({ status: 'draft', figures: { persons: 0 } });
  });

  describe('on the road', () => {
    let id: string;
    const visitOn = (entry: Json, outcome: Json, key?: string, who = stage.officer) =>
      who.call(
        'POST',
        `/staff/rounds/${id}/entries/${entry['id']}/visit`,
        { visitedOn: stage.scene.today, outcome },
        entry['version'],
        key,
      );
    const of = async (who = stage.officer): Promise<Json[]> =>
      (await stage.entries(id)).filter((each) => each['visitorId'] === who.agent.accountId);

    beforeAll(async () => {
      id = await stage.approved({ name: '路上的活动', paymentKind: 'cash', cashReason: '老同志没有银行卡' });
    });

    it('a visit is logged once by two who press at the same time, and again by its key without doing anything', async () => {
      const [entry] = await of();
      const answers = await Promise.all([
        visitOn(entry!, { kind: 'absent', reason: '没人' }, 'key-one-aaaa'),
        visitOn(entry!, { kind: 'absent', reason: '没人' }, 'key-two-aaaa'),
      ]);
      expect(answers.map((each) => each.status).sort((a, b) => a - b)).toEqual([201, 412]);
      const key = answers[0]!.status === 201 ? 'key-one-aaaa' : 'key-two-aaaa';
      expect((await visitOn(entry!, { kind: 'absent', reason: '没人' }, key)).status).toBe(201);
      const [now] = (await of()).filter((each) => each['id'] === entry!['id']);
      expect(now).toMatchObject({ status: 'absent', visitCount: 1 });
    });

    it('who was absent is tried again, and what was logged by mistake is taken back', async () => {
      const entry = (await of()).find((each) => each['status'] === 'absent')!;
      const met = await visitOn(entry, { kind: 'met' });
      expect(met.body).toMatchObject({ entry: { status: 'visited', givenCash: '300.00', visitCount: 2 } });
      const path = `/staff/rounds/${id}/entries/${entry['id']}/visit/void`;
      const back = await stage.officer.post(path, { reason: '点错了人' }, met.body['entry'].version);
      expect(back).toMatchObject({ status: 'allotted', givenCash: '0.00' });
    });

    it('nobody logs what was allotted to another, or a second time', async () => {
      const [entry] = await of(stage.officer);
      expect(codeOf(await visitOn(entry!, { kind: 'met' }, undefined, stage.leader))).toEqual([
        403,
        'round.not-own-visit',
      ]);
      await visitOn(entry!, { kind: 'refused', reason: '不要' });
      const [now] = (await of()).filter((each) => each['id'] === entry!['id']);
      expect(codeOf(await visitOn(now!, { kind: 'met' }))).toEqual([409, 'round.entry-action-not-open']);
    });

    it('cash advances go out as planned and come back to 0', async () => {
      const out = { visitorId: stage.leader.agent.accountId, direction: 'out', givenOn: stage.scene.today };
      const over = await stage.tryTo(stage.officer, id, 'handouts', { ...out, cash: '5000.00' });
      expect(codeOf(over)).toEqual([422, 'round.handout-over-plan']);
      await stage.act(stage.officer, id, 'handouts', { ...out, cash: '300.00' });
      const back = { ...out, direction: 'back' };
      expect(codeOf(await stage.tryTo(stage.officer, id, 'handouts', { ...back, cash: '300.01' }))).toEqual([
        ...[422, 'round.handout-too-much'],
      ]);
      await stage.act(stage.officer, id, 'handouts', { ...back, cash: '300.00' });
      expect((await stage.officer.get(`/staff/rounds/${id}/handouts`))['items']).toHaveLength(2);
    });

    it('visits do not end while somebody waits, and then the round closes for nobody who logs meanwhile', async () => {
      const refused = await stage.tryTo(stage.officer, id, 'end-of-visits');
      expect(codeOf(refused)).toEqual([422, 'round.visits-open']);
      const waiting = (await stage.entries(id)).filter((each) => each['status'] === 'allotted');
      for (const entry of waiting.slice(1)) {
        const who = entry['visitorId'] === stage.leader.agent.accountId ? stage.leader : stage.officer;
        expect((await visitOn(entry, { kind: 'deceased', reason: '上月去世' }, undefined, who)).status).toBe(201);
      }
      const [last] = waiting;
      const who = last!['visitorId'] === stage.leader.agent.accountId ? stage.leader : stage.officer;
      const { version } = await stage.officer.get(`/staff/rounds/${id}`);
      const [visit, end] = await Promise.all([
        visitOn(last!, { kind: 'moved', reason: '搬走' }, undefined, who),
        stage.officer.call('POST', `/staff/rounds/${id}/end-of-visits`, {}, version),
      ]);
      expect(visit.status).toBe(201);
      expect([200, 422]).toContain(end.status);
      if (end.status === 422) await stage.act(stage.officer, id, 'end-of-visits');
      expect(await stage.officer.get(`/staff/rounds/${id}/statement`)).toMatchObject({ settled: true, missing: [] });
      expect(await stage.act(stage.officer, id, 'closing')).toMatchObject({ status: 'closed' });
      expect(codeOf(await visitOn(last!, { kind: 'met' }, undefined, who))).toEqual([409, 'round.action-not-open']);
    });
  });

  it('goes back whole when it is cancelled before anybody was visited', async () => {
    const id = await stage.approved({ name: '要取消的' });
    const held = async () =>
      (await stage.treasurer.get(`/staff/fund-accounts/${stage.fundId}`))['figures'].held as string;
    const before = await held();
    await stage.act(stage.officer, id, 'cancellation', { reason: '上级统一安排' });
    expect(Number(before) - Number(await held())).toBeGreaterThan(0);
    expect(await stage.officer.get(`/staff/rounds/${id}`)).toMatchObject({
      status: 'cancelled',
      reason: '上级统一安排',
    });
  });

  it('takes who comes after the approval into a round of his own', async () => {
    const id = await stage.approved({ name: '要补充的' });
    const late = await aRetiree(api, stage.scene, { name: '后来的' });
    const people = { memberIds: [late], reason: '刚退休' };
    expect(codeOf(await stage.tryTo(stage.officer, id, 'entries', people))).toEqual([422, 'round.over-approved']);
    const supplement = await stage.officer.post(`/staff/rounds/${id}/supplement`, people);
    const { number } = await stage.officer.get(`/staff/rounds/${id}`);
    expect(supplement).toMatchObject({ status: 'draft', supplementsNumber: number, budget: '300.00' });
    await stage.act(stage.officer, supplement['id'], 'freezing');
    expect((await stage.entries(supplement['id'])).map((each) => each['memberId'])).toEqual([late]);
  });

  it('compares a pasted list with the register, row by row', async () => {
    const other = await aRoundScene(api, 2);
    const one = await aRetiree(api, other.scene, { name: '李唯一' });
    const rows = [
      { name: '李 唯一' },
      { name: '孙淑芬' },
      { name: '没有的人' },
      { name: '李唯一' },
      { idNumber: '12' },
    ];
    const answer = await other.officer.post('/staff/round-lists', { unionId: other.scene.school, rows });
    expect(answer['rows'].map((each: Json) => [each.row, each.verdict])).toEqual([
      [1, 'found'],
      [2, 'several'],
      [3, 'unknown'],
      [4, 'twice'],
      [5, 'unreadable'],
    ]);
    expect(answer).toMatchObject({ found: 1, rows: [{ memberId: one }, {}, {}, {}, {}] });
    const elsewhere = await other.scene.as(other.scene.port, 'officer');
    const refused = await elsewhere.call('POST', '/staff/round-lists', { unionId: other.scene.school, rows });
    expect(refused.status).toBe(404);
  });

  it('lists whom nobody visited this year, and who had an event and no visit', async () => {
    const { scene, officer, leader } = stage;
    await leader.post('/staff/visit-duties', { memberId: scene.memberId, occasion: 'HOSPITAL', eventOn: scene.today });
    const counts = await officer.get('/staff/unvisited-counts?of=retiree');
    expect(counts['people']).toBeGreaterThan(3);
    expect(counts['unvisited']).toBeLessThanOrEqual(counts['people']);
    const first = await officer.get('/staff/unvisited?of=all&limit=2');
    const second = await officer.get(`/staff/unvisited?of=all&limit=2&after=${first['next']}`);
    expect(first['items'].map((each: Json) => each.memberId)).not.toContain(second['items'][0].memberId);
    expect((await officer.get('/staff/unvisited?of=hardship'))['items']).toEqual([]);
    expect((await officer.get('/staff/events-without-visit'))['items']).toEqual([
      expect.objectContaining({ memberName: expect.any(String), status: 'open', assignees: [] }),
    ]);
  });

  it('has 四落实 in the union’s own words from a day on', async () => {
    const other = await aRoundScene(api, 1);
    const body = { unionId: other.scene.school, validFrom: other.scene.today, points: ['车辆落实', '人员落实'] };
    await other.officer.post('/staff/round-checklist', body);
    const { id, checklist } = await other.draft();
    expect(checklist.map((each: Json) => each.words)).toEqual(['车辆落实', '人员落实']);
    const ticked = await other.act(other.officer, id, 'checklist/point-1', { done: true, note: '两辆' });
    expect(ticked['checklist'][0]).toMatchObject({ done: true, note: '两辆' });
  });

  it('leaves no name in audit, outbox or reminders', async () => {
    for (const table of ['audit.audit_entry', 'messaging.outbox_message', 'notifications.reminder'])
      for (const row of await api.database.owner(
        `SELECT to_jsonb(t)::text AS text FROM ${table} t WHERE tenant_id = $1`,
        [stage.scene.tenantId],
      ))
        expect([table, row.text.includes('孙淑芬') || row.text.includes('韩新来')]).toEqual([table, false]);
    expect(systemActor(stage.scene.tenantId).kind).toBe('system');
  });
});
