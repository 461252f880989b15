import { civilDate } from '@app/kernel';
import { aRegisteredMember, aResidentIdNumber } from '@app/members/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { readXlsx } from 'hucre';
import { consented } from '../support/consents';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

type Json = Record<string, any>;

const HOLDER = { kind: 'resident-id' as const, number: aResidentIdNumber(civilDate('1980-01-01'), 41) };
const CHILD = aResidentIdNumber(civilDate('2012-03-04'), 42);
const ASKED = encodeURIComponent('报送全国系统');

describe('the national record of a household', () => {
  let api: TestApi;
  let scene: Scene;
  let officer: Caller;
  let chair: Caller;
  let federation: Caller;
  let id: string;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    officer = await scene.as(scene.school, 'officer');
    chair = await scene.as(scene.school, 'chair');
    federation = await scene.as(scene.root, 'federation-officer');
    const standard = { area: 'urban', monthAmount: '1062.00', validFrom: '2024-01-01', source: '测试市低保标准' };
    await federation.post('/staff/subsistence-standards', standard);
    id = await active();
  });
  afterAll(() => api?.close());

  const at = (rest = '') => `/staff/hardship-files/${id}${rest}`;
  const page = () => officer.get(at());
  const household = () => officer.get(at(`/household?reason=${ASKED}`));
  const act = async (who: Caller, path: string, body: Json = {}) => who.post(at(path), body, (await page())['version']);
  const refusal = async (path: string, body: Json) =>
    (await officer.call('POST', at(path), body, (await page())['version'])).body;

  async function active(): Promise<string> {
    const platform = { uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) };
    const memberId = await aRegisteredMember(platform, scene.tenantId, scene.school, {
      ...{ identityDocument: HOLDER, bornOn: civilDate('1980-01-01') },
    });
    id = (await officer.post('/staff/hardship-files', { memberId }))['id'];
    const form = {
      ...{ mainCause: 'schooling', otherCauses: ['uninsured'], area: 'urban', exclusions: [] },
      ...{ consented: true, consentedCause: false },
      persons: [{ name: '李小明', relation: 'child', idNumber: CHILD, school: '测试小学' }],
      incomes: [
        { kind: 'wage', whose: '本人', yearly: '18000.00' },
        { kind: 'rent-interest', yearly: '1200.00' },
      ],
      expenses: [{ kind: 'education', note: '学费', yearly: '9000.00', fromEvent: false }],
    };
    await act(officer, '/draft', consented(form, scene.today));
    const visit = { heldOn: scene.today, people: ['甲', '乙'], conforms: true, words: '情况属实' };
    const votes = { votesFor: 3, votesAgainst: 0, abstained: 0, people: ['甲', '乙', '丙'] };
    await act(officer, '/application');
    await act(officer, '/home-visit', visit);
    await act(officer, '/assessment', { heldOn: scene.today, words: '一致同意', ...votes });
    await act(officer, '/publicity');
    await api.database.owner(
      `UPDATE disclosure.public_notice SET published_on = published_on - 40, until_on = until_on - 40
       WHERE tenant_id = $1`,
      [scene.tenantId],
    );
    await act(officer, '/submission');
    await act(chair, '/signature', { part: 'review', comment: '情况属实，同意' });
    await act(federation, '/signature', { part: 'approve' });
    return id;
  }

  /** As the form sends it: everything that is there, with what was typed. */
  async function asItStands(overrides: Json = {}): Promise<Json> {
    const { mainCause, otherCauses, persons } = await household();
    const [head, ...relatives] = persons as Json[];
    return {
      ...{ mainCause, otherCauses, health: head!['health'], workStatus: head!['workStatus'] },
      ...{ monthIncome: head!['monthIncome'], particulars: head!['particulars'] ?? {} },
      persons: relatives.map((person) => ({
        ...{ id: person['id'], name: person['name'], relation: person['relation'], health: person['health'] },
        ...{ monthIncome: person['monthIncome'], school: person['school'], particulars: person['particulars'] ?? {} },
      })),
      ...overrides,
    };
  }

  it('is completed while the file is active; what it was judged by stands, and it says what was filled in', async () => {
    const before = await household();
    expect(before['persons'][0].gaps).toEqual(expect.arrayContaining(['民族', '月收入', '家庭住址']));
    const record = await asItStands({
      ...{ health: '高血压', workStatus: '在岗', monthIncome: '1500.00' },
      particulars: {
        ...{ ethnicity: '回族', politicalStatus: 'party', maritalStatus: 'divorced', housing: 'rented', floorArea: 42 },
        ...{ homeAddress: '测试路 1 号', otherContact: '微信', registeredAt: '测试市甲镇', singleParent: true },
        ...{ workingSince: '2003-07-01', medicalInsurance: 'employee', employerKind: 'institution' },
      },
    });
    record['persons'][0].particulars = { education: 'primary', enteredSchoolIn: 2018, ethnicity: '回族' };
    expect((await refusal('/record', record))['code']).toBe('sensitive-consent.wanting');
    const { consents } = consented({ health: record['health'] }, scene.today);
    await act(officer, '/record', { ...record, consents });
    const { statements, judgements, persons } = await household();
    expect({ statements, judgements }).toEqual({ statements: before['statements'], judgements: before['judgements'] });
    expect(persons[0]).toMatchObject({ gaps: [], monthIncome: '1500.00', particulars: { floorArea: 42 } });
    expect(persons[1].id).toBe(before['persons'][1].id);
    const { status, timeline } = await page();
    expect(status).toBe('active');
    expect(timeline[0]).toMatchObject({
      label: '补全档案信息',
      words: expect.stringMatching(/^本人：健康状况、工作状态、月收入、民族、.*；子女：民族、文化程度、入学年份$/),
    });
    const entries = await api.database.owner(
      `SELECT detail::text AS detail FROM audit.audit_entry WHERE subject_id = $1 AND action = $2`,
      [id, 'hardship-file.complete-record'],
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]!['detail']).not.toMatch(/回族|高血压|1500|测试路|微信/);
  });

  it('is counted as one household on file of two people', async () => {
    const counts = await federation.get('/staff/hardship-files/counts');
    expect(counts).toMatchObject({ onFile: 1, persons: 2, underWay: 0, reviewDue: 0, ended: 0 });
    expect(counts['byCategory']).toMatchObject([{ category: 'deep', files: 1 }]);
    const { items } = await federation.get('/staff/hardship-files');
    expect(items).toMatchObject([{ id, persons: 2, categoryLabel: '深度困难' }]);
    expect((await federation.get('/staff/hardship-files/counts?unionId=' + scene.mill))['persons']).toBe(0);
  });

  it('is among the incomplete ones until everything is there', async () => {
    const incomplete = async () =>
      (await officer.get('/staff/hardship-files?record=incomplete'))['items'].map((file: Json) => [
        file['id'],
        file['recordGaps'],
      ]);
    // The child's month income is still open.
    expect(await incomplete()).toEqual([[id, 1]]);
    expect((await officer.get('/staff/hardship-files?record=complete'))['items']).toEqual([]);
    const record = await asItStands();
    record['persons'][0].monthIncome = '0.00';
    await act(officer, '/record', record);
    expect(await incomplete()).toEqual([]);
    expect((await officer.get('/staff/hardship-files?record=complete'))['items']).toMatchObject([
      { id, recordGaps: 0 },
    ]);
    const words = await officer.call('GET', '/staff/hardship-files?record=all');
    expect(words.status).toBe(400);
  });

  it('with nothing changed it is left as it was; an old version and a wrong field get a sentence', async () => {
    const { version } = await page();
    expect(await act(officer, '/record', await asItStands())).toMatchObject({ version });
    const stale = await officer.call('POST', at('/record'), await asItStands(), version - 1);
    expect(stale.body['code']).toBe('record.stale');
    const wrong = await refusal('/record', await asItStands({ particulars: { postcode: '26' } }));
    expect(wrong['detail']).toBe('邮编是 6 位数字，请再核对');
    const head = await refusal('/record', await asItStands({ persons: [{ name: '王秀英', relation: 'head' }] }));
    expect(head['detail']).toContain('户主就是本人');
  });

  it('opens as the workbook that is reported: one row for the household, in the columns of the form', async () => {
    const rows = await sheetOf('/staff/hardship-files/sheet');
    const cells = cellsOf(rows, 2);
    expect(cells).toMatchObject({
      ...{ 困难类别: '深度困难', 姓名: '王秀英', 民族: '回族', 政治面貌: '中共党员', 身份证号: HOLDER.number },
      ...{ 出生日期: '1980-01-01', 健康状况: '高血压', 工作状态: '在岗', 劳模类型: '非劳模', 住房类型: '租私人住房' },
      ...{ 参加工作时间: '2003-07-01', 婚姻状况: '离异', 户口类型: '城镇', 家庭住址: '测试路 1 号' },
      ...{ 工作单位: '甲镇中学工会', 单位性质: '事业单位', 是否单亲: '是', 户口所在地行政区划: '测试市甲镇' },
      ...{ 医保状况: '职工医保', 主要致困原因: '子女上学', 次要致困原因: '未参加社会保险', 其他联系方式: '微信' },
    });
    const numbers = [
      '建筑面积',
      '本人月平均收入',
      '家庭其他非薪资年收入',
      '家庭年度总收入',
      '家庭人口',
      '家庭月人均收入',
    ];
    expect(numbers.map((title) => Number(cells[title]))).toEqual([42, 1500, 1200, 19200, 2, 800]);
    expect(cells['审核人']).toBe('测试人员');
    expect(cells['基层工会意见']).toMatch(/^情况属实，同意（.+ \d{4}-\d\d-\d\d）$/);
    expect(cells['公示结果']).toContain('已公示，无异议');
  });

  it('opens as the workbook of its persons: the holder and each relative with full numbers', async () => {
    const rows = await sheetOf('/staff/hardship-files/persons/sheet');
    expect(cellsOf(rows, 2)).toMatchObject({ 姓名: '王秀英', 关系: '户主', 身份证号: HOLDER.number, 民族: '回族' });
    expect(cellsOf(rows, 3)).toMatchObject({
      ...{ 户主: '王秀英', 姓名: '李小明', 关系: '子女', 民族: '回族', 身份证号: CHILD, 出生日期: '2012-03-04' },
      ...{ 学历: '小学及以下', 入学年份: 2018, '单位/学校': '测试小学' },
    });
  });

  it('an income that changed, a person who came or left and another cause open the review, with a sentence why', async () => {
    const { reviewDueOn } = await page();
    const before = await household();
    const richer = await asItStands({ monthIncome: '2600.00' });
    const silent = await refusal('/record', richer);
    expect(silent['fields'] ?? silent['errors']).toMatchObject([{ field: 'reason' }]);
    await act(officer, '/record', { ...richer, reason: '本人涨了工资' });
    const due = await page();
    expect(due).toMatchObject({ status: 'review-due', categoryLabel: '深度困难', onFile: true });
    expect(due['reviewDueOn'] < reviewDueOn).toBe(true);
    expect(due['timeline'][0].words).toBe('本人：月收入；本人涨了工资');
    const alone = await asItStands({ persons: [], mainCause: 'other', otherCauses: [], reason: '孩子随母亲生活' });
    await act(officer, '/record', alone);
    const { statements, judgements, persons } = await household();
    expect({ statements, judgements }).toEqual({ statements: before['statements'], judgements: before['judgements'] });
    expect(persons).toHaveLength(1);
    const incomes = [{ kind: 'wage', yearly: '21600.00' }];
    await act(officer, '/review', { area: 'urban', exclusions: [], incomes, expenses: [] });
    expect(await page()).toMatchObject({ status: 'change-review', completion: 'words' });
    const closed = await refusal('/record', await asItStands({ monthIncome: '9.00', reason: '再改' }));
    expect(closed['code']).toBe('hardship-file.household-closed');
    await act(officer, '/record', await asItStands({ workStatus: '病休' }));
    expect(await page()).toMatchObject({ status: 'change-review' });
  });

  it('is for who keeps files: not for the chair, the committee or an ended file', async () => {
    const { version } = await page();
    for (const who of [chair, await scene.as(scene.school, 'committee')])
      expect((await who.call('POST', at('/record'), await asItStands(), version)).status).toBe(403);
    expect((await chair.get(at()))['completion']).toBe('none');
    await act(officer, '/change-withdrawal', { reason: '先退档' });
    await act(officer, '/exit', { ground: 'cancelled', reason: '本人不再需要' });
    expect((await refusal('/record', await asItStands()))['code']).toBe('hardship-file.action-not-open');
  });

  async function sheetOf(path: string): Promise<unknown[][]> {
    const url = `/api${path}?reason=${ASKED}`;
    const answer = await api.app.inject({ method: 'GET', url, headers: officer.agent.headers });
    expect(answer.statusCode).toBe(200);
    return (await readXlsx(answer.rawPayload)).sheets[0]!.rows as unknown[][];
  }
  /** A row under the titles of the second line. */
  const cellsOf = (rows: unknown[][], index: number): Json =>
    Object.fromEntries(rows[1]!.map((title, column) => [String(title), rows[index]![column]]));
});
