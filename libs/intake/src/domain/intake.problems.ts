import { type ProblemCatalog, problemsOf } from '@app/kernel';

/** What is refused about a whole file; what is refused about a row stands in its verdict. */
export const INTAKE_PROBLEMS = {
  'intake.not-a-workbook': {
    kind: 'invalid',
    title: '这个文件不是电子表格,请上传 Excel 工作簿(.xlsx)或 CSV 文件',
  },
  'intake.damaged': {
    kind: 'invalid',
    title: '这个表格打不开,可能没有传完整;请用 Excel 或 WPS 打开,另存为 .xlsx 后再上传',
  },
  'intake.encrypted': { kind: 'invalid', title: '这个表格设了打开密码,请先取消密码、保存后再上传' },
  'intake.macros': { kind: 'invalid', title: '这个表格里带有宏,请另存为“Excel 工作簿(.xlsx)”后再上传' },
  'intake.too-large': { kind: 'invalid', title: '这个文件太大,请拆成几个小一些的表格再上传' },
  'intake.unpacks-too-large': {
    kind: 'invalid',
    title: '这个表格展开后太大;请删去表格下方和右侧的空白行列,另存后再上传',
  },
  'intake.too-many-rows': { kind: 'invalid', title: '这张表的行数太多,请拆成几个表格分次上传' },
  'intake.no-sheet': { kind: 'invalid', title: '这个文件里没有工作表,请检查后再上传' },
  'intake.empty': { kind: 'invalid', title: '这个表格是空的,请检查是不是选错了文件' },
} as const satisfies ProblemCatalog;

export const refuseFile = problemsOf(INTAKE_PROBLEMS);
