import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type FigureLine, grouped, type Range, recordsPath } from './summary-types';
import styles from './summary.module.css';

/** One number; it opens the records behind it. What is hidden or not known says so. */
export function FigureNumber({ line, range }: { line: FigureLine | undefined; range: Range }) {
  const { t } = useTranslation('summary');
  if (!line) return <span className={styles.quiet}>—</span>;
  if (line.hidden)
    return (
      <Tooltip title={t('hiddenMeans')}>
        <span className={styles.quiet}>{t('hidden')}</span>
      </Tooltip>
    );
  if (line.value === null) return <span className={styles.quiet}>{t('unknown')}</span>;
  const text = grouped(line.value);
  const opens = line.opens && Number(line.value) !== 0;
  return (
    <span className={styles.numberWithNote}>
      {opens ? (
        <Link
          className={styles.number}
          to={recordsPath(range, line)}
          aria-label={t('openRecords', { name: line.name, value: text, unit: line.unit })}
        >
          {text}
        </Link>
      ) : (
        <span className={styles.number}>{text}</span>
      )}
      {line.unknown > 0 && <span className="nj-caption">{t('notFilled', { count: line.unknown })}</span>}
    </span>
  );
}

/** 上年 24; in words where nobody knows it, and where it tells of too few. */
export function YearBefore({ line }: { line: FigureLine }) {
  const { t } = useTranslation('summary');
  if (line.hidden) return null;
  const value = line.beforeHidden ? t('hidden') : line.before === null ? t('unknown') : grouped(line.before);
  return <span className="nj-caption">{t('yearBefore', { value })}</span>;
}
