export * from './access';
export * from './access.guard';
export { ActorProofInterceptor } from './actor-proof.interceptor';
export * from './fields';
export { isUnreadable, IdPipe, inputPipe } from './input.pipe';
export { log, NestLog } from './log';
export * from './page';
export { filterWords, type Sheet, type SheetCellKind, type SheetColumn } from './sheet';
export { AnswersSheet, OrderedSheet } from './sheet.answer';
export { type DeclaredSheet, SheetRegister } from './sheet.register';
export {
  type Cell,
  fileNameOf,
  type FilledSheet,
  MEDIA_TYPE,
  rowOf,
  severalSheetsOf,
  type SheetStamp,
  streamedWorkbookOf,
} from './sheet.workbook';
export { ProblemFilter, type ProblemDocument, requestProblem, traceOf } from './problem.filter';
export { MOST_SHEET_ROWS } from './sheet.interceptor';
export type { ContestedField } from './stale-edit';
export { EditsRecord, StaleEditInterceptor } from './stale-edit.interceptor';
