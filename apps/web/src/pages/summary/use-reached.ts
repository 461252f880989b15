import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/schemas';
import { grouped } from './summary-types';

/** How much of a target is reached, in words: too few to be told, not counted, or so much. */
export function useReached({ hidden, reached, unit }: Schemas['TargetView']): string {
  const { t } = useTranslation('summary');
  if (hidden) return t('hidden');
  return reached === null ? t('unknown') : t('targets.reached', { value: grouped(reached), unit });
}
