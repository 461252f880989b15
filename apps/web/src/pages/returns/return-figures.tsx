import { useTranslation } from 'react-i18next';
import { grouped } from '../summary/summary-types';
import type { ReturnFigure } from './return-types';
import styles from './returns.module.css';

const isShown = ({ value, hidden }: ReturnFigure): boolean => !hidden && value !== null;

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
            {lines
              .filter(({ key }) => key === null)
              .map((line) => (
                <tr key={line.code}>
                  <td>{line.name}</td>
                  <td className={styles.right} colSpan={isShown(line) ? 1 : 2}>
                    <Figure line={line} />
                  </td>
                  {isShown(line) && <td className={styles.unit}>{line.unit}</td>}
                </tr>
              ))}
            {keysOf(lines).map(([label, parts]) => (
              <tr key={label}>
                <td className={styles.part}>{label}</td>
                <td colSpan={2} className={styles.parts}>
                  <Parts lines={parts} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {nothing.length > 0 && <p className="nj-caption">{t('nothing', { count: nothing.length })}</p>}
    </div>
  );
}

/** What a figure is made of, one line for each occasion, round, account. */
function keysOf(lines: readonly ReturnFigure[]): [string, ReturnFigure[]][] {
  const keys = new Map<string, ReturnFigure[]>();
  for (const line of lines.filter(({ key }) => key !== null)) {
    const label = line.label ?? line.key!;
    keys.set(label, [...(keys.get(label) ?? []), line]);
  }
  return [...keys];
}

function Figure({ line: { hidden, value } }: { line: ReturnFigure }) {
  const { t } = useTranslation('returns');
  return <>{hidden ? t('hidden') : value === null ? t('unknown') : grouped(value)}</>;
}

/** 户, 人 and 人次 say themselves what they count; of others several could be meant. */
const SAY_THEMSELVES = new Set(['户', '人', '人次']);

function Parts({ lines }: { lines: readonly ReturnFigure[] }) {
  const { t } = useTranslation('returns');
  if (lines.every(({ hidden }) => hidden)) return <>{t('hidden')}</>;
  const several = lines.length > 1;
  return (
    <>
      {lines.map((line) => (
        <span key={line.code}>
          {several && !SAY_THEMSELVES.has(line.unit) && `${line.name} `}
          <Figure line={line} /> {isShown(line) && line.unit}
        </span>
      ))}
    </>
  );
}
