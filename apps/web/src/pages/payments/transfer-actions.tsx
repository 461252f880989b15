import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { download } from '../../api/download';
import { useIdempotencyKey } from '../../api/idempotency';
import { useChange } from '../../api/use-change';
import { ReasonModal } from '../../parts/reason-modal';
import { useHeldWhile } from '../../parts/use-held-while';
import { ResultDialog } from './result-dialog';
import { AFTER_PAYING, type TransferList } from './transfer-types';

const FORMATS = ['xlsx', 'csv'] as const;

/** Out to the bank, and its answer back in. */
export function TransferActions({ list: newest }: { list: TransferList }) {
  const { t } = useTranslation('disbursements');
  const [answering, setAnswering] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  const list = useHeldWhile(newest, answering || cancelling);
  const { key } = useIdempotencyKey();
  const path = `/staff/transfer-lists/${list.id}`;
  const save = useChange<string>({
    send: (format) => download(`${path}/file`, { format }),
    said: t('transfers.saved'),
  });
  const cancel = useChange<string, TransferList>({
    send: (reason) => api.post(`${path}/cancellation`, { reason }, { version: list.version, idempotencyKey: key }),
    refreshes: AFTER_PAYING,
    said: t('transfers.cancel.done'),
    onNewest: () => setCancelling(false),
    onDone: () => setCancelling(false),
  });
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: FORMATS.map((format) => ({ key: format, label: t(`transfers.formats.${format}`) })),
          onClick: ({ key: format }) => save.mutate(format),
        }}
      >
        <Button icon={<DownloadOutlined aria-hidden />} loading={save.isPending}>
          {t('transfers.download')}
        </Button>
      </Dropdown>
      <Button onClick={() => setCancelling(true)}>{t('transfers.cancel.button')}</Button>
      <Button type="primary" onClick={() => setAnswering(true)}>
        {t('transfers.answer.button')}
      </Button>
      <ResultDialog list={list} open={answering} onClose={() => setAnswering(false)} />
      <ReasonModal
        open={cancelling}
        title={t('transfers.cancel.title')}
        confirm={t('transfers.cancel.button')}
        explanation={t('transfers.cancel.means')}
        suggestions={[t('transfers.cancel.notSent'), t('transfers.cancel.wrong')]}
        sending={cancel.isPending}
        onConfirm={(reason) => cancel.mutate(reason)}
        onCancel={() => setCancelling(false)}
      />
    </>
  );
}
