import type { Schemas } from '../../api/schemas';
import styles from './model-workers.module.css';

/** A calculation line by line, as a person does it on paper. */
export function AidPaper({ lines }: { lines: readonly Schemas['AidLineView'][] }) {
  return (
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
  );
}
