import { type ConsentAnswers, consentOf, isHalfSaid } from '../../apps/web/src/parts/consent-answers';
import { askedThere } from '../../apps/web/src/pages/visits/asked-there';
import { OWN_HEALTH, tellsOwnHealth } from '../../apps/web/src/pages/visits/own-health';

const ASKED = [{ ...OWN_HEALTH, name: '王秀英' }];
const ticked = (answer: ConsentAnswers[string] = {}): ConsentAnswers => ({
  'member-health': { agreed: true, ...answer },
});

type Outcome = Parameters<typeof askedThere>[0]['outcome'];

describe('the separate consent in drafts of reports and visits', () => {
  const occasions = [
    { code: 'HOSPITAL', tellsHealth: true },
    { code: 'WEDDING', tellsHealth: false },
  ];

  it.each([
    ['an illness of one’s own', { occasion: 'HOSPITAL', relation: '' }, true],
    ['a relative’s', { occasion: 'HOSPITAL', relation: '父亲' }, false],
    ['a wedding', { occasion: 'WEDDING', relation: '' }, false],
    ['nothing chosen yet', { occasion: null, relation: '' }, false],
  ])('is asked of who reports: %s', (_, draft, asks) => {
    expect(tellsOwnHealth(draft, occasions)).toBe(asks);
  });

  it('a report of one’s own carries what was ticked, by whatever name it was asked; drafts of before carry none', () => {
    expect(consentOf([OWN_HEALTH], ticked(), false)).toEqual({ kind: 'health', givenBy: 'self' });
    expect(consentOf([OWN_HEALTH], ticked({ agreed: false }), false)).toBeUndefined();
    expect(consentOf([OWN_HEALTH], undefined, false)).toBeUndefined();
  });

  it('a visit carries it with how it was given, of who is still to be asked', () => {
    expect(consentOf(ASKED, ticked({ means: 'oral' }), true)).toEqual({
      kind: 'health',
      givenBy: 'self',
      means: 'oral',
    });
    expect(consentOf([], ticked({ means: 'oral' }), true)).toBeUndefined();
  });

  it('may be left out of a visit, but what is ticked must be said wholly', () => {
    const half = (answers: ConsentAnswers | undefined) => isHalfSaid(ASKED, answers, true);
    const guardian = { means: 'oral', givenBy: 'guardian', guardianName: '李军' } as const;
    expect(half(undefined)).toBe(false);
    expect(half(ticked({ means: 'signed' }))).toBe(false);
    expect(half(ticked())).toBe(true);
    expect(half(ticked(guardian))).toBe(true);
    expect(half(ticked({ ...guardian, guardianRelation: 'spouse', word: '还没有醒' }))).toBe(false);
    expect(isHalfSaid([], ticked(), true)).toBe(false);
  });

  describe('by whom was met', () => {
    const husband = { means: 'oral', guardianName: '李军', guardianRelation: 'spouse' } as const;
    const sent = (outcome: Outcome, answers: ConsentAnswers) =>
      consentOf(askedThere({ outcome, asked: ASKED }), answers, true);
    const half = (outcome: Outcome, answers: ConsentAnswers) =>
      isHalfSaid(askedThere({ outcome, asked: ASKED }), answers, true);
    const byHusband = (word: string): ConsentAnswers => ({
      'member-health-guardian': { agreed: true, ...husband, word },
    });

    it('a relative says it only as the guardian, with a word why', () => {
      expect(half('proxy', byHusband(''))).toBe(true);
      const said = { kind: 'health', givenBy: 'guardian', ...husband, word: '还没有醒' };
      expect(sent('proxy', byHusband('还没有醒'))).toEqual(said);
    });

    it('what was ticked of the one does not carry over to the other, and nobody met says nothing', () => {
      const self = ticked({ means: 'oral' });
      expect(sent('met', self)).toEqual({ kind: 'health', givenBy: 'self', means: 'oral' });
      expect([sent('proxy', self), half('proxy', self)]).toEqual([undefined, false]);
      expect(sent('met', byHusband('还没有醒'))).toBeUndefined();
      expect([sent('absent', self), sent('absent', byHusband('还没有醒'))]).toEqual([undefined, undefined]);
    });
  });
});
