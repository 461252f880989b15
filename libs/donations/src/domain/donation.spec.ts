import { DONATION_LIFECYCLE, DONATION_STATUSES, donationAfter, publicDonor } from './donation';
import { DONATION_PROBLEMS } from './donation.problems';

describe('a donation', () => {
  it.each(
    DONATION_STATUSES.flatMap((status) =>
      (Object.keys(DONATION_LIFECYCLE) as (keyof typeof DONATION_LIFECYCLE)[]).map(
        (action) => [status, action] as const,
      ),
    ),
  )('%s: %s', (status, action) => {
    const after = () => donationAfter(status, action);
    if (status === 'voided') expect(after).toThrow(DONATION_PROBLEMS['donation.action-not-open'].title);
    else expect(after()).toBe(action === 'void' ? 'voided' : 'registered');
  });

  it.each([
    [true, '赵敏'],
    [false, '不具名'],
    [null, '不具名'],
  ])('with consent %s is called %s in public', (consent, name) => expect(publicDonor('赵敏', consent)).toBe(name));
});
