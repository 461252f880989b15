import { newId } from '@app/kernel';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

/** Two devices open one record, one of them saves first: the other is told both values and loses nothing. */
describe('two devices edit one record', () => {
  let api: TestApi;
  let scene: Scene;
  let officer: Caller;
  let administrator: Caller;
  let accountant: Caller;
  let chair: Caller;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    const { as, school, town } = scene;
    [officer, administrator, accountant, chair] = await Promise.all([
      as(school, 'officer'),
      as(town, 'administrator'),
      as(school, 'accountant'),
      as(school, 'chair'),
    ]);
  });
  afterAll(() => api?.close());

  const memberPath = () => `/staff/members/${scene.memberId}`;

  it('a member: what I sent stands beside what the other device saved, in words', async () => {
    const seen = (await officer.get(memberPath()))['version'] as number;
    const first = await officer.call('PATCH', memberPath(), { groupName: '一组', category: 'retiree' }, seen);
    expect(first.status).toBe(200);
    const second = await officer.call(
      'PATCH',
      memberPath(),
      { groupName: '二组', category: 'active', note: '搬家了' },
      seen,
    );
    expect(second).toMatchObject({ status: 412, body: { code: 'record.stale', current: seen + 1 } });
    expect(second.body['contested']).toEqual([
      { field: 'groupName', label: '工会小组', sent: '二组', now: '一组' },
      { field: 'category', label: '会员类别', sent: '在职', now: '退休' },
      { field: 'note', label: '备注', sent: '搬家了', now: null },
    ]);
    expect((await officer.get(memberPath()))['groupName']).toBe('一组');
  });

  it('sent again over the version that stands, mine is kept', async () => {
    const refused = await officer.call('PATCH', memberPath(), { groupName: '三组' }, 1);
    const again = await officer.call('PATCH', memberPath(), { groupName: '三组' }, refused.body['current']);
    expect(again).toMatchObject({ status: 200, body: { groupName: '三组' } });
  });

  it('numbers are masked on both sides, as the record itself masks them', async () => {
    const { version } = await officer.get(memberPath());
    await officer.call('PATCH', memberPath(), { phone: '19900001111' }, version);
    const refused = await officer.call('PATCH', memberPath(), { phone: '19900002222' }, version);
    const [phone] = refused.body['contested'];
    expect(phone).toMatchObject({ field: 'phone', sent: '199****2222', now: '199****1111' });
    expect(refused.text).not.toMatch(/19900001111|19900002222/);
  });

  it('a union and a fund account answer in the same way, the budget too', async () => {
    const union = `/staff/unions/${scene.school}`;
    const { version } = await administrator.get(union);
    await administrator.call('PATCH', union, { region: '甲镇' }, version);
    const refused = await administrator.call('PATCH', union, { region: '乙镇', kind: 'group' }, version);
    expect(refused.body['contested']).toEqual([
      { field: 'region', label: '地区', sent: '乙镇', now: '甲镇' },
      { field: 'kind', label: '类型', sent: '工会小组', now: '基层工会' },
    ]);
    const year = Number(scene.today.slice(0, 4));
    const fund = await accountant.post('/staff/fund-accounts', {
      ...{ unionId: scene.school, code: 'GHJF', name: '校工会经费', kind: 'union-funds', source: '拨缴经费' },
      ...{ openedOn: `${year}-01-01`, opening: '5000.00', document: '期初', budgets: [{ year, planned: '100.00' }] },
    });
    const path = `/staff/fund-accounts/${fund['id']}`;
    await accountant.call('PATCH', path, { note: '专款专用' }, fund['version']);
    const late = { note: '另有用途', needsHardshipFile: true, budgets: [{ year, planned: '200.00' }] };
    const answer = await accountant.call('PATCH', path, late, fund['version']);
    expect(answer.body['contested']).toEqual([
      { field: 'note', label: '备注', sent: '另有用途', now: '专款专用' },
      { field: 'needsHardshipFile', label: '须有在档困难档案', sent: '是', now: '否' },
      { field: 'budgets', label: '年度预算', sent: '200.00', now: '100.00' },
    ]);
  });

  it('the end of a standard says the day that the other set', async () => {
    const standard = await chair.post('/staff/standards', {
      ...{ unionId: scene.school, occasion: 'WEDDING', name: '结婚慰问', capPerEvent: '600.00', form: 'cash' },
      ...{
        ruleVersion: '2026 版',
        source: '本会慰问办法',
        evidence: [],
        fundKinds: ['union-funds'],
        validFrom: '2026-01-01',
      },
    });
    const path = `/staff/standards/${standard['id']}/end`;
    await chair.post(path, { validTo: '2027-06-30' }, 1);
    const refused = await chair.call('POST', path, { validTo: '2027-12-31' }, 1);
    expect(refused.body['contested']).toEqual([
      { field: 'validTo', label: '停用日期', sent: '2027-12-31', now: '2027-06-30' },
    ]);
  });

  it('the correction of a visit to which somebody added papers says both sums', async () => {
    const event = { memberId: scene.memberId, occasion: 'HOSPITAL', eventOn: scene.today };
    const duty = await officer.post('/staff/visit-duties', event);
    const visit = {
      visitedOn: scene.today,
      outcome: { kind: 'met' },
      visitors: [{ name: '刘洋', rank: 'welfare-officer' }],
    };
    const logged = await officer.post(`/staff/visit-duties/${duty['id']}/visits`, visit, duty['version']);
    const path = `/staff/visits/${logged['id']}`;
    const { version } = await officer.get(path);
    const evidence = [{ documentId: await officer.upload('certificate', scene.school), kind: 'admission-proof' }];
    await officer.post(`${path}/papers`, { evidence }, version);
    const correction = { ...visit, cash: '300.00', words: '谢谢大家', correctionReason: '漏记了慰问金' };
    const refused = await officer.call('POST', `${path}/correction`, correction, version);
    expect(refused.body).toMatchObject({ code: 'record.stale', current: version + 1 });
    expect(refused.body['contested']).toEqual([
      { field: 'cash', label: '慰问金', sent: '300.00', now: '0.00' },
      { field: 'words', label: '本人的话', sent: '谢谢大家', now: null },
    ]);
  });

  it('how I want to be told, of which there is one, is read where it is changed', async () => {
    const path = '/messages/preference';
    const wishes = { email: null, byEmail: false, bySms: false, quiet: null };
    expect((await chair.call('POST', path, { ...wishes, daily: true }, 0)).status).toBe(200);
    const second = await chair.call('POST', path, { ...wishes, daily: false }, 0);
    expect(second.status).toBe(412);
    expect(second.body['contested']).toEqual([expect.objectContaining({ field: 'daily', label: '每天汇总成一条' })]);
  });

  it('a decision is told how things stand, but no values to send again', async () => {
    const { version } = await officer.get(memberPath());
    const refused = await officer.call(
      'POST',
      `${memberPath()}/leaving`,
      { on: scene.today, reason: '调走' },
      version - 1,
    );
    expect(refused).toMatchObject({ status: 412, body: { current: version, statusNow: '在会' } });
    expect(refused.body).not.toHaveProperty('contested');
  });

  it('who may not see the record is told nothing about it', async () => {
    const neighbour = await scene.as(scene.mill, 'officer');
    const refused = await neighbour.call('PATCH', memberPath(), { groupName: '四组' }, 1);
    expect(refused.status).toBe(404);
    expect(refused.body).not.toHaveProperty('contested');
    expect((await officer.call('PATCH', `/staff/members/${newId()}`, { groupName: '四组' }, 1)).status).toBe(404);
  });
});
