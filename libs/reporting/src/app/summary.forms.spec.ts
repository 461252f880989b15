import { definitionFaults } from '@app/forms';
import { FIGURES } from '../data/ledgers';
import { DEFAULT_WORDING, fieldOf, unknownFields } from '../domain/wording';
import { DISCLOSURE_FORM } from './disclosure.forms';
import { LAST_YEAR_FORM, RETURN_FORM, THIS_YEAR_FORM } from './summary.forms';

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
