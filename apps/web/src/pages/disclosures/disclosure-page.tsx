import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { ConfirmButton } from '../../parts/confirm-button';
import { DetailSection, Facts } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { PrintForms } from '../../parts/print-forms';
import { RelativeInstant } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { Timeline } from '../../parts/timeline';
import { ReturnFigures } from '../returns/return-figures';
import { Corrected } from './corrected';
import { type Disclosure, DISCLOSURES, REASONS, type Reason, toneOfDisclosure } from './disclosure-types';
import { RatingCounts } from './rating-counts';

/** One notice as those who work on it see it: the figures as members read them, and how members rate it. */
export default function DisclosurePage() {
  const { t } = useTranslation('disclosures');
  const { disclosureId } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: [...DISCLOSURES, 'one', disclosureId],
    queryFn: ({ signal }) => api.get<Disclosure>(`/staff/disclosures/${disclosureId}`, undefined, signal),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={8} />;
  const { period, kindName, unionName, status, statusName, facts } = data;
  return (
    <>
      <PageHeader
        title={`${unionName} ${period} ${kindName}`}
        subtitle={<StateTag tone={toneOfDisclosure(status)}>{statusName}</StateTag>}
        back="/disclosures"
        actions={<Actions value={data} />}
      />
      <WhereFrom value={data} />
      <Corrected corrected={data.corrected} />
      {status !== 'drafted' && status !== 'dropped' && <RatingCounts ratings={data.ratings} />}
      <DetailSection title={t('figures')}>
        <p className="nj-caption">{t('figuresMean')}</p>
        <ReturnFigures figures={data.figures} />
      </DetailSection>
      <DetailSection title={t('history')}>
        <Timeline
          entries={facts.map(({ actionName, at, byName, reason }) => ({
            ...{ id: `${at} ${actionName}`, at, text: `${byName} ${actionName}`, more: reason ?? '' },
          }))}
        />
      </DetailSection>
    </>
  );
}

function WhereFrom({ value }: { value: Disclosure }) {
  const { t } = useTranslation('disclosures');
  const { frozenAt, sourceReturnId, sourceReturnNumber, replacesId, replacesNumber, replacedById } = value;
  return (
    <Facts
      facts={[
        [t('columns.number'), value.number],
        [t('draftedBy'), value.draftedByName],
        [t('frozen'), <RelativeInstant key="frozen" at={frozenAt} />],
        [
          t('fromReturn'),
          sourceReturnId && (
            <Link key="return" to={`/returns/${sourceReturnId}`}>
              {sourceReturnNumber}
            </Link>
          ),
        ],
        [
          t('replaces'),
          replacesId && (
            <Link key="replaces" to={`/disclosures/${replacesId}`}>
              {replacesNumber}
            </Link>
          ),
        ],
        [t('correctionReason'), value.correctionReason],
        [t('withdrawalReason'), value.withdrawalReason],
        [
          t('replacedBy'),
          replacedById && (
            <Link key="by" to={`/disclosures/${replacedById}`}>
              {t('openNew')}
            </Link>
          ),
        ],
      ]}
    />
  );
}

const ROADS: Readonly<Record<string, string>> = {
  'freeze-again': 'freezing',
  publish: 'publication',
  drop: 'dropping',
};

function Actions({ value: { id, version, openActions } }: { value: Disclosure }) {
  const { t } = useTranslation('disclosures');
  const change = useChange<string, Disclosure>({
    send: (action) => api.post(`/staff/disclosures/${id}/${ROADS[action]}`, {}, { version }),
    refreshes: [DISCLOSURES],
    said: t('done'),
  });
  return (
    <>
      <PrintForms subjectType="disclosure" subjectId={id} version={version} />
      {openActions
        .filter((action) => action in ROADS)
        .map((action) => (
          <ConfirmButton
            key={action}
            type={action === 'publish' ? 'primary' : 'default'}
            question={t(`questions.${action}`)}
            explanation={t(`explain.${action}`)}
            confirm={t(`actions.${action}`)}
            onConfirm={() => change.mutate(action)}
          >
            {t(`actions.${action}`)}
          </ConfirmButton>
        ))}
      {openActions.includes('withdraw') && <Withdraw id={id} version={version} />}
    </>
  );
}

function Withdraw({ id, version }: { id: string; version: number }) {
  const { t } = useTranslation('disclosures');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('actions.withdraw')}</Button>
      <FormModal<{ reason: Reason }, Disclosure>
        open={open}
        onClose={() => setOpen(false)}
        title={t('actions.withdraw')}
        explanation={t('explain.withdraw')}
        confirm={t('actions.withdraw')}
        initial={{}}
        send={(given) => api.post(`/staff/disclosures/${id}/withdrawal`, given, { version })}
        refreshes={[DISCLOSURES]}
        onDone={() => setOpen(false)}
      >
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('missingReason') }]}>
          <Select options={REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))} />
        </Form.Item>
      </FormModal>
    </>
  );
}
