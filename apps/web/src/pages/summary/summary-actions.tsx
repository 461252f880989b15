import { useTranslation } from 'react-i18next';
import { ExportButton } from '../../parts/export-button';
import { PrintForms } from '../../parts/print-forms';
import type { FigureSummary } from './summary-types';

/** Word papers, and the workbook: the figures first, then one sheet per ledger, fetched from "我的导出". */
export function SummaryActions({ summary: { unionId, from, to } }: { summary: FigureSummary }) {
  const { t } = useTranslation('summary');
  return (
    <>
      <PrintForms subjectType="union-summary" subjectId={unionId} />
      <ExportButton
        path="/staff/figures/workbook"
        query={{ unionId, from, to }}
        ordered={{ label: t('export'), means: t('exportMeans') }}
      />
    </>
  );
}
