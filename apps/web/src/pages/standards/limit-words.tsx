import { useTranslation } from 'react-i18next';
import { yuan } from '../../money';
import type { Standard } from './standard-types';

/** 一年最多 2 次，同一种病一年一次 */
export function LimitWords({ standard }: { standard: Standard }) {
  const { t } = useTranslation('standards');
  const { maxCountEver, maxCountPerYear, maxAmountPerYear, sameDiseaseOncePerYear, countedFor } = standard;
  const words = [
    maxCountEver !== null && t('limits.ever', { count: maxCountEver }),
    maxCountPerYear !== null && t('limits.perYear', { count: maxCountPerYear }),
    maxAmountPerYear !== null && t(`limits.amount.${countedFor}`, { amount: yuan(maxAmountPerYear) }),
    sameDiseaseOncePerYear && t('limits.disease'),
  ].filter(Boolean);
  return <>{words.length > 0 ? words.join(t('comma')) : t('limits.none')}</>;
}
