import { useEffect } from 'react';
import { isTyping } from './use-list-keys';

/** `/` goes to the search field (`data-search`) of the page, else to the shell's. */
export function useSearchKey(): void {
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.isComposing || isTyping(event.target)) return;
      const fields = document.querySelectorAll<HTMLInputElement>('main input[data-search], input[data-search]');
      const field = [...fields].find((one) => one.closest('main')) ?? fields[0];
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
}
