import { addMonths, type CivilDate, type MemberId, newId, systemActor } from '@app/kernel';
import { StorageSettings } from '@app/documents';
import { aRegisteredMember } from '@app/members/testing';
import { ERASED, PersonalErasure, RetainedRecords, UnitOfWork, Vault } from '@app/persistence';
import { YearlyProposals } from '@app/retention';
import { DiscoveryService } from '@nestjs/core';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

type Json = Record<string, any>;

describe('what is past its term (档案销毁清单与纪要)', () => {
  let api: TestApi;
  let scene: Scene;
  let officer: Caller;
  let administrator: Caller;
  let chair: Caller;
  let casePaper: string;
  let gone: { duty: string; paper: string; left: MemberId; file: string };
  let held: { paid: string; disputed: string };
  let closedDispute: string;
  let list: Json;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    officer = await scene.as(scene.school, 'officer');
    administrator = await scene.as(scene.town, 'administrator');
    chair = await scene.as(scene.town, 'chair');
    const { duty, paper } = await aVisited(await aMember());
    await aFund();
    const paid = await aVisited(await aMember(), '300.00');
    const disputing = await aMember();
    const disputed = await aVisited(disputing);
    await aDispute(disputing);
    closedDispute = await aClosedDispute();
    const left = await aMember();
    gone = { duty, paper, left, file: await aFile() };
    held = { paid: paid.duty, disputed: disputed.duty };
    await longAgo([duty, paid.duty, disputed.duty], left);
  });
  afterAll(() => api?.close());

  const yearsAgo = (years: number): CivilDate => addMonths(scene.today, -12 * years);
  const step = (who: Caller, name: string, body: Json = {}) =>
    who.call('POST', `/staff/destruction-lists/${list['id']}/${name}`, body, list['version']);
  const lines = async (state: string): Promise<Json[]> =>
    (await chair.get(`/staff/destruction-lists/${list['id']}/lines?state=${state}`))['items'];
  const rowOf = async (table: string, id: string): Promise<Json> =>
    (await api.database.owner(`SELECT * FROM ${table} WHERE id = $1`, [id]))[0] as Json;

  const aMember = () =>
    aRegisteredMember({ uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) }, scene.tenantId, scene.school);

  async function aVisited(memberId: MemberId, cash?: string) {
    const event = { memberId, occasion: 'HOSPITAL', eventOn: scene.today, note: '住在三楼' };
    const duty = await officer.post('/staff/visit-duties', event);
    const paper = await officer.upload('certificate', scene.school);
    await officer.post(
      `/staff/visit-duties/${duty['id']}/visits`,
      {
        ...{ visitedOn: scene.today, outcome: { kind: 'met' }, words: '恢复得不错', ...(cash && { cash }) },
        visitors: [
          { name: '刘洋', rank: 'welfare-officer' },
          { name: '赵敏', rank: 'group-leader' },
        ],
        evidence: [{ documentId: paper, kind: 'admission-proof' }],
        signature: { documentId: await officer.upload('signature', scene.school), by: 'self' },
      },
      duty['version'],
    );
    return { duty: duty['id'] as string, paper };
  }

  async function aFund(): Promise<void> {
    const [year] = scene.today.split('-');
    const accountant = await scene.as(scene.school, 'accountant');
    await accountant.post('/staff/fund-accounts', {
      ...{
        unionId: scene.school,
        code: 'GHJF',
        name: '校工会经费',
        kind: 'union-funds',
        source: '拨缴',
        document: '期初',
      },
      ...{ openedOn: `${year}-01-01`, opening: '5000.00', budgets: [{ year: Number(year), planned: '5000.00' }] },
    });
  }

  async function aDispute(memberId: MemberId): Promise<string> {
    const { id } = await officer.post('/staff/disputes', {
      ...{ unionId: scene.school, matter: 'wages', source: 'desk', employer: '云川第2公司', employment: 'employed' },
      applicants: [{ memberId, name: '王秀英' }],
      ...{ receivedOn: scene.today, knownOn: scene.today, facts: '没有发工资' },
      claims: [{ item: '工资', amount: '100.00' }],
    });
    return id as string;
  }

  async function aClosedDispute(): Promise<string> {
    const id = await aDispute(await aMember());
    casePaper = await officer.upload('certificate', scene.school);
    const paper = { side: 'applicant', title: '王秀英的工资条', documentIds: [casePaper] };
    await officer.post(`/staff/disputes/${id}/papers`, paper, 1);
    await api.database.owner(`UPDATE disputes.dispute SET status = 'closed', closed_on = $2 WHERE id = $1`, [
      id,
      yearsAgo(11),
    ]);
    return id;
  }

  async function aFile(): Promise<string> {
    const { id } = await officer.post('/staff/hardship-files', { memberId: await aMember() });
    await api.database.owner(
      `UPDATE hardship.hardship_file SET status = 'exited', running = false, filed_on = $2::date - 400,
         exited_on = $2, exit_ground = 'lifted', exit_reason = '收入稳定了', kept_until = $3 WHERE id = $1`,
      [id, yearsAgo(12), yearsAgo(2)],
    );
    await api.database.owner(`UPDATE hardship.file_person SET running = false WHERE file_id = $1`, [id]);
    return id as string;
  }

  async function longAgo(duties: readonly string[], left: MemberId): Promise<void> {
    await api.database.owner(
      `UPDATE visits.visit_duty SET status = 'closed', ended_at = $2::date WHERE id = ANY($1::uuid[])`,
      [duties, yearsAgo(11)],
    );
    await api.database.owner(`UPDATE members.member SET status = 'left', status_since = $2 WHERE id = $1`, [
      left,
      yearsAgo(4),
    ]);
  }

  it('is kept as long as the rule says: dated, never under the least', async () => {
    const { items } = await administrator.get('/staff/retention-rules');
    expect(items.map(({ kind, years }: Json) => [kind, years])).toEqual([
      ['accident', 30],
      ['disbursement', 30],
      ['dispute', 10],
      ['hardship-file', 10],
      ['legal-aid', 10],
      ['member', 3],
      ['model-worker-aid', 30],
      ['model-worker-file', 5],
      ['model-worker-survey', 10],
      ['mutual-aid-claim', 30],
      ['mutual-aid-enrolment', 10],
      ['mutual-aid-refused-claim', 5],
      ['personal-request', 5],
      ['petition', 10],
      ['study-award', 10],
      ['visit', 10],
      ['visit-duty', 10],
    ]);
    const whole = await scene.as(scene.root, 'administrator');
    const rule = { kind: 'visit-duty', years: 8, fromOn: scene.today, reason: '档案保管期限表' };
    const short = await whole.call('POST', '/staff/retention-rules', { ...rule, kind: 'dispute' });
    expect(short.body).toMatchObject({ code: 'retention-rule.too-short', detail: expect.stringContaining('10 年') });
    expect((await administrator.call('POST', '/staff/retention-rules', rule)).status).toBe(404);
    expect((await whole.call('POST', '/staff/retention-rules', { ...rule, fromOn: yearsAgo(1) })).status).toBe(400);
    const set = await whole.post('/staff/retention-rules', rule);
    expect(set['items'].find(({ kind }: Json) => kind === 'visit-duty')).toMatchObject({
      years: 8,
      rules: [{ years: 8 }],
    });
  });

  it('is listed with what is held back and why; a second list finds nothing new', async () => {
    list = await administrator.post('/staff/destruction-lists', { unionId: scene.town });
    expect(list).toMatchObject({ status: 'proposed', listed: 4, held: 2, openActions: ['submit', 'drop'] });
    const listed = new Set((await lines('listed')).map(({ recordId }) => recordId as string));
    expect(listed).toEqual(new Set<string>([gone.duty, gone.file, gone.left, closedDispute]));
    const reasons = new Map((await lines('held')).map(({ recordId, reason }) => [recordId, reason]));
    expect(reasons.get(held.paid)).toBe('有一笔款正在办');
    // The same words as for any other matter: a dispute is not to be learnt of here.
    expect(reasons.get(held.disputed)).toBe('本人还有事项没有办结');
    const again = await administrator.call('POST', '/staff/destruction-lists', { unionId: scene.town });
    expect(again.body).toMatchObject({ code: 'destruction-list.nothing-due' });
    const elsewhere = await scene.as(scene.port, 'administrator');
    expect((await elsewhere.call('GET', `/staff/destruction-lists/${list['id']}`)).status).toBe(404);
    expect((await elsewhere.get('/staff/destruction-lists'))['items']).toEqual([]);
  });

  it('does not tell which dispute it is to who stands before its wall, neither on the page nor on paper', async () => {
    const [shown] = (await lines('listed')).filter(({ kind }) => kind === 'dispute');
    expect(shown).toMatchObject({ recordId: closedDispute, kindName: '争议调解档案' });
    const hidden = await administrator.call('GET', `/staff/destruction-lists/${list['id']}/lines`);
    expect(hidden.body['items'].filter(({ kind }: Json) => kind === 'walled')).toMatchObject([
      { kindName: '有查看限制的办件', number: '编号不显示', unionName: list['unionName'] },
    ]);
    for (const secret of [closedDispute, shown!['number'], 'dispute']) expect(hidden.text).not.toContain(secret);
  });

  it('is decided by two people and two witnesses, each somebody else', async () => {
    const witnesses = ['陈立', '周敏'];
    const alone = await step(administrator, 'submission', { witnesses: ['陈立'] });
    expect(alone.body['code']).toBe('destruction-list.witnesses');
    expect((await step(administrator, 'approval')).status).toBe(403);
    list = (await step(administrator, 'submission', { witnesses })).body;
    expect(list).toMatchObject({ status: 'submitted', witnesses, openActions: ['drop'] });
    list = (await step(chair, 'return', { reason: '请再看一遍' })).body;
    expect(list).toMatchObject({ status: 'proposed', submittedByName: null, lastReason: '请再看一遍' });
    const both = await scene.as(scene.town, 'administrator', 'chair');
    list = (await step(both, 'submission', { witnesses })).body;
    expect((await step(both, 'approval')).body['code']).toBe('destruction-list.own-proposal');
    await expect(
      api.database.owner(`UPDATE retention.destruction_list SET approved_by = submitted_by WHERE id = $1`, [
        list['id'],
      ]),
    ).rejects.toThrow('destruction_list_two_persons');
    list = (await step(chair, 'approval')).body;
    expect(list).toMatchObject({ status: 'approved', approvedByName: chair.agent.actor.displayName });
  });

  it('is not destroyed when it is held by then; of the rest personal data and papers go, the rows stay', async () => {
    await api.database.owner(
      `INSERT INTO hardship.file_appeal (tenant_id, id, version, file_id, union_id, about, words_sealed, status, raised_on, raised_at)
       VALUES ($1, $2, 1, $3, $4, 'exited', '\\x00', 'open', $5, now())`,
      [scene.tenantId, newId(), gone.file, scene.school, scene.today],
    );
    const before = await rowOf('visits.visit_duty', gone.duty);
    list = (await step(administrator, 'destruction')).body;
    expect(list).toMatchObject({ status: 'destroyed', destroyed: 3, held: 3, listed: 0 });
    expect((await lines('held')).find(({ recordId }) => recordId === gone.file)!['reason']).toBe('申诉还没有答复');

    const duty = await rowOf('visits.visit_duty', gone.duty);
    expect(duty).toMatchObject({ number: before['number'], status: 'closed', occasion: 'HOSPITAL' });
    const opened = api.app.get(Vault).open(scene.tenantId, 'visits.visit_duty.note', duty['note_sealed']);
    expect(opened).toBe(ERASED);
    const paper = await rowOf('documents.document', gone.paper);
    expect(paper).toMatchObject({ status: 'removed', content_removed_at: expect.any(Date) });
    expect(await rowOf('documents.document', casePaper)).toMatchObject({ status: 'removed' });
    const [filed] = await api.database.owner(`SELECT * FROM disputes.case_paper WHERE case_id = $1`, [closedDispute]);
    expect(api.app.get(Vault).open(scene.tenantId, 'disputes.case_paper.title', filed!['title_sealed'])).toBe(ERASED);
    const folder = api.app.get(StorageSettings).directory;
    await expect(access(path.join(folder, scene.tenantId, gone.paper.slice(-2), gone.paper))).rejects.toThrow('ENOENT');
    const member = await rowOf('members.member', gone.left);
    expect(member).toMatchObject({
      name: ERASED,
      document_sealed: null,
      phone_mac: null,
      born_on: null,
      status: 'left',
    });
    const tokens = await api.database.owner(`SELECT 1 FROM members.search_token WHERE member_id = $1`, [gone.left]);
    expect(tokens).toEqual([]);
    const trail = await api.database.owner(
      `SELECT subject_type FROM audit.audit_entry WHERE action = 'record.destroyed' AND detail->'of'->>'id' = $1 ORDER BY 1`,
      [list['id']],
    );
    expect(trail.map(({ subject_type: type }) => type)).toEqual(['dispute', 'member', 'visit-duty']);
    expect((await officer.get(`/staff/visit-duties/${gone.duty}`))['id']).toBe(gone.duty);
  });

  it('has minutes: printed with every line, signed, and filed as a document of the list', async () => {
    const { forms } = await chair.get(`/staff/forms?subjectType=destruction-list&subjectId=${list['id']}`);
    expect(forms.map(({ code }: Json) => code)).toEqual(['DESTRUCTION-MINUTES']);
    const sheet = { code: 'DESTRUCTION-MINUTES', subjectId: list['id'] };
    expect((await chair.call('POST', '/staff/form-sheets', sheet)).status).toBe(200);
    const documentId = await administrator.upload('minutes', scene.town);
    list = (await step(administrator, 'minutes', { documentId })).body;
    expect(list).toMatchObject({ status: 'filed', minutesDocumentId: documentId, openActions: [] });
    expect((await chair.call('GET', `/documents/${documentId}/content`)).status).toBe(200);
    expect((await officer.call('GET', `/documents/${documentId}/content`)).status).toBe(404);
  });

  it('is found once a year by itself, nearest union first, and what is kept on a list stays off the next', async () => {
    const proposals = api.app.get(YearlyProposals);
    await api.database.owner(`DELETE FROM hardship.file_appeal WHERE file_id = $1`, [gone.file]);
    expect(await proposals.of(scene.tenantId)).toBe(1);
    expect(await proposals.of(scene.tenantId)).toBeNull();
    list = (await administrator.get('/staff/destruction-lists'))['items'][0];
    expect(list).toMatchObject({ unionId: scene.town, proposedByName: null, listed: 1 });
    const [line] = await lines('listed');
    const kept = await step(administrator, `lines/${line!['id']}/keeping`, { reason: '县志要用' });
    expect(kept.body).toMatchObject({ listed: 0, kept: 1 });
    list = kept.body;
    expect((await step(administrator, 'submission', { witnesses: ['陈立', '周敏'] })).body['code']).toBe(
      'destruction-list.nothing-listed',
    );
    expect((await step(administrator, 'dropping', { reason: '没有要销毁的' })).body).toMatchObject({
      status: 'dropped',
    });
    const again = await administrator.call('POST', '/staff/destruction-lists', { unionId: scene.town });
    expect(again.body).toMatchObject({ code: 'destruction-list.nothing-due' });
  });

  it('can be emptied in every kind: each statement fits its tables', async () => {
    const kinds = api.app.get(DiscoveryService, { strict: false });
    const found = kinds.getProviders().map(({ instance }) => instance as unknown);
    const records = found.filter((instance): instance is RetainedRecords => instance instanceof RetainedRecords);
    expect(new Set(records.map(({ kind }) => kind.code)).size).toBe(17);
    await api.app.get(UnitOfWork).run(systemActor(scene.tenantId), async (tx) => {
      for (const each of records) {
        await tx.rows(`SELECT id, union_id, number, ended_on, member_ids FROM (${each.ended}) r`, [scene.tenantId]);
        await api.app.get(PersonalErasure).empty(tx, each.places, [newId()]);
        await each.further(tx, [newId()]);
      }
    });
  });
});
