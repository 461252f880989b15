import { DomainProblem } from '@app/kernel';
import { cancelTransfers, settleTransfers, TRANSFER_LIST_STATUSES } from './transfer-list';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as DomainProblem).code;
  }
  throw new Error('nothing was refused');
};

describe('a list of transfers at the bank', () => {
  it.each(TRANSFER_LIST_STATUSES)(
    'that is %s is settled and cancelled only while the bank has not answered',
    (status) => {
      const settle = () => settleTransfers({ status, itemCount: 2 }, []);
      const cancel = () => cancelTransfers({ status }, '没有提交');
      if (status === 'sent') {
        expect(settle().status).toBe('settled');
        expect(cancel()).toBe('cancelled');
      } else {
        expect(codeOf(settle)).toBe('transfer-list.action-not-open');
        expect(codeOf(cancel)).toBe('transfer-list.action-not-open');
      }
    },
  );

  it('was paid in every line that is not named as failed', () => {
    const failed = [{ line: 2, reason: '户名不符' }];
    expect(settleTransfers({ status: 'sent', itemCount: 3 }, failed)).toMatchObject({ paid: [1, 3], failed });
    const all = [1, 2].map((line) => ({ line, reason: '账户已销户' }));
    expect(settleTransfers({ status: 'sent', itemCount: 2 }, all).paid).toEqual([]);
  });

  it.each([
    [[{ line: 0, reason: '户名不符' }], 'transfer-list.line-unknown'],
    [[{ line: 3, reason: '户名不符' }], 'transfer-list.line-unknown'],
    [[1, 1].map((line) => ({ line, reason: '户名不符' })), 'transfer-list.line-unknown'],
    [[{ line: 1, reason: ' ' }], 'disbursement.reason-needed'],
  ])('refuses %j with %s', (failed, code) => {
    expect(codeOf(() => settleTransfers({ status: 'sent', itemCount: 2 }, failed))).toBe(code);
  });

  it('is cancelled with a reason', () => {
    expect(codeOf(() => cancelTransfers({ status: 'sent' }, ' '))).toBe('disbursement.reason-needed');
  });
});
