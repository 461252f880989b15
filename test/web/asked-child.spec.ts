import { askedFor, isGiven } from '../../apps/web/src/pages/study-aid/asked-child';

describe('the study aid form asks the guardian', () => {
  const today = '2026-11-01';
  const ages = (typed: Parameters<typeof askedFor>[0]) => askedFor(typed, today).map(({ age }) => age);

  it.each([
    ['of a child under 14', '990101201503040011', 'child', [11]],
    ['of no one who is 14', '990101201211010011', 'child', []],
    ['of a child whose document tells no birthday', 'E99000001', 'child', [null]],
    ['of a grandchild whose document tells no birthday', 'E99000001', 'grandchild', [null]],
    ['of no brother whose document tells no birthday', 'E99000001', 'sibling', []],
    ['of a young brother', '990101201503040011', 'sibling', [11]],
    ['of nobody before a number is typed', ' ', 'child', []],
  ])('%s', (_rule, childIdNumber, relation, expected) => {
    expect(ages({ childName: '李小明', childIdNumber, relation })).toEqual(expected);
  });

  it('shows a consent of that name as given, until the API finds it wanting or it was given anew', () => {
    const recorded = [{ standing: true, kind: 'child', subjectName: '李小明' }];
    const given = (isWanting: boolean, isAnswered: boolean, name = '李小明') =>
      isGiven(recorded, name, { isWanting, isAnswered });
    expect([given(false, false), given(true, false), given(false, true), given(false, false, '李大明')]).toEqual([
      ...[true, false, false, false],
    ]);
  });
});
