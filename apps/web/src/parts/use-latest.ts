import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * What was rendered last, for handlers that outlive a render (an upload that comes back).
 * `put` sets it ahead of the next render, so that two changes in one handler build on each other.
 */
export function useLatest<T>(value: T): { get: () => T; put: (value: T) => void } {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  }, [value]);
  const get = useCallback(() => latest.current, []);
  const put = useCallback((next: T) => {
    latest.current = next;
  }, []);
  return { get, put };
}
