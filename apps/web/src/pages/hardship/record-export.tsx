import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchFile } from '../../api/client';
import { saveFile } from '../../api/download';
import { FormModal } from '../../parts/form-modal';

export interface RecordExportProps {
  /** As the list is narrowed now. */
  readonly query: Readonly<Record<string, string | number | undefined>>;
}

const PATHS = {
  households: '/staff/hardship-files/sheet',
  persons: '/staff/hardship-files/persons/sheet',
} as const;

interface Wanted {
  readonly table: 'households' | 'persons';
  readonly reason: string;
}

/** The columns of the national record in Excel: full numbers, so the reason is asked and every look is recorded. */
export function RecordExport({ query }: RecordExportProps) {
  const { t } = useTranslation('hardship');
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const fetched = useMutation({
    mutationFn: ({ table, reason }: Wanted) => fetchFile(PATHS[table], { ...query, reason }),
    onSuccess: ({ blob, name }) => {
      saveFile(blob, name);
      void message.success(t('record.done', { name }));
    },
  });
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('record.button')}
      </Button>
      <FormModal<Wanted>
        open={open}
        onClose={() => setOpen(false)}
        title={t('record.title')}
        confirm={t('record.button')}
        explanation={t('record.explanation')}
        initial={{ table: 'households' }}
        send={(values) => fetched.mutateAsync(values)}
        refreshes={[]}
      >
        <Form.Item name="table" label={t('record.table')}>
          <Radio.Group
            options={(['households', 'persons'] as const).map((value) => ({ value, label: t(`record.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('record.reason')}
          rules={[{ required: true, whitespace: true, message: t('missing.reason') }]}
        >
          <Input maxLength={200} placeholder={t('record.reasonExample')} />
        </Form.Item>
      </FormModal>
    </>
  );
}
