import { type ProblemCatalog, problemsOf } from '@app/kernel';

/** What is refused about a whole file or a whole import; what is refused about a row stands in its verdict. */
export const INTAKE_PROBLEMS = {
  'intake.not-a-workbook': {
    kind: 'invalid',
    title: '这个文件不是电子表格，请上传 Excel 工作簿(.xlsx)或 CSV 文件',
  },
  'intake.damaged': {
    kind: 'invalid',
    title: '这个表格打不开，可能没有传完整；请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传',
  },
  'intake.encrypted': { kind: 'invalid', title: '这个表格设了打开密码，请先取消密码、保存后再上传' },
  'intake.macros': { kind: 'invalid', title: '这个表格里带有宏，请另存为“Excel 工作簿(.xlsx)”后再上传' },
  'intake.too-large': { kind: 'invalid', title: '这个文件太大，请拆成几个小一些的表格再上传' },
  'intake.unpacks-too-large': {
    kind: 'invalid',
    title: '这个表格展开后太大；请删去表格下方和右侧的空白行列，另存后再上传',
  },
  'intake.too-many-rows': { kind: 'invalid', title: '这张表的行数太多，请拆成几个表格分次上传' },
  'intake.no-sheet': { kind: 'invalid', title: '这个文件里没有工作表，请检查后再上传' },
  'intake.empty': { kind: 'invalid', title: '这个表格是空的，请检查是不是选错了文件' },
  'intake.no-official-days': {
    kind: 'invalid',
    title: '这个文件里没有读出放假安排；请用有“日期、名称、休/班”三列的表格。',
  },
  'intake.no-file': { kind: 'invalid', title: '请选择要导入的表格文件。' },
  'intake.too-many-files': { kind: 'invalid', title: '一次最多上传 5 个文件，请分几次上传。' },
  'intake.upload-broken': { kind: 'invalid', title: '文件没有传完整，请检查网络后重新上传。' },
  'intake.not-found': { kind: 'not-found', title: '没有找到这次导入，或者它不在您的管理范围内。' },
  'intake.action-not-open': { kind: 'conflict', title: '这次导入现在不能做这一步，请刷新页面看看进展。' },
  'intake.files-gone': { kind: 'conflict', title: '上传的文件已经清除，请重新上传。' },
  'intake.expired': { kind: 'conflict', title: '上传后 7 天没有导入，文件已经清除，请重新上传。' },
  'intake.sheet-not-found': { kind: 'not-found', title: '这次导入里没有这张表，请刷新页面后重试。' },
  'intake.nothing-chosen': { kind: 'rule-broken', title: '请至少选择一张要导入的表。' },
  'intake.columns-not-settled': { kind: 'rule-broken', title: '还有列没有对上，请先指定每一列是什么，再预览。' },
  'intake.kind-not-allowed': { kind: 'forbidden', title: '您没有登记这类内容的权限，请找上级工会管理员开通。' },
  'intake.rows-refused': {
    kind: 'rule-broken',
    title: '还有几行不能导入，请改好表格重新上传，或者选择先导入其余的行。',
  },
  'intake.verdicts-changed': {
    kind: 'conflict',
    title: '预览以后，系统里的内容又有改动，和预览的结果不一样了，什么都没有导入；请重新预览后再导入。',
  },
  'intake.occasion-unknown': { kind: 'rule-broken', title: '本工会没有这个走访事项，请从列表里选一个。' },
  'intake.word-missing': { kind: 'invalid', title: '请写上台账里的说法，例如“新婚”。' },
  'intake.word-not-found': { kind: 'not-found', title: '没有找到这个词，可能已经删掉了，请刷新页面。' },
  'intake.union-in-use': { kind: 'conflict', title: '这次导入的工会已经有别的记录用到，不能撤回。' },
  'intake.changed-since-import': {
    kind: 'conflict',
    title: '这次导入之后，有工会或经费账户又改过，不能整批撤回，请逐个更正。',
  },
  'intake.interrupted': { kind: 'unavailable', title: '导入时系统出了问题，什么都没有导入；请重新预览后再试一次。' },
} as const satisfies ProblemCatalog;

export const refuseFile = problemsOf(INTAKE_PROBLEMS);
