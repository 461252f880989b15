import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ErrorState, LoadingState } from '../../../parts/states';
import { useFilters } from '../../../parts/use-filters';
import { CaseDrawer } from '../../../shell/case-drawer';
import { usePhone } from '../../../theme/media';
import { DUTY_FILTERS } from '../visits-filters';
import { useDuty } from '../use-duty';
import { CaseActions } from './case-actions';
import { CaseContent } from './case-content';
import { CaseState } from './case-state';
import styles from './case.module.css';

/** One case beside the list, so that the queue is not lost. */
export default function CaseDrawerPage() {
  const { t } = useTranslation('visits');
  const { dutyId = '' } = useParams();
  const phone = usePhone();
  const { search } = useFilters(DUTY_FILTERS);
  const { data: duty, isPending, error, refetch } = useDuty(dutyId);
  return (
    <CaseDrawer
      key={dutyId}
      title={duty ? t('case.title', { name: duty.memberName, occasion: duty.occasionName }) : t('case.one')}
      back={`/visits${search}`}
    >
      {isPending && <LoadingState rows={8} />}
      {error && !duty && <ErrorState error={error} onRetry={() => void refetch()} />}
      {duty && (
        <>
          <div className={styles.top}>
            <CaseState duty={duty} />
            {!phone && <CaseActions duty={duty} />}
          </div>
          <CaseContent duty={duty} />
          {phone && <CaseActions duty={duty} />}
        </>
      )}
    </CaseDrawer>
  );
}
