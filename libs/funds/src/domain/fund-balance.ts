import type { Fen, FundAccountId } from '@app/kernel';
import { notEnoughSentence, refuse } from './fund.problems';
import type { JournalDraft, LedgerPlace } from './journal';

/** What stands in each place of a fund account, in fen; the four sum to zero. */
export type FundBalance = Readonly<Record<LedgerPlace, Fen>>;

export const EMPTY_BALANCE: FundBalance = { available: 0n, held: 0n, spent: 0n, funding: 0n };

/** The movement of one account in a journal, place by place. */
export function movementOf(fundAccountId: FundAccountId, journal: Pick<JournalDraft, 'postings'>): FundBalance {
  const moved = { ...EMPTY_BALANCE } as Record<LedgerPlace, Fen>;
  for (const posting of journal.postings)
    if (posting.fundAccountId === fundAccountId) moved[posting.place] += posting.amount;
  return moved;
}

/** The balance after a journal. Throws `fund.not-enough`: nothing that people can spend goes below zero. */
export function balanceAfter(
  fund: { readonly id: FundAccountId; readonly name: string },
  balance: FundBalance,
  journal: Pick<JournalDraft, 'postings'>,
): FundBalance {
  const movement = movementOf(fund.id, journal);
  const after: FundBalance = {
    available: balance.available + movement.available,
    held: balance.held + movement.held,
    spent: balance.spent + movement.spent,
    funding: balance.funding + movement.funding,
  };
  if (after.available < 0n) {
    refuse('fund.not-enough', notEnoughSentence(fund.name, balance.available, -movement.available));
  }
  if (after.held < 0n || after.spent < 0n) refuse('journal.unbalanced');
  return after;
}
