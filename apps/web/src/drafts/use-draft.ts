import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { newKey } from '../api/idempotency';
import { useLatest } from '../parts/use-latest';
import { useSession } from '../session/use-session';
import { listDrafts, onOtherTab, readDraft, removeDraft, subscribeDrafts, writeDraft, type Draft } from './draft-store';

export interface DraftOptions<T> {
  readonly initial: T;
  /** What the list of drafts calls it: "走访 王秀英". */
  readonly title: (value: T) => string;
  /** Page that goes on with it; by default the one where it was typed. */
  readonly path?: string;
}

export interface KeptDraft<T> {
  readonly value: T;
  /** Merges into the value and keeps it on the device at once. */
  readonly change: (patch: Partial<T>) => void;
  /** After it was sent, or when the person throws it away. */
  readonly discard: () => void;
  readonly idempotencyKey: string;
  /** The form opened with what was typed earlier. */
  readonly restored: boolean;
}

const ANYBODY = 'anybody';

/**
 * Nothing typed is lost: the value survives a reload, a closed browser and an ended session.
 * `key` names the form and what it is about: `visit:<dutyId>`.
 */
export function useDraft<T extends object>(key: string, options: DraftOptions<T>): KeptDraft<T> {
  const account = useSession().session?.accountId ?? ANYBODY;
  const [opened] = useState(() => readDraft<T>(account, key));
  const [value, setValue] = useState<T>(() => ({ ...options.initial, ...opened?.value }));
  const [idempotencyKey, setIdempotencyKey] = useState(() => opened?.idempotencyKey ?? newKey());
  const current = useMemo(() => ({ value, options, idempotencyKey }), [value, options, idempotencyKey]);
  const { get, put } = useLatest(current);

  const change = useCallback(
    (patch: Partial<T>) => {
      const next = { ...get().value, ...patch };
      const { title, path = location.pathname + location.search } = get().options;
      put({ ...get(), value: next });
      setValue(next);
      const kept = { key, title: title(next), path, value: next, idempotencyKey: get().idempotencyKey };
      writeDraft(account, kept);
    },
    [account, key, get, put],
  );
  // Two tabs with one form: what is typed in the one is not written over by the other.
  useEffect(
    () =>
      onOtherTab<T>(account, key, (draft) => {
        setValue({ ...get().options.initial, ...draft?.value });
        setIdempotencyKey(draft?.idempotencyKey ?? newKey());
      }),
    [account, key, get],
  );
  const discard = useCallback(() => {
    removeDraft(account, key);
    setValue(get().options.initial);
    setIdempotencyKey(newKey());
  }, [account, key, get]);

  return { value, change, discard, idempotencyKey, restored: opened !== null };
}

/** All drafts of the person signed in, newest first. */
export function useDrafts(): readonly Draft[] {
  const account = useSession().session?.accountId ?? ANYBODY;
  return useSyncExternalStore(subscribeDrafts, () => listDrafts(account));
}
