import { formatFen } from '@app/kernel';
import type { ShownValue } from './few-people';
import type { FigureUnit } from './figure';

/** As text without its unit: "284620.00", "565"; null where nobody knows. */
export const plainNumber = (value: bigint | null, unit: FigureUnit): string | null =>
  value === null ? null : unit === 'yuan' ? formatFen(value) : String(value);

/** As a person writes it: "284,620.00", "1,030"; words for what is hidden or unknown. */
export function numberWords(
  shown: Pick<ShownValue, 'value' | 'hidden'> | undefined,
  unit: FigureUnit,
  fewest: number,
): string {
  if (shown === undefined) return unit === 'yuan' ? '0.00' : '0';
  if (shown.hidden) return `（少于 ${fewest} 人，不显示）`;
  const text = plainNumber(shown.value, unit);
  return text === null ? '（未统计）' : grouped(text);
}

const grouped = (text: string): string =>
  text.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => sign + whole.replace(/\B(?=(\d{3})+$)/g, ','));
