import type { CivilDate } from '@app/kernel';
import type { ShownValue } from './few-people';
import type { FigureDefinition } from './figure';
import type { Period } from './period';

/**
 * Numbers of an earlier period. Before the first day on which the union worked here, a ledger was kept only where something
 * of it has come in; where nothing has, what would be 0 is unknown.
 */
export function ofEarlierPeriod(
  values: readonly ShownValue[],
  ledgerOf: (code: string) => FigureDefinition['ledger'] | undefined,
  { to }: Period,
  firstDay: CivilDate,
): readonly ShownValue[] {
  if (to >= firstDay) return values;
  const kept = new Set(values.filter(isSomething).map(({ code }) => ledgerOf(code)));
  return values.map((each) => (kept.has(ledgerOf(each.code)) ? each : { ...each, value: null }));
}

const isSomething = ({ value, hidden }: ShownValue): boolean => hidden || (value !== null && value !== 0n);

/**
 * The number of an earlier period beside one of now. A part that is not there was nothing then, unless nobody knows the
 * whole; undefined means 0.
 */
export function beside(
  { code, key }: Pick<ShownValue, 'code' | 'key'>,
  earlier: readonly ShownValue[],
): ShownValue | undefined {
  const of = (wanted: string | null) => earlier.find((each) => each.code === code && each.key === wanted);
  const [part, whole] = [of(key), of(null)];
  return part ?? (whole?.value === null && !whole.hidden ? whole : undefined);
}
