import { useCallback, useSyncExternalStore } from 'react';

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** Below 768 px: one column, bottom bar, details as full pages. */
export const usePhone = (): boolean => useMedia('(max-width: 767.98px)');

const motionSwitchedOff = new URLSearchParams(location.search).get('motion') === 'off';

/** `?motion=off` stills the page for whoever drives the browser by program. */
export const useMotion = (): boolean => !useMedia('(prefers-reduced-motion: reduce)') && !motionSwitchedOff;
