import { useEffect, type RefObject } from 'react';

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"]';
const OPEN_DIALOG = '[role="dialog"][aria-modal="true"]';

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TYPING) !== null;

/** The item to go to, or undefined when the key is not for the list. */
function nextItem(list: HTMLElement | null, event: KeyboardEvent): HTMLElement | undefined {
  const by = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
  const forUs = by !== 0 && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  if (!list || !forUs || isTyping(event.target) || document.querySelector(OPEN_DIALOG)) return undefined;
  const items = [...list.querySelectorAll<HTMLElement>('[data-list-item]')];
  const focused = items.findIndex((item) => item.contains(document.activeElement));
  const current = focused >= 0 ? focused : items.findIndex((item) => item.getAttribute('aria-current') === 'true');
  return items[Math.min(Math.max(current + by, 0), items.length - 1)];
}

/**
 * `j` and `k` walk through the items (`data-list-item`) of a list. The focus goes to the item's first link
 * or button, so Enter opens it as it always does, and a screen reader reads where one is.
 */
export function useListKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      const item = nextItem(list.current, event);
      if (!item) return;
      event.preventDefault();
      (item.querySelector<HTMLElement>('a, button') ?? item).focus();
    };
    addEventListener('keydown', step);
    return () => removeEventListener('keydown', step);
  }, [list]);
}
