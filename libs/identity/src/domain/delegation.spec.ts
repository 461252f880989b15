import { civilDate, type PersonId } from '@app/kernel';
import { assertDelegation, type DelegationTerms, mayBeDelegated } from './delegation';
import { ROLES } from './role';

const TERMS: DelegationTerms = {
  from: 'chair' as PersonId,
  to: 'deputy' as PersonId,
  roles: ['chair'],
  validFrom: civilDate('2025-03-01'),
  validTo: civilDate('2025-03-31'),
};
const given = (overrides: Partial<DelegationTerms>, today = '2025-03-01', own: string[] = ['chair', 'administrator']) =>
  assertDelegation({ ...TERMS, ...overrides }, own, civilDate(today));

describe('a delegation', () => {
  it('holds from a day until a day, one day is enough', () => {
    expect(() => given({})).not.toThrow();
    expect(() => given({ validFrom: TERMS.validTo }, '2025-03-31')).not.toThrow();
  });

  it.each([
    ['to oneself', { to: TERMS.from }],
    ['that ends before it begins', { validTo: civilDate('2025-02-28') }],
    ['of no role', { roles: [] }],
    ['of a role that one does not hold oneself', { roles: ['cashier'] }],
    ['of an administrator, who keeps accounts and roles', { roles: ['administrator'] }],
  ])('%s is refused', (_, overrides) =>
    expect(() => given(overrides)).toThrow(expect.objectContaining({ code: 'delegation.invalid' })),
  );

  it('that is over already is refused', () =>
    expect(() => given({}, '2025-04-01')).toThrow(expect.objectContaining({ code: 'delegation.invalid' })));

  it('may be of every role but that of the administrator', () =>
    expect(ROLES.filter((role) => !mayBeDelegated(role))).toEqual(['administrator']));
});
