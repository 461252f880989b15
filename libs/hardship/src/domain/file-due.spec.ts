import { civilDate } from '@app/kernel';
import { type DueFacts, fileDueOf } from './file-due';
import { FILE_STATUSES } from './hardship-file.lifecycle';
import { STEP_DEADLINES } from './step-deadline';

const facts = (given: Partial<DueFacts>): DueFacts => ({
  ...{ status: 'found', movedOn: civilDate('2026-03-02'), noticeUntil: null, reviewDueOn: null, watchDueOn: null },
  ...given,
});

describe('what is due with a file', () => {
  it.each<[string, Partial<DueFacts>, ReturnType<typeof fileDueOf>]>([
    ['nothing while it is filled in', {}, null],
    ['the home visit', { status: 'applied' }, { what: '入户核查', on: civilDate('2026-03-16') }],
    [
      'submitting it after the notice',
      { status: 'publicised', noticeUntil: civilDate('2026-03-09') },
      { what: '公示后提交', on: civilDate('2026-03-16') },
    ],
    [
      'the review',
      { status: 'active', reviewDueOn: civilDate('2027-01-05') },
      { what: '复核', on: civilDate('2027-01-05') },
    ],
    [
      'the signature while another category is decided, not the review',
      { status: 'change-review', reviewDueOn: civilDate('2027-01-05') },
      { what: '审批变更', on: civilDate('2026-03-16') },
    ],
    [
      'the next visit after the exit',
      { status: 'watched', watchDueOn: civilDate('2026-06-02') },
      { what: '回访', on: civilDate('2026-06-02') },
    ],
    ['nothing of what came to nothing', { status: 'refused' }, null],
  ])('%s', (_, given, due) => expect(fileDueOf(facts(given))).toEqual(due));

  it('every step with a deadline has its word', () => {
    const named = FILE_STATUSES.filter((status) => fileDueOf(facts({ status }))?.what);
    expect(named).toEqual(FILE_STATUSES.filter((status) => status in STEP_DEADLINES));
  });
});
