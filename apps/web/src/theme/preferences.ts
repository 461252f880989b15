import { useSyncExternalStore } from 'react';

export type ColourScheme = 'auto' | 'light' | 'dark';
export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

/** What a person chose for this device; kept on the device, not in the account. */
export interface Preferences {
  readonly scheme: ColourScheme;
  readonly elder: boolean;
  readonly language: Language;
}

const STORAGE_KEY = 'nj.preferences';
const DEFAULTS: Preferences = { scheme: 'auto', elder: false, language: 'zh-Hans' };
const listeners = new Set<() => void>();

function read(): Preferences {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    return DEFAULTS;
  }
}

let current = read();

export const preferences = (): Preferences => current;

export function setPreferences(patch: Partial<Preferences>): void {
  current = { ...current, ...patch };
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(current));
  } catch {
    // Storage is full or forbidden: the choice lasts until the page is closed.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences);
