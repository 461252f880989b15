import {
  FILE_ACTION_LABELS,
  FILE_ACTIONS,
  FILE_LIFECYCLE,
  FILE_STATUS_LABELS,
  FILE_STATUSES,
  type FileAction,
  type FileStatus,
  isOnFile,
  isRunning,
  nextFileStatus,
  openFileActions,
} from './hardship-file.lifecycle';

/** Every cell that leads somewhere; all others are closed. */
const CELLS: Readonly<Record<FileStatus, Partial<Record<FileAction, FileStatus>>>> = {
  found: { apply: 'applied', withdraw: 'withdrawn' },
  applied: { 'send-back': 'found', 'record-visit': 'visited', refuse: 'refused', withdraw: 'withdrawn' },
  visited: {
    'send-back': 'found',
    'record-visit': 'visited',
    assess: 'assessed',
    refuse: 'refused',
    withdraw: 'withdrawn',
  },
  assessed: { 'send-back': 'found', publicise: 'publicised', refuse: 'refused', withdraw: 'withdrawn' },
  publicised: { object: 'objected', submit: 'union-review', withdraw: 'withdrawn' },
  objected: { reinvestigate: 'reinvestigated', refuse: 'refused', withdraw: 'withdrawn' },
  reinvestigated: { object: 'objected', publicise: 'publicised', refuse: 'refused', withdraw: 'withdrawn' },
  'union-review': {
    ...{
      endorse: 'federation-review',
      return: 'returned',
      approve: 'active',
      refuse: 'refused',
      withdraw: 'withdrawn',
    },
  },
  'federation-review': {
    ...{
      'return-step': 'union-review',
      return: 'returned',
      approve: 'active',
      refuse: 'refused',
      withdraw: 'withdrawn',
    },
  },
  returned: { 'send-back': 'found', resubmit: 'union-review', withdraw: 'withdrawn' },
  active: { 'begin-review': 'review-due', renew: 'active', 'propose-change': 'change-review', exit: 'exited' },
  'review-due': { renew: 'active', 'propose-change': 'change-review', exit: 'exited' },
  'change-review': {
    ...{ change: 'active', 'return-change': 'review-due', 'reject-change': 'review-due' },
    'withdraw-change': 'review-due',
  },
  exited: { 'begin-watch': 'watched', reinstate: 'review-due', archive: 'archived' },
  watched: { watch: 'watched', reinstate: 'review-due', archive: 'archived' },
  refused: { reopen: 'applied', archive: 'archived' },
  withdrawn: { archive: 'archived' },
  archived: {},
};

describe('the life of a hardship file', () => {
  const cells = FILE_STATUSES.flatMap((status) =>
    FILE_ACTIONS.map((action) => [status, action, CELLS[status][action]] as const),
  );
  it.each(cells)('%s × %s leads to %s', (status, action, to) => expect(nextFileStatus(status, action)).toBe(to));

  it.each(FILE_STATUSES)('%s offers exactly its open actions', (status) =>
    expect([...openFileActions(status)].sort()).toEqual(Object.keys(CELLS[status]).sort()),
  );

  it('no order of actions leaves the table, and every status can be reached', () => {
    const reached = new Set<FileStatus>(['found']);
    for (const status of reached)
      for (const action of openFileActions(status)) reached.add(nextFileStatus(status, action)!);
    expect([...reached].sort()).toEqual([...FILE_STATUSES].sort());
  });

  it('from every status the archive can be reached', () => {
    for (const start of FILE_STATUSES) {
      const reached = new Set<FileStatus>([start]);
      for (const status of reached)
        for (const action of openFileActions(status)) reached.add(nextFileStatus(status, action)!);
      expect(reached).toContain('archived');
    }
  });

  it('an ended file runs again by an appeal that was granted, and by nothing else', () => {
    for (const action of FILE_ACTIONS.filter((each) => each !== 'reopen' && each !== 'reinstate'))
      for (const from of FILE_LIFECYCLE[action].from)
        if (!isRunning(from)) expect(isRunning(FILE_LIFECYCLE[action].to)).toBe(false);
  });

  it('who is on file is running', () => expect(FILE_STATUSES.filter(isOnFile).every(isRunning)).toBe(true));

  it('every status and action has its word', () => {
    expect(Object.keys(FILE_STATUS_LABELS).sort()).toEqual([...FILE_STATUSES].sort());
    expect(Object.keys(FILE_ACTION_LABELS).sort()).toEqual([...FILE_ACTIONS].sort());
  });
});
