import { Checkbox, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnMapping } from './column-mapping';
import { IMPORTABLE_KINDS, type ImportSheet } from './import-types';
import { numberText } from './import-words';
import { SheetIssues } from './sheet-issues';
import { settingOf, type SheetChange, type SheetKind, type SheetSetting } from './sheet-setting';
import styles from './import.module.css';

export interface SheetMappingProps {
  readonly sheet: ImportSheet;
  /** When there are several files. */
  readonly fileName: string | undefined;
  readonly saving: boolean;
  readonly onChange: (setting: SheetSetting) => void;
}

/** One sheet: whether it comes in, what it is, where its header stands, and which column is what. */
export function SheetMapping({ sheet, fileName, saving, onChange }: SheetMappingProps) {
  const { t } = useTranslation('import');
  const heading = useId();
  const change = (given: SheetChange) => onChange(settingOf(sheet, given));
  return (
    <section className={`nj-card ${styles.sheet}`} aria-labelledby={heading} aria-busy={saving}>
      <div className={styles.sheetTop}>
        <h2 id={heading} className={styles.sheetName}>
          {fileName && <span className="nj-caption">{fileName}</span>}
          {sheet.name} <span className="nj-caption nj-number">{t('sheet.rows', { rows: numberText(sheet.rows) })}</span>
        </h2>
        <Checkbox checked={sheet.taken} disabled={saving} onChange={({ target }) => change({ taken: target.checked })}>
          {t('sheet.taken')}
        </Checkbox>
      </div>
      {sheet.taken ? (
        <>
          <div className={styles.sheetKind}>
            <KindSelect sheet={sheet} disabled={saving} onChange={(kind) => change({ kind })} />
            <HeaderSelect sheet={sheet} disabled={saving} onChange={(headerRow) => change({ headerRow })} />
          </div>
          <SheetIssues sheet={sheet} disabled={saving} onChange={(columns) => change({ columns })} />
          <ColumnMapping sheet={sheet} disabled={saving} onChange={(columns) => change({ columns })} />
        </>
      ) : (
        <p className="nj-caption">{t('sheet.left')}</p>
      )}
    </section>
  );
}

interface ChoiceProps<V> {
  readonly sheet: ImportSheet;
  readonly disabled: boolean;
  readonly onChange: (value: V) => void;
}

function KindSelect({ sheet, disabled, onChange }: ChoiceProps<SheetKind>) {
  const { t } = useTranslation('import');
  return (
    <label className={styles.choice}>
      <span>{t('sheet.kind')}</span>
      <Select<SheetKind>
        aria-label={t('sheet.kind')}
        popupMatchSelectWidth={false}
        disabled={disabled}
        placeholder={t('sheet.kindNone')}
        value={sheet.kind}
        onChange={onChange}
        options={IMPORTABLE_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
    </label>
  );
}

/** The API looks for a header that far down. */
const HEADER_ROWS = Array.from({ length: 30 }, (_, index) => index + 1);

function HeaderSelect({ sheet, disabled, onChange }: ChoiceProps<number>) {
  const { t } = useTranslation('import');
  return (
    <label className={styles.choice}>
      <span>{t('sheet.header')}</span>
      <Select<number | null>
        aria-label={t('sheet.header')}
        popupMatchSelectWidth={false}
        disabled={disabled}
        placeholder={t('sheet.headerNone')}
        value={sheet.headerRow || null}
        onChange={(row) => row !== null && onChange(row)}
        options={HEADER_ROWS.map((row) => ({ value: row, label: t('sheet.headerRow', { row }) }))}
      />
    </label>
  );
}
