import { type ConsentAnswers, consentsOf } from '../../apps/web/src/parts/consent-answers';

const father = { key: 'father', name: '张老伯', kind: 'health', age: 80 } as const;
const said = { agreed: true, givenBy: 'guardian', guardianName: '张三', guardianRelation: 'child' } as const;
const sent = (answer: ConsentAnswers[string]) => consentsOf([father], { 'father-health': answer }, false);

describe('separate consents as a form sends them', () => {
  it.each([
    ['nothing is ticked', {}],
    ['the guardian has no name', { ...said, guardianName: ' ', word: '卧床' }],
    ['it is not said why he does not consent himself', said],
    ['why he does not consent himself is blank', { ...said, word: ' ' }],
  ])('what is half said waits: %s', (_case, answer) => expect(sent(answer)).toEqual([]));

  it('of whom nobody knows whether he is a child, either the guardian says it or himself', () => {
    const child = { key: 'son', name: '张小明', kind: 'child', age: null } as const;
    const sentOf = (answer: ConsentAnswers[string]) => consentsOf([child], { 'son-child': answer }, false);
    expect(sentOf({ agreed: true, givenBy: 'self' })).toEqual([{ kind: 'health', givenBy: 'self', key: 'son' }]);
    const { agreed: _, ...guardian } = said;
    expect(sentOf(said)).toEqual([{ ...guardian, kind: 'child', key: 'son' }]);
  });

  it('what is said goes over the wire', () => {
    const { agreed: _, ...guardian } = said;
    expect(sent({ ...said, word: '卧床' })).toEqual([{ ...guardian, word: '卧床', kind: 'health', key: 'father' }]);
    expect(sent({ agreed: true })).toEqual([{ kind: 'health', givenBy: 'self', key: 'father' }]);
  });
});
