import {
  bearsLevel,
  FILE_ACTIONS,
  FILE_STATUSES,
  type FileAction,
  fileAfter,
  type FileStatus,
  isLiving,
} from './file.lifecycle';
import { MODEL_WORKER_PROBLEMS } from './model-worker.problems';

const OPEN: Readonly<Record<FileStatus, Partial<Record<FileAction, FileStatus>>>> = {
  active: { 'record-death': 'died', revoke: 'revoked', emigrate: 'abroad', 'lose-contact': 'lost', void: 'voided' },
  abroad: { 'record-death': 'died', revoke: 'revoked', 'lose-contact': 'lost', 'come-back': 'active', void: 'voided' },
  lost: { 'record-death': 'died', revoke: 'revoked', emigrate: 'abroad', 'come-back': 'active', void: 'voided' },
  died: { revoke: 'revoked', 'correct-death': 'active', void: 'voided' },
  revoked: { 'restore-honour': 'active', void: 'voided' },
  voided: {},
};

describe('the file of a model worker', () => {
  it.each(FILE_STATUSES.flatMap((status) => FILE_ACTIONS.map((action) => [status, action] as const)))(
    '%s: %s',
    (status, action) => {
      const expected = OPEN[status][action];
      const after = () => fileAfter(status, action);
      if (expected) expect(after()).toBe(expected);
      else expect(after).toThrow(MODEL_WORKER_PROBLEMS['model-worker.action-not-open'].title);
    },
  );

  it('is asked every year while he lives and the honour stands, and leaves the register when it was revoked', () => {
    expect(FILE_STATUSES.filter(isLiving)).toEqual(['active', 'abroad', 'lost']);
    expect(FILE_STATUSES.filter(bearsLevel)).toEqual(['active', 'died', 'abroad', 'lost']);
  });
});
