import { CLAIM_LIFECYCLE, CLAIM_STATUSES, type ClaimAction, claimAfter, type ClaimStatus } from './claim';
import { MUTUAL_AID_PROBLEMS } from './mutual-aid.problems';

const ALLOWED: Readonly<Record<ClaimStatus, Partial<Record<ClaimAction, ClaimStatus>>>> = {
  submitted: { check: 'checked', return: 'returned', refuse: 'refused', withdraw: 'withdrawn' },
  checked: { approve: 'approved', return: 'returned', refuse: 'refused', withdraw: 'withdrawn' },
  approved: { pay: 'paid' },
  paid: {},
  returned: { withdraw: 'withdrawn', 'submit-again': 'submitted' },
  refused: {},
  withdrawn: {},
};

describe('a claim', () => {
  const actions = Object.keys(CLAIM_LIFECYCLE) as ClaimAction[];
  it.each(CLAIM_STATUSES.flatMap((status) => actions.map((action) => [status, action] as const)))(
    '%s: %s',
    (status, action) => {
      const next = ALLOWED[status][action];
      if (next) expect(claimAfter(status, action)).toBe(next);
      else expect(() => claimAfter(status, action)).toThrow(MUTUAL_AID_PROBLEMS['claim.action-not-open'].title);
    },
  );
});
