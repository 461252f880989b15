import { definitionFaults } from '@app/forms';
import { ROUND_ROSTER_FORM } from './round.forms';

it('the roster sheet names only its own fields', () => {
  expect(definitionFaults(ROUND_ROSTER_FORM)).toEqual([]);
});
