import { aScene, type Caller, type Scene } from '../../../../test/support/scene';
import { openTestApi, type TestApi } from '../../../../test/support/test-api';

/** Over HTTP: a school reports to its town, a year that ended is read, targets and matching funds are set. */
describe('figures, targets and returns', () => {
  let api: TestApi;
  let scene: Scene;
  let officer: Caller;
  let town: Caller;
  let year: number;
  let accountant: Caller;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    officer = await scene.as(scene.school, 'officer');
    town = await scene.as(scene.town, 'chair');
    accountant = await scene.as(scene.school, 'accountant');
    year = Number(scene.today.slice(0, 4));
    await api.database.owner(`UPDATE members.member SET joined_on = '2015-01-01' WHERE joined_on IS NULL`);
  });
  afterAll(() => api?.close());

  const lineOf = (summary: any, code: string) =>
    summary.groups.flatMap((group: any) => group.lines).find((line: any) => line.code === code && line.key === null);

  it('the summary has every group, a sentence for each number, last year beside it, and a text', async () => {
    const summary = await officer.get('/staff/figures');
    expect(summary).toMatchObject({
      unionId: scene.school,
      period: `${year} 年`,
      before: `${year - 1} 年`,
      fromAbove: false,
    });
    expect(lineOf(summary, 'register.members')).toMatchObject({ unit: '人', before: expect.any(String), opens: true });
    expect(summary['paragraphs'].join()).toContain(`${year} 年`);
  });

  it('a number opens as many records as it counts', async () => {
    const summary = await officer.get('/staff/figures');
    const { items } = await officer.get('/staff/figures/records?code=register.members&limit=200');
    expect(String(items.length)).toBe(lineOf(summary, 'register.members').value);
  });

  it('who may not see a ledger reads its number and not its records', async () => {
    const cashier = await scene.as(scene.school, 'cashier');
    expect(lineOf(await cashier.get('/staff/figures'), 'hardship.on-file').opens).toBe(false);
    const answer = await cashier.call('GET', '/staff/figures/records?code=hardship.on-file');
    expect([answer.status, answer.body['code']]).toEqual([403, 'report.records-closed']);
  });

  it('a period that is none is refused in words', async () => {
    const answer = await officer.call('GET', '/staff/figures?from=2026-02-01&to=2026-01-01');
    expect([answer.status, answer.body['code']]).toEqual([400, 'report.period-invalid']);
  });

  it('the union words its summary itself; a name that no number has is refused', async () => {
    const set = (words: string, version: number) =>
      officer.call('POST', '/staff/summary-wording', { unionId: scene.school, words }, version);
    expect((await set('共有 {{会员数目}} 人', 0)).body['code']).toBe('wording.field-unknown');
    const misspelt = await set('共走访 {{走访慰问户数目}} 户', 0);
    expect(JSON.stringify(misspelt.body)).toContain('是不是想写“走访慰问户数”？');
    expect((await set('本会有会员 {{组织和会员会员}} 人。', 0)).status).toBe(200);
    const { paragraphs } = await officer.get('/staff/figures');
    expect(paragraphs).toEqual([expect.stringMatching(/^本会有会员 [1-9]\d* 人。$/)]);
  });

  it('a target says how far it is; a second one for the same is refused', async () => {
    const given = { unionId: scene.school, year, figureCode: 'register.members', amount: '4' };
    const { id, version } = await officer.post('/staff/targets', given);
    expect((await officer.call('POST', '/staff/targets', given)).body['code']).toBe('target.exists');
    const { items } = await officer.get(`/staff/targets?year=${year}`);
    expect(items[0]).toMatchObject({ id, amount: '4', share: expect.stringMatching(/^\d+\.\d\d$/) });
    expect((await officer.call('PATCH', `/staff/targets/${id}`, { amount: '8' }, version)).body['amount']).toBe('8');
    expect((await officer.call('DELETE', `/staff/targets/${id}`, undefined, version + 1)).status).toBe(204);
  });

  it('matching funds say what is short, in their direction', async () => {
    const fund = async (code: string, name: string, opening: string) =>
      (
        await accountant.post('/staff/fund-accounts', {
          ...{ unionId: scene.school, code, name, kind: 'union-funds', source: '拨缴经费', document: '期初' },
          ...{ openedOn: `${year}-01-01`, opening, budgets: [] },
        })
      )['id'] as string;
    const [upperFundId, ownFundId] = [await fund('SJ', '上级拨款', '1000.00'), await fund('BJ', '本级配套', '1500.00')];
    const rule = {
      unionId: scene.school,
      year,
      name: '送温暖配套',
      upperFundId,
      ownFundId,
      upperParts: 1,
      ownParts: 2,
    };
    await officer.post('/staff/matching-rules', rule);
    const { items } = await officer.get(`/staff/matching-rules?year=${year}`);
    expect(items).toEqual([
      expect.objectContaining({
        ...{
          ratio: '上级每拨 1 元，本级配套 2 元',
          upper: '1000.00',
          owed: '2000.00',
          placed: '1500.00',
          short: '500.00',
        },
      }),
    ]);
    const same = await officer.call('POST', '/staff/matching-rules', { ...rule, ownFundId: upperFundId });
    expect(same.body['code']).toBe('matching.same-fund');
  });

  it('a return goes up, comes back with remarks, goes up again and is accepted; later changes stand beside it', async () => {
    const given = { unionId: scene.school, kind: 'year', day: `${year - 1}-05-05` };
    const open = await officer.call('POST', '/staff/returns', { ...given, day: scene.today });
    expect(open.body['code']).toBe('return.period-open');
    const { id } = await officer.post('/staff/returns', given);
    const read = () => town.get(`/staff/returns/${id}`);
    const step = async (caller: Caller, road: string, body: object = {}) =>
      caller.call('POST', `/staff/returns/${id}/${road}`, body, (await read())['version']);

    expect((await officer.call('POST', '/staff/returns', given)).body['code']).toBe('return.exists');
    expect((await step(town, 'acceptance')).body['code']).toBe('return.action-not-open');
    expect((await step(officer, 'submission')).body['status']).toBe('submitted');
    expect(await read()).toMatchObject({ fromAbove: true, openActions: ['send-back', 'accept'] });
    const own = await officer.get(`/staff/returns/${id}`);
    expect(own).toMatchObject({ fromAbove: false, openActions: ['withdraw'] });
    expect((await step(town, 'return')).body['code']).toBe('return.reason-missing');
    expect((await step(town, 'return', { words: '会员数对不上' })).body['status']).toBe('returned');
    expect((await step(officer, 'freezing')).body['status']).toBe('frozen');
    expect((await step(officer, 'submission')).body['status']).toBe('submitted');
    const chair = await scene.as(scene.school, 'chair');
    expect((await step(chair, 'acceptance')).body['code']).toBe('return.not-own');
    expect((await step(town, 'acceptance')).body).toMatchObject({ status: 'accepted', restated: [] });

    await api.database.owner(`UPDATE members.member SET joined_on = $1 WHERE id = $2`, [scene.today, scene.memberId]);
    const after = await officer.get(`/staff/returns/${id}`);
    expect(after['restated']).toEqual(expect.arrayContaining([expect.objectContaining({ unit: '人' })]));
    expect(after['facts'].map((fact: any) => fact.actionName)).toEqual([
      ...['定数', '上报', '退回', '重新取数', '上报', '接收'],
    ]);
  });

  it('the town adds up what was reported and sees who has not; a rule makes returns owed', async () => {
    const rollUp = await town.get(`/staff/return-roll-up?kind=year&day=${year - 1}-01-01`);
    expect(rollUp).toMatchObject({ unionId: scene.town, reportedCount: 1 });
    expect(rollUp['unions'].at(-1)).toMatchObject({ unionId: scene.school, status: 'accepted', reported: true });
    const rule = { unionId: scene.town, kind: 'quarter', wanted: true, daysAfter: 10 };
    expect((await town.call('POST', '/staff/return-rules', rule, 0)).status).toBe(200);
    const owed = await town.get('/staff/return-roll-up?kind=quarter');
    expect(owed['unions'].every((each: any) => each.dueOn !== null && !each.reported)).toBe(true);
    const stale = await town.call('POST', '/staff/return-rules', rule, 0);
    expect(stale.body['code']).toBe('record.stale');
  });
});
