import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportColumn, ImportSheet } from './import-types';
import styles from './import.module.css';

export interface ColumnChangeProps {
  readonly sheet: ImportSheet;
  readonly disabled: boolean;
  /** Field → 0-based column; null: no column. */
  readonly onChange: (columns: Readonly<Record<string, number | null>>) => void;
}

const NONE = -1;

/** What keeps the sheet from coming in, with the choice that mends it. */
export function SheetIssues({ sheet, disabled, onChange }: ColumnChangeProps) {
  const { t } = useTranslation('import');
  if (sheet.issues.length === 0) return null;
  const fields = new Map(sheet.fields.map((field) => [field.field, field]));
  return (
    <ul className={styles.issues} aria-label={t('sheet.issues')}>
      {sheet.issues.map(({ field, message }) => (
        <li key={`${field}${message}`} className={styles.issue} data-problem>
          <span>{message}</span>
          {field && sheet.columns.length > 0 && (
            <Select<number>
              className={styles.issueChoice ?? ''}
              aria-label={t('sheet.columnFor', { field: fields.get(field)?.title })}
              popupMatchSelectWidth={false}
              disabled={disabled}
              placeholder={t('sheet.columnNone')}
              value={sheet.columns.find((column) => column.field === field)?.column ?? null}
              onChange={(column) => onChange({ [field]: column === NONE ? null : column })}
              options={[
                ...sheet.columns.map((column) => ({ value: column.column, label: columnName(column) })),
                ...(fields.get(field)?.required ? [] : [{ value: NONE, label: t('sheet.noColumn') }]),
              ]}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** "B 列 姓名" */
const columnName = ({ letter, header }: ImportColumn): string => `${letter} ${header}`.trim();
