import { toHalfWidth } from './field-reading';
import { SENSITIVE_KIND_NAMES, type SensitiveKind } from './sensitive-kind';

/**
 * 接收方: to whom papers go, by the name that the person was told (PIPL art. 23). Of `provision` alone; null of the other
 * kinds, of what was written before receivers were kept, and of paper that names none: nobody was named, so it counts for
 * any receiver.
 */
export type Receiver = string | null;

/** Of a plan that names nobody: what is said to it counts for such plans alone. */
export const NOBODY_NAMED = '';

/** By what names are compared: their width and the blanks around them say nothing. Another name is another receiver. */
export const receiverKey = (name: string): string => toHalfWidth(name).trim();

export const isSameReceiver = (one: Receiver, other: Receiver): boolean =>
  one === null || other === null ? one === other : receiverKey(one) === receiverKey(other);

/** Whether what was said of one receiver is also said of the other. */
export const isSaidOf = (said: Receiver, wanted: Receiver): boolean => said === null || isSameReceiver(said, wanted);

/** What is consented to, with the name of who gets the papers: 向市职工互助保障会提供理赔材料. */
export const consentName = (of: { readonly kind: SensitiveKind; readonly receiver: Receiver }): string =>
  of.kind === 'provision' && of.receiver ? `向${of.receiver}提供理赔材料` : SENSITIVE_KIND_NAMES[of.kind];
