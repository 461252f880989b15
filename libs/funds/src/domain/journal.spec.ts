import { civilDate, type FundAccountId } from '@app/kernel';
import { balanceAfter, EMPTY_BALANCE, type FundBalance, movementOf } from './fund-balance';
import { assertBalanced, type HoldId, JOURNAL_KINDS, type JournalDraft, type JournalId } from './journal';
import { buildJournal, buildReversal, type JournalCommand, type PostedJournal } from './journal.build';

const FUND = 'fund-1' as FundAccountId;
const OTHER = 'fund-2' as FundAccountId;
const HOLD = 'hold-1' as HoldId;
const booking = { fundAccountId: FUND, bookedOn: civilDate('2025-03-10'), amount: 80_050n, memo: '走访慰问' };
const subject = { type: 'disbursement', id: 'd1' };

const COMMANDS: JournalCommand[] = [
  { ...booking, kind: 'opening', document: null },
  { ...booking, kind: 'income', document: '拨款单 12' },
  { ...booking, kind: 'hold', holdId: HOLD, subject },
  { ...booking, kind: 'settle', holdId: HOLD, subject },
  { ...booking, kind: 'release', holdId: HOLD, subject },
  { ...booking, kind: 'adjust', document: '纪要 3 号' },
  { ...booking, kind: 'transfer', toFundAccountId: OTHER, document: '纪要 4 号' },
];

const posted = (command: JournalCommand): PostedJournal => ({
  ...buildJournal(command),
  id: `journal-${command.kind}` as JournalId,
  reversedBy: null,
});

const undo = { bookedOn: civilDate('2025-04-01'), memo: '记错金额', document: '红冲单 1' };

describe('journals', () => {
  it.each([
    ['opening', { available: 80_050n, held: 0n, spent: 0n, funding: -80_050n }],
    ['income', { available: 80_050n, held: 0n, spent: 0n, funding: -80_050n }],
    ['hold', { available: -80_050n, held: 80_050n, spent: 0n, funding: 0n }],
    ['settle', { available: 0n, held: -80_050n, spent: 80_050n, funding: 0n }],
    ['release', { available: 80_050n, held: -80_050n, spent: 0n, funding: 0n }],
    ['adjust', { available: 80_050n, held: 0n, spent: 0n, funding: -80_050n }],
    ['transfer', { available: -80_050n, held: 0n, spent: 0n, funding: 80_050n }],
  ])('%s moves the money between its places', (kind, movement) => {
    const journal = buildJournal(COMMANDS.find((command) => command.kind === kind)!);
    expect(movementOf(FUND, journal)).toEqual(movement);
  });

  it('builds every kind but the reversal, and balances each account by itself', () => {
    expect([...COMMANDS.map((command) => command.kind), 'reverse'].sort()).toEqual([...JOURNAL_KINDS].sort());
    for (const command of COMMANDS) expect(() => assertBalanced(buildJournal(command))).not.toThrow();
    const transfer = buildJournal(COMMANDS.at(-1)!);
    expect(movementOf(OTHER, transfer)).toEqual({ available: 80_050n, held: 0n, spent: 0n, funding: -80_050n });
  });

  it('adjusts downwards too, by a document', () => {
    const down = buildJournal({ ...booking, kind: 'adjust', amount: -5n, document: '纪要 3 号' });
    expect(movementOf(FUND, down)).toMatchObject({ available: -5n, funding: 5n });
  });

  it.each([
    ['nothing', { ...booking, kind: 'income', amount: 0n, document: null }, 'fund.amount-not-positive'],
    ['less than nothing', { ...booking, kind: 'hold', amount: -1n, holdId: HOLD, subject }, 'fund.amount-not-positive'],
    ['an adjustment of nothing', { ...booking, kind: 'adjust', amount: 0n, document: 'x' }, 'fund.amount-not-positive'],
    ['an adjustment without a document', { ...booking, kind: 'adjust', document: ' ' }, 'fund.document-needed'],
    [
      'a transfer without a decision',
      { ...booking, kind: 'transfer', toFundAccountId: OTHER, document: '' },
      'fund.document-needed',
    ],
    [
      'a transfer to itself',
      { ...booking, kind: 'transfer', toFundAccountId: FUND, document: 'x' },
      'journal.several-funds',
    ],
  ] as [string, JournalCommand, string][])('refuses %s', (_, command, code) => {
    expect(() => buildJournal(command)).toThrow(expect.objectContaining({ code }));
  });
});

describe('assertBalanced', () => {
  const draft = (overrides: Partial<JournalDraft>): JournalDraft => ({ ...buildJournal(COMMANDS[1]!), ...overrides });
  const post = (place: 'available' | 'funding', amount: bigint, fundAccountId = FUND) => ({
    fundAccountId,
    place,
    amount,
  });

  it.each([
    ['one that is a fen off', [post('available', 100n), post('funding', -99n)], 'journal.unbalanced'],
    ['a single posting', [post('available', 100n)], 'journal.unbalanced'],
    ['a zero posting', [post('available', 0n), post('funding', 0n)], 'journal.zero-posting'],
    ['two funds in one', [post('available', 100n), post('funding', -100n, OTHER)], 'journal.several-funds'],
  ])('refuses %s', (_, postings, code) => {
    expect(() => assertBalanced(draft({ postings }))).toThrow(expect.objectContaining({ code }));
  });

  it('does not let two accounts of a transfer cancel each other out', () => {
    const postings = [post('available', -100n), post('available', 100n, OTHER)];
    const transfer = draft({ kind: 'transfer', document: '纪要 4 号', postings });
    expect(() => assertBalanced(transfer)).toThrow(expect.objectContaining({ code: 'journal.unbalanced' }));
  });
});

describe('reversal (红冲)', () => {
  it.each(COMMANDS.filter(({ kind }) => kind !== 'hold' && kind !== 'release'))(
    'of $kind undoes it, names it, and is undone no more',
    (command) => {
      const journal = posted(command);
      const reversal = buildReversal(journal, undo);
      expect(reversal).toMatchObject({ kind: 'reverse', reverses: journal.id, document: '红冲单 1' });
      const again = () => buildReversal({ ...reversal, id: 'r' as JournalId, reversedBy: null }, undo);
      expect(again).toThrow(expect.objectContaining({ code: 'journal.not-reversible' }));
    },
  );

  it('of a settlement brings the money back to available, not into the used hold', () => {
    const reversal = buildReversal(posted(COMMANDS[3]!), undo);
    expect(movementOf(FUND, reversal)).toEqual({ available: 80_050n, held: 0n, spent: -80_050n, funding: 0n });
  });

  it('leaves the books as before the income that it undoes', () => {
    const income = posted(COMMANDS[1]!);
    const fund = { id: FUND, name: '工会经费' };
    const after = balanceAfter(fund, balanceAfter(fund, EMPTY_BALANCE, income), buildReversal(income, undo));
    expect(after).toEqual(EMPTY_BALANCE);
  });

  it.each(['hold', 'release'] as const)('refuses to reverse a %s: it is released or placed anew', (kind) => {
    const journal = posted(COMMANDS.find((command) => command.kind === kind)!);
    expect(() => buildReversal(journal, undo)).toThrow(expect.objectContaining({ code: 'journal.not-reversible' }));
  });

  it('refuses a second reversal and one without a document', () => {
    const done = { ...posted(COMMANDS[1]!), reversedBy: 'r1' as JournalId };
    expect(() => buildReversal(done, undo)).toThrow(expect.objectContaining({ code: 'journal.already-reversed' }));
    const bare = () => buildReversal(posted(COMMANDS[1]!), { ...undo, document: '' });
    expect(bare).toThrow(expect.objectContaining({ code: 'fund.document-needed' }));
  });
});

describe('balanceAfter', () => {
  const fund = { id: FUND, name: '送温暖资金' };
  const balance: FundBalance = { available: 12_000n, held: 0n, spent: 0n, funding: -12_000n };

  it('lets an account go down to zero', () => {
    const hold = buildJournal({ ...booking, kind: 'hold', amount: 12_000n, holdId: HOLD, subject });
    expect(balanceAfter(fund, balance, hold)).toEqual({ available: 0n, held: 12_000n, spent: 0n, funding: -12_000n });
  });

  it('never below, and says what is there, what is asked and what to do', () => {
    const hold = buildJournal({ ...booking, kind: 'hold', amount: 80_000n, holdId: HOLD, subject });
    expect(() => balanceAfter(fund, balance, hold)).toThrow(
      expect.objectContaining({
        code: 'fund.not-enough',
        detail: '「送温暖资金」可用余额只有 ¥120.00，这笔要 ¥800.00。可换经费来源，或请财务先补足。',
      }),
    );
  });

  it('refuses to settle what is not held', () => {
    const settle = buildJournal({ ...booking, kind: 'settle', amount: 1n, holdId: HOLD, subject });
    expect(() => balanceAfter(fund, balance, settle)).toThrow(expect.objectContaining({ code: 'journal.unbalanced' }));
  });
});
