import { type Lifecycle, nextStatus, openActions } from './lifecycle';

type Status = 'draft' | 'submitted' | 'approved' | 'closed';
type Action = 'submit' | 'approve' | 'return' | 'close';

const LIFECYCLE: Lifecycle<Status, Action> = {
  submit: { from: ['draft'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  return: { from: ['submitted', 'approved'], to: 'draft' },
  close: { from: ['draft', 'approved'], to: 'closed' },
};

const CELLS: [Status, Partial<Record<Action, Status>>][] = [
  ['draft', { submit: 'submitted', close: 'closed' }],
  ['submitted', { approve: 'approved', return: 'draft' }],
  ['approved', { return: 'draft', close: 'closed' }],
  ['closed', {}],
];
const ACTIONS: Action[] = ['submit', 'approve', 'return', 'close'];

describe('a lifecycle', () => {
  it.each(CELLS.flatMap(([status, row]) => ACTIONS.map((action) => [action, status, row[action]] as const)))(
    '%s from %s leads to %p',
    (action, status, to) => expect(nextStatus(LIFECYCLE, status, action)).toBe(to),
  );

  it.each(CELLS)('opens from %s exactly the actions that lead somewhere', (status, row) =>
    expect(openActions(LIFECYCLE, status)).toEqual(ACTIONS.filter((action) => action in row)),
  );
});
