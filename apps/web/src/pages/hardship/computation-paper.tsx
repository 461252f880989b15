import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/schemas';
import styles from './hardship.module.css';

export interface ComputationPaperProps {
  readonly lines: readonly Schemas['PaperLineView'][];
  readonly changes: readonly string[];
}

/** The computation line by line, as a person does it on paper, and what would change it. */
export function ComputationPaper({ lines, changes }: ComputationPaperProps) {
  const { t } = useTranslation('hardship');
  return (
    <>
      <table className={styles.paper}>
        <tbody>
          {lines.map(({ label, working, result }, index) => (
            <tr key={`${label}${index}`}>
              <td>
                {label}
                {working && <span className={`nj-number ${styles.working}`}>{working}</span>}
              </td>
              <td className="nj-number">{result}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > 0 && (
        <>
          <p className="nj-caption">{t('household.changes')}</p>
          <ul className={styles.changes}>
            {changes.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
