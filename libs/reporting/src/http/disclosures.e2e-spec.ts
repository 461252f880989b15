import { systemActor } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { aScene, type Caller, type Scene } from '../../../../test/support/scene';
import { openTestApi, type TestApi } from '../../../../test/support/test-api';
import { AwaitedDisclosureReminders } from '../app/awaited-disclosure.reminders';
import { AwaitedDisclosures } from '../app/awaited-disclosures.service';

/** Over HTTP: a school tells its members of its money and aid; returns tell those who wait for them. */
describe('会务公开', () => {
  let api: TestApi;
  let scene: Scene;
  let officer: Caller;
  let chair: Caller;
  let town: Caller;
  let member: Caller;
  let day: string;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    officer = await scene.as(scene.school, 'officer');
    chair = await scene.as(scene.school, 'chair');
    town = await scene.as(scene.town, 'chair');
    member = await scene.asMember();
    day = `${Number(scene.today.slice(0, 4)) - 1}-05-05`;
  });
  afterAll(() => api?.close());

  const draft = (caller: Caller, given: object) =>
    caller.call('POST', '/staff/disclosures', { unionId: scene.school, kind: 'year', day, ...given });
  const step = async (caller: Caller, id: string, road: string, body: object = {}) =>
    caller.call(
      'POST',
      `/staff/disclosures/${id}/${road}`,
      body,
      (await officer.get(`/staff/disclosures/${id}`))['version'],
    );
  const seen = async () => (await member.get('/portal/disclosures'))['items'].map((each: any) => each.status);

  it('is drafted by the officer, published by the chair, and read by the members then', async () => {
    expect((await draft(officer, { day: scene.today })).body['code']).toBe('disclosure.period-open');
    expect((await draft(officer, { fromReturn: true })).body['code']).toBe('disclosure.no-return');
    const { id } = (await draft(officer, {})).body;
    expect((await draft(officer, {})).body['code']).toBe('disclosure.exists');
    expect(await seen()).toEqual([]);
    expect((await member.call('GET', `/portal/disclosures/${id}`)).status).toBe(404);
    expect((await step(officer, id, 'publication')).status).toBe(403);
    expect((await step(chair, id, 'publication')).body).toMatchObject({ status: 'published', corrected: [] });
    const read = await member.get(`/portal/disclosures/${id}`);
    expect(read).toMatchObject({ unionId: scene.school, mayRate: true, stars: null });
    expect(JSON.stringify(read)).not.toMatch(/people|personName|draftedBy/);
  });

  it('a notice of the union above is read too, one of another union is not', async () => {
    const above = (await draft(town, { unionId: scene.town, kind: 'quarter' })).body['id'];
    const other = await scene.as(scene.mill, 'chair');
    const beside = (await draft(other, { unionId: scene.mill })).body['id'];
    await town.post(`/staff/disclosures/${above}/publication`, {}, 1);
    await other.post(`/staff/disclosures/${beside}/publication`, {}, 1);
    expect((await member.call('GET', `/portal/disclosures/${above}`)).status).toBe(200);
    expect((await member.call('GET', `/portal/disclosures/${beside}`)).status).toBe(404);
  });

  it('is rated once each; the union sees counts, and none before enough have rated', async () => {
    const [{ id }] = (await officer.get(`/staff/disclosures?unionId=${scene.school}`))['items'];
    const rate = () => member.call('POST', `/portal/disclosures/${id}/rating`, { stars: 4, word: 'clear' });
    expect((await rate()).body).toMatchObject({ stars: 4, mayRate: false });
    expect((await rate()).body['code']).toBe('disclosure.already-rated');
    expect((await officer.get(`/staff/disclosures/${id}`))['ratings']).toMatchObject({ total: null, stars: [] });
    await api.database.owner(
      `INSERT INTO reporting.disclosure_rating (tenant_id, disclosure_id, rater_mac, stars, word)
       SELECT $1, $2, decode(lpad(n::text, 4, '0'), 'hex'), 5, NULL FROM generate_series(1, 4) n`,
      [scene.tenantId, id],
    );
    const { total, stars, words } = (await officer.get(`/staff/disclosures/${id}`))['ratings'];
    expect([total, stars[0].count, stars[1].count, words[0].count]).toEqual([5, 4, 1, 1]);
    const columns = await api.database.owner(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'reporting' AND table_name = 'disclosure_rating'`,
    );
    expect(columns.map(({ name }) => name as string).filter((name) => /member|account|_at$/.test(name))).toEqual([]);
  });

  it('a corrected notice names what it replaces, shows both figures and takes its place', async () => {
    const [{ id: first, number }] = (await officer.get(`/staff/disclosures?unionId=${scene.school}`))['items'];
    expect((await draft(officer, {})).body['code']).toBe('disclosure.reason-missing');
    const { id } = (await draft(officer, { reason: 'wrong-figures' })).body;
    await api.database.owner(`UPDATE reporting.disclosure SET figures = $2::jsonb WHERE id = $1`, [
      id,
      JSON.stringify([{ code: 'funds.spent', key: null, label: null, value: '700', unknown: 0, hidden: false }]),
    ]);
    expect((await step(chair, id, 'publication')).body).toMatchObject({ status: 'published', replacesNumber: number });
    const read = await member.get(`/portal/disclosures/${id}`);
    expect(read).toMatchObject({ replacesNumber: number, correctionReason: '有数字不对' });
    expect(read['corrected']).toEqual([expect.objectContaining({ reported: '0.00', now: '7.00' })]);
    const old = await member.get(`/portal/disclosures/${first}`);
    expect(old).toMatchObject({ status: 'withdrawn', withdrawalReason: '有数字不对', figures: [], replacedById: id });
    expect((await member.call('POST', `/portal/disclosures/${first}/rating`, { stars: 1 })).body['code']).toBe(
      'disclosure.not-rateable',
    );
  });

  it('is withdrawn with a reason that members read', async () => {
    const [{ id }] = (await officer.get(`/staff/disclosures?unionId=${scene.school}&status=published`))['items'];
    expect((await step(chair, id, 'withdrawal')).body['code']).toBe('disclosure.reason-missing');
    expect((await step(chair, id, 'withdrawal', { reason: 'later-entries' })).body['status']).toBe('withdrawn');
    expect((await member.get(`/portal/disclosures/${id}`))['withdrawalReason']).toBe('公布以后又补记了账');
  });

  it('its officer is reminded while the last quarter is not published, and not any more after', async () => {
    await api.app.get(AwaitedDisclosures).refresh(scene.tenantId);
    const source = api.app.get(AwaitedDisclosureReminders);
    const [{ id, from_on }] = await api.database.owner(
      `SELECT id, from_on::text FROM reporting.awaited_disclosure WHERE tenant_id = $1 AND union_id = $2 AND kind = 'quarter'`,
      [scene.tenantId, scene.school],
    );
    const reading = <T>(work: (tx: any) => Promise<T>) =>
      api.app.get(UnitOfWork).read(systemActor(scene.tenantId), work);
    expect(await reading((tx) => source.recipients(tx, id, 'drafters'))).toHaveLength(1);
    expect((await reading((tx) => source.current(tx, id)))?.waits).toBe('unassigned');
    const made = (await draft(officer, { kind: 'quarter', day: from_on })).body['id'];
    await step(chair, made, 'publication');
    expect((await reading((tx) => source.current(tx, id)))?.waits).toBe('ended');
  });

  it('a return that comes in is told to those who receive it, one that goes back or is accepted to the union', async () => {
    const { id } = await officer.post('/staff/returns', { unionId: scene.school, kind: 'year', day });
    const titles = async (caller: Caller) => (await caller.get('/messages'))['items'].map((each: any) => each.title);
    await officer.post(`/staff/returns/${id}/submission`, {}, 1);
    expect(await titles(town)).toContain('有一份报表报上来了');
    await town.post(`/staff/returns/${id}/return`, { words: '会员数对不上' }, 2);
    expect(await titles(officer)).toContain('有一份报表退回来了');
    await officer.post(`/staff/returns/${id}/submission`, {}, 3);
    await town.post(`/staff/returns/${id}/acceptance`, {}, 4);
    expect(await titles(officer)).toContain('报表接收了');
    const source = (await draft(officer, { fromReturn: true, reason: 'incomplete' })).body['id'];
    expect((await officer.get(`/staff/disclosures/${source}`))['sourceReturnId']).toBe(id);
  });
});
