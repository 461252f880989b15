import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { RelativeDate } from '../../parts/relative-date';
import type { Disbursement } from './disbursement-types';

/** 应急先付: why the money goes first, and until when its papers follow; later, who looked at them. */
export function EmergencyLine({ disbursement }: { disbursement: Disbursement }) {
  const { t } = useTranslation('disbursements');
  const { emergencyReason, papersDueOn, papersReviewedOn, papersReviewedByName, papersFinding, marks } = disbursement;
  if (!emergencyReason || !papersDueOn) return null;
  return (
    <Alert
      type={papersReviewedOn ? 'success' : 'warning'}
      showIcon
      title={t('emergency.title')}
      description={
        <>
          <p>{emergencyReason}</p>
          {papersReviewedOn ? (
            <p>
              <RelativeDate day={papersReviewedOn} />{' '}
              {t('emergency.reviewed', { name: papersReviewedByName, finding: papersFinding })}
            </p>
          ) : (
            <>
              <p>
                {t('emergency.due')} <RelativeDate day={papersDueOn} />
              </p>
              {marks.includes('evidence-missing') && <p>{t('emergency.missing')}</p>}
            </>
          )}
        </>
      }
    />
  );
}
