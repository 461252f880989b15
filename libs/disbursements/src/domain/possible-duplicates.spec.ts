import { civilDate, parseFen } from '@app/kernel';
import { DISBURSEMENT_STATUSES } from './disbursement';
import { type ComparedDisbursement, type DuplicateRule, findPossibleDuplicates } from './possible-duplicates';

const one = (overrides: Partial<ComparedDisbursement> = {}): ComparedDisbursement => ({
  id: 'd1',
  caseNumber: '五访-2025-000001',
  status: 'paid',
  recipientId: 'p1',
  occasion: 'HOSPITAL',
  occasionName: '生病住院',
  eventKey: 'e1',
  cardKey: 'c1',
  fileChecksums: ['f1'],
  amount: parseFen('800'),
  requestedOn: civilDate('2025-03-01'),
  ...overrides,
});
const ASKED = one({
  id: 'd9',
  caseNumber: '五访-2025-000009',
  status: 'requested',
  requestedOn: civilDate('2025-03-31'),
  eventKey: 'e9',
  cardKey: 'c9',
  fileChecksums: ['f9'],
});
/** Alike in nothing. */
const apart = { recipientId: 'p2', occasion: 'WEDDING' };
const codesOf = (other: ComparedDisbursement, rule?: DuplicateRule, asked = ASKED) =>
  findPossibleDuplicates(asked, [other], rule).flatMap((hit) => hit.reasons.map((reason) => reason.code));

describe('findPossibleDuplicates', () => {
  it('finds nothing where nothing is alike', () => {
    expect(codesOf(one(apart))).toEqual([]);
  });

  it('does not take a request for its own duplicate', () => {
    expect(codesOf({ ...ASKED })).toEqual([]);
  });

  it.each([
    ['same-event', one({ occasion: 'WEDDING', eventKey: 'e9', requestedOn: civilDate('2024-01-01') })],
    ['same-person', one({ occasion: 'WEDDING', occasionName: '结婚' })],
    ['same-card', one({ ...apart, cardKey: 'c9', requestedOn: civilDate('2024-01-01') })],
    ['same-file', one({ ...apart, fileChecksums: ['f0', 'f9'], requestedOn: civilDate('2020-01-01') })],
    ['same-person-occasion', one()],
  ])('finds %s, and says where and how much', (code, other) => {
    expect(codesOf(other)).toEqual([code]);
    expect(findPossibleDuplicates(ASKED, [other])[0]!.reasons[0]!.sentence).toContain('五访-2025-000001');
  });

  it('compares same person and occasion within 30 days, before and after, and no further', () => {
    expect(codesOf(one({ requestedOn: civilDate('2025-03-01') }))).toEqual(['same-person-occasion']);
    expect(codesOf(one({ requestedOn: civilDate('2025-04-30') }))).toEqual(['same-person-occasion']);
    expect(codesOf(one({ requestedOn: civilDate('2025-02-28') }))).toEqual([]);
  });

  it('looks at any occasion of the same person, and names the other one', () => {
    const [hit] = findPossibleDuplicates(ASKED, [one({ occasion: 'WEDDING', occasionName: '结婚' })]);
    expect(hit!.reasons).toEqual([
      { code: 'same-person', sentence: expect.stringContaining('另因「结婚」有「五访-2025-000001」¥800.00') },
    ]);
    expect(codesOf(one({ occasion: 'WEDDING', requestedOn: civilDate('2025-02-28') }))).toEqual([]);
  });

  it("names a person's own card within the window beside the person", () => {
    expect(codesOf(one({ occasion: 'WEDDING', cardKey: 'c9' }))).toEqual(['same-card', 'same-person']);
  });

  it("lets a person's own card come back after the window", () => {
    expect(codesOf(one({ cardKey: 'c9', requestedOn: civilDate('2025-02-28') }))).toEqual([]);
  });

  it('does not take two that have no card, event or file for alike', () => {
    const bare = { eventKey: null, cardKey: null, fileChecksums: [] };
    expect(codesOf(one({ ...apart, ...bare }), undefined, { ...ASKED, ...bare })).toEqual([]);
  });

  it('does not take one event of two people for a duplicate', () => {
    expect(codesOf(one({ recipientId: 'p2', eventKey: 'e9' }))).toEqual([]);
  });

  it.each(DISBURSEMENT_STATUSES)('compares with what is %s only while it can pay', (status) => {
    const isDead = ['refused', 'withdrawn', 'reversed'].includes(status);
    expect(codesOf(one({ status }))).toEqual(isDead ? [] : ['same-person-occasion']);
  });

  describe('split payment', () => {
    const rule: DuplicateRule = { windowDays: 30, tierLimits: [parseFen('1000'), parseFen('5000')] };

    it('is found when parts that each keep to a tier exceed it together', () => {
      expect(codesOf(one(), rule)).toEqual(['same-person-occasion', 'split-payment']);
      const [hit] = findPossibleDuplicates(ASKED, [one()], rule);
      expect(hit!.reasons[1]!.sentence).toContain('分 2 笔共 ¥1,600.00');
    });

    it('is not found when the sum keeps to the tier, or one part passes it anyway', () => {
      expect(codesOf(one({ amount: parseFen('200') }), rule)).toEqual(['same-person-occasion']);
      expect(codesOf(one({ amount: parseFen('1500') }), rule)).toEqual(['same-person-occasion']);
    });

    it('adds up all parts of the window', () => {
      const parts = ['d2', 'd3', 'd4'].map((id) => one({ id, amount: parseFen('300') }));
      const asked = { ...ASKED, amount: parseFen('300') };
      const hits = findPossibleDuplicates(asked, parts, rule);
      expect(hits).toHaveLength(3);
      expect(hits[2]!.reasons.map((reason) => reason.code)).toContain('split-payment');
    });
  });
});
