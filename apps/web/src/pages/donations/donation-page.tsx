import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { CorrectOrVoid, type CorrectionProps } from '../../parts/correct-or-void';
import { DetailSection, Facts } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { PrintForms } from '../../parts/print-forms';
import { ErrorState, LoadingState } from '../../parts/states';
import { useFilters } from '../../parts/use-filters';
import { CaseDrawer } from '../../shell/case-drawer';
import { EVERYTHING } from '../import/import-types';
import { type Donation, donationQuery } from './donation-types';
import { DonationState, Given } from './donations-page';
import { DonorFields } from './register-donation';

const FILTERS = ['year'] as const;

export default function DonationPage() {
  const { t } = useTranslation('donations');
  const { donationId = '' } = useParams();
  const { search } = useFilters(FILTERS);
  const { data, isPending, error, refetch } = useQuery(donationQuery(donationId));
  return (
    <CaseDrawer
      title={data ? data.donorName : t('page')}
      back={`/donations${search}`}
      actions={data && <Actions key={data.id} donation={data} />}
    >
      {isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Content donation={data} />}
    </CaseDrawer>
  );
}

function Content({ donation }: { donation: Donation }) {
  const { t } = useTranslation('donations');
  const { mayBeNamed, receiptIssuedOn, receiptIssuedBy } = donation;
  const consent = mayBeNamed === null ? 'consentUnknown' : mayBeNamed ? 'consentYes' : 'consentNo';
  const receipt = receiptIssuedOn
    ? t('receiptIssued', { day: dayText(receiptIssuedOn, t), by: receiptIssuedBy })
    : t('receiptNone');
  return (
    <DetailSection title={<DonationState donation={donation} />}>
      <Facts
        facts={[
          [t('number'), donation.number],
          [t('givenOn'), dayText(donation.givenOn, t)],
          [t('amount'), <Given key="amount" amount={donation.amount} />],
          [t('purpose'), donation.purpose ?? t('free')],
          [t('consent'), t(consent)],
          [t('union'), donation.unionName],
          [t('fund'), `${donation.fundName ?? ''} ${t(donation.isBooked ? 'booked' : 'notBooked')}`.trim()],
          [t('receipt'), receipt],
          [t('note'), donation.note],
          [t('voidReason'), donation.voidReason],
          [t('by'), donation.registeredByName],
        ]}
      />
    </DetailSection>
  );
}

function Actions({ donation }: { donation: Donation }) {
  const { t } = useTranslation('donations');
  return (
    <>
      {donation.status === 'registered' && donation.amount !== null && (
        <Link to={`/donations/${donation.id}/receipt`}>{t('receiptOpen')}</Link>
      )}
      <PrintForms subjectType="donation" subjectId={donation.id} version={donation.version} />
      <CorrectOrVoid
        newest={donation}
        words="donations"
        permission="donation:manage"
        path="/staff/donations"
        refreshes={[EVERYTHING]}
        Correction={CorrectDialog}
      />
    </>
  );
}

type Corrected = Schemas['CorrectDonationDto'];

function CorrectDialog({ held: donation, open, onClose }: CorrectionProps<Donation>) {
  const { t } = useTranslation('donations');
  const { donorName, mayBeNamed, designated, purpose, note, version } = donation;
  return (
    <FormModal<Corrected>
      key={version}
      open={open}
      onClose={onClose}
      title={t('correct')}
      confirm={t('correct')}
      explanation={t('correctMeans')}
      initial={{
        donorName,
        mayBeNamed: mayBeNamed ?? false,
        designated: designated ?? false,
        purpose,
        note,
      }}
      send={(values) =>
        api.patch(
          `/staff/donations/${donation.id}`,
          { ...values, purpose: (values.designated && values.purpose) || null, note: values.note || null },
          { version },
        )
      }
      refreshes={[EVERYTHING]}
      said={t('corrected')}
    >
      <DonorFields />
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea maxLength={500} autoSize />
      </Form.Item>
    </FormModal>
  );
}
