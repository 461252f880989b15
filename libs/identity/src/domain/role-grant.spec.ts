import { type CivilDate, newId } from '@app/kernel';
import { checkEnd, checkGrant, type GrantTerm, isCurrent, isOpen } from './role-grant';

const unionId = newId<'union'>();
const grant = (from: string, until: string | null = null, overrides: Partial<GrantTerm> = {}): GrantTerm => ({
  unionId,
  role: 'officer',
  validFrom: from as CivilDate,
  validUntil: until as CivilDate | null,
  revokedAt: null,
  ...overrides,
});
const day = (text: string): CivilDate => text as CivilDate;

describe('role grants', () => {
  it.each([
    ['2025-12-31', false, true],
    ['2026-01-01', true, true],
    ['2026-06-30', true, true],
    ['2026-07-01', false, false],
  ])('on %s a grant of 2026-01-01 to 2026-06-30 is current: %s, open: %s', (on, current, open) => {
    const term = grant('2026-01-01', '2026-06-30');
    expect([isCurrent(term, day(on)), isOpen(term, day(on))]).toEqual([current, open]);
    expect(isCurrent({ ...term, revokedAt: {} }, day(on))).toBe(false);
    expect(isOpen({ ...term, revokedAt: {} }, day(on))).toBe(false);
  });

  it('refuses dates out of order', () => {
    expect(() => checkGrant(grant('2026-02-01', '2026-01-31'), [])).toThrow('grant.dates-out-of-order');
    expect(() => checkEnd(grant('2026-02-01'), day('2026-01-31'))).toThrow('grant.dates-out-of-order');
  });

  it('refuses the same role in the same union for days that overlap, and only that', () => {
    const held = grant('2026-01-01', '2026-06-30');
    expect(() => checkGrant(grant('2026-06-30'), [held])).toThrow('grant.already-held');
    expect(() => checkGrant(grant('2026-07-01'), [held])).not.toThrow();
    expect(() => checkGrant(grant('2026-06-30'), [{ ...held, revokedAt: {} }])).not.toThrow();
    expect(() => checkGrant(grant('2026-06-30', null, { role: 'chair' }), [held])).not.toThrow();
    expect(() => checkGrant(grant('2026-06-30', null, { unionId: newId() }), [held])).not.toThrow();
  });

  it('ends a grant once', () => {
    expect(() => checkEnd(grant('2026-01-01'), null)).not.toThrow();
    expect(() => checkEnd(grant('2026-01-01', null, { revokedAt: {} }), null)).toThrow('grant.ended');
  });
});
