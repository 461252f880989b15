import { addDays, type CivilDate } from '@app/kernel';
import { readXlsx } from 'hucre';
import { SurveyOpening } from '@app/model-workers';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

const HIDDEN = { status: 404, body: { code: 'model-worker.not-found' } };

describe('model workers over HTTP', () => {
  let api: TestApi;
  let scene: Scene;
  let officer: Caller;
  let chair: Caller;
  let member: Caller;
  let today: CivilDate;
  let year: number;
  let file: string;

  const at = () => `/staff/model-workers/${file}`;
  const honour = { level: 'provincial', title: '省劳动模范', year: 2008, conferredBy: '省人民政府' };
  const step = async (path: string, body: object = {}) =>
    officer.post(`${at()}/${path}`, body, (await officer.get(at()))['version']);
  const refused = async (path: string, body: object) =>
    officer.call('POST', `${at()}/${path}`, body, (await officer.get(at()))['version']);
  const survey = async () => (await officer.get(at()))['surveys'][0];

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    today = scene.today;
    year = Number(today.slice(0, 4));
    [officer, chair] = [await scene.as(scene.school, 'officer'), await scene.as(scene.root, 'chair')];
    member = await scene.asMember();
    file = (await officer.post('/staff/model-workers', { memberId: scene.memberId, honours: [honour] }))['id'];
    await chair.post('/staff/model-worker-survey-days', {
      ...{ fromYear: year, opensOn: '01-01', dueOn: '12-31', leastDays: 1 },
    });
    await api.app.get(SurveyOpening).work(scene.tenantId);
  });
  afterAll(() => api?.close());

  it('a member has one file, with an honour of a year that there was', async () => {
    const twice = await officer.call('POST', '/staff/model-workers', { memberId: scene.memberId, honours: [honour] });
    expect(twice).toMatchObject({ status: 409, body: { code: 'model-worker.on-file-already' } });
    const honours = [{ ...honour, year: 1900 }];
    const { version } = await officer.get(at());
    const early = await officer.call('PATCH', at(), { honours }, version);
    expect(early).toMatchObject({ status: 400, body: { code: 'model-worker.honour-year' } });
  });

  it('is found by nobody beside its union, and only by himself in the portal', async () => {
    const elsewhere = await scene.as(scene.mill, 'officer');
    expect(await elsewhere.call('GET', at())).toMatchObject(HIDDEN);
    expect(await elsewhere.call('POST', `${at()}/bar`, { barred: true, reason: '查' }, 1)).toMatchObject(HIDDEN);
    expect((await member.get('/portal/model-worker'))['files']).toHaveLength(1);
    expect((await (await (await aScene(api)).asMember()).get('/portal/model-worker'))['files']).toEqual([]);
  });

  it('the survey has the days that the federation set, and nobody below it sets them', async () => {
    expect(await survey()).toMatchObject({ year, status: 'open', openActions: ['answer'] });
    const known = await officer.get('/staff/model-worker-survey-days');
    expect(known).toMatchObject({ mayAdd: false, days: [{ fromYear: year, holdsNow: true }, { isDefault: true }] });
    const days = { fromYear: year + 1, opensOn: '03-01', dueOn: '04-30', leastDays: 45 };
    const below = await (await scene.as(scene.school, 'chair')).call('POST', '/staff/model-worker-survey-days', days);
    expect(below).toMatchObject({ status: 403, body: { code: 'model-worker-aid-rule.not-yours' } });
    const wrong = await chair.call('POST', '/staff/model-worker-survey-days', { ...days, dueOn: '02-29' });
    expect(wrong).toMatchObject({ status: 400, body: { fields: [{ field: 'dueOn' }] } });
    const again = await chair.call('POST', '/staff/model-worker-survey-days', { ...days, fromYear: year });
    expect(again).toMatchObject({ status: 409, body: { code: 'model-worker-survey-days.exists' } });
  });

  it('the rules of aid say who may add one', async () => {
    expect((await officer.get('/staff/model-worker-aid-rules'))['mayAdd']).toBe(false);
    expect((await (await scene.as(scene.town, 'chair')).get('/staff/model-worker-aid-rules'))['mayAdd']).toBe(false);
    expect((await chair.get('/staff/model-worker-aid-rules'))['mayAdd']).toBe(true);
  });

  it('he answers the survey himself, the officer sends it back and accepts it; each look at it is told to him', async () => {
    const own = async () => (await member.get('/portal/model-worker'))['files'][0].surveys[0];
    const answers = { livelihood: 'retired', monthlyIncome: '2800.00', persons: 2, causes: ['illness'] };
    const answer = async () =>
      member.post(`/portal/model-worker/surveys/${(await own()).id}/answer`, answers, (await own()).version);
    const below = { ...answers, monthlyIncome: '-1.00' };
    const wrong = await member.call('POST', `/portal/model-worker/surveys/${(await own()).id}/answer`, below, 1);
    expect([wrong.status, wrong.body['fields'][0].field]).toEqual([400, 'monthlyIncome']);
    const move = async (path: string, body: object = {}) => {
      const { id, version } = await survey();
      return officer.post(`/staff/model-worker-surveys/${id}/${path}`, body, version);
    };
    await answer();
    await move('return', { reason: '收入请再核对' });
    expect(await own()).toMatchObject({ status: 'open', lastReason: '收入请再核对' });
    await answer();
    await move('acceptance');
    expect(await survey()).toMatchObject({ status: 'accepted', answeredByHimself: true });
    expect(await own()).toMatchObject({ monthlyIncome: '2800.00', causes: ['illness'] });
    const seen = await officer.get(`${at()}/circumstances?reason=${encodeURIComponent('核对收入')}`);
    expect(seen['surveys'][0]).toMatchObject({ monthlyIncome: '2800.00' });
    expect(JSON.stringify(await officer.get(at()))).not.toContain('2800.00');
    expect(JSON.stringify(await member.get('/portal/me/views'))).toContain('核对收入');
  });

  it('special aid: the gap to the line, its papers, never together with another of its group', async () => {
    const accountant = await scene.as(scene.school, 'accountant');
    await accountant.post('/staff/fund-accounts', {
      ...{ unionId: scene.school, code: 'LMZX', name: '劳模专项', kind: 'model-worker', source: '财政' },
      ...{ document: '期初', openedOn: `${year}-01-01`, opening: '90000.00', budgets: [] },
    });
    const { funds } = await officer.get(`${at()}/aid-funds`);
    const fund = funds.find(({ obstacle }: any) => obstacle === null);
    const wanted = { kind: 'living', months: 12 };
    const { amount } = await officer.post(`${at()}/aid-calculation`, wanted);
    expect(amount).toBe('9024.00');
    const paper = await officer.upload('certificate', scene.school);
    const asked = { ...wanted, amount, fundAccountId: fund.id, documentIds: [paper] };
    const low = await officer.call('POST', `${at()}/aids`, { ...asked, amount: '1.00' });
    expect(low).toMatchObject({ status: 409, body: { code: 'model-worker-aid.amount-changed' } });
    const { aids, papers } = await officer.post(`${at()}/aids`, asked);
    expect(papers).toMatchObject([{ id: paper, aidId: aids[0].id, kindLabel: '证明' }]);
    const twice = await officer.call('POST', `${at()}/aid-calculation`, {
      kind: 'special',
      burden: '5000.00',
      months: 1,
    });
    expect(twice.body['code']).toMatch(/^model-worker-aid\./);
    await api.database.owner(
      `UPDATE model_workers.special_aid SET status = 'paid', paid_on = '${today}' WHERE id = '${aids[0].id}'`,
    );
    expect((await officer.get('/staff/model-workers'))['items']).toMatchObject([{ id: file, aidOfYear: amount }]);
  });

  it('papers of the file come from him and from the office; those of an aid are not for who may not see how he lives', async () => {
    const own = await member.upload('certificate');
    expect((await member.post('/portal/model-worker/papers', { documentIds: [own] }))['files'][0].papers).toHaveLength(
      2,
    );
    const wrong = await officer.upload('photo', scene.school);
    await step('papers', { documentIds: [wrong] });
    await step(`papers/${wrong}/removal`, { reason: '传错了' });
    const ids = async (who: Caller) => (await who.get(at()))['papers'].map((paper: any) => paper.id);
    const [committee, aidPaper] = [await scene.as(scene.school, 'committee'), (await ids(officer))[1]];
    expect(await ids(officer)).toEqual([own, aidPaper]);
    expect(await ids(committee)).toEqual([own]);
    const opens = async (who: Caller, id: string) => (await who.call('GET', `/documents/${id}/content`)).status;
    expect([await opens(committee, own), await opens(committee, aidPaper)]).toEqual([200, 404]);
    expect(await opens(await scene.as(scene.mill, 'officer'), own)).toBe(404);
  });

  it('figures count files by level and state, surveys, and aid by kind', async () => {
    const { groups } = await officer.get('/staff/figures');
    const lines = groups.flatMap((group: any) => group.lines) as Record<string, any>[];
    const value = (code: string, key: string | null = null) =>
      lines.find((line) => line['code'] === `model-workers.${code}` && line['key'] === key)?.['value'];
    expect([value('files'), value('files', 'provincial'), value('active'), value('lost')]).toEqual([
      '1',
      '1',
      '1',
      '0',
    ]);
    expect([value('surveys'), value('answered'), value('accepted')]).toEqual(['1', '1', '1']);
    expect([value('aids', 'living'), value('aided', 'living'), value('aid-amount', 'living')]).toEqual([
      ...['1', '1', '9024.00'],
    ]);
    const { items } = await officer.get('/staff/figures/records?code=model-workers.aid-amount&limit=10');
    expect(items).toMatchObject([{ page: at().replace('/staff', '') }]);
  });

  it('his copy holds the file, the answers and the aid; the list goes out as a sheet without income', async () => {
    const { id, version } = await member.post('/portal/me/requests', { kind: 'copy' });
    await officer.post(`/staff/personal-requests/${id}/grant`, {}, version);
    const { sections } = await member.post('/portal/me/copies');
    const titles = sections.map(({ title }: any) => title);
    expect(titles).toEqual(expect.arrayContaining(['劳模档案', '劳模年度调查', '劳模帮扶']));
    const answer = await api.app.inject({
      ...{ method: 'GET', url: '/api/staff/model-workers/sheet?level=provincial', headers: officer.agent.headers },
    });
    const rows = JSON.stringify((await readXlsx(answer.rawPayload)).sheets[0]!.rows);
    expect(rows).toContain('省劳动模范');
    expect(rows).not.toContain('2800');
  });

  it('who is barred, lost or dead gets no aid, and steps have their day', async () => {
    const early = await refused('state', { action: 'lose-contact', on: addDays(today, 1), reason: '电话停机' });
    expect(early).toMatchObject({ status: 400, body: { code: 'model-worker.day-ahead' } });
    await step('bar', { barred: true, reason: '正在接受调查' });
    const barred = await officer.call('POST', `${at()}/aid-calculation`, { kind: 'condolence', months: 1 });
    expect(barred).toMatchObject({ status: 422, body: { code: 'model-worker-aid.barred' } });
    await step('bar', { barred: false, reason: '查清了' });
    await step('state', { action: 'record-death', on: today, reason: '因病去世' });
    const dead = await officer.call('POST', `${at()}/aid-calculation`, { kind: 'condolence', months: 1 });
    expect(dead.status).toBe(422);
    const again = await refused('state', { action: 'lose-contact', on: today, reason: '电话停机' });
    expect(again).toMatchObject({ status: 409, body: { code: 'model-worker.action-not-open' } });
  });
});
