import { column, ID_NUMBER_WORDS, REMARK, SEQUENCE, type SheetKindTable } from './sheet-column';

export const DISPUTES: SheetKindTable = {
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
export const OFFICIAL_DAYS: SheetKindTable = {
  kind: 'official-days',
  fields: [
    SEQUENCE,
    column('date', '日期', '放假日期 调休日期 时间', { required: 'date' }),
    column('name', '名称', '节日 节日名称 假日 节假日 假期 节假日名称', { required: 'name' }),
    column('off', '休/班', '休班 休 班 放假或上班 放假/上班 休或班 安排 是否放假', { required: 'off' }),
    REMARK,
  ],
};

export const DONATIONS: SheetKindTable = {
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

export const MUTUAL_AID: SheetKindTable = {
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

export const ACTIVITIES: SheetKindTable = {
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

export const STUDY_AWARDS: SheetKindTable = {
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

/** Separate consents that were signed on paper before. */
export const CONSENTS: SheetKindTable = {
  kind: 'consents',
  fields: [
    SEQUENCE,
    column('name', '姓名', '会员姓名 职工姓名', { required: 'name' }),
    column('idNumber', '证件号码', `${ID_NUMBER_WORDS} 会员身份证号 职工身份证号`),
    column('unionCode', '所属工会编码', '工会编码 工会代码 组织编码'),
    column('unionName', '所属工会', '工会名称 所在工会 工会 工作单位 单位 单位名称 所在单位'),
    column('consentTo', '同意内容', '同意事项 同意什么 同意项目 单独同意 单独同意内容 单独同意事项', {
      required: 'consentTo',
    }),
    column('receiver', '接收方', '接收单位 接收机构 提供给谁 提供给 经办单位 经办机构 互助保障经办单位'),
    column('subjectName', '对象姓名', '关于谁 子女姓名 孩子姓名 家属姓名 同意对象'),
    column(
      'subjectIdNumber',
      '对象身份证号',
      '对象证件号码 对象证件号 对象身份证号码 子女身份证号 子女身份证号码 孩子身份证号 家属身份证号',
    ),
    column('subjectBornOn', '对象出生日期', '出生日期 子女出生日期 孩子出生日期 家属出生日期'),
    column('guardianName', '监护人姓名', '监护人'),
    column('guardianRelation', '监护人关系', '监护关系 与监护人关系 监护人与本人关系 监护人身份'),
    column('signedOn', '签字日期', '签署日期 签名日期 签字时间 签署时间 同意日期 同意时间', { required: 'signedOn' }),
    REMARK,
  ],
};
