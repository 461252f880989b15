import { HardshipImport } from '@app/hardship';
import { civilDate, type MemberId, newId, parseFen, systemActor } from '@app/kernel';
import { aRegisteredMember } from '@app/members/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { academicYearOf, RenewalOpening } from '@app/study-aid';
import { GrantMoney } from '../../libs/study-aid/src/app/grant-money';
import { demoPhoto } from '../../apps/quickstart/demo/photo';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

type Json = Record<string, any>;

const CHILD = '990801200602282646';
const OTHER_CHILD = '990101200803120135';

describe('study aid over HTTP', () => {
  let api: TestApi;
  let scene: Scene;
  let people: Record<'officer' | 'treasurer' | 'chair' | 'cashier', Caller>;
  let administrator: Caller;
  let parent: Caller;
  let other: MemberId;
  let plan: Json;
  let programmeId: string;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    const { school, tenantId, today, memberId } = scene;
    administrator = await scene.as(scene.root, 'administrator');
    people = {
      officer: await scene.as(school, 'officer'),
      treasurer: await scene.as(school, 'treasurer'),
      chair: await scene.as(school, 'chair'),
      cashier: await scene.as(school, 'cashier'),
    };
    parent = await scene.asMember();
    const platform = { uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) };
    other = await aRegisteredMember(platform as never, tenantId, school);
    for (const each of [memberId, other])
      await platform.uow.run(systemActor(tenantId), (tx) =>
        api.app.get(HardshipImport).importFiles(tx, newId(), [
          {
            ...{ number: `KN-${newId()}`, memberId: each, unionId: school, category: 'deep', mainCause: 'schooling' },
            ...{
              otherCauses: [],
              persons: 3,
              income: parseFen('20000'),
              expense: 0n,
              filedOn: civilDate('2024-05-01'),
            },
            remark: null,
          },
        ]),
      );
    const fund = await (
      await scene.as(school, 'accountant')
    ).post('/staff/fund-accounts', {
      ...{
        unionId: school,
        code: 'GHJF',
        name: '校工会经费',
        kind: 'union-funds',
        source: '拨缴经费',
        document: '期初',
      },
      ...{ openedOn: `${today.slice(0, 4)}-01-01`, opening: '9000.00' },
    });
    plan = {
      ...{ unionId: school, fundAccountId: fund['id'], name: '金秋助学', kind: 'tracked', maxYears: 4 },
      ...{ levels: ['college'], amounts: [{ level: 'college', amount: '2000.00', validFrom: '2020-07-01' }] },
      ...{ applyFrom: '07-01', applyUntil: '06-30', renewalOn: '07-01', proofUntil: '06-30', resumeUntil: '06-30' },
      ...{ needsFile: true, lapseRule: 'suspend', exclusions: ['military-academy'], exclusive: true, publicityDays: 0 },
    };
    programmeId = await aProgramme();
  });
  afterAll(() => api?.close());

  async function aProgramme(overrides: Json = {}): Promise<string> {
    const { id } = await administrator.post('/staff/study-programmes', { ...plan, ...overrides });
    await administrator.post(`/staff/study-programmes/${id}/opening`, {}, 1);
    return id as string;
  }
  const year = () => academicYearOf(scene.today);
  const application = (overrides: Json = {}): Json => ({
    ...{ programmeId, childName: '李小明', childIdNumber: CHILD, relation: 'child', level: 'college' },
    ...{ schoolName: '云川学院', entryYear: year(), schoolingYears: 3, circumstances: [], consented: true },
    ...{ documentIds: [], ...overrides },
  });
  /** The same bytes each time, unlike those of `Caller.upload`. */
  async function upload(caller: Caller, content: Buffer, unionId?: string): Promise<string> {
    const field = (name: string, value: string) =>
      `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const head = `${field('kind', 'certificate')}${unionId ? field('unionId', unionId) : ''}--b\r\nContent-Disposition: form-data; name="file"; filename="p.png"\r\nContent-Type: image/png\r\n\r\n`;
    const answer = await api.app.inject({
      ...{ method: 'POST', url: unionId ? '/api/documents' : '/api/portal/documents' },
      headers: { ...caller.agent.headers, 'content-type': 'multipart/form-data; boundary=b' },
      payload: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--b--\r\n')]),
    });
    return answer.json().id as string;
  }

  const own = async (): Promise<Json> => (await parent.get('/portal/study-aid'))['awards'][0];
  async function listed(): Promise<string> {
    const { officer, treasurer, chair } = people;
    const { id } = await officer.post('/staff/study-lists', { programmeId, year: year() });
    const path = `/staff/study-lists/${id}`;
    const act = async (who: Caller, step: string) => who.post(`${path}/${step}`, {}, (await who.get(path))['version']);
    await act(officer, 'submission');
    await act(treasurer, 'review');
    expect(await chair.get(path)).toMatchObject({
      persons: 1,
      amount: '2000.00',
      evidence: { availableAfter: expect.anything() },
    });
    await act(chair, 'approval');
    return id as string;
  }
  async function paid(planId: string): Promise<void> {
    const selection = { planId, paymentKind: 'transfer', count: 1, total: '2000.00' };
    const order = { plan: selection, paidOn: scene.today, bankReference: `代发 ${planId}` };
    await people.cashier.post('/staff/payout-batches', order);
    const rows = await api.database.owner(
      `SELECT id FROM disbursements.disbursement WHERE tenant_id = $1 AND subject_type = 'study-instalment'`,
      [scene.tenantId],
    );
    for (const { id } of rows)
      await api.app
        .get(UnitOfWork)
        .run(systemActor(scene.tenantId), (tx) => api.app.get(GrantMoney, { strict: false }).follow(tx, id as never));
  }

  it.each([
    ['a graduation before the entry', { endsInYear: 2000 }, /入学，不会在 2000 年毕业/],
    ['a level that the programme does not aid', { level: 'postgraduate' }, /只资助专科（高职高专），不包括研究生/],
    ['what the programme leaves out', { circumstances: ['military-academy'] }, /「军队院校」不在这个项目的资助范围内/],
    ['a number that cannot be', { childIdNumber: '990801200602282640' }, /学生的证件号码：/],
    ['a course of twelve years', { schoolingYears: 12 }, /学制请填 1 到 8 年/],
  ])('says in a sentence what is wrong with %s', async (_, overrides, sentence) => {
    const { status, body } = await parent.call('POST', '/portal/study-aid/applications', application(overrides));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body['detail']).toMatch(sentence);
  });

  it('refuses a sixth year and amounts for levels that are not aided, field by field', async () => {
    const amounts = [...plan['amounts'], { level: 'vocational', amount: '500.00', validFrom: '2020-07-01' }];
    const asked = { ...plan, maxYears: 6, amounts };
    const { status, body } = await administrator.call('POST', '/staff/study-programmes', asked);
    expect(status).toBe(400);
    expect(body['fields']).toEqual([
      { field: 'maxYears', message: '资助年限最多 5 年' },
      { field: 'amounts', message: '「中职」不在资助层次里，请先勾选它' },
    ]);
  });

  it('a proof of another child is told by its content, a child in another programme by his number', async () => {
    const content = demoPhoto();
    const documentIds = [await upload(people.officer, content, scene.school)];
    const theirs = { childName: '王小红', childIdNumber: OTHER_CHILD, memberId: other };
    await people.officer.post('/staff/study-awards', { ...application({ ...theirs, documentIds }) });
    const same = application({ documentIds: [await upload(parent, content)] });
    expect(await parent.call('POST', '/portal/study-aid/applications', same)).toMatchObject({
      body: { code: 'study-proof.of-another', detail: expect.stringContaining('请核对后换成本人的') },
    });
    const second = await aProgramme({ name: '春蕾助学' });
    const twice = application({ programmeId: second, childIdNumber: OTHER_CHILD });
    expect(await parent.call('POST', '/portal/study-aid/applications', twice)).toMatchObject({
      status: 409,
      body: { code: 'study-award.child-aided-already' },
    });
  });

  it('is asked for on the phone, verified, listed, approved with its evidence and paid', async () => {
    const documentIds = [await parent.upload('certificate')];
    const { id } = await parent.post('/portal/study-aid/applications', application({ documentIds }));
    const { version } = await people.officer.get(`/staff/study-awards/${id}`);
    await people.officer.post(`/staff/study-awards/${id}/steps`, { step: 'verify' }, version);
    const { items } = await people.officer.get('/staff/study-programmes');
    expect(items).toContainEqual(expect.objectContaining({ id: programmeId, ready: 1, mayList: true }));
    await paid(await listed());
    expect(await own()).toMatchObject({ status: 'running', received: '2000.00', renewal: null });
  });

  it('is renewed the next year: opened, answered on the phone with a proof, accepted and paid once more', async () => {
    // What was given moves into the year before.
    for (const table of ['instalment', 'grant_list'])
      await api.database.owner(`UPDATE study_aid.${table} SET academic_year = academic_year - 1 WHERE tenant_id = $1`, [
        scene.tenantId,
      ]);
    await api.database.owner(
      `UPDATE study_aid.award SET first_year = first_year - 1, entry_year = entry_year - 1,
         ends_in_year = ends_in_year - 1 WHERE tenant_id = $1`,
      [scene.tenantId],
    );
    expect(await api.app.get(RenewalOpening).work(scene.tenantId)).toMatchObject({ opened: 1 });
    const { renewal } = await own();
    expect(renewal).toMatchObject({ status: 'new', mayAnswer: true, hasProof: false });
    const path = `/portal/study-aid/renewals/${renewal.id}/answer`;
    const proofDocumentId = await parent.upload('certificate');
    const key = newId();
    const answer = { state: 'enrolled', proofDocumentId };
    await parent.post(path, answer, renewal.version, key);
    await parent.post(path, answer, renewal.version, key);
    const [first] = (await people.officer.get('/staff/study-renewals'))['items'];
    expect(first).toMatchObject({ id: renewal.id, status: 'confirmed', isGreen: true });
    expect(first.checks.map(({ ok }: Json) => ok)).toEqual([true, true, true, true, true, true, true]);
    const items = [{ id: first.id, version: first.version }];
    expect(await people.officer.post('/staff/study-renewals/acceptance', { items })).toEqual({ accepted: 1 });
    await paid(await listed());
    expect(await own()).toMatchObject({
      status: 'running',
      received: '4000.00',
      renewal: { sentence: '核对通过，已打到您的银行卡。' },
    });
    const { items: left } = await people.officer.get('/staff/study-renewals?limit=1');
    expect(left).toMatchObject([{ status: 'done' }]);
  });

  it('offers lists only to who works for the union that gives', async () => {
    await administrator.post('/staff/study-programmes', {
      ...plan,
      unionId: scene.town,
      fundAccountId: null,
      name: '镇助学',
    });
    const { items } = await people.officer.get('/staff/study-programmes');
    expect(items).toContainEqual(expect.objectContaining({ name: '镇助学', mayList: false }));
  });

  it('stands in the copy of what is held about the member, and is kept while it runs', async () => {
    const { id, version } = await parent.post('/portal/me/requests', { kind: 'copy' });
    await people.officer.post(`/staff/personal-requests/${id}/grant`, {}, version);
    const { sections } = await parent.post('/portal/me/copies');
    const of = (title: string) => sections.find((section: Json) => section.title === title)?.records;
    expect(of('金秋助学')).toHaveLength(1);
    expect(of('助学资助款')).toHaveLength(2);
    const asked = await parent.post('/portal/me/requests', { kind: 'deletion', words: '不想保留' });
    const { keepingGrounds } = await people.officer.get(`/staff/personal-requests/${asked['id']}`);
    expect(keepingGrounds).toContain('孩子的助学还在办理或资助中，结束后再删');
  });
});
