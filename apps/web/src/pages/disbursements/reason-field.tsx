import { Button, Input } from 'antd';
import styles from './disbursements.module.css';

export interface ReasonFieldProps {
  readonly value?: string;
  readonly onChange?: (reason: string) => void;
  readonly id?: string;
  /** Usual reasons, one tap each. */
  readonly suggestions?: readonly string[];
}

export function ReasonField({ value = '', onChange, id, suggestions = [] }: ReasonFieldProps) {
  return (
    <>
      <Input.TextArea
        {...(id ? { id } : {})}
        value={value}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={500}
        onChange={(event) => onChange?.(event.target.value)}
      />
      {suggestions.length > 0 && (
        <div className={styles.chips}>
          {suggestions.map((text) => (
            <Button key={text} onClick={() => onChange?.(text)}>
              {text}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
