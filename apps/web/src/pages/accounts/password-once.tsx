import { useTranslation } from 'react-i18next';
import { ShownOnce } from '../../parts/shown-once';
import type { OpenedAccount } from './account-types';

/** The first password: shown to the administrator once, changed by its owner at once. */
export function PasswordOnce({ opened, onClose }: { opened: OpenedAccount | null; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const { displayName, login, phone } = opened?.account ?? {};
  return (
    <ShownOnce
      title={t('once.title', { name: displayName ?? '' })}
      secret={opened?.oneTimePassword ?? null}
      onClose={onClose}
    >
      <p>{t('once.text', { login: login ?? phone ?? '' })}</p>
    </ShownOnce>
  );
}
