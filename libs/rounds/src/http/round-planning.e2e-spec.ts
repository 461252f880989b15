import { addDays } from '@app/kernel';
import { openTestApi, type TestApi } from '../../../../test/support/test-api';
import { aRetiree, aRoundScene, type RoundScene } from '../testing/a-round';

type Json = Record<string, any>;

describe('the plan of a round over HTTP', () => {
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
    ['hazardous-posts', 'hazardous'],
    ['posted-away', 'away'],
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
    // Who is allotted later takes a place of his own among those whom his visitor has already.
    const late = entries.find((each) => each['street'] === '西山街道')!['id'];
    await api.database.owner(
      `UPDATE rounds.roster_entry SET status = 'planned', visitor_id = NULL, visit_order = NULL WHERE id = $1`,
      [late],
    );
    await other.act(other.officer, id, 'allotment', { way: 'street' });
    const after = (await other.entries(id)).map((each) => `${each['visitorId']} ${each['visitOrder']}`);
    expect(new Set(after).size).toBe(entries.length);
    const [first] = visitors;
    const entryIds = entries.filter((each) => each['visitorId'] !== first!.personId).map((each) => each['id']);
    await other.act(other.officer, id, 'allotment/moves', { entryIds, visitorId: first!.personId });
    const places = (await other.entries(id)).map((each) => Number(each['visitOrder']));
    expect(places.toSorted((a, b) => a - b)).toEqual(entries.map((_, at) => at + 1));
    const twice = `UPDATE rounds.roster_entry SET visit_order = 1 WHERE round_id = $1`;
    await expect(api.database.owner(twice, [id])).rejects.toThrow('roster_entry_one_place');
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

  it('has 四落实 in the union’s own words from a day on', async () => {
    const other = await aRoundScene(api, 1);
    const body = { unionId: other.scene.school, validFrom: other.scene.today, points: ['车辆落实', '人员落实'] };
    await other.officer.post('/staff/round-checklist', body);
    const { id, checklist } = await other.draft();
    expect(checklist.map((each: Json) => each.words)).toEqual(['车辆落实', '人员落实']);
    const ticked = await other.act(other.officer, id, 'checklist/point-1', { done: true, note: '两辆' });
    expect(ticked['checklist'][0]).toMatchObject({ done: true, note: '两辆' });
  });
});
