import {
  APPEAL_ABOUT,
  APPEAL_ACTIONS,
  APPEAL_STATUSES,
  GRANTED_APPEAL,
  mayAppeal,
  nextAppealStatus,
  openAppealActions,
} from './file-appeal';
import { FILE_STATUSES, nextFileStatus } from './hardship-file.lifecycle';

const CELLS = {
  open: { grant: 'granted', uphold: 'upheld', withdraw: 'withdrawn' },
  granted: {},
  upheld: {},
  withdrawn: {},
} as Record<string, Partial<Record<string, string>>>;

describe('the life of an appeal', () => {
  const cells = APPEAL_STATUSES.flatMap((status) =>
    APPEAL_ACTIONS.map((action) => [status, action, CELLS[status]![action]] as const),
  );
  it.each(cells)('%s × %s leads to %s', (status, action, to) => expect(nextAppealStatus(status, action)).toBe(to));
  it.each(APPEAL_STATUSES)('%s offers exactly its open actions', (status) =>
    expect([...openAppealActions(status)].sort()).toEqual(Object.keys(CELLS[status]!).sort()),
  );
});

describe('what a member may object to', () => {
  it.each(FILE_STATUSES.filter(mayAppeal))('%s: a granted appeal is a step of the file that is open', (status) => {
    const action = GRANTED_APPEAL[status];
    if (action) expect(nextFileStatus(status, action)).toBeDefined();
    expect(APPEAL_ABOUT[status]).toMatch(/[\u4e00-\u9fff]/);
  });

  it('is not what is still under way, nor what he took back himself', () => {
    expect(mayAppeal('union-review')).toBe(false);
    expect(mayAppeal('withdrawn')).toBe(false);
  });
});
