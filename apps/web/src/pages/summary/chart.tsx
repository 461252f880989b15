import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as load } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import styles from './summary.module.css';

load([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export interface Bars {
  readonly name: string;
  /** One per category; null where nobody knows or it is hidden. */
  readonly values: readonly (number | null)[];
  /** The same as they are read. */
  readonly texts: readonly string[];
  readonly color: string;
  /** Bars of one stack stand on each other. */
  readonly stack?: string;
}

export interface ChartProps {
  readonly label: string;
  readonly categories: readonly string[];
  readonly series: readonly Bars[];
  /** Categories with long names stand at the left. */
  readonly lying?: boolean;
  /** A bar was pressed. */
  readonly onPress?: (series: number, category: number) => void;
}

const ROW_HEIGHT = 36;

const colorOf = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--nj-${name}`).trim();

function optionOf({ categories, series, lying = false }: ChartProps) {
  const ink = colorOf('ink-second');
  const named = {
    type: 'category' as const,
    data: [...categories],
    axisLabel: { color: ink, fontSize: 13 },
    inverse: lying,
  };
  const measured = {
    type: 'value' as const,
    axisLabel: { color: ink, fontSize: 13 },
    splitLine: { lineStyle: { color: colorOf('line') } },
  };
  const only = series.length === 1;
  return {
    animation: !document.documentElement.classList.contains('still'),
    textStyle: { fontFamily: 'inherit' },
    grid: { left: 8, right: 24, top: only ? 24 : 40, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis' as const, axisPointer: { type: 'shadow' as const } },
    ...(only ? {} : { legend: { top: 0, left: 0, textStyle: { color: ink, fontSize: 13 } } }),
    xAxis: lying ? measured : named,
    yAxis: lying ? named : measured,
    series: series.map(({ name, values, texts, color, stack }) => ({
      ...{ type: 'bar' as const, name, data: [...values], barMaxWidth: 28, itemStyle: { color: colorOf(color) } },
      ...(stack ? { stack } : {}),
      // Few enough series are labelled where they stand.
      label: {
        show: only,
        position: lying ? ('right' as const) : ('top' as const),
        color: ink,
        fontSize: 13,
        formatter: ({ dataIndex }: { dataIndex: number }) => texts[dataIndex] ?? '',
      },
      // By name and place: a tooltip is told the value alone.
      tooltip: { valueFormatter: (_: unknown, dataIndex: number) => texts[dataIndex] ?? '' },
    })),
  };
}

/** A chart of bars; what it shows stands in the table beside it for who does not see it. */
export default function Chart(props: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chart = init(place.current!);
    chart.setOption(optionOf(props));
    chart.on('click', ({ seriesIndex, dataIndex }) => props.onPress?.(seriesIndex ?? 0, dataIndex));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(place.current!);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [props]);
  const height = props.lying ? Math.max(160, props.categories.length * ROW_HEIGHT + 70) : 280;
  return (
    <figure aria-label={props.label} className={styles.chartFrame}>
      <div ref={place} className={styles.chart} style={{ height }} />
    </figure>
  );
}
