import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { PageHeader } from '../../../parts/page-header';
import { ErrorState, LoadingState } from '../../../parts/states';
import { usePhone } from '../../../theme/media';
import { useDuty } from '../use-duty';
import { CaseActions } from './case-actions';
import { CaseContent } from './case-content';
import { CaseState } from './case-state';
import styles from './case.module.css';

/** One case as a page of its own. */
export default function CasePage() {
  const { t } = useTranslation('visits');
  const { dutyId = '' } = useParams();
  const phone = usePhone();
  const { data: duty, isPending, error, refetch } = useDuty(dutyId);
  if (isPending) return <LoadingState rows={8} />;
  if (!duty) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('case.title', { name: duty.memberName, occasion: duty.occasionName })}
        back="/visits"
        subtitle={<CaseState duty={duty} />}
        actions={!phone && <CaseActions duty={duty} />}
      />
      <div className={`nj-card ${styles.card}`}>
        <CaseContent duty={duty} />
      </div>
      {phone && <CaseActions duty={duty} />}
    </div>
  );
}
