/** A number as typed: full-width characters made plain, without spaces, dashes, brackets and invisible characters. */
const compactNumber = (typed: string): string =>
  typed
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00AD]/g, '')
    .replace(/[\s\-\u2010-\u2015\u2212'’‘`()]/g, '');

/** The birthday in a resident's ID number as the API reads it, `YYYY-MM-DD`; null when it is none. */
export function bornByNumber(idNumber: string | null | undefined): string | null {
  const compact = compactNumber(idNumber ?? '');
  // The old numbers of 15 digits are all of the twentieth century.
  const number = /^\d{15}$/.test(compact) ? `${compact.slice(0, 6)}19${compact.slice(6)}0` : compact;
  const [, year, month, day] = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]$/.exec(number) ?? [];
  return year ? `${year}-${month}-${day}` : null;
}

/** Whole years from one day to another, both `YYYY-MM-DD`. */
export const yearsBetween = (from: string, to: string): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
