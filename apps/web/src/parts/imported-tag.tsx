import { useTranslation } from 'react-i18next';
import { StateTag } from './state-tag';

/** "历史导入": it came in from a ledger of before; nobody approved it here. */
export function ImportedTag({ of: { isImported } }: { of: { readonly isImported: boolean } }) {
  const { t } = useTranslation('parts');
  return isImported && <StateTag tone="plain">{t('imported')}</StateTag>;
}
