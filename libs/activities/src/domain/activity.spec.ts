import { ACTIVITY_STATUSES, activityAfter } from './activity';
import { ACTIVITY_PROBLEMS } from './activity.problems';

describe('an activity', () => {
  it.each(
    ACTIVITY_STATUSES.flatMap((status) => (['correct', 'void'] as const).map((action) => [status, action] as const)),
  )('%s: %s', (status, action) => {
    const after = () => activityAfter(status, action);
    if (status === 'voided') expect(after).toThrow(ACTIVITY_PROBLEMS['activity.action-not-open'].title);
    else expect(after()).toBe(action === 'void' ? 'voided' : 'registered');
  });
});
