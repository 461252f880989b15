import { civilDate, type FundAccountId } from '@app/kernel';
import { balanceAfter, type FundBalance } from './fund-balance';
import { HOLD_STATUSES, type HoldState } from './hold';
import { decideHold, HOLD_LIFECYCLE, type HoldCommand, placeHold } from './hold.lifecycle';
import type { HoldId, JournalId } from './journal';
import { buildJournal, type PostedJournal } from './journal.build';

const HOLD = 'hold-1' as HoldId;
const FUND = 'fund-1' as FundAccountId;
const subject = { type: 'disbursement', id: 'd1' };
const booked = { bookedOn: civilDate('2025-03-10'), memo: '走访慰问' };
const request = { id: HOLD, fundAccountId: FUND, subject, amount: 80_000n, ...booked };

const aHold = (overrides: Partial<HoldState> = {}): HoldState => ({ ...placeHold(request).patch, ...overrides });

const settlement: PostedJournal = {
  ...buildJournal({ kind: 'settle', fundAccountId: FUND, amount: 80_000n, subject, holdId: HOLD, ...booked }),
  id: 'journal-1' as JournalId,
  reversedBy: null,
};

const COMMANDS: HoldCommand[] = [
  { action: 'settle', ...booked },
  { action: 'release', ...booked },
  { action: 'reverse', ...booked, document: '红冲单 1', settlement },
];

describe('hold lifecycle', () => {
  it.each([
    ['2025-03-09', false],
    ['2025-03-10', true],
    ['2025-03-11', true],
  ] as const)('set aside on 10 March, paid on %s: %s', (day, may) => {
    const pay = () => decideHold(aHold(), { action: 'settle', bookedOn: civilDate(day), memo: '' });
    if (may) expect(pay()).toMatchObject({ patch: { status: 'settled' } });
    else expect(pay).toThrow(expect.objectContaining({ code: 'hold.paid-before' }));
  });

  const cells = HOLD_STATUSES.flatMap((status) => COMMANDS.map((command) => ({ status, command })));

  it.each(cells)('$status + $command.action', ({ status, command }) => {
    const decide = () => decideHold(aHold({ status }), command);
    const row = HOLD_LIFECYCLE[command.action];
    if (row.from.includes(status)) {
      expect(decide()).toMatchObject({ patch: { status: row.to }, journal: { kind: command.action, holdId: HOLD } });
    } else {
      expect(decide).toThrow(expect.objectContaining({ code: 'hold.action-not-open' }));
    }
  });

  it('covers every action of the table', () => {
    expect(COMMANDS.map((command) => command.action)).toEqual(Object.keys(HOLD_LIFECYCLE));
  });

  it('places the money, and announces it as decimal text', () => {
    const { patch, event, journal } = placeHold(request);
    expect(patch).toMatchObject({ status: 'placed', amount: 80_000n, settledBy: null });
    expect(journal).toMatchObject({ kind: 'hold', amount: 80_000n });
    expect(event).toMatchObject({ type: 'fund.hold-placed.v1', payload: { amount: '800.00', subjectId: 'd1' } });
  });

  it('reverses only its own settlement', () => {
    const reverse = (other: Partial<PostedJournal>) => () =>
      decideHold(aHold({ status: 'settled' }), {
        action: 'reverse',
        ...booked,
        document: '红冲单 1',
        settlement: { ...settlement, ...other },
      });
    expect(reverse({ holdId: 'hold-9' as HoldId })).toThrow(
      expect.objectContaining({ code: 'journal.not-reversible' }),
    );
    expect(reverse({ kind: 'income' })).toThrow(expect.objectContaining({ code: 'journal.not-reversible' }));
  });

  it('brings all the money back over hold, payment and reversal', () => {
    const fund = { id: FUND, name: '工会经费' };
    const start: FundBalance = { available: 100_000n, held: 0n, spent: 0n, funding: -100_000n };
    const placed = balanceAfter(fund, start, placeHold(request).journal);
    const paid = balanceAfter(fund, placed, decideHold(aHold(), COMMANDS[0]!).journal);
    expect(paid).toEqual({ available: 20_000n, held: 0n, spent: 80_000n, funding: -100_000n });
    const undone = decideHold(aHold({ status: 'settled' }), COMMANDS[2]!).journal;
    expect(balanceAfter(fund, paid, undone)).toEqual(start);
  });
});
