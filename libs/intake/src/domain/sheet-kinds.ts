/** What one row of a sheet is. */
export const SHEET_KINDS = [
  'organizations',
  'roster',
  'fund-accounts',
  'visits',
  'hardship-files',
  'hardship-persons',
  'disputes',
  'official-days',
  'donations',
  'activities',
  'mutual-aid',
  'study-awards',
] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

export const SHEET_KIND_LABELS: Readonly<Record<SheetKind, string>> = {
  organizations: '组织',
  roster: '会员名册',
  'fund-accounts': '经费账户',
  visits: '慰问台账',
  'hardship-files': '困难职工档案',
  'hardship-persons': '困难职工家庭成员',
  disputes: '劳动争议台账',
  'official-days': '放假安排',
  donations: '捐赠台账',
  activities: '活动台账',
  'mutual-aid': '互助保障台账',
  'study-awards': '助学台账',
};

export interface SheetField {
  readonly field: string;
  /** What the field is called on the screen and in our own template. */
  readonly title: string;
  /** Other names in Simplified characters; Traditional ones are converted before they are compared. */
  readonly synonyms: readonly string[];
  /** Without one of these columns no row can be read. Fields of one group stand in for each other. */
  readonly required?: string;
  /** An amount of money, in yuan. */
  readonly money?: true;
}

export interface SheetKindTable {
  readonly kind: SheetKind;
  readonly fields: readonly SheetField[];
}

interface FieldSetting {
  readonly required?: string;
  readonly money?: true;
}

const column = (field: string, title: string, synonyms = '', setting: FieldSetting = {}): SheetField => ({
  field,
  title,
  synonyms: synonyms.split(' ').filter(Boolean),
  ...setting,
});

const SEQUENCE = column('sequence', '序号', '序 行号 顺序号 No');
const REMARK = column('remark', '备注', '说明 附注 备考 注');
const ID_NUMBER_WORDS =
  '身份证号 身份证号码 身份证 身份证件号 身份证件号码 证件号 证件编号 公民身份号码 公民身份证号码 有效证件号码 证照号码';

const ORGANIZATIONS: SheetKindTable = {
  kind: 'organizations',
  fields: [
    SEQUENCE,
    column('code', '编码', '组织编码 工会编码 单位编码 机构编码 代码 组织代码 工会代码 单位代码 编号 工会编号', {
      required: 'code',
    }),
    column('name', '名称', '组织名称 工会名称 单位名称 工会全称 全称 机构名称 工会组织名称 工会', { required: 'name' }),
    column('kind', '类型', '组织类型 工会类型 类别 组织类别 工会类别 性质 层级 级别', { required: 'kind' }),
    column(
      'parentCode',
      '上级编码',
      '上级代码 上级工会编码 上级组织编码 上级单位编码 上级工会代码 父级编码 隶属编码 上级编号',
      { required: 'parent' },
    ),
    column('parentName', '上级名称', '上级工会 上级组织 上级单位 上级工会名称 隶属工会 主管工会'),
    column('region', '地区', '区域 所在地区 行政区划 所属地区 所在地 属地'),
    REMARK,
  ],
};

const ROSTER: SheetKindTable = {
  kind: 'roster',
  fields: [
    SEQUENCE,
    column('name', '姓名', '会员姓名 职工姓名 员工姓名 名字 会员名称 人员姓名', { required: 'name' }),
    column('gender', '性别'),
    column('idNumber', '证件号码', ID_NUMBER_WORDS, { required: 'idNumber' }),
    column('phone', '手机号', '手机号码 手机 联系电话 电话 联系方式 移动电话 电话号码 本人电话 联系手机'),
    column(
      'unionCode',
      '所属工会编码',
      '工会编码 工会代码 所属工会代码 组织编码 单位编码 所属组织编码 基层工会编码 所在工会编码',
      { required: 'union' },
    ),
    column(
      'unionName',
      '所属工会',
      '工会名称 所属工会名称 所在工会 工会 基层工会 所属组织 工作单位 单位 单位名称 所在单位',
      { required: 'union' },
    ),
    column('groupName', '工会小组', '小组 所属小组 班组 分组 所在小组'),
    column('street', '街道', '所在街道 居住街道 居住地街道 街道社区 社区 乡镇街道 所属街道 居住社区'),
    column('category', '会员类别', '会员类型 人员类别 职工类别 用工类别 身份类别 类别'),
    column('modelWorkerLevel', '劳模级别', '劳模等级 劳模类别 劳模 劳动模范级别'),
    column('postTraits', '岗位特点', '岗位性质 岗位类型 岗位类别 工作岗位 岗位 工种特点'),
    column('joinedOn', '入会日期', '入会时间 加入工会日期 加入工会时间 入会年月日 会籍日期'),
    column('bornOn', '出生日期', '出生年月日 出生时间 生日 出生年月'),
    column('bankName', '开户行', '开户银行 银行 开户行名称 开户银行名称 银行名称'),
    column('bankCard', '银行卡号', '银行账号 卡号 银行卡 账号 工资卡号 银行卡账号 收款账号'),
    REMARK,
  ],
};

const FUND_ACCOUNTS: SheetKindTable = {
  kind: 'fund-accounts',
  fields: [
    SEQUENCE,
    column('code', '账户编码', '经费编码 科目编码 资金编码 账户代码 账户编号 编码 代码', { required: 'code' }),
    column('name', '账户名称', '经费名称 经费账户 资金名称 账户 科目名称 名称', { required: 'name' }),
    column('source', '资金来源', '经费来源 来源 款项来源 资金性质', { required: 'source' }),
    column('purpose', '限定用途', '用途 资金用途 使用范围 专项用途 规定用途'),
    column('openingBalance', '期初余额', '年初余额 期初 初始余额 余额 上年结转 期初金额', {
      required: 'openingBalance',
      money: true,
    }),
    column('annualBudget', '年度预算', '预算 预算金额 本年预算 年预算 预算数', { money: true }),
    column('unionCode', '所属工会编码', '工会编码 工会代码 组织编码'),
    REMARK,
  ],
};

const VISITS: SheetKindTable = {
  kind: 'visits',
  fields: [
    SEQUENCE,
    column('visitedOn', '日期', '慰问日期 走访日期 走访时间 慰问时间 发放日期 发放时间 时间', {
      required: 'visitedOn',
    }),
    column(
      'name',
      '姓名',
      '慰问对象 被慰问人 被走访人 走访对象 慰问对象姓名 被慰问人姓名 职工姓名 会员姓名 受助人 受助人姓名 对象 领取人',
      { required: 'name' },
    ),
    column('idNumber', '证件号码', ID_NUMBER_WORDS),
    column('bornOn', '出生日期', '出生年月日 出生时间 生日 出生年月'),
    column('unionCode', '所属工会编码', '工会编码 工会代码 组织编码'),
    column('unionName', '所属工会', '工会名称 所在工会 工会 工作单位 单位 单位名称 所在单位'),
    column(
      'occasion',
      '事由',
      '慰问事由 慰问原因 慰问类型 慰问类别 慰问事项 走访事由 走访原因 走访类型 原因 类别 类型',
    ),
    column('round', '活动', '活动名称 慰问活动 专项活动 所属活动 活动项目'),
    column('cash', '慰问金', '金额 慰问金额 慰问金金额 发放金额 现金 慰问款 补助金额 救助金额', {
      money: true,
      required: 'given',
    }),
    column('goods', '慰问品', '慰问物品 物品 实物 实物名称 慰问品名称', { required: 'given' }),
    column('goodsValue', '慰问品金额', '物品金额 实物金额 慰问品价值 慰问品折价 物品价值 折价', { money: true }),
    column('visitors', '走访人', '慰问人 走访人员 慰问人员 参加人员 参加人 经办人 走访干部'),
    column('fund', '经费来源', '资金来源 经费账户 列支渠道 开支渠道 经费渠道 资金渠道'),
    column('signed', '是否签收', '签收 签收情况 是否签字 签字 领取人签字'),
    REMARK,
  ],
};

const FILE_NUMBER_WORDS = '困难职工编号 职工编号 档案编号 建档编号 困难档案号';

const HARDSHIP_FILES: SheetKindTable = {
  kind: 'hardship-files',
  fields: [
    SEQUENCE,
    column('fileNumber', '档案号', FILE_NUMBER_WORDS, { required: 'fileNumber' }),
    column('name', '姓名', '困难职工姓名 职工姓名 会员姓名', { required: 'name' }),
    column('idNumber', '证件号码', ID_NUMBER_WORDS, { required: 'idNumber' }),
    column('unionCode', '所属工会编码', '工会编码 工会代码 组织编码'),
    column('unionName', '所属工会', '工会名称 所在工会 工会 工作单位 单位 单位名称 所在单位'),
    column('category', '困难类别', '困难职工类别 困难类型 档案类别 困难等级', { required: 'category' }),
    column('mainCause', '主要致困原因', '致困原因 困难原因 主要困难原因', { required: 'mainCause' }),
    column('otherCauses', '次要致困原因', '其他致困原因 次要困难原因'),
    column('persons', '家庭人口', '家庭人口数 家庭人数 人口', { required: 'persons' }),
    column('income', '家庭年可支配收入', '家庭年收入 家庭年度总收入 家庭总收入 年可支配收入', {
      required: 'income',
      money: true,
    }),
    column('expense', '年刚性支出', '家庭年刚性支出 刚性支出 必要支出', { money: true }),
    column('filedOn', '建档日期', '建档时间 建档年月日 入档日期', { required: 'filedOn' }),
    column('status', '状态', '档案状态 建档状态'),
    REMARK,
  ],
};

const HARDSHIP_PERSONS: SheetKindTable = {
  kind: 'hardship-persons',
  fields: [
    SEQUENCE,
    column('fileNumber', '档案号', FILE_NUMBER_WORDS, { required: 'fileNumber' }),
    column('name', '姓名', '家庭成员姓名 成员姓名 家属姓名', { required: 'name' }),
    column('relation', '关系', '与本人关系 与职工关系 家庭关系 与户主关系', { required: 'relation' }),
    column('idNumber', '证件号码', ID_NUMBER_WORDS),
    column('monthIncome', '月收入', '月均收入 月平均收入', { money: true }),
    column('health', '健康状况', '健康情况 身体状况'),
    column('school', '就读学校', '学校 单位学校 所在学校'),
    REMARK,
  ],
};

const DISPUTES: SheetKindTable = {
  kind: 'disputes',
  fields: [
    SEQUENCE,
    column('number', '案号', '案件编号 案件号 争议编号 受理编号 编号', { required: 'number' }),
    column('receivedOn', '收到日期', '收案日期 申请日期 接待日期 来访日期 登记日期', { required: 'receivedOn' }),
    column('source', '来源', '案件来源 申请方式 受理方式'),
    column('name', '申请人', '申请人姓名 职工姓名 当事人 姓名', { required: 'name' }),
    column('idNumber', '证件号码', ID_NUMBER_WORDS),
    column('workers', '涉及人数', '涉案人数 人数 涉及职工人数'),
    column('employer', '被申请单位', '被申请人 用人单位 单位名称 单位 企业名称', { required: 'employer' }),
    column('matter', '争议类别', '争议类型 案由 纠纷类型 争议种类', { required: 'matter' }),
    column('claim', '诉求', '请求事项 申请事项 请求'),
    column('acceptedOn', '受理日期', '立案日期 受理时间'),
    column('concludedOn', '结案日期', '办结日期 结案时间 结束日期'),
    column('outcome', '结果', '处理结果 调解结果 结案方式 办理结果'),
    column('asked', '请求金额', '申请金额 标的金额 涉案金额', { money: true }),
    column('recovered', '追回金额', '兑现金额 挽回金额 挽回损失 落实金额', { money: true }),
    REMARK,
  ],
};

/** The State Council's list for a year, a day a row. */
const OFFICIAL_DAYS: SheetKindTable = {
  kind: 'official-days',
  fields: [
    SEQUENCE,
    column('date', '日期', '放假日期 调休日期 时间', { required: 'date' }),
    column('name', '名称', '节日 节日名称 假日 节假日 假期 节假日名称', { required: 'name' }),
    column('off', '休/班', '休班 休 班 放假或上班 放假/上班 休或班 安排 是否放假', { required: 'off' }),
    REMARK,
  ],
};

const DONATIONS: SheetKindTable = {
  kind: 'donations',
  fields: [
    SEQUENCE,
    column('givenOn', '日期', '捐赠日期 捐款日期 捐赠时间 捐款时间 收款日期 时间', { required: 'givenOn' }),
    column('donorName', '捐赠人', '捐款人 捐赠者 捐赠单位 捐款单位 捐赠方 捐赠单位或个人 捐赠人姓名 捐赠人名称', {
      required: 'donorName',
    }),
    column('amount', '金额', '捐赠金额 捐款金额 捐款 捐赠款', { money: true, required: 'amount' }),
    column('designated', '是否定向', '定向捐赠 定向 是否定向捐赠 是否指定用途'),
    column('purpose', '指定用途', '定向用途 捐赠用途 捐款用途 用途 捐赠意愿'),
    column('mayBeNamed', '公开姓名', '是否公开 是否同意公开 同意公开姓名 是否公开姓名 公开'),
    column('fund', '经费账户', '入账账户 资金账户 账户'),
    column('unionCode', '所属工会编码', '工会编码 工会代码 组织编码'),
    column('unionName', '所属工会', '接收工会 受赠工会 工会名称 工会'),
    REMARK,
  ],
};

const MUTUAL_AID: SheetKindTable = {
  kind: 'mutual-aid',
  fields: [
    SEQUENCE,
    column('name', '姓名', '会员姓名 职工姓名 参保人 被保障人 申请人 理赔人', { required: 'name' }),
    column('idNumber', '证件号码', ID_NUMBER_WORDS),
    column('bornOn', '出生日期', '出生年月日 生日'),
    column('plan', '保障计划', '互助计划 互助保障计划 计划 计划名称 险种 保障项目', { required: 'plan' }),
    column('term', '保障期', '保障期限 保障期间 保障年度 期次 保期'),
    column('admittedOn', '住院日期', '入院日期 住院时间 入院时间'),
    column('dischargedOn', '出院日期', '出院时间'),
    column('selfPaid', '自付金额', '个人自付 自付费用 自费金额 个人负担', { money: true }),
    column('paid', '赔付金额', '理赔金额 给付金额 补助金额 赔付 互助金 保障金额', { money: true, required: 'paid' }),
    column('paidOn', '赔付日期', '理赔日期 给付日期 赔付时间 理赔时间 发放日期', { required: 'paidOn' }),
    column('unionCode', '所属工会编码', '工会编码 工会代码 组织编码'),
    column('unionName', '所属工会', '工会名称 所在工会 工会 工作单位 单位 单位名称 所在单位'),
    REMARK,
  ],
};

const ACTIVITIES: SheetKindTable = {
  kind: 'activities',
  fields: [
    SEQUENCE,
    column('heldOn', '日期', '活动日期 活动时间 举办日期 举办时间 开展时间 开展日期 时间', { required: 'heldOn' }),
    column('name', '活动名称', '活动 名称 项目名称 服务项目 活动项目 活动内容', { required: 'name' }),
    column('category', '类别', '活动类别 活动类型 类型 服务类别'),
    column('personTimes', '参加人次', '人次 服务人次 受益人次 参加人数 参与人次 受益人数 惠及人次 参与人数', {
      required: 'figure',
    }),
    column('quantity', '数量', '发放数量 物品数量 资料数量 件数 份数', { required: 'figure' }),
    column('unit', '单位', '计量单位 数量单位'),
    column('cost', '费用', '活动费用 活动经费 支出 支出金额 经费支出 花费 金额', { money: true, required: 'figure' }),
    column('fund', '经费来源', '资金来源 列支渠道 开支渠道 经费渠道'),
    column('unionCode', '所属工会编码', '工会编码 工会代码 组织编码'),
    column('unionName', '所属工会', '举办工会 主办单位 承办单位 主办工会 工会名称 工会'),
    REMARK,
  ],
};

const STUDY_AWARDS: SheetKindTable = {
  kind: 'study-awards',
  fields: [
    SEQUENCE,
    column('academicYear', '学年', '资助学年 年度 资助年度', { required: 'academicYear' }),
    column('childName', '学生姓名', '子女姓名 受助学生 受助学生姓名 学生 孩子姓名', { required: 'childName' }),
    column('childIdNumber', '学生证件号码', '学生身份证号 学生身份证号码 学生身份证 子女身份证号 子女证件号码', {
      required: 'childIdNumber',
    }),
    column('name', '职工姓名', '家长姓名 会员姓名 父母姓名 困难职工姓名'),
    column(
      'idNumber',
      '职工证件号码',
      '职工身份证号 职工身份证号码 职工身份证 家长身份证号 家长证件号码 会员身份证号',
      {
        required: 'idNumber',
      },
    ),
    column('schoolName', '录取学校', '学校 就读学校 学校名称 录取院校 院校'),
    column('level', '录取批次', '批次 层次 学历层次 录取层次 学段', { required: 'level' }),
    column('schoolingYears', '学制', '学制年 学制(年) 学制年数', { required: 'schoolingYears' }),
    column('entryYear', '入学年份', '入学时间 入学年 录取年份', { required: 'entryYear' }),
    column('amount', '资助金额', '金额 助学金 资助金 发放金额 助学金额', { money: true, required: 'amount' }),
    column('paidOn', '发放日期', '发放时间 日期 资助日期'),
    column('outcome', '结果', '资助结果 状态 资助状态 情况'),
    REMARK,
  ],
};

/** A new kind of sheet is a new table here and a validator of its rows. */
export const SHEET_KIND_TABLES: readonly SheetKindTable[] = [
  ORGANIZATIONS,
  ROSTER,
  FUND_ACCOUNTS,
  VISITS,
  HARDSHIP_FILES,
  HARDSHIP_PERSONS,
  DISPUTES,
  OFFICIAL_DAYS,
  STUDY_AWARDS,
  DONATIONS,
  ACTIVITIES,
  MUTUAL_AID,
];

export const tableOf = (kind: SheetKind): SheetKindTable =>
  SHEET_KIND_TABLES.find((table) => table.kind === kind) ?? ROSTER;

export const titleOf = (kind: SheetKind, field: string): string =>
  tableOf(kind).fields.find((candidate) => candidate.field === field)?.title ?? field;
