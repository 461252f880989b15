import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ChosenWorkbook, sizeText } from './workbook-choice';
import styles from './import.module.css';

export interface WorkbookListProps {
  readonly files: readonly ChosenWorkbook[];
  /** What is wrong with one, in a sentence. */
  readonly problemOf: (file: ChosenWorkbook) => string | undefined;
  /** Without it the files stay: they are on their way. */
  readonly onRemove?: (id: string) => void;
}

export function WorkbookList({ files, problemOf, onRemove }: WorkbookListProps) {
  const { t } = useTranslation('import');
  if (files.length === 0) return null;
  return (
    <ul aria-label={t('upload.chosen')}>
      {files.map((chosen) => {
        const problem = problemOf(chosen);
        const { id, file } = chosen;
        return (
          <li key={id} className={styles.file} data-problem={problem ? true : undefined}>
            <span className={styles.fileName}>
              {file.name} <span className="nj-caption nj-number">{sizeText(file.size)}</span>
            </span>
            <Button
              type="text"
              aria-label={t('upload.removeOne', { name: file.name })}
              disabled={!onRemove}
              onClick={() => onRemove?.(id)}
            >
              {t('upload.remove')}
            </Button>
            {problem && (
              <p className={styles.problem} role="alert">
                {problem}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
