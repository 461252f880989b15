/** The birthday in a resident's ID number, `YYYY-MM-DD`; null when it is none. */
export function bornByNumber(idNumber: string | null | undefined): string | null {
  const [, year, month, day] =
    /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]$/.exec((idNumber ?? '').replace(/\s/g, '')) ?? [];
  return year ? `${year}-${month}-${day}` : null;
}

/** Whole years from one day to another, both `YYYY-MM-DD`. */
export const yearsBetween = (from: string, to: string): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
