/** An exact amount in fen. The only shape in which money lives in code and database. */
export type Fen = bigint;

const AMOUNT = /^(-?)(\d{1,15})(?:\.(\d{1,2}))?$/;

/** `80050n` → `"800.50"`, the only shape in which money crosses the API. */
export function formatFen(fen: Fen): string {
  const abs = fen < 0n ? -fen : fen;
  return `${fen < 0n ? '-' : ''}${abs / 100n}.${String(abs % 100n).padStart(2, '0')}`;
}

/** `"800.5"` → `80050n`. Throws RangeError on anything that is not a decimal amount with at most two places. */
export function parseFen(text: string): Fen {
  const match = AMOUNT.exec(text);
  if (!match) throw new RangeError('not a decimal amount with at most two places');
  const fen = BigInt(match[2]!) * 100n + BigInt((match[3] ?? '').padEnd(2, '0'));
  return match[1] ? -fen : fen;
}

/** Shares of `total` that sum to it exactly; the first `total mod parts` shares are one fen larger. */
export function splitFen(total: Fen, parts: number): Fen[] {
  if (parts < 1 || !Number.isInteger(parts)) throw new RangeError('parts must be a positive integer');
  const count = BigInt(parts);
  const base = total / count;
  const rest = total % count;
  const step = rest < 0n ? -1n : 1n;
  return Array.from({ length: parts }, (_, i) => base + (BigInt(i) < rest * step ? step : 0n));
}

export const sumFen = (amounts: Iterable<Fen>): Fen => {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
};

export const minFen = (a: Fen, b: Fen): Fen => (a < b ? a : b);
export const maxFen = (a: Fen, b: Fen): Fen => (a > b ? a : b);
