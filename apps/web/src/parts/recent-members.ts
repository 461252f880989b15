import type { FoundMember } from '../api/types';

/** The last people whom this account picked, on this device, gone at signing out. Choosing beats typing. */
const KEPT = 6;
const storageKey = (account: string) => `nj.recent.${account}`;

export function recentMembers(account: string): readonly FoundMember[] {
  try {
    return JSON.parse(localStorage.getItem(storageKey(account)) ?? '[]') as FoundMember[];
  } catch {
    return [];
  }
}

export function rememberMember(account: string, { id, name, unionId, unionName }: FoundMember): void {
  const others = recentMembers(account).filter((member) => member.id !== id);
  const newest = { id, name, unionName, ...(unionId ? { unionId } : {}) };
  try {
    localStorage.setItem(storageKey(account), JSON.stringify([newest, ...others].slice(0, KEPT)));
  } catch {
    // A convenience only.
  }
}

export function forgetRecentMembers(account: string): void {
  try {
    localStorage.removeItem(storageKey(account));
  } catch {
    // Nothing was kept.
  }
}
