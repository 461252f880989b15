import { checkPaymentMethod, type PaymentMethod } from './payment-method';

const transfer = (overrides: Partial<Extract<PaymentMethod, { kind: 'transfer' }>> = {}): PaymentMethod => ({
  kind: 'transfer',
  payeeName: '林小禾',
  bankName: '云川银行',
  branch: null,
  cardNumber: '6200 0000 0000 0000 000',
  payeeRelation: null,
  ...overrides,
});
const fieldsOf = (method: PaymentMethod) => checkPaymentMethod(method, '林小禾').map((problem) => problem.field);

describe('checkPaymentMethod', () => {
  it.each([
    ['a card of UnionPay with its check digit, with spaces', transfer()],
    ['a passbook account without one', transfer({ cardNumber: '100200300400' })],
    ['another payee with his relation', transfer({ payeeName: '林大山', payeeRelation: '父亲', payeeConsent: 'oral' })],
    ['cash with a reason', { kind: 'cash', reason: '住院期间不方便用卡' }],
    ['goods that are named', { kind: 'goods', description: '牛奶两箱' }],
  ] as [string, PaymentMethod][])('accepts %s', (_, method) => {
    expect(checkPaymentMethod(method, '林小禾')).toEqual([]);
  });

  it.each([
    ['cash without a reason', { kind: 'cash', reason: ' ' }, ['reason']],
    ['goods without a name', { kind: 'goods', description: '' }, ['description']],
    ['another payee without a relation', transfer({ payeeName: '林大山', payeeConsent: 'signed' }), ['payeeRelation']],
    ['another payee who was not asked', transfer({ payeeName: '林大山', payeeRelation: '父亲' }), ['payeeConsent']],
    ['a mistyped card', transfer({ cardNumber: '6200000000000000001' }), ['cardNumber']],
    ['letters in a card', transfer({ cardNumber: '6200O00000000000' }), ['cardNumber']],
    [
      'an empty form',
      transfer({ payeeName: '', bankName: '', cardNumber: '' }),
      ['payeeName', 'bankName', 'cardNumber'],
    ],
  ] as [string, PaymentMethod, string[]][])('names the field of %s', (_, method, fields) => {
    expect(fieldsOf(method)).toEqual(fields);
  });
});
