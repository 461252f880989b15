import { civilDate } from '@app/kernel';
import { PROCEDURE_STEPS, standingOf, stepsDone } from './file-standing';
import { FILE_STATUSES } from './hardship-file.lifecycle';
import { portalSentence } from './portal-words';

const days = { untilOn: civilDate('2026-03-12'), reviewDueOn: civilDate('2027-04-21') };

describe('what the member reads', () => {
  it.each(FILE_STATUSES)('of %s is a sentence without codes', (status) =>
    expect(portalSentence(status, days)).toMatch(/^[^a-z]+[。]$/),
  );

  it('while the officer fills in anew what came back, nothing is asked of the family', () =>
    expect(portalSentence('found', { ...days, restated: true })).toContain('您不用再交'));

  it('names the day as people say it', () =>
    expect(portalSentence('active', days)).toBe('您家在档。每年复核一次，下次在 2027 年 4 月 21 日前。'));
});

describe('where a file stands', () => {
  it.each(FILE_STATUSES)('%s has its place among the steps', (status) => {
    expect(stepsDone(status)).toBeGreaterThanOrEqual(-1);
    expect(stepsDone(status)).toBeLessThanOrEqual(PROCEDURE_STEPS.length);
  });

  it('after the notice the officer may submit, before it he waits', () => {
    const facts = { status: 'publicised', officerName: '刘洋', waitingFor: [], reviewDueOn: null } as const;
    const over = standingOf({ ...facts, noticeUntil: days.untilOn, noticeOver: true });
    expect(over).toEqual({ heldBy: '刘洋', next: '公示期满没有异议，可以提交审核' });
    const hanging = standingOf({ ...facts, noticeUntil: days.untilOn, noticeOver: false });
    expect(hanging.next).toBe('公示到 2026 年 3 月 12 日，期满没有异议就提交审核');
  });

  it.each([
    ['active', '办理退档'],
    ['visited', '撤回申请'],
    ['archived', null],
  ] as const)('whose holder is gone, it is to be ended: %s', (status, end) => {
    const facts = { officerName: '刘洋', waitingFor: [], reviewDueOn: null, noticeUntil: null, noticeOver: false };
    const { next } = standingOf({ ...facts, status, holderGone: '已去世' });
    expect(next).toBe(end && `会员名册里本人已去世，请核实后${end}`);
  });

  it('in the approval it is held by whom it waits for', () =>
    expect(
      standingOf({
        ...{ status: 'union-review', officerName: '刘洋', waitingFor: ['主席'], reviewDueOn: null },
        ...{ noticeUntil: null, noticeOver: true },
      }),
    ).toEqual({ heldBy: '主席', next: '等审批意见' }));
});
