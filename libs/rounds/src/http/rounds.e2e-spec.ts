import { AccountDirectory } from '@app/identity';
import { systemActor } from '@app/kernel';
import { MessageService } from '@app/notifications';
import { UnitOfWork } from '@app/persistence';
import { openTestApi, type TestApi } from '../../../../test/support/test-api';
import { RosterFreezing } from '../app/roster-freezing.service';
import { RegisterKeepersTold } from '../jobs/round-told.handlers';
import { aRetiree, aRoundScene, type RoundScene } from '../testing/a-round';

type Json = Record<string, any>;

describe('rounds over HTTP', () => {
  let api: TestApi;
  let stage: RoundScene;

  beforeAll(async () => {
    api = await openTestApi();
    stage = await aRoundScene(api);
  });
  afterAll(() => api?.close());

  const codeOf = ({ status, body }: { status: number; body: Json }): [number, string] => [status, body['code']];

  it('freezes once, also when two press at the same time', async () => {
    const { id, version } = await stage.draft();
    const press = () => stage.officer.call('POST', `/staff/rounds/${id}/freezing`, {}, version);
    const answers = await Promise.all([press(), press()]);
    expect(answers.map((each) => each.status).sort((a, b) => a - b)).toEqual([200, 412]);
    expect(codeOf(await stage.tryTo(stage.officer, id, 'freezing'))).toEqual([409, 'round.frozen-already']);
  });

  it('leaves a large roster to a job that takes up where it stopped', async () => {
    const other = await aRoundScene(api, 1);
    const { tenantId, school } = other.scene;
    await api.database.owner(
      `INSERT INTO members.member (tenant_id, id, version, union_id, name, name_simplified, name_pinyin, gender, category,
         status, created_at, card_sealed, card_mac)
       SELECT '${tenantId}', gen_random_uuid(), 1, '${school}', '甲' || n, '甲' || n, 'jia' || n, 'female', 'retiree',
         'active', now(), '\\x00', decode(md5(n::text), 'hex') FROM generate_series(1, 2400) n`,
    );
    const { id } = await other.draft({ budget: '900000.00' });
    const freezing = await other.act(other.officer, id, 'freezing');
    expect(freezing).toMatchObject({ status: 'freezing', freezing: { done: 0, total: 2401 }, openActions: [] });
    const steps = api.app.get(RosterFreezing, { strict: false });
    expect(await steps.step(tenantId, id)).toBe(true);
    expect(await other.officer.get(`/staff/rounds/${id}`)).toMatchObject({ freezing: { done: 2000, total: 2401 } });
    expect(await steps.step(tenantId, id)).toBe(false);
    expect(await steps.step(tenantId, id)).toBe(false);
    const done = await other.officer.get(`/staff/rounds/${id}`);
    expect(done).toMatchObject({ status: 'frozen', freezing: null, figures: { persons: 2401 } });
    const numbers = await api.database.owner(
      `SELECT count(DISTINCT order_no)::int AS n, max(order_no) AS last FROM rounds.roster_entry WHERE round_id = '${id}'`,
    );
    expect(numbers[0]).toMatchObject({ n: 2401, last: 2401 });
  });

  it('keeps who asks, signs and pays apart, and lets nobody decide on what he gets', async () => {
    const { scene, fundId } = stage;
    const own = await aRetiree(api, scene, { name: '赵自己' });
    const id = await stage.draft({ audience: [{ code: 'list', memberIds: [own] }] }).then((each) => each['id']);
    await stage.act(stage.officer, id, 'freezing');
    await stage.act(stage.officer, id, 'submission');
    const colleague = await scene.as(scene.school, 'officer');
    const offered = async (who: RoundScene['officer']): Promise<string[]> =>
      (await who.get(`/staff/rounds/${id}`))['openActions'].map(({ action }: Json) => action);
    expect(await offered(stage.officer)).toContain('withdraw');
    expect(await offered(colleague)).not.toContain('withdraw');
    const others = await stage.tryTo(colleague, id, 'withdrawal', { reason: '先不办' });
    expect(others.body['code']).toBe('approval.requester-only');
    const both = await scene.as(scene.school, 'officer', 'treasurer', 'chair');
    await stage.act(both, id, 'review');
    const again = await stage.tryTo(both, id, 'approval');
    expect(again.status).toBeGreaterThanOrEqual(403);
    expect(fundId).toBeTruthy();
    await stage.act(stage.chair, id, 'return', { reason: '再核实一下' });
    expect(await stage.officer.get(`/staff/rounds/${id}`)).toMatchObject({ status: 'returned', reason: '再核实一下' });
    await stage.act(colleague, id, 'submission');
    expect(
      (await stage.treasurer.get('/staff/approvals/waiting'))['items'].map((each: Json) => each.subjectId),
    ).toContain(id);
    await stage.act(colleague, id, 'withdrawal', { reason: '先不办' });
    await stage.act(stage.officer, id, 'unfreezing', { reason: '重新计划' });
    expect(await stage.officer.get(`/staff/rounds/${id}`)).toMatchObject({ status: 'draft', figures: { persons: 0 } });
  });

  describe('on the road', () => {
    let id: string;
    const visitOn = (entry: Json, outcome: Json, key?: string, who = stage.officer) =>
      who.call(
        'POST',
        `/staff/rounds/${id}/entries/${entry['id']}/visit`,
        { visitedOn: stage.scene.today, outcome },
        entry['version'],
        key,
      );
    const of = async (who = stage.officer): Promise<Json[]> =>
      (await stage.entries(id)).filter((each) => each['visitorId'] === who.agent.accountId);

    beforeAll(async () => {
      id = await stage.approved({ name: '路上的活动', paymentKind: 'cash', cashReason: '老同志没有银行卡' });
    });

    it('a visit is logged once by two who press at the same time, and again by its key without doing anything', async () => {
      const [entry] = await of();
      const answers = await Promise.all([
        visitOn(entry!, { kind: 'absent', reason: '没人' }, 'key-one-aaaa'),
        visitOn(entry!, { kind: 'absent', reason: '没人' }, 'key-two-aaaa'),
      ]);
      expect(answers.map((each) => each.status).sort((a, b) => a - b)).toEqual([201, 412]);
      const key = answers[0]!.status === 201 ? 'key-one-aaaa' : 'key-two-aaaa';
      expect((await visitOn(entry!, { kind: 'absent', reason: '没人' }, key)).status).toBe(201);
      const [now] = (await of()).filter((each) => each['id'] === entry!['id']);
      expect(now).toMatchObject({ status: 'absent', visitCount: 1 });
    });

    it('who was absent is tried again, and what was logged by mistake is taken back', async () => {
      const entry = (await of()).find((each) => each['status'] === 'absent')!;
      const met = await visitOn(entry, { kind: 'met' });
      expect(met.body).toMatchObject({ entry: { status: 'visited', givenCash: '300.00', visitCount: 2 } });
      const path = `/staff/rounds/${id}/entries/${entry['id']}/visit/void`;
      const back = await stage.officer.post(path, { reason: '点错了人' }, met.body['entry'].version);
      expect(back).toMatchObject({ status: 'allotted', givenCash: '0.00' });
    });

    it('nobody logs what was allotted to another, or a second time', async () => {
      const [entry] = await of(stage.officer);
      expect(codeOf(await visitOn(entry!, { kind: 'met' }, undefined, stage.leader))).toEqual([
        403,
        'round.not-own-visit',
      ]);
      await visitOn(entry!, { kind: 'refused', reason: '不要' });
      const [now] = (await of()).filter((each) => each['id'] === entry!['id']);
      expect(codeOf(await visitOn(now!, { kind: 'met' }))).toEqual([409, 'round.entry-action-not-open']);
    });

    it('cash advances go out as planned and come back to 0', async () => {
      const out = { visitorId: stage.leader.agent.accountId, direction: 'out', givenOn: stage.scene.today };
      const over = await stage.tryTo(stage.officer, id, 'handouts', { ...out, cash: '5000.00' });
      expect(codeOf(over)).toEqual([422, 'round.handout-over-plan']);
      await stage.act(stage.officer, id, 'handouts', { ...out, cash: '300.00' });
      const back = { ...out, direction: 'back' };
      expect(codeOf(await stage.tryTo(stage.officer, id, 'handouts', { ...back, cash: '300.01' }))).toEqual([
        ...[422, 'round.handout-too-much'],
      ]);
      await stage.act(stage.officer, id, 'handouts', { ...back, cash: '300.00' });
      expect((await stage.officer.get(`/staff/rounds/${id}/handouts`))['items']).toHaveLength(2);
    });

    it('visits do not end while somebody waits, and then the round closes for nobody who logs meanwhile', async () => {
      const refused = await stage.tryTo(stage.officer, id, 'end-of-visits');
      expect(codeOf(refused)).toEqual([422, 'round.visits-open']);
      const waiting = (await stage.entries(id)).filter((each) => each['status'] === 'allotted');
      for (const entry of waiting.slice(1)) {
        const who = entry['visitorId'] === stage.leader.agent.accountId ? stage.leader : stage.officer;
        expect((await visitOn(entry, { kind: 'deceased', reason: '上月去世' }, undefined, who)).status).toBe(201);
      }
      const [last] = waiting;
      const who = last!['visitorId'] === stage.leader.agent.accountId ? stage.leader : stage.officer;
      const { version } = await stage.officer.get(`/staff/rounds/${id}`);
      const [visit, end] = await Promise.all([
        visitOn(last!, { kind: 'moved', reason: '搬走' }, undefined, who),
        stage.officer.call('POST', `/staff/rounds/${id}/end-of-visits`, {}, version),
      ]);
      expect(visit.status).toBe(201);
      expect([200, 422]).toContain(end.status);
      if (end.status === 422) await stage.act(stage.officer, id, 'end-of-visits');
      expect(await stage.officer.get(`/staff/rounds/${id}/statement`)).toMatchObject({ settled: true, missing: [] });
      expect(await stage.act(stage.officer, id, 'closing')).toMatchObject({ status: 'closed' });
      expect(codeOf(await visitOn(last!, { kind: 'met' }, undefined, who))).toEqual([409, 'round.action-not-open']);
    });
  });

  it('whoever keeps the register is told once of a member who was found to have died, and of nobody else', async () => {
    const other = await aRoundScene(api, 2);
    const id = await other.approved();
    for (const entry of await other.entries(id)) {
      const isFirst = entry['orderNo'] === 1;
      const who = entry['visitorId'] === other.leader.agent.accountId ? other.leader : other.officer;
      const outcome = isFirst ? { kind: 'deceased', reason: '上月去世' } : { kind: 'met' };
      const body = { visitedOn: other.scene.today, outcome };
      await who.post(`/staff/rounds/${id}/entries/${entry['id']}/visit`, body, entry['version']);
    }
    const [accounts, messages] = [new AccountDirectory(), api.app.get(MessageService, { strict: false })];
    const told = new RegisterKeepersTold(accounts, messages);
    const { tenantId } = other.scene;
    const outbox = await api.database.owner(
      `SELECT id, type, payload FROM messaging.outbox_message
       WHERE tenant_id = '${tenantId}' AND type = 'round.visit-logged.v1' ORDER BY id`,
    );
    expect(outbox).toHaveLength(2);
    for (const message of [...outbox, ...outbox])
      await api.app.get(UnitOfWork).run(systemActor(tenantId), (tx) => told.handle(tx, message as never));
    const [dead] = (await other.entries(id)).filter((each) => each['status'] === 'deceased');
    const sent = await api.database.owner(
      `SELECT recipient_account_id AS who, link FROM notifications.message
       WHERE tenant_id = '${tenantId}' AND template = 'member.register-check'`,
    );
    expect(sent).toEqual([{ who: other.officer.agent.accountId, link: `/members/${dead!['memberId']}` }]);
  });

  it('goes back whole when it is cancelled before anybody was visited', async () => {
    const id = await stage.approved({ name: '要取消的' });
    const held = async () =>
      (await stage.treasurer.get(`/staff/fund-accounts/${stage.fundId}`))['figures'].held as string;
    const before = await held();
    await stage.act(stage.officer, id, 'cancellation', { reason: '上级统一安排' });
    expect(Number(before) - Number(await held())).toBeGreaterThan(0);
    expect(await stage.officer.get(`/staff/rounds/${id}`)).toMatchObject({
      status: 'cancelled',
      reason: '上级统一安排',
    });
  });

  it('takes who comes after the approval into a round of his own', async () => {
    const id = await stage.approved({ name: '要补充的' });
    const late = await aRetiree(api, stage.scene, { name: '后来的' });
    const people = { memberIds: [late], reason: '刚退休' };
    expect(codeOf(await stage.tryTo(stage.officer, id, 'entries', people))).toEqual([422, 'round.over-approved']);
    const supplement = await stage.officer.post(`/staff/rounds/${id}/supplement`, people);
    const { number } = await stage.officer.get(`/staff/rounds/${id}`);
    expect(supplement).toMatchObject({ status: 'draft', supplementsNumber: number, budget: '300.00' });
    await stage.act(stage.officer, supplement['id'], 'freezing');
    expect((await stage.entries(supplement['id'])).map((each) => each['memberId'])).toEqual([late]);
  });

  it('lists whom nobody visited this year, and who had an event and no visit', async () => {
    const { scene, officer, leader } = stage;
    await leader.post('/staff/visit-duties', { memberId: scene.memberId, occasion: 'HOSPITAL', eventOn: scene.today });
    const counts = await officer.get('/staff/unvisited-counts?of=retiree');
    expect(counts['people']).toBeGreaterThan(3);
    expect(counts['unvisited']).toBeLessThanOrEqual(counts['people']);
    const first = await officer.get('/staff/unvisited?of=all&limit=2');
    const second = await officer.get(`/staff/unvisited?of=all&limit=2&after=${first['next']}`);
    expect(first['items'].map((each: Json) => each.memberId)).not.toContain(second['items'][0].memberId);
    expect((await officer.get('/staff/unvisited?of=hardship'))['items']).toEqual([]);
    expect((await officer.get('/staff/events-without-visit'))['items']).toEqual([
      expect.objectContaining({ memberName: expect.any(String), status: 'open', assignees: [] }),
    ]);
  });

  it('leaves no name in audit, outbox or reminders', async () => {
    for (const table of ['audit.audit_entry', 'messaging.outbox_message', 'notifications.reminder'])
      for (const row of await api.database.owner(
        `SELECT to_jsonb(t)::text AS text FROM ${table} t WHERE tenant_id = $1`,
        [stage.scene.tenantId],
      ))
        expect([table, row.text.includes('孙淑芬') || row.text.includes('韩新来')]).toEqual([table, false]);
    expect(systemActor(stage.scene.tenantId).kind).toBe('system');
  });
});
