import { useTranslation } from 'react-i18next';
import { dayText } from '../../dates';
import { StateTag } from '../../parts/state-tag';

export interface DatedRow {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Always with the year: a rule holds for years. */
export function DatesOfRow({ validFrom, validTo }: DatedRow) {
  const { t } = useTranslation('standards');
  const from = dayText(validFrom, t, '');
  return <>{validTo ? t('dates.fromTo', { from, to: dayText(validTo, t, '') }) : t('dates.from', { from })}</>;
}

export function InForceTag({ inForce, isDefault }: { inForce: boolean; isDefault: boolean }) {
  const { t } = useTranslation('standards');
  if (!inForce) return <StateTag tone="plain">{t('notInForce')}</StateTag>;
  return isDefault ? <StateTag tone="due">{t('default')}</StateTag> : <StateTag tone="done">{t('inForce')}</StateTag>;
}
