import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settledAmount, toFen, typedAmount, yuan } from '../money';
import styles from './amount-input.module.css';

export interface AmountInputProps {
  /** "800.50", or "" when nothing is given yet. */
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly id?: string;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  /** Amounts that the standard suggests: one tap each. */
  readonly suggestions?: readonly string[];
  readonly 'aria-describedby'?: string;
  readonly 'aria-label'?: string;
}

/** Text all the way: money never becomes a number. Takes "８００．５元" and "¥1,000" as people paste them. */
export function AmountInput({ value = '', onChange, suggestions = [], ...rest }: AmountInputProps) {
  const { t } = useTranslation('parts');
  const [own, setTyped] = useState(value);
  // What is being typed ("800.") stands as long as it means the value; else the value came from outside.
  const typed = settledAmount(own) === settledAmount(value) ? own : value;
  // What is not taken is said: without a word the rest would stand as an amount that nobody meant.
  const [refused, setRefused] = useState<'noMinus' | 'notAmount' | null>(null);
  const refusal = useId();
  const type = (text: string) => {
    if (/^\s*[-－−–]/.test(text)) return setRefused('noMinus');
    const amount = typedAmount(text);
    if (amount === null) return setRefused('notAmount');
    setRefused(null);
    setTyped(amount);
    onChange?.(settledAmount(amount));
  };
  return (
    <div>
      <Input
        {...rest}
        {...(refused && {
          'aria-invalid': true,
          'aria-describedby': [rest['aria-describedby'], refusal].filter(Boolean).join(' '),
        })}
        className={styles.input}
        prefix="¥"
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        onChange={(event) => type(event.target.value)}
        onBlur={() => {
          setTyped(settledAmount(typed));
          setRefused(null);
        }}
      />
      {refused && (
        <div id={refusal} className={styles.refused} role="alert">
          {t(`amount.${refused}`)}
        </div>
      )}
      {suggestions.length > 0 && (
        <div className={styles.suggestions}>
          {suggestions.map((amount) => (
            <Button
              key={amount}
              disabled={rest.disabled ?? false}
              aria-pressed={toFen(amount) === toFen(value)}
              onClick={() => type(settledAmount(amount))}
            >
              {yuan(amount)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
