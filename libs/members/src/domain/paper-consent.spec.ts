import { civilDate } from '@app/kernel';
import { refusalOfPaper } from './paper-consent';
import type { TypedConsent } from './sensitive-consent';

const TODAY = civilDate('2026-03-12');
const OWN: TypedConsent = {
  ...{ kind: 'health', givenBy: 'self', guardianName: null, guardianRelation: null, word: null, means: 'imported' },
};
const BY_PARENT: TypedConsent = { ...OWN, givenBy: 'guardian', guardianName: '张三', guardianRelation: 'parent' };
const OF_CHILD: TypedConsent = { ...BY_PARENT, kind: 'child' };
const grown = { name: '王秀英', bornOn: civilDate('1988-05-06'), relation: 'head' } as const;
const child = (bornOn: string) => ({ name: '张小明', bornOn: civilDate(bornOn), relation: 'child' }) as const;

describe('a consent on paper of before', () => {
  it.each([
    ['of his own', OWN, grown, '2024-05-01'],
    ['on the first day on which the law holds', OWN, grown, '2021-11-01'],
    ['of today', OWN, grown, '2026-03-12'],
    ['of the guardian, while the child is under 14', OF_CHILD, child('2018-03-04'), '2024-05-01'],
    ['of a guardian for who cannot speak', { ...BY_PARENT, word: '卧床不能写字' }, grown, '2024-05-01'],
  ])('may be recorded: %s', (_, typed, person, day) =>
    expect(refusalOfPaper(typed, person, civilDate(day), TODAY)).toBeNull(),
  );

  it.each([
    ['signed-in-future', 'day', OWN, grown, '2026-03-13'],
    ['signed-too-early', 'day', OWN, grown, '2021-10-31'],
    ['child-wanted', 'kind', OWN, child('2018-03-04'), '2024-05-01'],
    ['guardian-wanted', 'giver', { ...OWN, kind: 'child' }, child('2018-03-04'), '2024-05-01'],
    ['guardian-missing', 'giver', { ...OF_CHILD, guardianRelation: null }, child('2018-03-04'), '2024-05-01'],
    ['word-missing', 'giver', BY_PARENT, grown, '2024-05-01'],
    ['grown', 'kind', OF_CHILD, child('2009-03-04'), '2024-05-01'],
    ['grown-since', 'day', OF_CHILD, child('2010-06-01'), '2024-05-01'],
  ] as const)('is refused with a sentence: %s', (code, about, typed, person, day) => {
    const refusal = refusalOfPaper(typed, person, civilDate(day), TODAY);
    expect(refusal).toMatchObject({ code, about, message: expect.not.stringMatching(/。$/) });
  });
});
