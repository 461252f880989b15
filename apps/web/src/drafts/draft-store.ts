/** A finished draft on its way out: it goes by itself when there is a signal. */
export interface Outgoing {
  /** Names who sends it (outbox.ts). */
  readonly kind: string;
  /** Sentence of the refusal; null while it only waits for the network. */
  readonly problem: string | null;
  /** Its code: what the form does about it. */
  readonly code?: string;
}

/** Something typed and not yet sent. It stays on this device, under the account that typed it. */
export interface Draft<T = unknown> {
  readonly key: string;
  readonly title: string;
  /** Where to go on with it. */
  readonly path: string;
  readonly value: T;
  readonly savedAt: string;
  /** The same for every attempt to send this draft, so that a lost answer sends nothing twice. */
  readonly idempotencyKey: string;
  /** Set once the person pressed the button; typing on takes it away. */
  readonly outgoing?: Outgoing;
}

const PREFIX = 'nj.draft.';
const listeners = new Set<() => void>();
const memory = new Map<string, string>();
let lists = new Map<string, readonly Draft[]>();

const storageKey = (account: string, key: string) => `${PREFIX}${account}.${key}`;

function get(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}

function changed(): void {
  lists = new Map();
  for (const listener of listeners) listener();
}

export function readDraft<T>(account: string, key: string): Draft<T> | null {
  const text = get(storageKey(account, key));
  return text ? (JSON.parse(text) as Draft<T>) : null;
}

export function writeDraft<T>(account: string, draft: Omit<Draft<T>, 'savedAt'>): void {
  const kept: Draft<T> = { ...draft, savedAt: new Date().toISOString() };
  const name = storageKey(account, draft.key);
  try {
    localStorage.setItem(name, JSON.stringify(kept));
    memory.delete(name);
  } catch {
    memory.set(name, JSON.stringify(kept));
  }
  changed();
}

export function removeDraft(account: string, key: string): void {
  const name = storageKey(account, key);
  memory.delete(name);
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept where nothing can be kept.
  }
  changed();
}

function namesOf(account: string): string[] {
  const prefix = storageKey(account, '');
  let stored: string[] = [];
  try {
    stored = Object.keys(localStorage);
  } catch {
    // Only what is in memory then.
  }
  return [...new Set([...stored, ...memory.keys()])].filter((name) => name.startsWith(prefix));
}

/** Newest first. The same array until something changes, as React's external stores ask. */
export function listDrafts(account: string): readonly Draft[] {
  const known = lists.get(account);
  if (known) return known;
  const drafts = namesOf(account)
    .map((name) => JSON.parse(get(name) ?? 'null') as Draft | null)
    .filter((draft): draft is Draft => draft !== null)
    .sort((a, b) => b.savedAt.localeCompare(a.savedAt));
  lists.set(account, drafts);
  return drafts;
}

export const removeAllDrafts = (account: string): void => {
  for (const draft of listDrafts(account)) removeDraft(account, draft.key);
};

/** What another tab of this browser wrote into the draft; null: it sent it or threw it away. */
export function onOtherTab<T>(account: string, key: string, listener: (draft: Draft<T> | null) => void): () => void {
  const heard = (event: StorageEvent) => {
    if (event.key === storageKey(account, key)) listener(readDraft<T>(account, key));
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}

export function subscribeDrafts(listener: () => void): () => void {
  const fromOtherTab = (event: StorageEvent) => event.key?.startsWith(PREFIX) && changed();
  listeners.add(listener);
  addEventListener('storage', fromOtherTab);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', fromOtherTab);
  };
}
