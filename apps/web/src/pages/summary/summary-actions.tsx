import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { fetchFile } from '../../api/client';
import { sentenceOf } from '../../api/problem';
import { PrintForms } from '../../parts/print-forms';
import { saveFile } from './save-file';
import type { FigureSummary } from './summary-types';

/** The workbook: the figures first, then one sheet per ledger. */
export function SummaryActions({ summary: { unionId, from, to } }: { summary: FigureSummary }) {
  const { t } = useTranslation('summary');
  const { message } = App.useApp();
  const fetched = useMutation({
    mutationFn: () => fetchFile('/staff/figures/workbook', { unionId, from, to }),
    onSuccess: ({ blob, name }) => {
      saveFile(blob, name);
      void message.success(t('exported', { name }));
    },
    onError: (error) => void message.error(sentenceOf(error), 6),
  });
  return (
    <>
      <PrintForms subjectType="union-summary" subjectId={unionId} />
      <Button
        icon={<DownloadOutlined aria-hidden />}
        title={t('exportMeans')}
        loading={fetched.isPending}
        onClick={() => fetched.mutate()}
      >
        {t('export')}
      </Button>
    </>
  );
}
