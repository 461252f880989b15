import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { fetchFile } from '../api/client';
import { saveFile } from '../api/download';
import { sentenceOf } from '../api/problem';

export interface ExportButtonProps {
  /** Of the list; its sheet stands below it. */
  readonly path: string;
  /** As the list was asked for: what is seen is what comes out. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly disabled?: boolean;
}

/** "导出": the list as it is narrowed now, in Excel. Who takes it stands in the audit trail. */
export function ExportButton({ path, query = {}, disabled = false }: ExportButtonProps) {
  const { t } = useTranslation('parts');
  const { message } = App.useApp();
  const fetched = useMutation({
    mutationFn: () => fetchFile(`${path}/sheet`, query),
    onSuccess: ({ blob, name }) => {
      saveFile(blob, name);
      void message.success(t('export.done', { name }));
    },
    onError: (error) => void message.error(sentenceOf(error), 6),
  });
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      title={t('export.means')}
      loading={fetched.isPending}
      disabled={disabled}
      onClick={() => fetched.mutate()}
    >
      {t('export.button')}
    </Button>
  );
}
