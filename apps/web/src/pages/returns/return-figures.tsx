import { useTranslation } from 'react-i18next';
import { grouped } from '../summary/summary-types';
import type { ReturnFigure } from './return-types';
import styles from './returns.module.css';

/** The figures of a return, group by group; what a figure is made of stands below it. */
export function ReturnFigures({ figures }: { figures: readonly ReturnFigure[] }) {
  const { t } = useTranslation('returns');
  const groups = new Map<string, ReturnFigure[]>();
  for (const figure of figures) groups.set(figure.group, [...(groups.get(figure.group) ?? []), figure]);
  return (
    <div className={styles.scroll}>
      <table className={styles.figures} aria-label={t('figures')}>
        {[...groups].map(([group, lines]) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={3}>
                {group}
              </th>
            </tr>
            {lines.map((line) => (
              <tr key={`${line.code} ${line.key}`}>
                <td className={line.key === null ? undefined : styles.part}>
                  {[line.label, line.name].filter(Boolean).join(' · ')}
                </td>
                <td className={styles.right}>
                  {line.hidden ? t('hidden') : line.value === null ? t('unknown') : grouped(line.value)}
                </td>
                <td>{line.unit}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
