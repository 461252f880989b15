import { definitionFaults } from '@app/forms';
import { DONATION_RECEIPT_FORM } from './donation.forms';

it('the receipt for a donor names only its own fields', () =>
  expect(definitionFaults(DONATION_RECEIPT_FORM)).toEqual([]));
