import type { CivilDate, Fen, FundAccountId } from '@app/kernel';
import type { HoldId, JournalId, JournalSubject } from './journal';

export const HOLD_STATUSES = ['placed', 'settled', 'released', 'reversed'] as const;
export type HoldStatus = (typeof HOLD_STATUSES)[number];

export const HOLD_STATUS_NAMES: Record<HoldStatus, string> = {
  placed: '已占用',
  settled: '已支付',
  released: '已释放',
  reversed: '已红冲',
};

/** Money set aside for one subject when it was approved; the whole of it is paid, or none. */
export interface HoldState {
  readonly id: HoldId;
  readonly fundAccountId: FundAccountId;
  readonly subject: JournalSubject;
  /** In fen; never changes: another amount is another hold. */
  readonly amount: Fen;
  readonly status: HoldStatus;
  /** Booking day: it is paid on that day or later. */
  readonly placedOn: CivilDate;
  /** The journal that paid it; null until settled. */
  readonly settledBy: JournalId | null;
}
