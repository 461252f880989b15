import { aSheet } from '../testing/sheet-rows';
import { type HandMapping, recognizeHeader } from './header-recognition';

const ROSTER =
  '序号 姓名 性别 证件号码 手机号 所属工会编码 所属工会 工会小组 会员类别 劳模级别 入会日期 出生日期 开户行 银行卡号 备注'.split(
    ' ',
  );
const recognise = (rows: (string | null)[][], hand?: HandMapping) => recognizeHeader(aSheet(rows), hand);
const codes = (recognition: ReturnType<typeof recognise>) => recognition.issues.map(({ code }) => code);

describe('the kind of a sheet is told from its header', () => {
  it.each([
    ['organizations', ['编码', '名称', '类型', '上级编码', '地区']],
    ['roster', ROSTER],
    ['fund-accounts', ['账户编码', '账户名称', '资金来源', '限定用途', '期初余额(元)', '年度预算(元)', '备注']],
    [
      'visits',
      '序号 日期 姓名 证件号码 所属工会 事由 活动 慰问金(元) 慰问品 慰问品金额(元) 走访人 经费来源 是否签收 备注'.split(
        ' ',
      ),
    ],
    [
      'hardship-files',
      '档案号 姓名 证件号码 所属工会 困难类别 主要致困原因 次要致困原因 家庭人口 家庭年可支配收入(元) 年刚性支出(元) 建档日期 状态 备注'.split(
        ' ',
      ),
    ],
    ['hardship-persons', '档案号 姓名 关系 证件号码 月收入(元) 健康状况 就读学校 备注'.split(' ')],
    [
      'disputes',
      '案号 收到日期 来源 申请人 证件号码 涉及人数 被申请单位 争议类别 诉求 受理日期 结案日期 结果 请求金额(元) 追回金额(元) 备注'.split(
        ' ',
      ),
    ],
    [
      'study-awards',
      '学年 学生姓名 学生证件号码 职工姓名 职工证件号码 录取学校 录取批次 学制(年) 入学年份 资助金额(元) 发放日期 结果 备注'.split(
        ' ',
      ),
    ],
    [
      'consents',
      '姓名 身份证号 同意内容 对象姓名 对象身份证号 对象出生日期 监护人姓名 监护人关系 签字日期 备注'.split(' '),
    ],
    ['visits', ['走访時間', '慰問對象', '身份證號', '慰問事由', '金額']],
    ['roster', ['姓名', '身份證號', '聯絡電話', '所屬工會', '入會日期']],
  ])('%s: %j', (kind, header) => {
    const recognition = recognise([header]);
    expect(recognition).toMatchObject({ kind, headerRow: 1, issues: [] });
  });

  it.each([['年度 体检医院 体检套餐 体检项目 预约批次 报告编号 备注']])(
    'a sheet of another kind is not guessed at: %s',
    (header) =>
      expect(recognise([header.split(' ')])).toMatchObject({ kind: null, issues: [{ code: 'kind-unknown' }] }),
  );

  it('what the user chose goes before what was recognised', () =>
    expect(recognise([['姓名', '身份证号', '单位']], { kind: 'visits' }).kind).toBe('visits'));
});

describe('columns are recognised whatever a union calls them', () => {
  it.each([
    [
      'idNumber',
      ['身份证号', '身份证号码', '身份證號', '公民身份號碼', '证件号码*', '身 份 证 号', '本人身份证号码', '证件号码:'],
    ],
    ['phone', ['手机', '联系电话', '聯絡電話', '手機號碼', '移动电话', '会员手机号码', '手机号(必填)']],
    ['unionName', ['所属工会', '所屬工會', '所在工会', '工作单位', '單位名稱']],
    ['unionCode', ['所属工会编码', '工會代碼', '工会编码']],
    ['joinedOn', ['入会时间', '入會日期', '加入工会时间']],
    ['bankCard', ['银行卡号', '銀行賬號', '卡号', '工资卡号']],
  ])('%s in a roster', (field, names) => {
    for (const name of names) expect([name, recognise([['姓名', '性别', name]]).columns[field]]).toEqual([name, 2]);
  });

  it.each([
    ['name', ['慰问对象', '慰問對象', '姓名/被走访人', '被慰问人']],
    ['cash', ['金额', '慰问金(元)', '慰問金額(元)', '慰问金额 (元)']],
    ['visitedOn', ['走访时间', '日期', '慰問日期']],
  ])('%s in a ledger of visits', (field, names) => {
    for (const name of names) {
      expect([name, recognise([['事由', '走访人', name]], { kind: 'visits' }).columns[field]]).toEqual([name, 2]);
    }
  });

  it('the order of columns does not matter and unknown ones are left alone', () => {
    const header = [...ROSTER].reverse().concat('鞋码');
    const { columns, matches, issues } = recognise([header]);
    expect(issues).toEqual([]);
    expect(columns).toMatchObject({ name: 13, idNumber: 11, unionCode: 9, unionName: 8, bankCard: 1 });
    expect(matches.at(-1)).toMatchObject({ header: '鞋码', field: null, score: 0 });
  });
});

describe('the header is found wherever it stands', () => {
  it('below titles, notes and blank lines', () => {
    const rows = [
      ['云川市总工会会员名册'],
      [],
      ['填表单位:第8镇第1基层工会', null, null, '2025年1月'],
      ROSTER,
      ['1', '彭梅', '女'],
    ];
    expect(recognise(rows)).toMatchObject({ kind: 'roster', headerRow: 4, issues: [] });
  });

  it('over two rows, when merged cells leave gaps in the lower one', () => {
    const rows = [
      ['姓名', '证件', null, '联系方式', '所属工会'],
      [null, '性别', '证件号码', '手机号', null],
    ];
    expect(recognise(rows)).toMatchObject({
      headerRow: 2,
      columns: { name: 0, gender: 1, idNumber: 2, phone: 3, unionName: 4 },
    });
  });

  it('where the user says', () => {
    const rows = [
      ['姓名', '证件号码', '所属工会'],
      ['姓名', '身份证号', '单位'],
    ];
    expect(recognise(rows, { headerRow: 2 }).headerRow).toBe(2);
  });

  it('or it is said that there is none', () => {
    expect(
      codes(
        recognise([
          ['彭梅', '女'],
          ['孙红梅', '女'],
        ]),
      ),
    ).toEqual(['header-not-found']);
    expect(codes(recognise([]))).toEqual(['header-not-found']);
  });
});

describe('what is not clear is asked, not guessed', () => {
  it('a missing required column is named', () => {
    const { issues } = recognise([['姓名', '性别', '所属工会']]);
    expect(issues).toMatchObject([{ code: 'column-missing', field: 'idNumber' }]);
  });

  it('a roster without its union is read: it is that of the union that brings it, or each row says what is lacking', () =>
    expect(codes(recognise([['姓名', '证件号码', '性别', '入会日期']]))).toEqual([]));

  it('two columns for one field are both named and none is taken', () => {
    const { issues, columns } = recognise([['姓名', '证件号码', '所属工会', '联系电话', '手机号码']]);
    expect(issues).toMatchObject([{ code: 'column-ambiguous', field: 'phone', columns: [3, 4] }]);
    expect(issues[0]!.message).toContain('D 列“联系电话”');
    expect(columns).not.toHaveProperty('phone');
  });

  it('a mapping by hand settles it', () => {
    const header = ['姓名', '证件号码', '所属工会', '联系电话', '手机号码'];
    const { issues, columns, matches } = recognise([header], { columns: { phone: 4 } });
    expect(issues).toEqual([]);
    expect(columns.phone).toBe(4);
    expect(matches[4]).toMatchObject({ field: 'phone', byHand: true });
  });

  it('a mapping by hand may take a column away, or name one that nobody would recognise', () => {
    const header = ['姓名', '证件号码', '所属工会', '代号', '手机'];
    const { columns } = recognise([header], { columns: { phone: null, unionCode: 3 } });
    expect(columns).toEqual({ name: 0, idNumber: 1, unionName: 2, unionCode: 3 });
  });

  it('a column outside of the sheet is refused', () =>
    expect(codes(recognise([ROSTER], { columns: { phone: 99 } }))).toContain('column-out-of-sheet'));

  it.each(['慰问金(万元)', '金额:千元', '慰問金(萬元)'])('an amount that is not in yuan is refused: %s', (name) =>
    expect(codes(recognise([['日期', '姓名', '事由', name]], { kind: 'visits' }))).toEqual(['unit-not-yuan']),
  );
});
