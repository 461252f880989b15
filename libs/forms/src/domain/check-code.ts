/** Digits and capitals that nobody mistakes for one another: no 0 O, 1 I L. Their number is prime. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const SIZE = LETTERS.length;
const LENGTH = 12;

export const CHECK_CODE_RANDOMS = LENGTH - 1;
export const CHECK_CODE_CHOICES = SIZE;

/**
 * The code of a sheet from eleven random numbers of 0 to 30: `7K3M9QXT2WDR`. The twelfth letter makes the sum of
 * place × value a multiple of 31, so that one wrong letter, or two exchanged ones, never give another code.
 */
export function checkCodeOf(randoms: readonly number[]): string {
  const sum = randoms.reduce((total, value, i) => total + (i + 1) * value, 0);
  // 12 × last ≡ -sum (mod 31); the inverse of 12 is 13, since 12 × 13 = 156 = 5 × 31 + 1.
  const last = (((-sum * 13) % SIZE) + SIZE) % SIZE;
  return [...randoms, last].map((value) => LETTERS[value]).join('');
}

/** What was typed as a code: without dashes and spaces, in capitals; null when it can be none. */
export function readCheckCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-—–_.]/g, '');
  if (code.length !== LENGTH) return null;
  const values = [...code].map((letter) => LETTERS.indexOf(letter));
  if (values.includes(-1)) return null;
  return values.reduce((total, value, i) => total + (i + 1) * value, 0) % SIZE === 0 ? code : null;
}

/** In three groups, as it is printed: `7K3M-9QXT-2WDR`. */
export const shownCheckCode = (code: string): string => code.match(/.{4}/g)!.join('-');
