import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportColumn, ImportSheet } from './import-types';
import type { ColumnChangeProps } from './sheet-issues';
import styles from './import.module.css';

/** Columns with nothing above them are only counted. */
const isNamed = ({ header, field }: ImportColumn): boolean => header !== '' || field !== null;

/** Which column is which field; each can be changed by hand. */
export function ColumnMapping({ sheet, disabled, onChange }: ColumnChangeProps) {
  const { t } = useTranslation('import');
  const summary = useSummary(sheet);
  if (sheet.fields.length === 0 || sheet.columns.length === 0) return null;
  const named = sheet.columns.filter(isNamed);
  return (
    <>
      <p className="nj-caption">{summary}</p>
      <ul className={styles.columns} aria-label={t('sheet.columns')}>
        {named.map((column) => (
          <li key={column.column} className={styles.column} data-unused={column.field === null || undefined}>
            <span className={styles.columnHeader} title={column.header}>
              <span className={styles.letter}>{column.letter}</span> {column.header || t('sheet.noHeader')}
            </span>
            <FieldSelect sheet={sheet} column={column} disabled={disabled} onChange={onChange} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** "14 列里对上 12 列，2 列不导入。表里没有：银行卡号。" */
function useSummary({ columns, fields }: ImportSheet): string {
  const { t } = useTranslation('import');
  const used = new Set(columns.map(({ field }) => field));
  const named = columns.filter(isNamed);
  const missing = fields.filter(({ field }) => !used.has(field)).map(({ title }) => title);
  const unnamed = columns.length - named.length;
  return [
    t('sheet.matched', { count: named.length, matched: named.filter(({ field }) => field).length }),
    unnamed > 0 && t('sheet.unnamed', { count: unnamed }),
    missing.length > 0 && t('sheet.missing', { fields: missing.join('、') }),
  ]
    .filter(Boolean)
    .join('');
}

const NOT_TAKEN = '';

function FieldSelect({ sheet, column, disabled, onChange }: ColumnChangeProps & { readonly column: ImportColumn }) {
  const { t } = useTranslation('import');
  const elsewhere = new Map(sheet.columns.map(({ field, letter }) => [field, letter]));
  const options = sheet.fields.map(({ field, title, required }) => {
    const letter = field === column.field ? undefined : elsewhere.get(field);
    const label = required ? t('sheet.requiredField', { title }) : title;
    return { value: field, label: letter ? t('sheet.fieldElsewhere', { title: label, letter }) : label };
  });
  const choose = (field: string) => {
    if (field !== NOT_TAKEN) onChange({ [field]: column.column });
    else if (column.field) onChange({ [column.field]: null });
  };
  return (
    <Select<string>
      className={styles.field ?? ''}
      aria-label={t('sheet.fieldOf', { column: `${column.letter} ${column.header}`.trim() })}
      popupMatchSelectWidth={false}
      disabled={disabled}
      value={column.field ?? NOT_TAKEN}
      onChange={choose}
      labelRender={() => column.title ?? t('sheet.notTaken')}
      options={[{ value: NOT_TAKEN, label: t('sheet.notTaken') }, ...options]}
    />
  );
}
