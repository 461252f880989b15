import { useState } from 'react';

/**
 * The record as it stood when somebody began to type: what is fetched anew behind an open form neither empties it nor
 * lends it a newer version, so that a late save is answered with both values. Afterwards it is the newest again.
 */
export function useHeldWhile<T>(newest: T, typing: boolean): T {
  const [held, setHeld] = useState<{ readonly record: T } | null>(typing ? { record: newest } : null);
  if (typing && held === null) setHeld({ record: newest });
  if (!typing && held !== null) setHeld(null);
  return typing && held !== null ? held.record : newest;
}
