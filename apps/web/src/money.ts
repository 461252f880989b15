/** Money on the screen: decimal text with two places ("800.50") and bigint fen; never a number. */

const AMOUNT = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;

/** Fen of an amount text; null when it is not an amount. */
export function toFen(amount: string): bigint | null {
  const match = AMOUNT.exec(amount);
  if (!match) return null;
  const fen = BigInt(match[2]!) * 100n + BigInt((match[3] ?? '').padEnd(2, '0') || '0');
  return match[1] ? -fen : fen;
}

/** More than nothing; what is no amount is nothing. */
export const isSome = (amount: string): boolean => (toFen(amount) ?? 0n) > 0n;

export function fromFen(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** "1000" → "¥1,000.00"; what is no amount is shown as it came. */
export function yuan(amount: string): string {
  const fen = toFen(amount);
  if (fen === null) return amount;
  const [whole, cents] = fromFen(fen < 0n ? -fen : fen).split('.');
  return `${fen < 0n ? '−' : ''}¥${whole!.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** What people type or paste ("８００．５元", "¥1,000") as amount text being typed; null when it can never become one. */
export function typedAmount(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[¥￥元,，\s]/g, '')
    .replace(/。/g, '.');
  return /^\d{0,10}(\.\d{0,2})?$/.test(plain) ? plain : null;
}

/** "800.5" → "800.50", "" → "". */
export function settledAmount(text: string): string {
  const fen = toFen(text.replace(/^\./, '0.').replace(/\.$/, ''));
  return fen === null ? '' : fromFen(fen);
}

/** Share of a whole in thousandths, 0 when the whole is nothing. */
export function permille(part: string, whole: bigint): number {
  const fen = toFen(part) ?? 0n;
  return whole <= 0n || fen <= 0n ? 0 : Number((fen * 1000n) / whole);
}
