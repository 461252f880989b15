export { FigureFolding } from './app/figure-folding.service';
export { FigureService, type FigureSummary } from './app/figure.service';
export type { FigureRange } from './data/figures.query';
export { FIGURES, figureOf } from './data/ledgers';
export type { ShownValue } from './domain/few-people';
export { FIGURE_GROUPS, FIGURE_UNITS, type FigureDefinition, type FigureValue, valueOf } from './domain/figure';
export { REPORT_PERMISSIONS } from './domain/report.permissions';
export { REPORT_PROBLEMS } from './domain/report.problems';
export { ReportingModule } from './reporting.module';
