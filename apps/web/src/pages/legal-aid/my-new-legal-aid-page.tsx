import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { DraftForm } from '../../parts/draft-form';
import { PageHeader } from '../../parts/page-header';
import styles from '../disputes/disputes.module.css';
import { AidMatterFields, type OwnAidValues } from './legal-aid-form';
import { LEGAL_AIDS } from './legal-aid-types';

const bodyOf = (values: OwnAidValues) =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== '' && value !== undefined && value !== null),
  );

/** I ask the union for legal aid. */
export default function MyNewLegalAidPage() {
  const { t } = useTranslation('legal-aid');
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title={t('mine.apply')} subtitle={t('mine.applyMeans')} back="/my/legal-aid" />
      <DraftForm<OwnAidValues, Schemas['LegalAidSavedView']>
        className={`nj-card ${styles.form}`}
        draft="legal-aid:own"
        draftTitle={() => t('mine.draft')}
        initial={{}}
        confirm={t('mine.send')}
        send={(values, idempotencyKey) => api.post('/portal/legal-aids', bodyOf(values), { idempotencyKey })}
        refreshes={[LEGAL_AIDS]}
        said={t('mine.sent')}
        onDone={({ id }) => void navigate(`/my/legal-aid/${id}`)}
      >
        <AidMatterFields />
        <Form.Item name="phone" label={t('fields.phone')} extra={t('mine.phoneHint')}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
      </DraftForm>
    </>
  );
}
