import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

describe('what a member asks about his own particulars', () => {
  let api: TestApi;
  let scene: Scene;
  let officer: Caller;
  let member: Caller;
  beforeAll(async () => {
    api = await openTestApi();
  });
  beforeEach(async () => {
    scene = await aScene(api);
    officer = await scene.as(scene.school, 'officer');
    member = await scene.asMember();
  });
  afterAll(() => api?.close());

  const asked = (kind: string, words?: string) => member.post('/portal/me/requests', { kind, ...(words && { words }) });
  const toAnswer = async (id: string) => officer.get(`/staff/personal-requests/${id}`);

  it('a copy: asked once, due in fifteen working days, granted, and then everything that is held can be read', async () => {
    await officer.post('/staff/visit-duties', {
      ...{ memberId: scene.memberId, occasion: 'HOSPITAL', eventOn: scene.today, note: '住在三楼' },
    });
    await member.upload('certificate');
    const copy = await asked('copy');
    expect(copy).toMatchObject({ kind: 'copy', status: 'open', late: false, openActions: ['withdraw'] });
    expect(Date.parse(copy['dueOn']) - Date.parse(scene.today)).toBeGreaterThanOrEqual(19 * 86_400_000);
    const twice = await member.call('POST', '/portal/me/requests', { kind: 'copy' });
    expect(twice).toMatchObject({ status: 409, body: { code: 'personal-request.already-open' } });
    expect(await member.call('POST', '/portal/me/copies')).toMatchObject({ status: 404 });

    const { items } = await officer.get('/staff/personal-requests');
    expect(items).toMatchObject([{ id: copy['id'], kindName: '要一份副本', openActions: ['grant', 'refuse'] }]);
    const granted = await officer.post(`/staff/personal-requests/${copy['id']}/grant`, {}, copy['version']);
    expect(granted).toMatchObject({ status: 'granted', openActions: [] });

    const { sections } = await member.post('/portal/me/copies');
    const titles = sections.map(({ title }: { title: string }) => title);
    expect(titles).toEqual(
      expect.arrayContaining(['会员登记', '报告过的事项', '我上传的材料', '登录账号', '登录过的设备']),
    );
    const facts = sections[0].records[0].facts as { label: string; value: string | null }[];
    expect(facts.find(({ label }) => label === '证件号码')!.value).toMatch(/^99\d{15}[\dX]$/);
    const trail = await api.database.owner(
      `SELECT action FROM audit.audit_entry WHERE subject_id::text = $1 ORDER BY id`,
      [copy['id']],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'personal-request.asked',
      'personal-request.granted',
      'personal-request.copied',
    ]);
  });

  it('a correction says what is wrong, and its answer what was done', async () => {
    const bare = await member.call('POST', '/portal/me/requests', { kind: 'correction' });
    expect(bare).toMatchObject({ status: 400, body: { code: 'personal-request.words-missing' } });
    const { id, version } = await asked('correction', '我的街道写错了');
    expect(await toAnswer(id)).toMatchObject({ words: '我的街道写错了', memberId: scene.memberId, keepingGrounds: [] });
    const silent = await officer.call('POST', `/staff/personal-requests/${id}/grant`, {}, version);
    expect(silent.body).toMatchObject({ code: 'personal-request.words-missing' });
    await officer.post(`/staff/personal-requests/${id}/grant`, { words: '街道改好了' }, version);
    const mine = await member.get('/portal/me/requests');
    expect(mine['items']).toMatchObject([{ id, status: 'granted', statusName: '已经办好', answer: '街道改好了' }]);
  });

  it('a deletion is refused with the reason while the membership lasts', async () => {
    const { id, version } = await asked('deletion');
    const { keepingGrounds } = await toAnswer(id);
    expect(keepingGrounds).toEqual([expect.stringContaining('会籍还在')]);
    const early = await officer.call('POST', `/staff/personal-requests/${id}/grant`, {}, version);
    expect(early).toMatchObject({ status: 422, body: { code: 'personal-request.must-keep' } });
    await officer.post(`/staff/personal-requests/${id}/refusal`, { words: keepingGrounds[0] }, version);
    expect((await member.get('/portal/me/requests'))['items']).toMatchObject([{ status: 'refused' }]);
  });

  it('of somebody who left, numbers and what finds them are erased; the row and its history stay', async () => {
    await member.post('/portal/me/consents', { key: 'member', kind: 'bank', givenBy: 'self' });
    const consents = () =>
      api.database.owner(`SELECT subject_name_mac FROM members.sensitive_consent WHERE member_id = $1`, [
        scene.memberId,
      ]);
    const [given] = await consents();
    const { id, version } = await asked('deletion');
    await api.database.owner(`UPDATE members.member SET status = 'left' WHERE id = $1`, [scene.memberId]);
    await officer.post(`/staff/personal-requests/${id}/grant`, {}, version);
    const [row] = await api.database.owner(`SELECT * FROM members.member WHERE id = $1`, [scene.memberId]);
    expect(row).toMatchObject({ document_sealed: null, document_mac: null, phone_sealed: null, card_sealed: null });
    expect(row!['name']).not.toBe('');
    const tails = await api.database.owner(
      `SELECT 1 FROM members.search_token WHERE member_id = $1 AND token LIKE 't%'`,
      [scene.memberId],
    );
    expect(tails).toEqual([]);
    const [consent, ...further] = await consents();
    expect(further).toEqual([]);
    expect(consent!['subject_name_mac']).not.toEqual(given!['subject_name_mac']);
  });

  it('is withdrawn by who asked, and by nobody else; nobody of another union sees or answers it', async () => {
    const { id, version } = await asked('copy');
    const neighbour = await scene.as(scene.mill, 'officer');
    expect((await neighbour.get('/staff/personal-requests'))['items']).toEqual([]);
    expect((await neighbour.call('GET', `/staff/personal-requests/${id}`)).status).toBe(404);
    expect((await neighbour.call('POST', `/staff/personal-requests/${id}/grant`, {}, version)).status).toBe(404);
    const other = await (await aScene(api)).asMember();
    expect((await other.call('POST', `/portal/me/requests/${id}/withdrawal`, {}, version)).status).toBe(404);
    expect(await member.post(`/portal/me/requests/${id}/withdrawal`, {}, version)).toMatchObject({
      status: 'withdrawn',
    });
    const late = await officer.call('POST', `/staff/personal-requests/${id}/grant`, {}, version + 1);
    expect(late).toMatchObject({ status: 409, body: { code: 'personal-request.answered' } });
  });
});
