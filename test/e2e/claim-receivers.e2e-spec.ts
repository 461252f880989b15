import { addDays } from '@app/kernel';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

const [A, B] = ['市职工互助保障会', '市医疗互助中心'];
const nameOf = (receiver: string) => `向${receiver}提供理赔材料`;

describe('to which association the papers of a claim go, over HTTP', () => {
  let api: TestApi;
  let scene: Scene;
  let officer: Caller;
  let member: Caller;
  const covers: Record<string, string> = {};
  let stays = 0;
  const claim = async (who: Caller, path: string, receiver: string, consents: readonly object[]) => {
    const admittedOn = addDays(scene.today, -60 + 3 * ++stays);
    const stay = { admittedOn, dischargedOn: addDays(admittedOn, 1), selfPaid: '1000.00' };
    return who.call('POST', path, { enrolmentId: covers[receiver], ...stay, consents });
  };
  const STAFF = '/staff/mutual-aid-claims';
  const PORTAL = '/portal/mutual-aid-claims';
  const yes = (kind: string, receiver: string | null = null) => ({ kind, givenBy: 'self', means: 'oral', receiver });

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    officer = await scene.as(scene.school, 'officer');
    member = await scene.asMember();
    const chair = await scene.as(scene.root, 'chair');
    for (const association of [A, B]) {
      const days = { startsOn: addDays(scene.today, -90), endsOn: addDays(scene.today, 200) };
      const terms = { ...days, fee: '0.00', waitingDays: 0, association, associationContact: '服务大厅3号窗口' };
      const plan = await chair.post('/staff/mutual-aid-plans', { unionId: scene.root, name: association, ...terms });
      const path = `/staff/mutual-aid-plans/${plan['id']}/enrolments`;
      await officer.post(path, { memberIds: [scene.memberId], from: days.startsOn });
      covers[association] = (await officer.get(path))['items'][0].id;
    }
  });
  afterAll(() => api?.close());

  const told = (items: readonly any[]): string[] =>
    items.map(({ kindName, receiver }) => `${kindName} ${receiver}`).sort();
  const named = (...receivers: readonly string[]) => receivers.map((one) => `${nameOf(one)} ${one}`).sort();
  const provisions = (items: readonly any[]) => items.filter(({ kind }) => kind === 'provision');

  it('the member reads of each cover to whom his papers go, and how that one is reached', async () => {
    const { lackingConsents, covers: own } = await member.get(PORTAL);
    const asked = provisions(lackingConsents).map(({ receiver, enrolmentIds }) => [receiver, enrolmentIds]);
    expect(Object.fromEntries(asked)).toEqual({ [A]: [covers[A]], [B]: [covers[B]] });
    expect(lackingConsents[0]).toMatchObject({ kind: 'health', receiver: null });
    expect(new Set(lackingConsents[0].enrolmentIds)).toEqual(new Set(Object.values(covers)));
    expect(own[0]).toMatchObject({ associationContact: '服务大厅3号窗口' });
    const { items } = await officer.get(`/staff/mutual-aid-enrolments/${covers[B]}/lacking-consents`);
    expect(told(provisions(items))).toEqual(named(B));
  });

  it('takes the word for the association that was told, and for no other', async () => {
    const refused = await claim(member, PORTAL, A, [yes('health'), yes('provision', B)]);
    expect(refused.body).toMatchObject({ code: 'sensitive-consent.wanting' });
    expect((await claim(member, PORTAL, A, [yes('health'), yes('provision', A)])).status).toBe(201);
    expect((await claim(officer, STAFF, B, [yes('provision', ` ${B}　`)])).status).toBe(201);
    const { items } = await member.get('/portal/me/consents');
    expect(told(provisions(items))).toEqual(named(A, B));
  });

  it('taken back, its name stands on the pages, in the list of whom one is wanting, and in the audit trail', async () => {
    const { items } = await member.get('/portal/me/consents');
    const { id } = items.find(({ receiver }: any) => receiver === A);
    await member.post(`/portal/me/consents/${id}/withdrawal`, {});
    const page = await officer.get(`/staff/members/${scene.memberId}/consents`);
    expect(told(provisions(page['lacking']))).toEqual(named(A));
    const list = await officer.get('/staff/sensitive-consents/wanting?kind=provision');
    expect(told(list['items'][0].wanting)).toEqual(named(A));
    const audit = `SELECT detail->>'consentTo' AS name FROM audit.audit_entry
      WHERE subject_id = $1 AND action = 'sensitive-consent.withdrawn'`;
    expect(await api.database.owner(audit, [scene.memberId])).toEqual([{ name: nameOf(A) }]);
  });

  it('is given again on the page of the member, to the one that is wanting', async () => {
    const path = `/staff/members/${scene.memberId}/consents`;
    for (const receiver of [null, B]) {
      const { status } = await officer.call('POST', path, { key: 'member', ...yes('provision', receiver) });
      expect(status).toBe(404);
    }
    await officer.post(path, { key: 'member', ...yes('provision', A) });
    expect(provisions((await officer.get(path))['lacking'])).toEqual([]);
  });
});
