import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateTag, type StateTone } from '../../parts/state-tag';
import type { ImportRow } from './import-types';
import styles from './import.module.css';

const TONES: Readonly<Record<ImportRow['verdict'], StateTone>> = {
  new: 'done',
  changed: 'waiting',
  unchanged: 'plain',
  refused: 'late',
};

interface RowLineProps {
  readonly row: ImportRow;
  readonly sheetName: string | undefined;
  /** What was chosen here and not yet sent. */
  readonly answer: string | undefined;
  /** Without it the question is closed. */
  readonly onAnswer: ((person: string) => void) | undefined;
}

/** One row of the sheet: where it stands, whom it is about, what becomes of it and why. */
export function RowLine({ row, sheetName, answer, onAnswer }: RowLineProps) {
  const { t } = useTranslation('import');
  return (
    <div className={styles.row}>
      <span className={styles.rowPlace}>
        <span className="nj-number">{t('rows.sheetRow', { row: row.sheetRow })}</span>
        {sheetName && <span className={styles.rowSheet}>{sheetName}</span>}
      </span>
      <strong className={styles.rowLabel}>{row.label ?? t('rows.noLabel')}</strong>
      <span>
        <StateTag tone={TONES[row.verdict]}>{t(`verdicts.${row.verdict}`)}</StateTag>
      </span>
      <RowNotes row={row} />
      {row.question && onAnswer && (
        <label className={styles.question}>
          <span>{row.question.text}</span>
          <Select<string>
            aria-label={t('question.label')}
            popupMatchSelectWidth={false}
            value={answer ?? row.question.chosen}
            onChange={onAnswer}
            options={row.question.choices.map(({ id, label }) => ({ value: id, label }))}
          />
        </label>
      )}
    </div>
  );
}

function RowNotes({ row }: { row: ImportRow }) {
  const { t } = useTranslation('import');
  const lines: ReactNode[] = [
    ...row.refusals.map(({ message }, index) => <li key={`refusal-${index}`}>{message}</li>),
    ...row.warnings.map(({ message }, index) => (
      <li key={`warning-${index}`} className={styles.warning}>
        <span className="nj-hidden">{t('verdicts.warned')}</span> {message}
      </li>
    )),
    ...row.changes.map(({ field, title, from, to }) => (
      <li key={`change-${field}`}>
        {title}：
        {from ? <s className={styles.from}>{from}</s> : <span className="nj-caption">{t('rows.nothing')}</span>} →{' '}
        {to ?? t('rows.nothing')}
      </li>
    )),
    ...row.remarks.map(({ message }, index) => (
      <li key={`remark-${index}`} className="nj-caption">
        {message}
      </li>
    )),
  ];
  return lines.length > 0 ? <ul className={styles.notes}>{lines}</ul> : <span className={styles.notes} />;
}
