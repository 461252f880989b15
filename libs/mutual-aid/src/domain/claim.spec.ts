import { type Actor, newId, type PersonId, systemActor, type TenantId } from '@app/kernel';
import {
  CLAIM_LIFECYCLE,
  CLAIM_STATUSES,
  type ClaimAction,
  claimAfter,
  type ClaimHands,
  type ClaimStatus,
  hasChecked,
  hasDecided,
  hasRegistered,
  isOpenTo,
  isUnderWay,
} from './claim';
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
      expect(isOpenTo(status, action)).toBe(next !== undefined);
      if (next) expect(claimAfter(status, action)).toBe(next);
      else expect(() => claimAfter(status, action)).toThrow(MUTUAL_AID_PROBLEMS['claim.action-not-open'].title);
    },
  );

  it('is under way as long as something may be done with it', () =>
    expect(CLAIM_STATUSES.filter(isUnderWay)).toEqual(
      CLAIM_STATUSES.filter((status) => actions.some((action) => ALLOWED[status][action])),
    ));

  it.each([
    ['registered', hasRegistered],
    ['checked', hasChecked],
    ['decided', hasDecided],
  ] as const)('that was %s by a deputy counts for both, and so does one by whom he acts for', (step, has) => {
    const [head, deputy, other] = [newId<'person'>(), newId<'person'>(), newId<'person'>()] as PersonId[];
    const as = (personId: PersonId): Actor => ({ ...systemActor(newId() as TenantId), kind: 'person', personId });
    const acting: Actor = { ...as(deputy!), acting: { forWhom: { personId: head!, name: '张三' }, ownName: '李四' } };
    const byDeputy = { ...NOBODY, [`${step}ByPerson`]: deputy, [`${step}ForPerson`]: head };
    expect([head!, deputy!, other!].map((each) => has(as(each), byDeputy))).toEqual([true, true, false]);
    expect(has(acting, { ...NOBODY, [`${step}ByPerson`]: head })).toBe(true);
    expect(has(acting, NOBODY)).toBe(false);
  });
});

const NOBODY: ClaimHands = {
  ...{ registeredByPerson: null, registeredForPerson: null, checkedByPerson: null, checkedForPerson: null },
  ...{ decidedByPerson: null, decidedForPerson: null },
};
