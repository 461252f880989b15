import { addDays, civilDate, type MemberId } from '@app/kernel';
import { aRegisteredMember, aResidentIdNumber } from '@app/members/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { consented } from '../support/consents';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

const SECRETS = ['王秀英', '高血压', '9000.00', '20000.00', '学费', '测试小学', '李小明', '990101'];

describe('a hardship file over HTTP', () => {
  let api: TestApi;
  let scene: Scene;
  let officer: Caller;
  let chair: Caller;
  let federation: Caller;
  let next = 0;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    officer = await scene.as(scene.school, 'officer');
    chair = await scene.as(scene.school, 'chair');
    federation = await scene.as(scene.root, 'federation-officer');
    const standard = { area: 'urban', monthAmount: '1062.00', validFrom: '2024-01-01', source: '测试市低保标准' };
    await federation.post('/staff/subsistence-standards', standard);
  });
  afterAll(() => api?.close());

  const at = (id: string) => `/staff/hardship-files/${id}`;
  const platform = () => ({ uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) });
  const aMember = (bornOn = '1980-01-01'): Promise<MemberId> => {
    next += 1;
    const number = aResidentIdNumber(civilDate(bornOn), 100 + next);
    const identityDocument = { kind: 'resident-id' as const, number };
    return aRegisteredMember(platform(), scene.tenantId, scene.school, { identityDocument });
  };
  const aForm = (overrides: object = {}) =>
    consented(
      {
        ...{ mainCause: 'schooling', otherCauses: [], health: '高血压', area: 'urban', exclusions: [] },
        ...{ persons: [], consented: true, consentedCause: false },
        incomes: [{ kind: 'wage', whose: '本人', yearly: '20000.00' }],
        expenses: [{ kind: 'education', note: '学费', yearly: '9000.00', fromEvent: false }],
        ...overrides,
      },
      scene.today,
    );
  const aChild = (overrides: object = {}) => ({ name: '李小明', relation: 'child', school: '测试小学', ...overrides });
  const versionOf = async (id: string): Promise<number> => (await federation.get(at(id)))['version'];
  const step = async (who: Caller, id: string, path: string, body: object = {}) =>
    who.post(`${at(id)}/${path}`, body, await versionOf(id));
  const refusal = async (who: Caller, id: string, path: string, body: object = {}) =>
    who.call('POST', `${at(id)}/${path}`, body, await versionOf(id));
  const statusOf = async (id: string): Promise<string> => (await officer.get(at(id)))['status'];
  const record = (overrides: object = {}) => ({
    ...{ heldOn: scene.today, people: ['甲', '乙'], conforms: true, words: '情况属实' },
    ...overrides,
  });
  const aMeeting = (overrides: object = {}) => ({
    ...{
      heldOn: scene.today,
      people: ['甲', '乙', '丙'],
      votesFor: 3,
      votesAgainst: 0,
      abstained: 0,
      words: '一致同意',
    },
    ...overrides,
  });
  const letNoticesPass = () =>
    api.database.owner(
      `UPDATE disclosure.public_notice SET published_on = published_on - 40, until_on = until_on - 40 WHERE tenant_id = $1`,
      [scene.tenantId],
    );

  async function found(memberId: string, form: object = aForm()): Promise<string> {
    const id = (await officer.post('/staff/hardship-files', { memberId }))['id'];
    await step(officer, id, 'draft', form);
    return id;
  }
  async function publicised(memberId: string): Promise<string> {
    const id = await found(memberId);
    await step(officer, id, 'application');
    await step(officer, id, 'home-visit', record());
    await step(officer, id, 'assessment', aMeeting());
    await step(officer, id, 'publicity');
    return id;
  }
  async function submitted(memberId: string): Promise<string> {
    const id = await publicised(memberId);
    await letNoticesPass();
    await step(officer, id, 'submission');
    return id;
  }
  async function active(memberId: string): Promise<string> {
    const id = await submitted(memberId);
    await step(chair, id, 'signature', { part: 'review' });
    await step(federation, id, 'signature', { part: 'approve' });
    return id;
  }

  it('goes from the first sign over review and exit to the archive, told step by step', async () => {
    const id = await active(await aMember());
    expect(await officer.get(at(id))).toMatchObject({ status: 'active', onFile: true, fiveWord: '掌握' });
    expect(await statusOf(id)).toBe('active');
    await step(officer, id, 'review-opening');
    const { area, exclusions, expenses } = aForm();
    const incomes = [{ kind: 'wage', yearly: '21000.00' }];
    await step(officer, id, 'review', { area, exclusions, expenses, incomes });
    expect(await statusOf(id)).toBe('active');
    const { statements, computations } = await officer.get(`${at(id)}/household?reason=${encodeURIComponent('复核')}`);
    expect(statements).toHaveLength(2);
    expect(computations.map(({ versionLabel }: any) => versionLabel)).toHaveLength(2);
    await step(officer, id, 'exit', { ground: 'lifted', reason: '子女已就业' });
    expect(await officer.get(at(id))).toMatchObject({ status: 'watched', onFile: false, fiveWord: '稳定' });
    await step(officer, id, 'watch', record({ words: '收入稳定' }));
    expect(await refusal(officer, id, 'archive')).toMatchObject({ body: { code: 'hardship-file.still-watched' } });
    await api.database.owner(
      `UPDATE hardship.hardship_file SET exited_on = exited_on - interval '1 year' WHERE id = $1`,
      [id],
    );
    await step(officer, id, 'archive');
    const page = await officer.get(at(id));
    expect(page).toMatchObject({ status: 'archived', openActions: [] });
    expect(page['keptUntil'] > addDays(scene.today, 3650)).toBe(true);
    expect(page['timeline'].map(({ label }: any) => label)).toContain('批准建档');
  });

  it('hangs masked and without login, takes an objection, and hangs again after the investigation', async () => {
    const id = await publicised(await aMember());
    const [notice] = (await officer.get(at(id)))['notices'];
    const open = await api.app.inject({ url: `/api/public/notices/${notice.id}` });
    expect(open.headers['x-robots-tag']).toContain('noindex');
    expect(open.json()).toMatchObject({ maskedName: '王*英', categoryLabel: '深度困难' });
    for (const secret of SECRETS) expect(open.body).not.toContain(secret);
    await step(officer, id, 'objection', { words: '他家还有一套出租的房子' });
    expect(await refusal(officer, id, 'submission')).toMatchObject({ body: { code: 'hardship-file.notice-not-over' } });
    await step(officer, id, 'reinvestigation', record({ words: '查无此事' }));
    await step(officer, id, 'publicity');
    const { notices } = await officer.get(at(id));
    expect(notices.map(({ round, workingDays }: any) => [round, workingDays])).toEqual([
      [1, 5],
      [2, 3],
    ]);
  });

  it('after the period nobody objects any more, and the notice is gone', async () => {
    const id = await publicised(await aMember());
    const [notice] = (await officer.get(at(id)))['notices'];
    await letNoticesPass();
    const said = { words: '我有意见要反映', unnamed: true };
    const late = await api.app.inject({
      method: 'POST',
      url: `/api/public/notices/${notice.id}/objections`,
      payload: said,
    });
    expect([404, 409, 410]).toContain(late.statusCode);
    expect((await api.app.inject({ url: `/api/public/notices/${notice.id}` })).statusCode).toBe(404);
    const told = await refusal(officer, id, 'objection', { words: '我有意见要反映' });
    expect(told.body).toMatchObject({ code: 'notice.over', detail: expect.stringMatching(/[一-龥]/) });
  });

  describe('while it is approved', () => {
    it('it is returned one step or to the desk, handed in again, reminded of, and withdrawn', async () => {
      const memberId = await aMember();
      const id = await submitted(memberId);
      await step(chair, id, 'return', { reason: '补户口本' });
      expect(await statusOf(id)).toBe('returned');
      await step(officer, id, 'resubmission');
      await step(officer, id, 'reminder');
      await step(chair, id, 'signature', { part: 'review' });
      await step(federation, id, 'return', { reason: '请再看一眼', to: 'step' });
      expect(await statusOf(id)).toBe('union-review');
      await step(officer, id, 'withdrawal', { reason: '本人放弃' });
      expect(await statusOf(id)).toBe('withdrawn');
      expect(await found(memberId)).not.toBe(id);
    });

    it('one more signs when he is asked to, and another in place of who handed it over', async () => {
      const id = await submitted(await aMember());
      const vice = await scene.as(scene.school, 'vice-chair');
      await step(chair, id, 'hand-over', { personId: vice.agent.accountId, comment: '请一起看看' });
      await step(vice, id, 'signature', { part: 'review' });
      const board = await scene.as(scene.root, 'federation-officer');
      await step(federation, id, 'added-signer', { personId: board.agent.accountId });
      await step(federation, id, 'signature', { part: 'approve' });
      expect(await statusOf(id)).toBe('federation-review');
      await step(board, id, 'signature', { part: 'approve' });
      expect(await statusOf(id)).toBe('active');
    });

    it('who lives in the household does not sign', async () => {
      const number = aResidentIdNumber(civilDate('1981-05-06'), 77);
      const relative = await aRegisteredMember(platform(), scene.tenantId, scene.school, {
        identityDocument: { kind: 'resident-id', number },
      });
      const spouse = { name: '王秀英', relation: 'spouse', idNumber: number };
      const id = await found(await aMember(), aForm({ persons: [spouse] }));
      await step(officer, id, 'application');
      await step(officer, id, 'home-visit', record());
      const wife = await scene.as(scene.school, 'chair');
      await api.database.owner(`UPDATE identity.account SET member_id = $1 WHERE id = $2`, [
        relative,
        wife.agent.accountId,
      ]);
      const own = await refusal(wife, id, 'assessment', aMeeting());
      expect(own).toMatchObject({ status: 403, body: { code: 'hardship-file.own-household' } });
      expect(await wife.get(at(id))).toMatchObject({ openActions: [], standsBack: true, mayAddPapers: false });
      expect(await officer.get(at(id))).toMatchObject({
        standsBack: false,
        openActions: expect.arrayContaining(['assess']),
      });
      await step(officer, id, 'assessment', aMeeting());
      await step(officer, id, 'publicity');
      await letNoticesPass();
      await step(officer, id, 'submission');
      const signed = await refusal(wife, id, 'signature', { part: 'review' });
      expect(signed.status).toBe(403);
      expect(await statusOf(id)).toBe('union-review');
    });
  });

  it('bad input gets a sentence', async () => {
    const memberId = await aMember('1985-01-01');
    const id = await found(memberId);
    const say = async (form: object) => (await refusal(officer, id, 'draft', aForm(form))).body;
    const negative = await say({ incomes: [{ kind: 'wage', yearly: '-1.00' }] });
    expect(JSON.stringify(negative)).toMatch(/收入/);
    expect(negative['status']).toBe(400);
    const older = await say({ persons: [aChild({ idNumber: aResidentIdNumber(civilDate('1950-03-04'), 32) })] });
    expect(older['detail']).toBe('子女比本人年长，请核对关系和证件号码');
    const taken = aResidentIdNumber(civilDate('1992-03-04'), 31);
    const other = await aRegisteredMember(platform(), scene.tenantId, scene.school, {
      identityDocument: { kind: 'resident-id', number: taken },
    });
    await found(other);
    const twice = await say({ persons: [aChild({ relation: 'spouse', idNumber: taken })] });
    expect(twice).toMatchObject({
      code: 'hardship-file.household-has-one',
      detail: expect.stringContaining('一户一档'),
    });
    await step(officer, id, 'application');
    const early = await refusal(officer, id, 'home-visit', record({ heldOn: addDays(scene.today, 1) }));
    expect(early.body['detail']).toContain('日期还没到');
    await step(officer, id, 'home-visit', record());
    const wrong = await refusal(officer, id, 'assessment', aMeeting({ votesFor: 5 }));
    expect(wrong.body).toMatchObject({ code: 'hardship-file.votes-wrong' });
  });

  it('the member fills his part, sees why and who looked, and his papers are his to see', async () => {
    const own = await scene.asMember();
    const { id, version } = await own.post('/portal/hardship-file');
    const saved = await own.post(`/portal/hardship-file/${id}/draft`, aForm(), version);
    const documentId = await own.upload('certificate');
    const papers = { item: 'income-proof', documentIds: [documentId] };
    const added = await own.post(`/portal/hardship-file/${id}/papers`, papers, saved['version']);
    await own.post(`/portal/hardship-file/${id}/application`, {}, added['version']);
    const { file } = await own.get('/portal/hardship-file');
    expect(file).toMatchObject({ sentence: expect.stringContaining('上门'), papers: [{ documentId }] });
    const before = (await own.get('/portal/me/views'))['items'].length;
    await officer.get(`${at(id)}/household?reason=${encodeURIComponent('准备评议')}`);
    const committee = await scene.as(scene.school, 'committee');
    expect((await committee.call('GET', `/documents/${documentId}/content`)).status).toBe(404);
    expect((await officer.call('GET', `/documents/${documentId}/content`)).status).toBe(200);
    const { items } = await own.get('/portal/me/views');
    expect(items).toHaveLength(before + 2);
    expect(items.map(({ reason }: any) => reason)).toEqual(expect.arrayContaining(['准备评议', '查看办事材料']));
    await own.post(`/portal/hardship-file/${id}/withdrawal`, { reason: '先不办了' }, await versionOf(id));
    expect(await statusOf(id)).toBe('withdrawn');
  });

  it('takes in what the national record asks for, keeps it from who may not see incomes, and reports it', async () => {
    const id = await found(
      await aMember(),
      aForm({
        ...{ workStatus: '在岗', monthIncome: '2100.00', monthsBelow: 3, savings: '500.00', hasStateAid: true },
        particulars: {
          ethnicity: '回族',
          politicalStatus: 'party',
          housing: 'rented',
          floorArea: 42,
          singleParent: true,
        },
        persons: [aChild({ particulars: { education: 'primary', enteredSchoolIn: 2021, disability: 'hearing' } })],
      }),
    );
    const household = await officer.get(`${at(id)}/household?reason=${encodeURIComponent('核对')}`);
    const [holder, child] = household['persons'];
    expect(holder).toMatchObject({ workStatus: '在岗', monthIncome: '2100.00', particulars: { floorArea: 42 } });
    expect(holder.particularLines).toContainEqual({ label: '是否单亲', words: '是' });
    expect(child.particularLines).toContainEqual({ label: '文化程度', words: '小学及以下' });
    expect(household['statements'][0]).toMatchObject({ monthsBelow: 3, hasStateAid: true, savings: '500.00' });
    const of2016 = household['computations'].find(({ versionLabel }: any) => versionLabel.startsWith('2016'));
    expect(of2016.lines).toContainEqual({ label: '收入低于低保的月数', working: '享受政府救助', result: '3 个月' });
    expect(JSON.stringify(await officer.get(at(id)))).not.toMatch(/回族|租私人住房/);
    const [kept] = await api.database.owner(
      `SELECT count(*)::int AS sealed FROM hardship.file_person WHERE file_id = $1 AND particulars_sealed IS NOT NULL`,
      [id],
    );
    expect(kept.sealed).toBe(2);
    const wrong = await refusal(officer, id, 'draft', aForm({ particulars: { postcode: '26A' } }));
    expect(wrong.body['detail']).toBe('邮编是 6 位数字，请再核对');
  });

  it('a line rests on a paper of the file, private as every paper that tells an income', async () => {
    const id = await found(await aMember());
    const documentId = await officer.upload('certificate', scene.school);
    const line = { kind: 'wage', whose: '本人', yearly: '20000.00', documentId };
    await step(officer, id, 'draft', aForm({ incomes: [line] }));
    await step(officer, id, 'draft', aForm({ incomes: [line] }));
    const { statements } = await officer.get(`${at(id)}/household?reason=${encodeURIComponent('核对')}`);
    expect(statements[0].incomes).toMatchObject([{ documentId }]);
    const { papers } = await officer.get(at(id));
    expect(papers).toMatchObject([{ documentId, item: 'income-proof' }]);
    const committee = await scene.as(scene.school, 'committee');
    expect((await committee.call('GET', `/documents/${documentId}/content`)).status).toBe(404);
    const elsewhere = await found(await aMember());
    const taken = await refusal(officer, elsewhere, 'draft', aForm({ incomes: [line] }));
    expect(taken.body).toMatchObject({ code: 'document.not-attachable' });
  });

  it('is paired with a colleague whom the officer chooses, and its aid stands in one place', async () => {
    const id = await active(await aMember());
    const { items } = await officer.get(`${at(id)}/pairing-candidates`);
    const [colleague] = items.filter(({ personId }: any) => personId === chair.agent.accountId);
    await step(officer, id, 'pairings', { personId: colleague.personId, everyMonths: 3 });
    const [pairing] = (await chair.get('/staff/hardship-pairings?own=true'))['items'];
    await chair.post(`/staff/hardship-pairings/${pairing.id}/visit`, record(), pairing.version);
    expect((await chair.get('/staff/hardship-pairings?own=true'))['items'][0]).toMatchObject({ visits: 1 });
    const { caps } = await officer.get(`${at(id)}/aid`);
    expect(caps.map(({ limit }: any) => limit)).toContain('12744.00');
  });
});
