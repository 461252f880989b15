import { addDays, civilDate, newId } from '@app/kernel';
import { aSpokenConsent } from '../testing';
import { CONSENT_TEXTS, consentTextOn } from './consent-text';
import {
  consentStands,
  decideConsent,
  isAnswered,
  isGuardianOf,
  isOfHealth,
  isSameSubject,
  isTakenBack,
  isTickedForAnother,
  isUnderFourteen,
  type KeptConsentState,
  lackingConsents,
  lackingWords,
  mayWithdraw,
  misplacedAnswer,
  SENSITIVE_KINDS,
  type SensitiveKind,
  type SensitiveSubject,
  wantedKinds,
} from './sensitive-consent';

const TODAY = civilDate('2026-06-01');
const [me, spouse] = [newId<'member'>(), newId<'member'>()];

const aSubject = (overrides: Partial<SensitiveSubject> = {}): SensitiveSubject => ({
  ...{ key: 'member', name: '张三', bornOn: civilDate('1980-01-01'), relation: 'head', tells: ['health'] },
  identity: { memberId: me, document: null, name: '张三' },
  ...overrides,
});
const aChild = (bornOn: string | null): SensitiveSubject =>
  aSubject({
    ...{ key: 'child', name: '张小明', bornOn: bornOn === null ? null : civilDate(bornOn), relation: 'child' },
    identity: { memberId: null, document: 'a1', name: '张小明' },
  });
const kept = (overrides: Partial<KeptConsentState> = {}): KeptConsentState => ({
  ...{ kind: 'health', receiver: null, subject: aSubject().identity, givenOn: TODAY, untilOn: null, endedOn: null },
  ...overrides,
});
const refusal = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const byGuardian = { givenBy: 'guardian', guardianName: '张三', guardianRelation: 'parent' } as const;

describe('separate consent to sensitive data', () => {
  it.each([
    ['2012-06-02', true],
    ['2012-06-01', false],
    ['1980-01-01', false],
    [null, true],
  ])('a child born on %s is under 14: %s; unknown counts as under 14', (bornOn, expected) => {
    expect(isUnderFourteen(aChild(bornOn), TODAY)).toBe(expected);
  });

  it('an adult whose birthday is unknown is no child', () => {
    expect(isUnderFourteen({ bornOn: null, relation: 'spouse' }, TODAY)).toBe(false);
  });

  it('who is a member himself is no child, whatever is written down', () => {
    const son = { ...aChild(null), identity: { memberId: spouse, document: null, name: '张小明' } };
    expect(isUnderFourteen(son, TODAY)).toBe(false);
    expect(wantedKinds({ ...son, tells: ['health'] }, TODAY)).toEqual(['health']);
  });

  it('who may be a child or grown is answered for by the guardian or by himself', () => {
    const unknown = aChild(null);
    const [asked] = lackingConsents([unknown], [], TODAY);
    const answered = (kind: SensitiveKind) => isAnswered(asked!, { kind, receiver: null });
    expect([answered('child'), answered('health'), answered('bank')]).toEqual([true, true, false]);
    expect(decideConsent(aSpokenConsent(), unknown, TODAY)).toEqual({ untilOn: null });
    expect(decideConsent(aSpokenConsent({ kind: 'child', ...byGuardian }), unknown, TODAY)).toEqual({ untilOn: null });
    const said = (kind: 'child' | 'health') => kept({ kind, subject: unknown.identity });
    for (const kind of ['child', 'health'] as const)
      expect(lackingConsents([{ ...unknown, tells: ['health'] }], [said(kind)], TODAY)).toEqual([]);
    const saysChild = () => decideConsent(aSpokenConsent({ kind: 'child' }), unknown, TODAY);
    expect(refusal(saysChild)).toBe('sensitive-consent.guardian-wanted');
  });

  it('an answer of the wrong person is known: a guardian for who is grown, a child for itself', () => {
    const answer = (kind: 'child' | 'health', givenBy: 'self' | 'guardian', born: string | null) =>
      misplacedAnswer({ kind, givenBy }, aChild(born), TODAY);
    expect(answer('child', 'guardian', '2010-01-01')).toBe('grown');
    expect(answer('health', 'self', '2017-01-01')).toBe('guardian-wanted');
    expect(answer('child', 'guardian', '2017-01-01')).toBeNull();
    expect(answer('health', 'self', '2010-01-01')).toBeNull();
    expect(answer('health', 'self', null)).toBeNull();
  });

  it('a member ticks for himself only, and a guardian for others', () => {
    const ticked = { kind: 'health', givenBy: 'self', means: 'web' } as const;
    const hers = { memberId: spouse, document: null, name: '李四' };
    expect(isTickedForAnother(ticked, hers, me)).toBe(true);
    expect(isTickedForAnother(ticked, hers, spouse)).toBe(false);
    expect(isTickedForAnother(ticked, { ...hers, memberId: null }, me)).toBe(false);
    expect(isTickedForAnother({ ...ticked, givenBy: 'guardian' }, hers, me)).toBe(false);
    expect(isTickedForAnother({ ...ticked, means: 'signed' }, hers, null)).toBe(false);
  });

  it('nobody ticks that money goes to the card of somebody else, whoever that is and as whatever', () => {
    const card = { kind: 'bank', givenBy: 'self', means: 'web' } as const;
    const his = { memberId: me, document: null, name: '张三' };
    expect(isTickedForAnother(card, his, me)).toBe(false);
    for (const memberId of [spouse, null])
      for (const givenBy of ['self', 'guardian'] as const) {
        expect(isTickedForAnother({ ...card, givenBy }, { ...his, memberId }, me)).toBe(true);
        expect(isTickedForAnother({ ...card, givenBy, means: 'oral' }, { ...his, memberId }, me)).toBe(false);
      }
  });

  it('asks the guardian for everything about a child, and others for what is told of them', () => {
    expect(wantedKinds(aChild('2017-01-01'), TODAY)).toEqual(['child']);
    expect(wantedKinds(aSubject({ tells: ['health', 'bank'] }), TODAY)).toEqual(['health', 'bank']);
    expect(wantedKinds(aSubject({ tells: [] }), TODAY)).toEqual([]);
  });

  it.each([
    ['a child never consents itself', aChild('2017-01-01'), { kind: 'child' }, 'sensitive-consent.guardian-wanted'],
    [
      'a guardian is named',
      aChild('2017-01-01'),
      { kind: 'child', givenBy: 'guardian' },
      'sensitive-consent.guardian-missing',
    ],
    ['who is 14 consents himself', aChild('2010-01-01'), { kind: 'child', ...byGuardian }, 'sensitive-consent.grown'],
    ['a guardian of an adult says why', aSubject(), { ...byGuardian }, 'sensitive-consent.word-missing'],
  ] as const)('%s', (_rule, subject, typed, code) => {
    expect(refusal(() => decideConsent(aSpokenConsent(typed), subject, TODAY))).toBe(code);
  });

  it('a guardian speaks for a child until its fourteenth birthday, and with a word for who cannot', () => {
    const forChild = decideConsent(aSpokenConsent({ kind: 'child', ...byGuardian }), aChild('2017-03-04'), TODAY);
    expect(forChild).toEqual({ untilOn: '2031-03-04' });
    const word = '瘫痪在床，不能表达';
    expect(decideConsent(aSpokenConsent({ ...byGuardian, word }), aSubject(), TODAY)).toEqual({ untilOn: null });
    expect(decideConsent(aSpokenConsent(), aSubject(), TODAY)).toEqual({ untilOn: null });
  });

  it.each([
    ['2012-02-29', '2026-03-01'],
    ['2014-02-28', '2028-02-28'],
    ['2014-03-01', '2028-03-01'],
  ])('a guardian speaks for who was born on %s until %s, the first day of the age of 14', (bornOn, untilOn) => {
    const child = aChild(bornOn);
    const typed = aSpokenConsent({ kind: 'child', ...byGuardian });
    expect(decideConsent(typed, child, civilDate('2020-01-01'))).toEqual({ untilOn });
    expect(isUnderFourteen(child, addDays(civilDate(untilOn), -1))).toBe(true);
    expect(isUnderFourteen(child, civilDate(untilOn))).toBe(false);
  });

  it('stands until it is withdrawn, until the child is grown, and as long as the text says the same', () => {
    expect(consentStands(kept(), TODAY)).toBe(true);
    expect(consentStands(kept({ endedOn: TODAY }), TODAY)).toBe(false);
    const ofChild = kept({ kind: 'child', untilOn: civilDate('2026-06-02') });
    expect(consentStands(ofChild, TODAY)).toBe(true);
    expect(consentStands(ofChild, civilDate('2026-06-02'))).toBe(false);
  });

  it('is wanting for whom nothing stands; a child who turned 14 is asked for his own', () => {
    const grown = aChild('2012-06-01');
    const guardians = kept({ kind: 'child', subject: grown.identity, untilOn: civilDate('2026-06-01') });
    expect(lackingConsents([aSubject(), grown], [kept(), guardians], TODAY)).toEqual([
      { subject: grown, kind: 'health', receiver: null },
    ]);
    expect(lackingConsents([aSubject()], [kept({ endedOn: TODAY })], TODAY)).toHaveLength(1);
    expect(lackingConsents([aSubject()], [kept({ kind: 'bank' })], TODAY)).toHaveLength(1);
  });

  it('of what is wanting, what was taken back is told apart from what nobody was asked for', () => {
    const claimant = aSubject({ tells: ['health', 'provision'] });
    const ended = (kind: 'health' | 'provision') => kept({ kind, endedOn: TODAY });
    const takenBack = (...all: KeptConsentState[]) =>
      lackingConsents([claimant], all, TODAY).flatMap((lack) => (isTakenBack(lack, all) ? lack.kind : []));
    expect(takenBack()).toEqual([]);
    expect(takenBack(kept(), ended('provision'))).toEqual(['provision']);
    expect(takenBack(ended('health'), ended('provision'), kept())).toEqual(['provision']);
    const hers = { ...ended('health'), subject: { ...aSubject().identity, memberId: spouse } };
    expect(takenBack(hers)).toEqual([]);
  });

  it('that papers are given to a third party is a consent of its own, which health does not stand in for', () => {
    const claimant = aSubject({ tells: ['health', 'provision'] });
    const lacking = lackingConsents([claimant], [kept()], TODAY);
    expect(lacking).toEqual([{ subject: claimant, kind: 'provision', receiver: '' }]);
    expect(lackingWords(lacking[0]!, TODAY)).toBe('把张三的理赔材料提供给互助保障经办单位');
    expect(SENSITIVE_KINDS.filter(isOfHealth)).toEqual(['health', 'provision']);
  });

  it('who consented to health before its text named claims is not asked anew', () => {
    const before = civilDate('2026-11-21');
    const after = addDays(before, 1);
    expect(consentTextOn('health', before).use).not.toContain('理赔');
    expect(consentTextOn('health', after).use).toContain('理赔');
    expect(consentStands(kept({ givenOn: before }), after)).toBe(true);
  });

  it('says whose and what', () => {
    const of = (subject: SensitiveSubject, kind: SensitiveKind) =>
      lackingWords({ subject, kind, receiver: null }, TODAY);
    expect(of(aSubject(), 'health')).toBe('张三的医疗健康信息');
    expect(of(aChild('2017-01-01'), 'child')).toBe('张小明（9岁）的信息，由监护人同意');
    expect(of(aChild(null), 'child')).toContain('出生日期不知道');
  });

  it('knows a person by member, then by document, then by name', () => {
    const one = { memberId: me, document: 'a', name: 'x' };
    expect(isSameSubject(one, { ...one, document: 'b', name: 'y' })).toBe(true);
    expect(isSameSubject(one, { memberId: spouse, document: 'a', name: 'x' })).toBe(false);
    expect(isSameSubject({ ...one, memberId: null }, { memberId: me, document: 'a', name: 'y' })).toBe(true);
    expect(isSameSubject({ ...one, memberId: null }, { memberId: me, document: 'b', name: 'x' })).toBe(false);
    expect(isSameSubject({ memberId: null, document: null, name: 'x' }, one)).toBe(true);
  });

  it('is taken back by whom it is about, or for who has no account of his own', () => {
    const row = { kind: 'health', memberId: me, subjectMemberId: null, givenBy: 'self' } as const;
    expect(mayWithdraw(row, me)).toBe(true);
    expect(mayWithdraw({ ...row, subjectMemberId: spouse }, spouse)).toBe(true);
    expect(mayWithdraw({ ...row, subjectMemberId: spouse }, me)).toBe(false);
    expect(mayWithdraw({ ...row, subjectMemberId: spouse, givenBy: 'guardian' }, me)).toBe(true);
    expect(mayWithdraw(row, spouse)).toBe(false);
    expect(mayWithdraw({ ...row, kind: 'child', givenBy: 'guardian' }, spouse)).toBe(true);
  });

  it.each([
    ['head', 'child', true],
    ['spouse', 'child', true],
    ['child', 'child', false],
    ['child', 'grandchild', true],
    ['sibling', 'grandchild', false],
  ] as const)('%s of a household is a guardian of its %s: %s', (own, child, expected) => {
    expect(isGuardianOf(own, child)).toBe(expected);
  });

  it('every kind has a text from the day on which the law holds, in the order of their days', () => {
    for (const kind of SENSITIVE_KINDS) {
      const days = CONSENT_TEXTS.filter((text) => text.kind === kind).map(({ validFrom }) => validFrom);
      expect([...days].sort()).toEqual(days);
      expect(consentTextOn(kind, TODAY).kind).toBe(kind);
    }
  });
});
