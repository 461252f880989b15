import { addDays } from '@app/kernel';
import { aRegisteredMember } from '@app/members/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

type Json = Record<string, any>;

describe('the hand-over of an office (换届交接)', () => {
  let api: TestApi;
  let scene: Scene;
  let chair: Caller;
  let leaver: Caller;
  let next: Caller;
  let handOver: Json;
  let records: Record<'duty' | 'approval' | 'round' | 'file' | 'dispute' | 'accident' | 'petition', string>;
  const path = () => `/staff/office-hand-overs/${handOver['id']}`;
  const lineOf = (label: string): Json => handOver['lines'].find((line: Json) => line['label'] === label);

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    chair = await scene.as(scene.school, 'chair');
    leaver = await scene.as(scene.school, 'officer', 'committee');
    next = await scene.as(scene.school, 'officer', 'committee');
    records = await workOfLeaver();
  });
  afterAll(() => api?.close());

  async function aDuty(): Promise<Json> {
    const platform = { uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) };
    const memberId = await aRegisteredMember(platform, scene.tenantId, scene.school);
    const event = { memberId, occasion: 'HOSPITAL', eventOn: addDays(scene.today, -1) };
    const duty = await leaver.post('/staff/visit-duties', event);
    const me = { personIds: [leaver.agent.actor.personId] };
    return leaver.post(`/staff/visit-duties/${duty['id']}/assignment`, me, duty['version']);
  }

  async function workOfLeaver() {
    const { school, memberId, today } = scene;
    const colleague = await scene.as(school, 'officer');
    const fund = await (
      await scene.as(school, 'accountant')
    ).post('/staff/fund-accounts', {
      ...{ unionId: school, code: 'GHJF', name: '校工会经费', kind: 'union-funds', source: '拨缴', document: '期初' },
      ...{ openedOn: `${today.slice(0, 4)}-01-01`, opening: '5000.00' },
      budgets: [{ year: Number(today.slice(0, 4)), planned: '5000.00' }],
    });
    const event = { memberId, occasion: 'HOSPITAL', eventOn: addDays(today, -1) };
    const other = await colleague.post('/staff/visit-duties', event);
    const visit = await colleague.post(
      `/staff/visit-duties/${other['id']}/visits`,
      {
        ...{ visitedOn: today, outcome: { kind: 'met' }, cash: '300.00' },
        visitors: [
          { name: '刘洋', rank: 'welfare-officer' },
          { name: '赵敏', rank: 'group-leader' },
        ],
        evidence: [{ documentId: await colleague.upload('certificate', school), kind: 'admission-proof' }],
        signature: { documentId: await colleague.upload('signature', school), by: 'self' },
      },
      other['version'],
    );
    const approval = visit['requests'][0].id as string;
    const treasurer = await scene.as(school, 'treasurer');
    const { version } = await treasurer.get(`/staff/disbursements/${approval}`);
    const signer = { personId: leaver.agent.actor.personId, comment: '请一起看看' };
    await treasurer.post(`/staff/disbursements/${approval}/added-signer`, signer, version);
    const round = await leaver.post('/staff/rounds', {
      ...{ unionId: school, fundAccountId: fund['id'], name: '走访慰问', kind: 'other', purpose: '看望' },
      ...{ fundPurpose: 'warm-delivery', budget: '100.00', startsOn: today, dueOn: today },
      ...{ paymentKind: 'cash', cashReason: '没有银行卡', standard: { cash: '100.00' } },
      audience: [{ code: 'list', memberIds: [memberId] }],
    });
    const file = await colleague.post('/staff/hardship-files', { memberId });
    await api.database.owner(
      `UPDATE hardship.hardship_file SET status = 'active', category = 'deep', filed_on = found_on,
         review_due_on = found_on + 365 WHERE id = $1`,
      [file['id']],
    );
    await leaver.post(`/staff/hardship-files/${file['id']}/pairings`, { everyMonths: 2 }, file['version']);
    const dispute = await colleague.post('/staff/disputes', {
      ...{ unionId: school, matter: 'wages', source: 'desk', employer: '云川第2公司', employment: 'employed' },
      applicants: [{ memberId, name: '王秀英' }],
      ...{ receivedOn: today, knownOn: today, facts: '没有发工资', claims: [{ item: '工资', amount: '100.00' }] },
    });
    const mediators = { accountIds: [leaver.agent.accountId] };
    await colleague.post(`/staff/disputes/${dispute['id']}/mediators`, mediators, dispute['version']);
    const charged = { accountId: leaver.agent.accountId };
    const accident = await colleague.post('/staff/accidents', {
      ...{ unionId: school, kind: 'fall', employer: '云川第2公司', occurredOn: today, reportedOn: today },
      ...{ facts: '从脚手架摔下', place: null },
    });
    await colleague.post(`/staff/accidents/${accident['id']}/handler`, charged, accident['version']);
    const petition = await colleague.post('/staff/petitions', {
      ...{ unionId: school, kind: 'request', source: 'letter', receivedOn: today, people: 1, memberId },
      words: '食堂没有热菜',
    });
    await colleague.post(`/staff/petitions/${petition['id']}/handler`, charged, petition['version']);
    const duty = (await aDuty())['id'] as string;
    return {
      accident: accident['id'],
      petition: petition['id'],
      duty,
      approval,
      round: round['id'],
      file: file['id'],
      dispute: dispute['id'],
    };
  }

  const order = () => ({
    ...{ unionId: scene.school, fromAccountId: leaver.agent.accountId, toAccountId: next.agent.accountId },
    ...{ reason: '换届', onDay: scene.today, endsRoles: false },
  });

  it('is opened between two officers of the union, by who manages hand-overs there', async () => {
    const say = async (who: Caller, said: object) =>
      (await who.call('POST', '/staff/office-hand-overs', said)).body['code'];
    const same = { ...order(), toAccountId: leaver.agent.accountId };
    expect(await say(chair, same)).toBe('hand-over.same-person');
    const stranger = await scene.as(scene.mill, 'officer');
    expect(await say(chair, { ...order(), toAccountId: stranger.agent.accountId })).toBe('hand-over.person-unknown');
    const steward = (await scene.as(scene.school, 'administrator')).agent.accountId;
    expect(await say(chair, { ...order(), fromAccountId: steward, endsRoles: true })).toBe('hand-over.roles-not-yours');
    const retiring = (await scene.as(scene.school, 'group-leader')).agent.accountId;
    const toAccountId = (await scene.as(scene.school, 'group-leader')).agent.accountId;
    const last = { ...order(), fromAccountId: retiring, toAccountId, endsRoles: true };
    const ending = await chair.post('/staff/office-hand-overs', last);
    expect(ending).toMatchObject({ endsRoles: true, status: 'closed' });
    const [grant] = await api.database.owner(
      `SELECT valid_until::text AS "until" FROM identity.role_grant WHERE account_id = $1`,
      [retiring],
    );
    expect(grant).toEqual({ until: scene.today });
    const { items } = await chair.get(`/staff/office-hand-overs/officers?unionId=${scene.school}`);
    expect(items.map((each: Json) => each['accountId'])).toContain(next.agent.accountId);
  });

  it('freezes what waits for him by name, of every kind, and behind the wall without its number', async () => {
    handOver = await chair.post('/staff/office-hand-overs', order());
    expect(handOver['lines'].map((line: Json) => [line['label'], line['status']])).toEqual([
      ['事故调查', 'waiting'],
      ['等他签批', 'waiting'],
      ['结对帮扶', 'waiting'],
      ['争议调解', 'waiting'],
      ['信访', 'waiting'],
      ['组织的活动', 'waiting'],
      ['走访任务', 'waiting'],
    ]);
    expect(lineOf('争议调解')['title']).toBe('一件争议调解');
    expect((await chair.call('POST', '/staff/office-hand-overs', order())).body['code']).toBe('hand-over.under-way');
  });

  it('exists for the next officer and the desk, and is decided by the next one only', async () => {
    expect((await next.get('/staff/office-hand-overs/mine'))['items']).toHaveLength(1);
    expect((await leaver.get('/staff/office-hand-overs/mine'))['items']).toHaveLength(0);
    expect((await leaver.call('GET', path())).status).toBe(404);
    const { id, version } = lineOf('走访任务');
    const accept = `${path()}/lines/${id}/acceptance`;
    expect((await chair.call('POST', accept, {}, version)).body['code']).toBe('hand-over.not-next');
    expect((await leaver.call('POST', accept, {}, version)).status).toBe(404);
  });

  it('moves the visit to him once, when he accepts the line twice at once', async () => {
    const { id, version } = lineOf('走访任务');
    const accept = () => next.call('POST', `${path()}/lines/${id}/acceptance`, {}, version);
    const answers = await Promise.all([accept(), accept()]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    const duty = await next.get(`/staff/visit-duties/${records.duty}`);
    expect(duty).toMatchObject({ status: 'accepted', assignees: [{ personId: next.agent.actor.personId }] });
    const [moved] = await api.database.owner(
      `SELECT count(*)::int AS count FROM audit.audit_entry WHERE subject_id = $1 AND action = 'visit-duty.hand-over'`,
      [records.duty],
    );
    expect(moved!['count']).toBe(1);
  });

  it('shows what came up later as new, and writes it down when it is looked through again', async () => {
    const later = await aDuty();
    handOver = await next.get(path());
    expect(handOver['news']).toEqual([{ label: '走访任务', title: expect.stringContaining(later['number']) }]);
    handOver = await next.post(`${path()}/renewal`, {}, handOver['version']);
    expect(handOver['news']).toEqual([]);
    expect(handOver['lines'].filter((line: Json) => line['cameLater'])).toHaveLength(1);
  });

  it('gives back to the desk what the next one refuses, with his reason, and tells of it', async () => {
    const { id, version } = handOver['lines'].find((line: Json) => line['cameLater']);
    expect((await next.call('POST', `${path()}/lines/${id}/refusal`, {}, version)).status).toBe(400);
    await next.post(`${path()}/lines/${id}/refusal`, { reason: '那天我在外地' }, version);
    handOver = await next.get(path());
    expect(handOver['lines'].find((line: Json) => line['id'] === id)).toMatchObject({
      ...{ status: 'refused', reason: '那天我在外地' },
    });
    const [told] = await api.database.owner(
      `SELECT payload FROM messaging.outbox_message WHERE type = 'office-hand-over.line-refused.v1'`,
    );
    expect(told!['payload']).toMatchObject({ dispatchedBy: 'visit:assign', openedBy: chair.agent.accountId });
  });

  it('is not closed while a refused line has found no hands: the desk gives it to another, who decides', async () => {
    const third = await scene.as(scene.school, 'officer');
    handOver = await chair.get(path());
    const refused = handOver['lines'].find((line: Json) => line['status'] === 'refused');
    expect(refused['openActions']).toEqual(['give']);
    const give = (who: Caller, to: Caller) =>
      who.call(
        'POST',
        `${path()}/lines/${refused['id']}/assignment`,
        { toAccountId: to.agent.accountId },
        refused['version'],
      );
    expect((await give(next, third)).status).toBe(403);
    expect((await give(chair, next)).body['code']).toBe('hand-over.refused-it');
    expect((await give(chair, leaver)).body['code']).toBe('hand-over.refused-it');
    expect((await third.call('GET', path())).status).toBe(404);
    expect((await give(chair, third)).status).toBe(200);
    expect((await third.get('/staff/office-hand-overs/mine'))['items']).toHaveLength(1);
    const line = (await third.get(path()))['lines'].find((each: Json) => each['id'] === refused['id']);
    expect(line).toMatchObject({ status: 'waiting', mine: true, openActions: ['accept', 'refuse'] });
    const accept = `${path()}/lines/${line['id']}/acceptance`;
    expect((await next.call('POST', accept, {}, line['version'])).body['code']).toBe('hand-over.not-next');
    await third.post(accept, {}, line['version']);
    expect(await chair.get(path())).toMatchObject({ status: 'open' });
  });

  it('takes the rest at once, each by the rules of its kind, and is closed when every line has its hands', async () => {
    handOver = await next.get(path());
    const waiting = handOver['lines'].filter((line: Json) => line['status'] === 'waiting');
    const lines = waiting.map(({ id, version }: Json) => ({ id, version }));
    expect(await next.post(`${path()}/acceptance`, { lines })).toEqual({ problems: [] });
    handOver = await next.get(path());
    expect(handOver).toMatchObject({ status: 'closed', openActions: [] });
    const mine = next.agent.actor.personId;
    const whose = async (sql: string, id: string) => (await api.database.owner(sql, [id]))[0]?.['id'];
    expect(await whose('SELECT created_by_id AS id FROM rounds.round WHERE id = $1', records.round)).toBe(mine);
    const paired = 'SELECT person_id AS id FROM hardship.pairing WHERE file_id = $1 AND ended_on IS NULL';
    expect(await whose(paired, records.file)).toBe(mine);
    const asked = 'SELECT waiting_persons[1] AS id FROM approvals.approval_request WHERE subject_id = $1';
    expect(await whose(asked, records.approval)).toBe(mine);
    const mediates =
      'SELECT person_id AS id FROM disputes.dispute_mediator WHERE dispute_id = $1 AND replaced_on IS NULL';
    expect(await whose(mediates, records.dispute)).toBe(mine);
    const dispute = `/staff/disputes/${records.dispute}`;
    const consented = await next.get(dispute);
    const declared = (seen: Json) => seen['mediators'].find((each: Json) => each['isSelf'])['declaredOn'];
    expect(declared(consented)).toBeNull();
    const clerk = await scene.as(scene.school, 'officer');
    await clerk.post(`${dispute}/acceptance`, { on: scene.today }, consented['version']);
    const accepted = await next.get(dispute);
    expect(accepted['openActions']).toEqual([]);
    const early = await next.call('POST', `${dispute}/investigation`, {}, accepted['version']);
    expect([early.status, early.body['code']]).toEqual([422, 'dispute.not-declared']);
    await next.post(`${dispute}/declaration`, {}, accepted['version']);
    const ready = await next.get(dispute);
    expect(declared(ready)).toBe(scene.today);
    expect(ready['openActions']).toContain('investigate');
    const handles = (table: string) => `SELECT handler_account_id AS id FROM disputes.${table} WHERE id = $1`;
    expect(await whose(handles('accident'), records.accident)).toBe(next.agent.accountId);
    expect(await whose(handles('petition'), records.petition)).toBe(next.agent.accountId);
  });

  it('ends the roles on the last day when an administrator asks for it', async () => {
    const administrator = await scene.as(scene.school, 'administrator');
    const onDay = addDays(scene.today, 3);
    await aDuty();
    const again = await administrator.post('/staff/office-hand-overs', { ...order(), onDay, endsRoles: true });
    const { grants } = await administrator.get(`/staff/accounts/${leaver.agent.accountId}`);
    expect(grants.map((grant: Json) => grant['validUntil'])).toEqual([onDay, onDay]);
    expect(again['lines']).toHaveLength(1);
    const cancelled = await administrator.post(
      `/staff/office-hand-overs/${again['id']}/cancellation`,
      { reason: '人选换了' },
      again['version'],
    );
    expect(cancelled).toMatchObject({ status: 'cancelled', lines: [{ status: 'lapsed' }] });
  });
});
