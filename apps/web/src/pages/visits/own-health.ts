import type { AskedConsent } from '../../parts/consent-answers';

/** The member as the one who is asked for his own health. */
export const OWN_HEALTH: AskedConsent = { key: 'member', name: '', kind: 'health', age: null };

/** Whether what a report tells is an illness of the member himself, as the API sees it. */
export const tellsOwnHealth = (
  { occasion, relation }: { readonly occasion: string | null; readonly relation: string },
  occasions: readonly { readonly code: string; readonly tellsHealth: boolean }[],
): boolean => !relation && (occasions.find(({ code }) => code === occasion)?.tellsHealth ?? false);
