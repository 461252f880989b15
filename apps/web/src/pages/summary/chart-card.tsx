import { Button } from 'antd';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import Chart, { type Bars } from './chart';
import { saveFile } from '../../api/download';
import { grouped } from './summary-types';
import styles from './summary.module.css';

export interface ChartSeries extends Omit<Bars, 'values' | 'texts'> {
  /** As the API gives them. */
  readonly values: readonly (string | null)[];
  /** Where the records behind each value are; null where they are not to be opened. */
  readonly paths?: readonly (string | null)[];
}

export interface ChartCardProps {
  /** The number stands in it: 8 月走访 62 人次,比去年多 9. */
  readonly title: string;
  /** Of the first column of the table: 月份, 事由. */
  readonly which: string;
  readonly unit: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly lying?: boolean;
}

/** What a spreadsheet would take for a formula begins with a quote; numbers below zero do not. */
const cell = (text: string): string => {
  const safe = /^[=+@\t\r]/.test(text) || (text.startsWith('-') && Number.isNaN(Number(text))) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** A chart with its table, and the table to take along. */
export function ChartCard({ title, which, unit, categories, series, lying = false }: ChartCardProps) {
  const { t } = useTranslation('summary');
  const heading = useId();
  const navigate = useNavigate();
  const bars = useMemo(
    () =>
      series.map((each) => ({
        ...each,
        // A length on the screen; what is read is the text.
        values: each.values.map((value) => (value === null ? null : Number(value))),
        texts: each.values.map((value) => (value === null ? t('hidden') : grouped(value))),
      })),
    [series, t],
  );
  const rows = categories.map((name, at) => [name, ...series.map(({ values }) => values[at] ?? null)] as const);
  const pathOf = (at: number, row: number): string | null => {
    const { values, paths } = series[at]!;
    return Number(values[row] ?? 0) === 0 ? null : (paths?.[row] ?? null);
  };
  const press = (at: number, row: number): void => {
    const path = pathOf(at, row);
    if (path) void navigate(path);
  };
  const take = (): void => {
    const lines = [
      [which, ...series.map(({ name }) => `${name}(${unit})`)],
      ...rows.map((row) => row.map((each) => each ?? '')),
    ];
    const text = lines.map((line) => line.map(cell).join(',')).join('\r\n');
    saveFile(new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' }), `${title}.csv`);
  };
  return (
    <section className={`nj-card ${styles.chartCard}`} aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      {categories.length === 0 ? (
        <p className="nj-caption">{t('charts.nothing')}</p>
      ) : (
        <>
          <Chart label={title} categories={categories} series={bars} lying={lying} onPress={press} />
          <details>
            <summary>{t('charts.table')}</summary>
            <div className={styles.scroll}>
              <table className={styles.matrix}>
                <thead>
                  <tr>
                    <th scope="col">{which}</th>
                    {series.map(({ name }) => (
                      <th key={name} scope="col" className={styles.right}>
                        {name}({unit})
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map(([name, ...values], row) => (
                    <tr key={name}>
                      <th scope="row">{name}</th>
                      {values.map((value, at) => (
                        <td key={series[at]!.name} className={styles.right}>
                          <ChartNumber value={value} path={pathOf(at, row)} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <Button size="small" onClick={take}>
              {t('charts.export')}
            </Button>
          </details>
        </>
      )}
    </section>
  );
}

/** One number of a chart's table; it opens the records behind it. */
function ChartNumber({ value, path }: { value: string | null; path: string | null }) {
  const { t } = useTranslation('summary');
  if (value === null) return <>{t('hidden')}</>;
  return path ? <Link to={path}>{grouped(value)}</Link> : <>{grouped(value)}</>;
}
