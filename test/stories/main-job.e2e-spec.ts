import { addDays, formatFen } from '@app/kernel';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

/** From an event to the member's word, each step by the person whose step it is. */
describe('the main job', () => {
  let api: TestApi;
  let scene: Scene;
  let leader: Caller;
  let officer: Caller;
  let treasurer: Caller;
  let viceChair: Caller;
  let cashier: Caller;
  let accountant: Caller;
  let member: Caller;
  let fundId: string;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    leader = await scene.as(scene.school, 'group-leader');
    officer = await scene.as(scene.town, 'officer');
    treasurer = await scene.as(scene.town, 'treasurer');
    viceChair = await scene.as(scene.town, 'vice-chair');
    cashier = await scene.as(scene.town, 'cashier');
    accountant = await scene.as(scene.town, 'accountant');
    member = await scene.asMember();
    const fund = await accountant.post('/staff/fund-accounts', {
      ...{ unionId: scene.town, code: 'GHJF', name: '工会经费', kind: 'union-funds', source: '拨缴经费' },
      ...{
        openedOn: `${scene.today.slice(0, 4)}-01-01`,
        opening: '10000.00',
        document: '年初余额',
        budgets: [{ year: Number(scene.today.slice(0, 4)), planned: '8000.00' }],
      },
    });
    fundId = fund['id'];
  });
  afterAll(() => api?.close());

  /** The fund's journals as an accountant reads them. */
  const ledger = async (): Promise<string[]> => {
    const rows = await api.database.owner(
      `SELECT j.kind, p.place, p.amount::text FROM funds.journal j JOIN funds.posting p ON p.tenant_id = j.tenant_id AND p.journal_id = j.id
       WHERE j.fund_account_id = $1 ORDER BY j.id, p.line`,
      [fundId],
    );
    return rows.map(
      ({ kind, place, amount }) => `${kind.padEnd(8)} ${place.padEnd(9)} ${formatFen(BigInt(amount)).padStart(10)}`,
    );
  };

  it('is reported, visited, requested, reviewed, approved, paid, confirmed, reconciled, and the books balance', async () => {
    const eventOn = addDays(scene.today, -2);
    const reported = await leader.post('/staff/visit-duties', {
      memberId: scene.memberId,
      occasion: 'HOSPITAL',
      eventOn,
      place: '第二医院',
    });
    expect(reported).toMatchObject({ joined: false, status: 'open' });
    const again = await officer.post('/staff/visit-duties', {
      memberId: scene.memberId,
      occasion: 'HOSPITAL',
      eventOn,
    });
    expect(again).toMatchObject({ id: reported['id'], joined: true });

    const duty = `/staff/visit-duties/${reported['id']}`;
    let now = await officer.post(`${duty}/assignment`, { personIds: [officer.agent.accountId] }, again['version']);
    now = await officer.post(`${duty}/acceptance`, {}, now['version']);
    const visit = {
      visitedOn: scene.today,
      visitors: [
        { personId: officer.agent.accountId, name: '刘洋', rank: 'welfare-officer' },
        { name: '赵敏', rank: 'group-leader' },
      ],
      outcome: { kind: 'met' },
      cash: '800.00',
      evidence: [{ documentId: await officer.upload('certificate', scene.school), kind: 'admission-proof' }],
      signature: { documentId: await officer.upload('signature', scene.school), by: 'self' },
    };
    const key = 'the-same-visit-twice';
    const logged = await officer.post(`${duty}/visits`, visit, now['version'], key);
    expect(logged['requests']).toHaveLength(1);
    expect(await officer.post(`${duty}/visits`, visit, now['version'], key)).toMatchObject({ id: logged['id'] });

    const path = `/staff/disbursements/${logged['requests'][0].id}`;
    const version = async () => (await cashier.get(path))['version'];
    expect(await member.get('/portal/cases')).toMatchObject({ items: [{ occasionName: '生病住院' }] });
    await treasurer.post(`${path}/review`, { comment: '材料齐全' }, await version());
    expect(await ledger()).toHaveLength(2);
    await viceChair.post(`${path}/approval`, { comment: '同意' }, await version());
    await cashier.post(`${path}/payment`, { paidOn: scene.today, bankReference: 'B0001' }, await version());
    const own = (await member.get('/portal/disbursements'))['items'][0];
    await member.post(`/portal/disbursements/${own.id}/receipt`, { received: true }, own.version);
    await accountant.post(`${path}/reconciliation`, { statementReference: 'S0001' }, await version());
    expect(await cashier.get(path)).toMatchObject({ status: 'reconciled', receipt: 'confirmed', amount: '800.00' });

    expect(await ledger()).toEqual([
      'opening  funding    -10000.00',
      'opening  available   10000.00',
      'hold     available    -800.00',
      'hold     held          800.00',
      'settle   held         -800.00',
      'settle   spent         800.00',
    ]);
    expect(await accountant.get(`/staff/fund-accounts/${fundId}`)).toMatchObject({
      figures: { available: '9200.00', held: '0.00', spent: '800.00' },
    });
  });

  it('refuses a step to the person of another step', async () => {
    const both = await scene.as(scene.town, 'officer', 'treasurer', 'vice-chair', 'cashier');
    const reported = await both.post('/staff/visit-duties', {
      memberId: scene.memberId,
      occasion: 'WEDDING',
      eventOn: addDays(scene.today, -1),
    });
    const visit = {
      visitedOn: scene.today,
      visitors: [
        { name: '刘洋', rank: 'welfare-officer' },
        { name: '赵敏', rank: 'group-leader' },
      ],
      outcome: { kind: 'met' },
      cash: '500.00',
      evidence: [{ documentId: await both.upload('certificate', scene.school), kind: 'marriage-certificate' }],
      signature: { documentId: await both.upload('signature', scene.school), by: 'self' },
    };
    const logged = await both.post(`/staff/visit-duties/${reported['id']}/visits`, visit, reported['version']);
    const path = `/staff/disbursements/${logged['requests'][0].id}`;
    const refused = await both.call('POST', `${path}/review`, {}, (await both.get(path))['version']);
    expect([refused.status, refused.body['title']]).toEqual([
      expect.any(Number),
      expect.stringMatching(/[\u4e00-\u9fff]/),
    ]);
    expect(refused.status).toBeGreaterThanOrEqual(403);
    expect(refused.status).toBeLessThan(500);
    expect(await ledger()).toHaveLength(6);
  });

  it('leaves no personal data in audit, outbox, jobs or reminders', async () => {
    const [person] = await api.database.owner('SELECT name FROM members.member WHERE id = $1', [scene.memberId]);
    const own = await member.get('/portal/me/particulars');
    const secrets = [person.name, '第二医院', ...(JSON.stringify(own).match(/9{5,}\d+/g) ?? [])];
    for (const table of [
      'audit.audit_entry',
      'messaging.outbox_message',
      'notifications.reminder',
      'notifications.message',
    ])
      for (const row of await api.database.owner(
        `SELECT to_jsonb(t)::text AS text FROM ${table} t WHERE tenant_id = $1`,
        [scene.tenantId],
      ))
        for (const secret of secrets.filter(Boolean))
          if (table !== 'notifications.message') expect([table, row.text.includes(secret)]).toEqual([table, false]);
  });
});
