import { civilDate } from '@app/kernel';
import { type AnyParticulars, disabilityWords, particularFaults, particularLines, yesOrNo } from './person-particulars';

const TODAY = civilDate('2026-03-12');

describe('what the national record asks of a person', () => {
  it('is told in the words of the form, and nothing is told that was not said', () => {
    expect(particularLines({ politicalStatus: 'masses', floorArea: 60, selfReliant: false, phone: null })).toEqual([
      ['政治面貌', '群众'],
      ['建筑面积', '60 平方米'],
      ['有自救能力', '否'],
    ]);
    expect(particularLines({})).toEqual([]);
    expect(yesOrNo(undefined)).toBeNull();
  });

  it('a disability is told with its level where the level is known', () => {
    expect(disabilityWords({ disability: 'physical', disabilityLevel: '2' })).toBe('肢体残疾二级');
    expect(disabilityWords({ disability: 'visual' })).toBe('视力残疾');
    expect(disabilityWords({})).toBeNull();
  });

  it.each([
    [{ postcode: '2645' }, 'holder.postcode'],
    [{ workingSince: civilDate('2026-03-13') }, 'holder.workingSince'],
    [{ enteredSchoolIn: 2027 }, 'holder.enteredSchoolIn'],
    [{ disabilityLevel: '1' }, 'holder.disability'],
  ] as [AnyParticulars, string][])('%j cannot be', (said, field) =>
    expect(particularFaults(said, 'holder', TODAY).map((fault) => fault.field)).toEqual([field]),
  );

  it('what can be is taken', () => {
    const said: AnyParticulars = {
      postcode: '264500',
      workingSince: TODAY,
      enteredSchoolIn: 2026,
      disability: 'mental',
    };
    expect(particularFaults(said, 'holder', TODAY)).toEqual([]);
  });
});
