import { type Fen, formatFen } from '@app/kernel';

/** `150000000n` → `¥1,500,000.00`: money inside a sentence for people; the API keeps `formatFen`. */
export const yuan = (fen: Fen): string => `¥${formatFen(fen).replace(/\B(?=(\d{3})+\.)/g, ',')}`;
