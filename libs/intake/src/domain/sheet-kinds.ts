import { ACTIVITIES, CONSENTS, DISPUTES, DONATIONS, MUTUAL_AID, OFFICIAL_DAYS, STUDY_AWARDS } from './ledger-sheets';
import { column, ID_NUMBER_WORDS, REMARK, SEQUENCE, type SheetKind, type SheetKindTable } from './sheet-column';

export { SHEET_KIND_LABELS, SHEET_KINDS, type SheetField, type SheetKind, type SheetKindTable } from './sheet-column';

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
      { required: 'union', mayLack: true },
    ),
    column(
      'unionName',
      '所属工会',
      '工会名称 所属工会名称 所在工会 工会 基层工会 所属组织 工作单位 单位 单位名称 所在单位',
      { required: 'union', mayLack: true },
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

/** A new kind of sheet is a new table here (of a ledger: in `ledger-sheets`) and a validator of its rows. */
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
  CONSENTS,
];

export const tableOf = (kind: SheetKind): SheetKindTable =>
  SHEET_KIND_TABLES.find((table) => table.kind === kind) ?? ROSTER;

export const titleOf = (kind: SheetKind, field: string): string =>
  tableOf(kind).fields.find((candidate) => candidate.field === field)?.title ?? field;
