import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import { yuan } from '../../money';
import { AmountInput } from '../../parts/amount-input';
import { FormModal } from '../../parts/form-modal';
import { PhotoField } from '../../parts/photo-field';
import { type Photo, waitingPhotos } from '../../parts/photo-upload';
import { ErrorState, LoadingState } from '../../parts/states';
import { EVERYTHING } from '../import/import-types';
import { AidPaper } from './aid-paper';
import { KINDS, MODEL_WORKERS, type ModelWorkerFile } from './model-worker-types';
import styles from './model-workers.module.css';

type Wanted = Schemas['WantedAidDto'];
type Calculation = Schemas['AidCalculationView'];

interface Asked extends Wanted {
  readonly fundAccountId: string;
  readonly photos?: readonly Photo[];
  readonly reason?: string;
}

/** Special aid: what, how much by the rule, from which account. The calculation stands there before it is asked for. */
export function AskAid({ file }: { file: ModelWorkerFile }) {
  const { t } = useTranslation('model-workers');
  const { key, renew } = useIdempotencyKey();
  const [open, setOpen] = useState(false);
  const [amount, setAmount] = useState<string | null>(null);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('aid.ask')}
      </Button>
      <FormModal<Asked>
        open={open}
        onClose={() => setOpen(false)}
        title={t('aid.ask')}
        confirm={t('aid.hand')}
        explanation={t('aid.means')}
        initial={{ kind: 'living', months: 12 }}
        send={({ photos = [], burden, reason, ...values }) =>
          api.post(
            `/staff/model-workers/${file.id}/aids`,
            {
              ...{ ...values, amount: amount ?? '0.00', burden: burden || null, reason: reason?.trim() || null },
              documentIds: photos.flatMap(({ documentId }) => documentId ?? []),
            },
            { idempotencyKey: key },
          )
        }
        refreshes={[EVERYTHING]}
        said={t('aid.handed')}
        onDone={renew}
      >
        <WantedFields />
        {open && <Calculated file={file} onAmount={setAmount} />}
        {open && <FundField file={file} />}
        <Papers />
      </FormModal>
    </>
  );
}

function WantedFields() {
  const { t } = useTranslation('model-workers');
  const kind = Form.useWatch<string>('kind');
  return (
    <>
      <Form.Item name="kind" label={t('aid.kind')} rules={[{ required: true }]}>
        <Select options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Form.Item>
      {kind === 'living' && (
        <Form.Item name="months" label={t('aid.months')} rules={[{ required: true, message: t('missing.choice') }]}>
          <InputNumber min={1} max={12} precision={0} />
        </Form.Item>
      )}
      {kind === 'special' && (
        <Form.Item name="burden" label={t('aid.burden')} rules={[{ required: true, message: t('missing.amount') }]}>
          <AmountInput />
        </Form.Item>
      )}
    </>
  );
}

/** What the rule makes of it, or the sentence of what stands against it. */
function Calculated({ file, onAmount }: { file: ModelWorkerFile; onAmount: (amount: string | null) => void }) {
  const { t } = useTranslation('model-workers');
  const kind = Form.useWatch<Wanted['kind'] | undefined>('kind');
  const months = Form.useWatch<number | undefined>('months');
  const burden = Form.useWatch<string | undefined>('burden');
  const wanted = { kind, months: months ?? 12, burden: burden || null };
  const { data, isFetching, error, refetch } = useQuery({
    queryKey: [...MODEL_WORKERS, 'calculation', file.id, file.version, wanted],
    enabled: kind !== undefined && (kind !== 'special' || Boolean(burden)),
    retry: false,
    queryFn: async () => {
      onAmount(null);
      const answer = await api.post<Calculation>(`/staff/model-workers/${file.id}/aid-calculation`, wanted);
      onAmount(answer.amount);
      return answer;
    },
    staleTime: 0,
    gcTime: 0,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isFetching && !data) return <LoadingState rows={4} />;
  if (!data) return null;
  return (
    <section className={`nj-card ${styles.part}`} aria-label={t('aid.calculation')}>
      <AidPaper lines={data.lines} />
      <p className="nj-caption">{t('aid.basis', { basis: data.basis })}</p>
    </section>
  );
}

function FundField({ file }: { file: ModelWorkerFile }) {
  const { t } = useTranslation('model-workers');
  const { data } = useQuery({
    queryKey: [...MODEL_WORKERS, 'funds', file.id],
    queryFn: ({ signal }) =>
      api.get<Schemas['AidFundsView']>(`/staff/model-workers/${file.id}/aid-funds`, undefined, signal),
  });
  const usable = data?.funds.filter(({ obstacle }) => obstacle === null) ?? [];
  return (
    <Form.Item
      name="fundAccountId"
      label={t('aid.fund')}
      extra={data && usable.length === 0 ? t('aid.noFund') : undefined}
      rules={[{ required: true, message: t('missing.fund') }]}
    >
      <Select
        options={usable.map(({ id, name, available }) => ({
          value: id,
          label: t('aid.fundLeft', { name, amount: yuan(available) }),
        }))}
      />
    </Form.Item>
  );
}

function Papers() {
  const { t } = useTranslation('model-workers');
  const photos = Form.useWatch<readonly Photo[] | undefined>('photos') ?? [];
  return (
    <>
      <Form.Item
        name="photos"
        rules={[
          {
            validator: async (_, given: readonly Photo[] = []) => {
              if (waitingPhotos(given) > 0) throw new Error(t('missing.uploading'));
            },
          },
        ]}
      >
        <PhotoField label={t('aid.papers')} hint={t('aid.papersMean')} kind="certificate" documents />
      </Form.Item>
      {photos.length === 0 && (
        <Form.Item
          name="reason"
          label={t('aid.why')}
          rules={[{ required: true, whitespace: true, message: t('missing.reason') }]}
        >
          <Input.TextArea maxLength={200} autoSize />
        </Form.Item>
      )}
    </>
  );
}
