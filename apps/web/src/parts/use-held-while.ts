import { replaceEqualDeep, useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { onFormChange } from './form-changes';

/**
 * The record as it stood when somebody began to type: what is fetched anew behind an open form neither empties it nor
 * lends it a newer version, so that a late save is answered with both values. Afterwards it is the newest again.
 * What was still under way when he began, such as his own last step, is waited for and taken, until he types or chooses.
 */
export function useHeldWhile<T>(newest: T, typing: boolean): T {
  const idle = useIsFetching() === 0;
  const [held, setHeld] = useState(typing ? { record: newest, settled: idle } : null);
  const waits = typing && held !== null && !held.settled;
  useEffect(() => {
    if (!waits) return undefined;
    return onFormChange(() => setHeld((now) => now && { ...now, settled: true }));
  }, [waits]);
  if (typing && (held === null || (waits && (idle || isOther(held.record, newest)))))
    setHeld({ record: newest, settled: idle });
  if (!typing && held !== null) setHeld(null);
  return typing && held !== null ? held.record : newest;
}

/** By value: records that are held together come as a new object with every render. */
const isOther = (held: unknown, newest: unknown): boolean => replaceEqualDeep(held, newest) !== held;
