import { civilDate, type DocumentId, type FundAccountId } from '@app/kernel';
import { aDisbursement } from '../testing/disbursement.factory';
import { DISBURSEMENT_STATUSES, type DisbursementId, RECEIPT_STATUSES } from './disbursement';
import { changeAmount, decideDisbursement, openDisbursement, openDisbursementActions } from './disbursement.decision';
import {
  DISBURSEMENT_ACTION_NAMES,
  DISBURSEMENT_LIFECYCLE,
  type DisbursementCommand,
  type MoneyCommand,
  RECEIPT_LIFECYCLE,
  type ReceiptCommand,
} from './disbursement.lifecycle';
import { AUTHORITY_FOR } from './disbursement.permissions';
import { disbursementStage, STAGE_FOR_MEMBER, STAGE_NAMES } from './disbursement-stage';
import type { PaymentProof } from './payment-method';

const today = civilDate('2025-03-10');
const transfer: PaymentProof = { kind: 'transfer', bankReference: '20250310-0001' };
const pay = { action: 'pay', today, payment: { paidOn: today, proof: transfer } } as const;
const onSheet: PaymentProof = { kind: 'cash', receiptDocumentId: 'doc1' as DocumentId, witness: null };
const payInCash = {
  action: 'pay-in-cash',
  today,
  payment: { paidOn: today, proof: onSheet },
  reason: '账户已销户',
} as const;
const submit = {
  action: 'submit',
  amount: 80_050n,
  fundAccountId: 'f1' as FundAccountId,
  paymentKind: 'transfer',
} as const;

const MONEY: MoneyCommand[] = [
  submit,
  { action: 'return', reason: '卡号不对' },
  { action: 'refuse' },
  { action: 'withdraw', reason: '重复申请' },
  { action: 'approve', amount: 80_050n },
  pay,
  payInCash,
  { action: 'reconcile', statementReference: '20250310-0001' },
  { action: 'reverse', reason: '银行退回', document: '退汇单 3' },
];
const RECEIPT: ReceiptCommand[] = [
  { action: 'confirm' },
  { action: 'dispute', reason: '没到账' },
  { action: 'answer', finding: '已查到账，在另一张卡' },
];
const refusal = (code: string) => expect.objectContaining({ code });

describe('money lifecycle', () => {
  const cells = DISBURSEMENT_STATUSES.flatMap((status) => MONEY.map((command) => ({ status, command })));

  it.each(cells)('$status + $command.action', ({ status, command }) => {
    const decide = () => decideDisbursement(aDisbursement({ status, transferFailed: true }), command);
    const row = DISBURSEMENT_LIFECYCLE[command.action];
    if (row.from.includes(status)) expect(decide().patch.status).toBe(row.to);
    else expect(decide).toThrow(refusal('disbursement.action-not-open'));
  });

  it.each(DISBURSEMENT_STATUSES)('%s offers just what it allows', (status) => {
    const disbursement = aDisbursement({ status, transferFailed: true });
    const accepted = [...MONEY, ...RECEIPT].filter((command) => {
      try {
        return decideDisbursement(disbursement, command);
      } catch {
        return false;
      }
    });
    const names = accepted.map((command) => command.action);
    expect(openDisbursementActions(disbursement).sort()).toEqual(names.sort());
  });

  it('covers every action of both tables, and each has a name and an authority', () => {
    const actions = [...MONEY, ...RECEIPT].map((command: DisbursementCommand) => command.action);
    expect(actions).toEqual([...Object.keys(DISBURSEMENT_LIFECYCLE), ...Object.keys(RECEIPT_LIFECYCLE)]);
    expect(Object.keys(DISBURSEMENT_ACTION_NAMES).sort()).toEqual([...actions].sort());
    expect(Object.keys(AUTHORITY_FOR).sort()).toEqual([...actions].sort());
  });
});

describe('receipt lifecycle', () => {
  const cells = DISBURSEMENT_STATUSES.flatMap((status) =>
    RECEIPT_STATUSES.flatMap((receipt) => RECEIPT.map((command) => ({ status, receipt, command }))),
  );

  it.each(cells)('$status, $receipt + $command.action', ({ status, receipt, command }) => {
    const decide = () => decideDisbursement(aDisbursement({ status, receipt }), command);
    const row = RECEIPT_LIFECYCLE[command.action];
    const isOpen = (status === 'paid' || status === 'reconciled') && row.from.includes(receipt);
    if (isOpen) expect(decide()).toMatchObject({ patch: { receipt: row.to }, ledger: null });
    else expect(decide).toThrow(refusal('disbursement.action-not-open'));
  });

  it('leaves where the money stands alone, before and after the bank statement', () => {
    for (const status of ['paid', 'reconciled'] as const) {
      const { patch } = decideDisbursement(aDisbursement({ status }), { action: 'confirm' });
      expect(patch).toEqual({ receipt: 'confirmed' });
    }
  });

  it('stops the reconciliation while the member says that he got nothing', () => {
    const disputed = aDisbursement({ status: 'paid', receipt: 'disputed' });
    const reconcile = () => decideDisbursement(disputed, { action: 'reconcile', statementReference: '1' });
    expect(reconcile).toThrow(refusal('disbursement.receipt-disputed'));
    expect(openDisbursementActions(disputed)).toEqual(['reverse', 'confirm', 'answer']);
  });
});

describe('what the ledger has to do', () => {
  it.each([
    ['in-review', { action: 'approve', amount: 80_050n }, 'place-hold'],
    ['approved', pay, 'settle-hold'],
    ['approved', payInCash, 'settle-hold'],
    ['approved', { action: 'withdraw', reason: 'x' }, 'release-hold'],
    ['approved', { action: 'return', reason: 'x' }, 'release-hold'],
    ['in-review', { action: 'withdraw', reason: 'x' }, null],
    ['in-review', { action: 'return', reason: 'x' }, null],
    ['in-review', { action: 'refuse' }, null],
    ['paid', { action: 'reverse', reason: 'x', document: '1' }, 'reverse-payment'],
    ['reconciled', { action: 'reverse', reason: 'x', document: '1' }, 'reverse-payment'],
    ['paid', { action: 'reconcile', statementReference: '1' }, null],
  ] as const)('%s + %o: %s', (status, command, ledger) => {
    expect(decideDisbursement(aDisbursement({ status, transferFailed: true }), command).ledger).toBe(ledger);
  });
});

describe('decideDisbursement', () => {
  it.each([
    ['a return without a reason', 'in-review', { action: 'return', reason: ' ' }, 'disbursement.reason-needed'],
    ['a withdrawal without a reason', 'approved', { action: 'withdraw', reason: '' }, 'disbursement.reason-needed'],
    ['a dispute without a word', 'paid', { action: 'dispute', reason: '' }, 'disbursement.reason-needed'],
    [
      'an approval of another amount',
      'in-review',
      { action: 'approve', amount: 80_051n },
      'disbursement.amount-changed',
    ],
    ['a request for nothing', 'requested', { ...submit, amount: 0n }, 'disbursement.amount-not-positive'],
    [
      'a statement without a reference',
      'paid',
      { action: 'reconcile', statementReference: '' },
      'disbursement.statement-needed',
    ],
    ['红冲 without a reason', 'paid', { action: 'reverse', reason: '', document: '1' }, 'disbursement.reason-needed'],
    [
      '红冲 without a document',
      'paid',
      { action: 'reverse', reason: 'x', document: ' ' },
      'disbursement.document-needed',
    ],
  ] as const)('refuses %s', (_, status, command, code) => {
    expect(() => decideDisbursement(aDisbursement({ status }), command)).toThrow(refusal(code));
  });

  const receiptDocumentId = 'doc1' as DocumentId;
  it.each([
    ['transfer', transfer],
    ['cash', { kind: 'cash', receiptDocumentId, witness: null }],
    ['goods', { kind: 'goods', receiptDocumentId }],
  ] as const)('is paid by %s with its own proof only', (paymentKind, proof) => {
    const approved = aDisbursement({ status: 'approved', paymentKind });
    const paid = decideDisbursement(approved, { ...pay, payment: { paidOn: today, proof } });
    expect(paid).toMatchObject({
      patch: { status: 'paid', paidOn: today },
      event: { type: 'disbursement.paid.v1', payload: { amount: '800.50', paidOn: '2025-03-10' } },
    });
    const other: PaymentProof = paymentKind === 'goods' ? transfer : { kind: 'goods', receiptDocumentId };
    const wrong = () => decideDisbursement(approved, { ...pay, payment: { paidOn: today, proof: other } });
    expect(wrong).toThrow(refusal('disbursement.proof-does-not-fit'));
  });

  it('is not paid without a reference, nor tomorrow', () => {
    const approved = aDisbursement({ status: 'approved' });
    const payOn = (paidOn: string, bankReference: string) => () =>
      decideDisbursement(approved, {
        ...pay,
        payment: { paidOn: civilDate(paidOn), proof: { kind: 'transfer', bankReference } },
      });
    expect(payOn('2025-03-10', ' ')).toThrow(refusal('disbursement.proof-needed'));
    expect(payOn('2025-03-11', '1')).toThrow(refusal('disbursement.paid-after-today'));
  });

  it('is paid in cash instead of a transfer only when the bank could not do it, with a reason and the signed sheet', () => {
    const failed = aDisbursement({ status: 'approved', transferFailed: true });
    expect(decideDisbursement(failed, payInCash)).toMatchObject({
      patch: { status: 'paid', paymentKind: 'cash', paidOn: today },
      event: { type: 'disbursement.paid.v1' },
    });
    for (const other of [aDisbursement({ status: 'approved' }), { ...failed, paymentKind: 'goods' as const }]) {
      expect(() => decideDisbursement(other, payInCash)).toThrow(refusal('disbursement.no-failed-transfer'));
      expect(openDisbursementActions(other)).not.toContain('pay-in-cash');
    }
    const unsaid = () => decideDisbursement(failed, { ...payInCash, reason: ' ' });
    expect(unsaid).toThrow(refusal('disbursement.reason-needed'));
    const unsigned = { kind: 'cash', receiptDocumentId: '' as DocumentId, witness: null } as const;
    const without = () => decideDisbursement(failed, { ...payInCash, payment: { paidOn: today, proof: unsigned } });
    expect(without).toThrow(refusal('disbursement.proof-needed'));
  });

  it('lets what was returned come back with another amount, and with that only', () => {
    const returned = aDisbursement({ status: 'returned' });
    const { patch } = decideDisbursement(returned, { ...submit, amount: 70_000n, paymentKind: 'cash' });
    expect(patch).toEqual({ status: 'in-review', amount: 70_000n, fundAccountId: 'f1', paymentKind: 'cash' });
  });

  it('announces ids and amounts, never a reason, a name or a card', () => {
    const { event } = decideDisbursement(aDisbursement({ status: 'paid' }), { action: 'dispute', reason: '卡丢了' });
    expect(event).toEqual({
      type: 'disbursement.receipt-disputed.v1',
      payload: { disbursementId: 'd1', subjectType: 'visit', subjectId: 'v1' },
    });
  });
});

describe('openDisbursement', () => {
  const {
    status: _,
    receipt: __,
    paidOn: ___,
    transferFailed: ____,
    ...opening
  } = aDisbursement({ id: 'd2' as DisbursementId });

  it('asks for money that stands nowhere yet', () => {
    expect(openDisbursement({ ...opening, replaces: null }).patch).toMatchObject({
      status: 'requested',
      receipt: 'awaited',
    });
    const nothing = () => openDisbursement({ ...opening, amount: 0n, replaces: null });
    expect(nothing).toThrow(refusal('disbursement.amount-not-positive'));
  });

  it.each(DISBURSEMENT_STATUSES)('paying anew what is %s is open only after 红冲', (status) => {
    const open = () => openDisbursement({ ...opening, replaces: aDisbursement({ status }) });
    if (status === 'reversed') expect(open().patch.replaces).toBe('d1');
    else expect(open).toThrow(refusal('disbursement.replaces-live'));
  });
});

describe('changeAmount', () => {
  it.each(DISBURSEMENT_STATUSES)('another amount for what is %s is open only while it is decided', (status) => {
    const change = () => changeAmount(aDisbursement({ status }), 90_000n);
    if (status === 'in-review') expect(change()).toMatchObject({ patch: { amount: 90_000n }, ledger: null });
    else expect(change).toThrow(refusal('disbursement.not-in-review'));
  });

  it('refuses nothing and less', () => {
    const change = () => changeAmount(aDisbursement({ status: 'in-review' }), 0n);
    expect(change).toThrow(refusal('disbursement.amount-not-positive'));
  });
});

describe('disbursementStage', () => {
  it.each([
    ['paid', 'awaited', 'paid'],
    ['paid', 'confirmed', 'confirmed'],
    ['paid', 'disputed', 'disputed'],
    ['reconciled', 'confirmed', 'reconciled'],
    ['reconciled', 'disputed', 'disputed'],
    ['reversed', 'disputed', 'reversed'],
    ['approved', 'awaited', 'approved'],
  ] as const)('%s and %s shows %s', (status, receipt, stage) => {
    expect(disbursementStage({ status, receipt })).toBe(stage);
  });

  it('has a name for staff and a sentence for the member at every stage', () => {
    expect(Object.keys(STAGE_NAMES)).toEqual(Object.keys(STAGE_FOR_MEMBER));
    for (const sentence of Object.values(STAGE_FOR_MEMBER)) expect(sentence).toMatch(/[。？]$/);
  });
});
