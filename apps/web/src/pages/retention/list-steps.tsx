import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { ConfirmButton } from '../../parts/confirm-button';
import { DayField } from '../../parts/day-field';
import { FormModal } from '../../parts/form-modal';
import { PhotoField } from '../../parts/photo-field';
import type { Photo } from '../../parts/photo-upload';
import { ReasonModal } from '../../parts/reason-modal';
import { useHeldWhile } from '../../parts/use-held-while';
import { StickyAction } from '../../shell/sticky-action';
import { type DestructionLine, type DestructionList, LISTS, PATH } from './retention-types';

type Step = DestructionList['openActions'][number];
interface OfList {
  readonly list: DestructionList;
}

/** What this person may do next; the first is the primary one. */
export function ListSteps({ list }: OfList) {
  const has = (step: Step) => list.openActions.includes(step);
  if (list.openActions.length === 0) return null;
  return (
    <StickyAction>
      {has('submit') && <Submit list={list} />}
      {has('approve') && <Confirmed list={list} step="approve" path="approval" />}
      {has('destroy') && <Confirmed list={list} step="destroy" path="destruction" />}
      {has('file') && <FileMinutes list={list} />}
      {has('return') && <WithReason list={list} step="return" path="return" />}
      {has('drop') && <WithReason list={list} step="drop" path="dropping" />}
    </StickyAction>
  );
}

function Submit({ list }: OfList) {
  const { t } = useTranslation('retention');
  const [open, setOpen] = useState(false);
  const { id, version, listed } = useHeldWhile(list, open);
  const needed = [{ required: true, whitespace: true, message: t('submit.witnessMissing') }];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('submit.button')}
      </Button>
      <FormModal<{ first: string; second: string }, DestructionList>
        open={open}
        onClose={() => setOpen(false)}
        title={t('submit.button')}
        confirm={t('submit.button')}
        explanation={t('submit.means', { count: listed })}
        send={({ first, second }) => api.post(`${PATH}/${id}/submission`, { witnesses: [first, second] }, { version })}
        refreshes={[LISTS]}
        said={t('submit.done')}
      >
        <Form.Item name="first" label={t('submit.first')} rules={needed}>
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
        <Form.Item name="second" label={t('submit.second')} rules={needed}>
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
      </FormModal>
    </>
  );
}

function Confirmed({ list, step, path }: OfList & { readonly step: 'approve' | 'destroy'; readonly path: string }) {
  const { t } = useTranslation('retention');
  const change = useChange<void, DestructionList>({
    send: () => api.post(`${PATH}/${list.id}/${path}`, {}, { version: list.version }),
    refreshes: [LISTS],
    said: t(`${step}.done`),
  });
  return (
    <ConfirmButton
      type="primary"
      danger={step === 'destroy'}
      loading={change.isPending}
      question={t(`${step}.sure`, { count: list.listed, witnesses: list.witnesses.join('、') })}
      confirm={t(`${step}.button`)}
      onConfirm={() => change.mutate()}
    >
      {t(`${step}.button`)}
    </ConfirmButton>
  );
}

function WithReason({
  list: newest,
  step,
  path,
}: OfList & { readonly step: 'return' | 'drop'; readonly path: string }) {
  const { t } = useTranslation('retention');
  const [asking, setAsking] = useState(false);
  const list = useHeldWhile(newest, asking);
  const change = useChange<string, DestructionList>({
    send: (reason) => api.post(`${PATH}/${list.id}/${path}`, { reason }, { version: list.version }),
    refreshes: [LISTS],
    said: t(`${step}.done`),
    onNewest: () => setAsking(false),
    onDone: () => setAsking(false),
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t(`${step}.button`)}</Button>
      <ReasonModal
        open={asking}
        title={t(`${step}.button`)}
        confirm={t(`${step}.button`)}
        explanation={t(`${step}.means`)}
        sending={change.isPending}
        onConfirm={(reason) => change.mutate(reason)}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}

function FileMinutes({ list: { id, version } }: OfList) {
  const { t } = useTranslation('retention');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('file.button')}
      </Button>
      <FormModal<{ minutes: readonly Photo[] }, DestructionList>
        open={open}
        onClose={() => setOpen(false)}
        title={t('file.button')}
        confirm={t('file.button')}
        explanation={t('file.means')}
        send={({ minutes }) => api.post(`${PATH}/${id}/minutes`, { documentId: minutes[0]?.documentId }, { version })}
        refreshes={[LISTS]}
        said={t('file.done')}
      >
        <Form.Item
          name="minutes"
          rules={[
            {
              validator: (_, photos?: readonly Photo[]) =>
                photos?.[0]?.documentId ? Promise.resolve() : Promise.reject(new Error(t('file.missing'))),
            },
          ]}
        >
          <PhotoField label={t('file.photo')} kind="minutes" documents max={1} />
        </Form.Item>
      </FormModal>
    </>
  );
}

/** Takes one record off the list. */
export function KeepLine({ list: newest, line }: OfList & { readonly line: DestructionLine }) {
  const { t } = useTranslation('retention');
  const [open, setOpen] = useState(false);
  const list = useHeldWhile(newest, open);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('keep.button')}</Button>
      <FormModal<{ reason: string; until?: string | null }, DestructionList>
        open={open}
        onClose={() => setOpen(false)}
        title={t('keep.title', { number: line.number })}
        confirm={t('keep.button')}
        explanation={t('keep.means')}
        send={({ reason, until }) =>
          api.post(
            `${PATH}/${list.id}/lines/${line.id}/keeping`,
            { reason, ...(until ? { until } : {}) },
            { version: list.version },
          )
        }
        refreshes={[LISTS]}
        said={t('keep.done')}
      >
        <Form.Item
          name="reason"
          label={t('keep.reason')}
          rules={[{ required: true, whitespace: true, message: t('keep.reasonMissing') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="until" label={t('keep.until')} extra={t('keep.untilMeans')}>
          <DayField label={t('keep.until')} />
        </Form.Item>
      </FormModal>
    </>
  );
}
