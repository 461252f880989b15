import { useIsFetching } from '@tanstack/react-query';
import { useState } from 'react';

/**
 * The record as it stood when somebody began to type: what is fetched anew behind an open form neither empties it nor
 * lends it a newer version, so that a late save is answered with both values. Afterwards it is the newest again.
 * What was still under way when he began, such as his own last step, is waited for and taken.
 */
export function useHeldWhile<T>(newest: T, typing: boolean): T {
  const settled = useIsFetching() === 0;
  const [held, setHeld] = useState(typing ? { record: newest, settled } : null);
  if (typing && (held === null || (!held.settled && (settled || held.record !== newest))))
    setHeld({ record: newest, settled });
  if (!typing && held !== null) setHeld(null);
  return typing && held !== null ? held.record : newest;
}
