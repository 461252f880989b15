import {
  ACTION_FOR_OUTCOME,
  nextEntryStatus,
  openEntryActions,
  ROSTER_ENTRY_ACTIONS,
  ROSTER_ENTRY_STATUSES,
  type RosterEntryAction,
  type RosterEntryStatus,
} from './roster-entry.lifecycle';

const BACK: Partial<Record<RosterEntryStatus, RosterEntryStatus>> = {
  visited: 'allotted',
  'given-by-proxy': 'allotted',
  refused: 'allotted',
  absent: 'allotted',
  moved: 'allotted',
  deceased: 'allotted',
};

const EXPECTED: Record<RosterEntryAction, Partial<Record<RosterEntryStatus, RosterEntryStatus>>> = {
  allot: { planned: 'allotted', allotted: 'allotted', absent: 'allotted' },
  'put-back': { allotted: 'planned' },
  meet: { allotted: 'visited', absent: 'visited' },
  'give-to-proxy': { allotted: 'given-by-proxy', absent: 'given-by-proxy' },
  decline: { allotted: 'refused', absent: 'refused' },
  miss: { allotted: 'absent', absent: 'absent' },
  'find-moved': { allotted: 'moved', absent: 'moved' },
  'find-deceased': { allotted: 'deceased', absent: 'deceased' },
  remove: { planned: 'removed', allotted: 'removed', absent: 'removed' },
  'take-back': BACK,
};

describe('a person on a roster', () => {
  it.each(ROSTER_ENTRY_ACTIONS.flatMap((action) => ROSTER_ENTRY_STATUSES.map((status) => [action, status] as const)))(
    '%s from %s leads where the table says',
    (action, status) => expect(nextEntryStatus(status, action)).toBe(EXPECTED[action][status]),
  );

  it.each(ROSTER_ENTRY_STATUSES)('in %s opens exactly the actions that lead somewhere', (status) =>
    expect(openEntryActions(status)).toEqual(ROSTER_ENTRY_ACTIONS.filter((action) => EXPECTED[action][status])),
  );

  it('can be visited in whatever way once he is allotted, and tried again when he was absent', () => {
    for (const action of Object.values(ACTION_FOR_OUTCOME)) {
      expect(nextEntryStatus('allotted', action)).toBeDefined();
      expect(nextEntryStatus('absent', action)).toBeDefined();
      expect(nextEntryStatus('planned', action)).toBeUndefined();
    }
  });
});
