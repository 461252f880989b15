import { fundChoicesOf, isToBeSubmitted, methodsOf } from '../../apps/web/src/pages/disbursements/submission-choices';

describe('a request that is handed in again', () => {
  const account = (id: string) => ({ id, name: `账户${id}`, available: '100.00' });

  it('names the account it is asked from, also when another union keeps it', () => {
    const ids = (...asked: Parameters<typeof fundChoicesOf>) => fundChoicesOf(...asked).map(({ id }) => id);
    expect(ids([account('a')], account('b'))).toEqual(['b', 'a']);
    expect(ids([account('a'), account('b')], account('b'))).toEqual(['a', 'b']);
    expect(ids([account('a')], null)).toEqual(['a']);
  });

  it('does not stay with a card whose owner took his consent back', () => {
    expect(methodsOf({ marks: ['over-standard'] })).toContain('keep');
    expect(methodsOf({ marks: ['payee-withdrawn'] })).toEqual(['own-account', 'transfer', 'cash']);
  });

  it.each([
    ['requested', true],
    ['returned', true],
    ['in-review', false],
    ['approved', false],
  ] as const)('%s: in hand of who asks %s', (status, isInHand) => expect(isToBeSubmitted({ status })).toBe(isInHand));
});
