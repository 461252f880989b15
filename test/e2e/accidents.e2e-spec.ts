import { addDays, type CivilDate } from '@app/kernel';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

describe('accidents over HTTP', () => {
  let api: TestApi;
  let scene: Scene;
  let officer: Caller;
  let other: Caller;
  let chair: Caller;
  let occurredOn: CivilDate;
  let ownAccount: string;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    officer = await scene.as(scene.school, 'officer');
    other = await scene.as(scene.school, 'officer');
    chair = await scene.as(scene.school, 'chair');
    occurredOn = addDays(scene.today, -20);
    ownAccount = (await officer.get('/session'))['accountId'];
  });
  afterAll(() => api?.close());

  const at = (id: string) => `/staff/accidents/${id}`;
  const form = (over: object = {}) => ({
    ...{ unionId: scene.school, kind: 'machinery', employer: '云川第2公司', place: '冲压车间' },
    ...{ occurredOn, reportedOn: addDays(occurredOn, 1), facts: '冲床没有防护，夹伤两个人。' },
    persons: [
      { memberId: scene.memberId, harm: 'severe', harmWords: '右手三指骨折', employment: 'contract' },
      { name: '柴玉兰', harm: 'light', employment: 'dispatched', contact: '丈夫 段磊 13900000021' },
    ],
    ...over,
  });
  const opened = async (over: object = {}): Promise<string> =>
    (await officer.post('/staff/accidents', form(over)))['id'];
  const step = async (who: Caller, id: string, path: string, body: object = {}) =>
    who.call('POST', `${at(id)}/${path}`, body, (await chair.get(at(id)))['version']);
  const done = async (who: Caller, id: string, path: string, body: object = {}) => {
    const { status, text } = await step(who, id, path, body);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
  };
  const joined = async (): Promise<string> => {
    const id = await opened();
    await done(officer, id, 'handler', { accountId: ownAccount });
    await done(officer, id, 'joining', { on: addDays(occurredOn, 2), investigatedBy: '区应急管理局牵头的调查组' });
    return id;
  };

  it("bears both names where a deputy takes a step by the chair's role, and one where he handles the case himself", async () => {
    const terms = { unionId: scene.school, roles: ['chair'], validFrom: scene.today, validTo: scene.today };
    const given = await chair.post('/staff/delegations', {
      ...terms,
      ...{ toPersonId: other.agent.actor.personId, reason: '出差' },
    });
    const [id, own] = [await joined(), await joined()];
    const otherAccount = (await other.get('/session'))['accountId'];
    await done(chair, own, 'handler', { accountId: otherAccount });
    const seen = { kind: 'site-visit', on: addDays(occurredOn, 3), words: '看了冲床，防护罩拆了。' };
    for (const each of [id, own]) await done(other, each, 'activities', seen);
    const names = await api.database.owner(
      `SELECT recorded_by_name AS by_name FROM disputes.accident_activity WHERE accident_id = ANY($1::uuid[])
       ORDER BY accident_id = $2`,
      [[id, own], own],
    );
    const [mine, his] = [other.agent.actor.displayName, chair.agent.actor.displayName];
    expect(names.map((row) => row['by_name'])).toEqual([`${mine} 代 ${his}`, mine]);
    await chair.post(`/staff/delegations/${given['id']}/end`, {}, given['version']);
  });

  it('goes from the report over findings, the opinion of the union and the decision to compensation and the end', async () => {
    const id = await joined();
    const on = (days: number) => ({ on: addDays(occurredOn, days) });
    await done(officer, id, 'activities', { kind: 'site-visit', ...on(3), words: '看了冲床，防护罩拆了。' });
    const extended = { clock: 'accident-investigation', kind: 'extended', words: '区政府批准' };
    await done(officer, id, 'clock-events', { ...extended, days: 30, ...on(4) });
    await done(officer, id, 'findings', { ...on(10), words: '防护装置缺失，没有培训。' });
    await done(officer, id, 'opinion', { ...on(11), words: '追究设备科责任，全厂整改。', to: '区应急管理局' });
    await done(officer, id, 'decision', { ...on(15), words: '罚款，限期整改。', answer: '采纳工会意见。' });
    const page = await officer.get(at(id));
    expect(page).toMatchObject({ status: 'decided', gradeLabel: '一般事故', opinionAnswer: '采纳工会意见。' });
    expect(page['activities']).toMatchObject([{ kindLabel: '勘查现场', words: '看了冲床，防护罩拆了。' }]);
    expect(page['clocks'][0]).toMatchObject({
      code: 'accident-investigation',
      state: 'met',
      endsOn: addDays(occurredOn, 90),
    });

    expect((await step(officer, id, 'closing')).body).toMatchObject({ code: 'accident.compensation-open' });
    const [first, second] = page['persons'].map((person: any) => `persons/${person.id}`);
    await done(officer, id, `${first}/recognition`, {
      ...{ state: 'recognised', appliedOn: addDays(occurredOn, 5), decidedOn: addDays(occurredOn, 16), disability: 8 },
    });
    const agreed = { asked: '80000.00', agreed: '62000.50', agreedOn: addDays(occurredOn, 16) };
    await done(officer, id, `${first}/compensation`, agreed);
    await done(officer, id, `${first}/payments`, { paidOn: scene.today, amount: '62000.00', payer: 'injury-fund' });
    const over = await step(officer, id, `${first}/payments`, {
      paidOn: scene.today,
      amount: '0.51',
      payer: 'employer',
    });
    expect(over.body).toMatchObject({ code: 'accident.invalid', fields: [{ field: 'amount' }] });
    await done(officer, id, `${first}/payments`, { paidOn: scene.today, amount: '0.50', payer: 'employer' });
    await done(officer, id, `${second}/compensation`, { endedReason: '轻伤已治好，本人不要赔偿' });
    const { persons } = await officer.get(at(id));
    expect(persons).toMatchObject([
      { compensation: 'paid', paid: '62000.50', disability: 8, payments: [{ payerLabel: '工伤保险基金' }, {}] },
      { compensation: 'ended', name: '柴玉兰' },
    ]);
    await done(officer, id, 'closing');
    expect((await step(officer, id, `${second}/compensation`, {})).body).toMatchObject({
      code: 'accident.action-not-open',
    });
  });

  it('nobody is hidden from the list and nobody else sees it: to others it does not exist', async () => {
    const id = await opened();
    expect((await other.call('GET', at(id))).status).toBe(200);
    await done(officer, id, 'handler', { accountId: ownAccount });
    await done(officer, id, 'joining', { on: scene.today, investigatedBy: '本单位调查组' });
    expect((await other.call('GET', at(id))).status).toBe(404);
    expect((await other.call('POST', `${at(id)}/closing`, {}, 3)).status).toBe(404);
    const ids = async (who: Caller) =>
      (await who.get('/staff/accidents?limit=100'))['items'].map((item: any) => item.id);
    expect(await ids(officer)).toContain(id);
    expect(await ids(chair)).toContain(id);
    expect(await ids(other)).not.toContain(id);
    const mill = await scene.as(scene.mill, 'chair');
    expect(await ids(mill)).not.toContain(id);
    const trail = await scene.as(scene.school, 'vice-chair');
    expect((await trail.call('GET', `/staff/audit-entries?subjectId=${id}`)).text).not.toContain('accident.');
  });

  it('who was hurt is held sealed, and the list and its sheet name nobody', async () => {
    const id = await opened();
    const [row] = await api.database.owner(`SELECT * FROM disputes.accident_person WHERE accident_id = $1 LIMIT 1`, [
      id,
    ]);
    expect(JSON.stringify(row)).not.toContain('柴玉兰');
    expect((await officer.call('GET', '/staff/accidents')).text).not.toContain('柴玉兰');
    const sheet = await officer.call('GET', '/staff/accidents/sheet');
    expect(sheet.status).toBe(200);
  });

  it('what cannot be is refused with a sentence', async () => {
    const code = async (answer: Promise<{ body: any }>) => (await answer).body['code'];
    const early = form({ reportedOn: addDays(occurredOn, -1) });
    expect(await code(officer.call('POST', '/staff/accidents', early))).toBe('accident.invalid');
    const id = await opened({ persons: [] });
    const joining = { on: scene.today, investigatedBy: '本单位' };
    expect(await code(step(officer, id, 'joining', joining))).toBe('accident.no-handler');
    await done(officer, id, 'handler', { accountId: ownAccount });
    await done(officer, id, 'joining', joining);
    const found = { on: scene.today, words: '查清了' };
    expect(await code(step(officer, id, 'findings', found))).toBe('accident.nobody');
    const more = { clock: 'accident-investigation', kind: 'extended', ...found };
    expect(await code(step(officer, id, 'clock-events', { ...more, days: 40 }))).toBeUndefined();
    expect(await code(step(officer, id, 'clock-events', { ...more, days: 30 }))).toBe('accident.clock-event-refused');
    const none = { ...more, clock: 'accident-recognition-decision', kind: 'suspended' };
    expect(await code(step(officer, id, 'clock-events', none))).toBe('accident.clock-event-refused');
    await done(officer, id, 'persons', { name: '欧阳·阿卜杜拉', harm: 'severe', employment: 'casual' });
    const { persons } = await officer.get(at(id));
    await done(officer, id, `persons/${persons[0].id}/state`, { harm: 'dead', employment: 'contractor' });
    expect((await officer.get(at(id)))['persons'][0]).toMatchObject({ harm: 'dead', employmentLabel: '外包单位的人' });
    await done(officer, id, `persons/${persons[0].id}/removal`);
    expect((await officer.get(at(id)))['persons']).toEqual([]);
    expect(await code(step(chair, id, 'findings', found))).toBe('accident.not-yours');
  });

  it('a member who is hurt does not stand for the union in his own case, and his copy tells of it', async () => {
    const member = await scene.asMember();
    const { id: request, version } = await member.post('/portal/me/requests', { kind: 'copy' });
    await officer.post(`/staff/personal-requests/${request}/grant`, {}, version);
    const { sections } = await member.post('/portal/me/copies');
    const own = JSON.stringify(sections.find(({ title }: any) => title === '工伤事故'));
    expect(own).toContain('右手三指骨折');
    expect(own).not.toContain('柴玉兰');
  });
});
