export * from './domain/cell-values';
export * from './domain/data-rows';
export * from './domain/fund-account-row';
export * from './domain/header-recognition';
export * from './domain/intake.problems';
export * from './domain/organization-context';
export * from './domain/organization-row';
export * from './domain/person-readers';
export * from './domain/roster-row';
export * from './domain/row-note';
export * from './domain/row-verdict';
export * from './domain/sheet-cell';
export * from './domain/sheet-kinds';
export * from './domain/union-fields';
export * from './app/register-readers';
export { openWorkbook, type WorkbookSource } from './reading/open-workbook';
export { DEFAULT_LIMITS, type ReadingLimits } from './reading/reading-limits';
export type { OpenWorkbook, SheetSummary, WorkbookFormat } from './reading/workbook';
export { type InspectedSheet, inspectWorkbook } from './app/workbook-inspection';
export { ImportApplication } from './app/import-application';
export { ImportMappingService, type SheetSetting } from './app/import-mapping.service';
export { ImportOrderService, type ApplicationOrder } from './app/import-order.service';
export { ImportPreview } from './app/import-preview';
export {
  ImportReadingService,
  type ImportReading,
  type RowReading,
  type SheetReading,
} from './app/import-reading.service';
export { ImportService, type ImportOptions, type ImportOutcome } from './app/import.service';
export { ImportUndoService } from './app/import-undo.service';
export { ImportUploadService, type ImportUpload, type WorkbookFile } from './app/import-upload.service';
export type { ImportRunId, ImportSheetId } from './data/import-run.entity';
export * from './domain/import-run.lifecycle';
export * from './domain/permissions';
export { IntakeModule } from './intake.module';
