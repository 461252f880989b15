import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { DetailSection } from '../../parts/detail-section';
import { FigureNumber, YearBefore } from './figure-number';
import type { FigureGroup, FigureLine, FigureSummary, Range } from './summary-types';
import styles from './summary.module.css';

/** Every group as unions write it: its figures, and below them what they are made of. */
export function FigureGroups({ summary, range }: { summary: FigureSummary; range: Range }) {
  return (
    <>
      {summary.groups.map((group) => (
        <DetailSection key={group.code} title={group.name}>
          <Wholes lines={group.lines.filter(({ key }) => key === null)} range={range} />
          {matricesOf(group).map((matrix) => (
            <Matrix key={matrix[0]!.code} lines={matrix} range={range} name={group.name} />
          ))}
        </DetailSection>
      ))}
    </>
  );
}

const isNothing = ({ value, before, hidden }: FigureLine): boolean =>
  !hidden && value !== null && Number(value) === 0 && Number(before ?? 0) === 0;

const isUnknown = ({ value, before, hidden, beforeHidden }: FigureLine): boolean =>
  !hidden && !beforeHidden && value === null && before === null;

/** What is nothing now and was nothing a year before is named in one line below, and so is what nobody counted in both. */
function Wholes({ lines, range }: { lines: readonly FigureLine[]; range: Range }) {
  const { t } = useTranslation('summary');
  const nothing = lines.filter(isNothing);
  const unknown = lines.filter(isUnknown);
  const namesOf = (named: readonly FigureLine[]) => named.map(({ name }) => name).join('、');
  return (
    <>
      <Numbers lines={lines.filter((line) => !isNothing(line) && !isUnknown(line))} range={range} />
      {nothing.length > 0 && <p className="nj-caption">{t('nothing', { names: namesOf(nothing) })}</p>}
      {unknown.length > 0 && <p className="nj-caption">{t('notCounted', { names: namesOf(unknown) })}</p>}
    </>
  );
}

function Numbers({ lines, range }: { lines: readonly FigureLine[]; range: Range }) {
  return (
    <dl className={styles.wholes}>
      {lines.map((line) => (
        <div key={line.code} className={styles.whole}>
          <dt>
            <Tooltip title={line.sentence}>
              <span className={styles.name}>{line.name}</span>
            </Tooltip>
          </dt>
          <dd>
            <FigureNumber line={line} range={range} /> <span className={styles.unit}>{line.unit}</span>
            <YearBefore line={line} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Figures with the same keys side by side: 生病住院 | 户数 | 人数 | 人次 | 慰问金. */
function matricesOf({ lines }: FigureGroup): FigureLine[][] {
  const families = new Map<string, FigureLine[]>();
  for (const line of lines.filter(({ key }) => key !== null)) {
    const family = line.code.split('.')[0]!;
    families.set(family, [...(families.get(family) ?? []), line]);
  }
  return [...families.values()];
}

function Matrix({ lines, range, name }: { lines: readonly FigureLine[]; range: Range; name: string }) {
  const { t } = useTranslation('summary');
  const columns = [...new Map(lines.map((line) => [line.code, line])).values()];
  const rows = [...new Map(lines.map((line) => [line.key, line.label])).entries()];
  return (
    <div className={styles.scroll}>
      <table className={styles.matrix} aria-label={t('among', { name })}>
        <thead>
          <tr>
            <th scope="col">{t('which')}</th>
            {columns.map(({ code, name: column, unit, sentence }) => (
              <th key={code} scope="col" className={styles.right} aria-label={`${column}(${unit})`}>
                <Tooltip title={sentence}>
                  <span className={styles.name}>
                    {column}
                    <span className={styles.unit}>({unit})</span>
                  </span>
                </Tooltip>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, label]) => (
            <tr key={key}>
              <th scope="row">{label ?? key}</th>
              {columns.map(({ code }) => (
                <td key={code} className={styles.right}>
                  <FigureNumber line={lines.find((line) => line.code === code && line.key === key)} range={range} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
