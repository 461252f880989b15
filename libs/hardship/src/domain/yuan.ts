import { type Fen, formatFen } from '@app/kernel';

/** `150000000n` → `1,500,000.00`: money on paper for people; the API keeps `formatFen`. */
export const onPaper = (fen: Fen): string => formatFen(fen).replace(/\B(?=(\d{3})+\.)/g, ',');

/** `¥1,500,000.00`, inside a sentence. */
export const yuan = (fen: Fen): string => `¥${onPaper(fen)}`;
