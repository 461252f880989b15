import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Bound to the session: who knows it cannot compute the secret, and another session's does not fit. */
export const csrfTokenOf = (secret: string): string => createHmac('sha256', secret).update('csrf').digest('base64url');

export function csrfTokenFits(secret: string, given: unknown): boolean {
  const expected = Buffer.from(csrfTokenOf(secret));
  const actual = Buffer.from(typeof given === 'string' ? given : '');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

// Without 0/O, 1/I/L and the like: people read these aloud and copy them from paper.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const letters = (count: number): string =>
  Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** Shown once, changed at the first sign-in. */
export const oneTimePassword = (): string => `${letters(4)}-${letters(4)}-${letters(4)}`;

export const bindingCode = (): string => `${letters(5)}-${letters(5)}`;

/** Gets its owner in once, when the phone is lost. */
export const recoveryCode = (): string => `${letters(4)}-${letters(4)}-${letters(4)}`;

/** As it is compared: case, spaces and dashes do not matter. */
export const foldBindingCode = (text: string): string => text.toUpperCase().replace(/[\s-]/g, '');
