import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { DraftForm } from '../../parts/draft-form';
import { PageHeader } from '../../parts/page-header';
import { MatterFields, type OwnValues } from './dispute-form';
import { DISPUTES } from './dispute-types';
import styles from './disputes.module.css';

/** I ask the union to mediate. */
export default function MyNewDisputePage() {
  const { t } = useTranslation('disputes');
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title={t('mine.apply')} subtitle={t('mine.applyMeans')} back="/my/disputes" />
      <DraftForm<OwnValues, Schemas['DisputeSavedView']>
        className={`nj-card ${styles.form}`}
        draft="dispute:own"
        draftTitle={() => t('mine.draft')}
        initial={{ employment: 'employed', claims: [{}] }}
        confirm={t('mine.send')}
        send={({ claims = [], ...values }, idempotencyKey) =>
          api.post('/portal/disputes', { ...values, claims }, { idempotencyKey })
        }
        refreshes={[DISPUTES]}
        said={t('mine.sent')}
        onDone={({ id }) => void navigate(`/my/disputes/${id}`)}
      >
        <MatterFields />
      </DraftForm>
    </>
  );
}
