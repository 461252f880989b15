import { definitionFaults } from '@app/forms';
import { AID_APPROVAL_FORM } from './aid.forms';

it('the approval sheet of an aid names only its own fields', () => {
  expect(definitionFaults(AID_APPROVAL_FORM)).toEqual([]);
});
