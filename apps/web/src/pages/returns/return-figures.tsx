import { useTranslation } from 'react-i18next';
import { grouped } from '../summary/summary-types';
import type { ReturnFigure } from './return-types';
import styles from './returns.module.css';

const isNothing = ({ value, hidden }: ReturnFigure): boolean => !hidden && value !== null && Number(value) === 0;

/** The figures of a return, group by group; what a figure is made of stands below it. */
export function ReturnFigures({ figures }: { figures: readonly ReturnFigure[] }) {
  const { t } = useTranslation('returns');
  const groups = new Map<string, ReturnFigure[]>();
  const nothing = figures.filter(isNothing);
  for (const figure of figures.filter((each) => !isNothing(each)))
    groups.set(figure.group, [...(groups.get(figure.group) ?? []), figure]);
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
      {nothing.length > 0 && <p className="nj-caption">{t('nothing', { count: nothing.length })}</p>}
    </div>
  );
}
