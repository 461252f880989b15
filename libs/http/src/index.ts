export * from './access';
export * from './access.guard';
export * from './fields';
export { holdsNullCharacter, IdPipe, inputPipe } from './input.pipe';
export { log, NestLog } from './log';
export * from './page';
export { ProblemFilter, type ProblemDocument, traceOf } from './problem.filter';
export type { ContestedField } from './stale-edit';
export { EditsRecord, StaleEditInterceptor } from './stale-edit.interceptor';
