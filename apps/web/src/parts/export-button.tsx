import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, fetchFile } from '../api/client';
import { saveFile } from '../api/download';
import { isProblem, sentenceOf } from '../api/problem';

export interface ExportButtonProps {
  /** Of the list; its sheet stands below it. */
  readonly path: string;
  /** As the list was asked for: what is seen is what comes out. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly disabled?: boolean;
  /** Never made at once: it goes to the worker straight away. */
  readonly ordered?: { readonly label: string; readonly means: string };
}

const TOO_LONG = 'request.sheet-too-long';

/**
 * "导出": the list as it is narrowed now, in Excel. Who takes it stands in the audit trail. A list too long to be
 * waited for is made by the worker and fetched from "我的导出".
 */
export function ExportButton({ path, query = {}, disabled = false, ordered }: ExportButtonProps) {
  const { t } = useTranslation('parts');
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const order = async () => {
    await api.post('/staff/exports', { path, query: textsOf(query) });
    void navigate('/exports');
    return null;
  };
  const askLater = () =>
    void modal.confirm({
      title: t('export.long'),
      content: t('export.longMeans'),
      icon: null,
      centered: true,
      okText: t('export.later'),
      cancelText: t('export.narrow'),
      onOk: async () => {
        await order().catch((error: unknown) => void message.error(sentenceOf(error), 6));
      },
    });
  const fetched = useMutation({
    mutationFn: async () => (ordered ? await order() : await fetchFile(`${path}/sheet`, query)),
    onSuccess: (file) => {
      if (!file) return;
      saveFile(file.blob, file.name);
      void message.success(t('export.done', { name: file.name }));
    },
    onError: (error) => {
      if (isProblem(error) && error.code === TOO_LONG) askLater();
      else void message.error(sentenceOf(error), 6);
    },
  });
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      title={ordered?.means ?? t('export.means')}
      loading={fetched.isPending}
      disabled={disabled}
      onClick={() => fetched.mutate()}
    >
      {ordered?.label ?? t('export.button')}
    </Button>
  );
}

const textsOf = (query: NonNullable<ExportButtonProps['query']>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  );
