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
 * Numbers of an earlier period, to be set beside those of now. A part that is not there was nothing then, unless nobody
 * knows the whole; undefined means 0.
 */
export function besideNow(
  earlier: readonly ShownValue[],
): (now: Pick<ShownValue, 'code' | 'key'>) => ShownValue | undefined {
  const known = new Map(earlier.map((each) => [placeOf(each.code, each.key), each]));
  return ({ code, key }) => {
    const [part, whole] = [known.get(placeOf(code, key)), known.get(placeOf(code, null))];
    return part ?? (whole?.value === null && !whole.hidden ? whole : undefined);
  };
}

/** Keys are never empty. */
const placeOf = (code: string, key: string | null): string => `${code} ${key ?? ''}`;
