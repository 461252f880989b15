import { definitionFaults } from '@app/forms';
import { FIGURES } from '../data/ledgers';
import { DEFAULT_WORDING, fieldOf, unknownFields } from '../domain/wording';
import { DISCLOSURE_FORM } from './disclosure.forms';
import { figureRows } from './figure-table';
import { LAST_YEAR_FORM, RETURN_FORM, THIS_YEAR_FORM } from './summary.forms';

describe('figures in a printed table', () => {
  const of = (code: string, key: string | null, value = 3n) =>
    ({ code, key, label: key, value, unknown: 0, people: 9, hidden: false }) as const;

  it('stand group by group, the whole first, then occasion by occasion', () => {
    const values = [
      of('must-visits.persons', null),
      of('rounds.persons', null),
      of('must-visits.persons', '丧事'),
      of('rounds.persons', '春节'),
      of('must-visits.persons', '住院'),
      of('visits.persons', null),
      of('duties.opened', '丧事'),
      of('duties.opened', null),
    ];
    expect(figureRows(values, 5).map(({ group, which, figure }) => [group, which, figure].join(' '))).toEqual([
      '走访慰问  人数',
      '五必访  人数',
      '五必访  开出的必访任务',
      '五必访 丧事 人数',
      '五必访 丧事 开出的必访任务',
      '五必访 住院 人数',
      '送温暖和慰问活动  人数',
      '送温暖和慰问活动 春节 人数',
    ]);
  });

  it('what is nothing has no line, what is hidden or unknown says so', () => {
    const values = [of('visits.persons', null, 0n), { ...of('visits.cash', null), value: null }];
    const hidden = { ...of('visits.households', null), value: null, hidden: true };
    expect(figureRows([...values, hidden], 5).map(({ value }) => value)).toEqual(['未统计', '不足 5 人']);
  });
});

describe('what the summary is worded with', () => {
  it('every figure has a name of its own', () => {
    const names = FIGURES.map(fieldOf);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    const codes = FIGURES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("the product's own words name figures that there are", () =>
    expect(unknownFields(DEFAULT_WORDING, FIGURES)).toEqual([]));

  it.each([[THIS_YEAR_FORM], [LAST_YEAR_FORM], [RETURN_FORM], [DISCLOSURE_FORM]])(
    'the Word template $code is whole',
    (form) => expect(definitionFaults(form)).toEqual([]),
  );
});
