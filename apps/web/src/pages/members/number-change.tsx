import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './members.module.css';

export interface NumberChangeProps {
  readonly id?: string;
  /** undefined: stays as it is; null: is taken away; text: the new number. */
  readonly value?: string | null;
  readonly onChange?: (value: string | null | undefined) => void;
  /** The number on record, masked. */
  readonly known: string | null;
  readonly label: string;
  readonly keyboard?: 'tel' | 'numeric';
}

/** A number that may not be shown whole: it stays, is replaced, or is taken away. */
export function NumberChange({ id, value, onChange, known, label, keyboard }: NumberChangeProps) {
  const { t } = useTranslation('members');
  const [typing, setTyping] = useState(known === null || typeof value === 'string');
  const keepAsIs = () => {
    setTyping(known === null);
    onChange?.(undefined);
  };
  if (value === null) {
    return (
      <div className={styles.number}>
        <span>{t('number.removed')}</span>
        <Button onClick={keepAsIs}>{t('number.keep')}</Button>
      </div>
    );
  }
  if (typing) {
    return (
      <div className={styles.number}>
        <Input
          {...(id ? { id } : {})}
          aria-label={label}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          {...(keyboard ? { inputMode: keyboard } : {})}
          value={value ?? ''}
          onChange={(event) => onChange?.(event.target.value || undefined)}
        />
        {known !== null && <Button onClick={keepAsIs}>{t('number.keep')}</Button>}
      </div>
    );
  }
  return (
    <div className={styles.number}>
      <span className="nj-number">{known}</span>
      <Button onClick={() => setTyping(true)} aria-label={t('number.replaceOf', { label })}>
        {t('number.replace')}
      </Button>
      <Button onClick={() => onChange?.(null)} aria-label={t('number.removeOf', { label })}>
        {t('number.remove')}
      </Button>
    </div>
  );
}
