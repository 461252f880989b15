import {
  openRenewalActions,
  nextRenewalStatus,
  RENEWAL_ACTIONS,
  RENEWAL_STATUSES,
  type RenewalAction,
  type RenewalStatus,
} from './renewal.lifecycle';
import { allGreen, RENEWAL_CHECKS, type RenewalFacts, renewalChecks } from './renewal-checks';

const EXPECTED: Record<RenewalStatus, Partial<Record<RenewalAction, RenewalStatus>>> = {
  new: {
    ...{ confirm: 'waiting-for-proof', prove: 'confirmed', report: 'confirmed' },
    ...{ suspend: 'suspended', end: 'ended' },
  },
  'waiting-for-proof': {
    ...{ confirm: 'waiting-for-proof', prove: 'confirmed', report: 'confirmed' },
    ...{ suspend: 'suspended', end: 'ended' },
  },
  confirmed: { prove: 'confirmed', 'send-back': 'waiting-for-proof', accept: 'done', end: 'ended' },
  suspended: { prove: 'confirmed', report: 'confirmed', end: 'ended' },
  ended: { reinstate: 'new' },
  done: { reopen: 'confirmed' },
};

describe('the lifecycle of a renewal', () => {
  it.each(RENEWAL_STATUSES.flatMap((status) => RENEWAL_ACTIONS.map((action) => [status, action] as const)))(
    '%s, %s',
    (status, action) => expect(nextRenewalStatus(status, action)).toBe(EXPECTED[status][action]),
  );

  it.each(RENEWAL_STATUSES)('in %s opens exactly what leads somewhere', (status) =>
    expect(openRenewalActions(status)).toEqual(RENEWAL_ACTIONS.filter((action) => EXPECTED[status][action])),
  );
});

const facts = (overrides: Partial<RenewalFacts> = {}): RenewalFacts => ({
  ...{
    year: 2026,
    awardStatus: 'running',
    consentWithdrawn: false,
    studentState: 'enrolled',
    hasProof: true,
    needsFile: true,
    onFile: true,
  },
  ...{ graceYear: null, entryYear: 2024, endsInYear: 2028, maxYears: 4, givenYears: [2024, 2025] },
  ...{ aidedElsewhere: false, hasBankCard: true },
  ...overrides,
});
const failing = (overrides: Partial<RenewalFacts>) =>
  renewalChecks(facts(overrides))
    .filter(({ ok }) => !ok)
    .map(({ code }) => code);

describe('the checks of a renewal', () => {
  it('says every check with its explanation, all green when nothing is missing', () => {
    const checks = renewalChecks(facts());
    expect(checks.map(({ code }) => code)).toEqual([...RENEWAL_CHECKS]);
    expect(checks.every(({ sentence }) => sentence.endsWith('。'))).toBe(true);
    expect(allGreen(checks)).toBe(true);
  });

  it.each<[string, Partial<RenewalFacts>, string[]]>([
    ['the family has not answered', { studentState: null }, ['enrolled']],
    ['the child joined the army', { studentState: 'army' }, ['enrolled']],
    ['the proof is missing', { hasProof: false }, ['proof']],
    ['the hardship file lapsed', { onFile: false }, ['file']],
    ['the award ended', { awardStatus: 'ended' }, ['standing']],
    ['the guardian took his consent back', { awardStatus: 'suspended', consentWithdrawn: true }, ['standing']],
    ['the child is on leave', { awardStatus: 'on-leave' }, ['standing']],
    ['the year was paid', { givenYears: [2026] }, ['years']],
    ['the years are over', { givenYears: [2022, 2023, 2024, 2025] }, ['years']],
    ['the course is over', { endsInYear: 2026 }, ['years']],
    ['another programme gives', { aidedElsewhere: true }, ['elsewhere']],
    ['there is no bank card', { hasBankCard: false }, ['card']],
  ])('is red when %s', (_, change, codes) => expect(failing(change)).toEqual(codes));

  it.each<[string, Partial<RenewalFacts>]>([
    ['a grace year was decided for this year', { onFile: false, graceYear: 2026 }],
    ['the programme asks for no file', { onFile: false, needsFile: false }],
    ['the award is suspended and its proof came later', { awardStatus: 'suspended' }],
    ['the child goes to another school', { studentState: 'transferred' }],
  ])('is green when %s', (_, change) => expect(failing(change)).toEqual([]));

  it('a grace year of another year does not count', () => {
    expect(failing({ onFile: false, graceYear: 2025 })).toEqual(['file']);
  });
});
