import { aReminder } from '../testing';
import { isReady } from './reminder';

describe('a reminder is sent', () => {
  const now = new Date('2026-03-13T01:00:00Z');
  const before = new Date(now.getTime() - 1);
  const after = new Date(now.getTime() + 1);

  it.each([
    ['due', before, null, true],
    ['due', now, null, true],
    ['due', after, null, false],
    ['failed', before, before, true],
    ['failed', before, now, true],
    ['failed', before, after, false],
    ['failed', before, null, false],
    ['sent', before, null, false],
    ['cancelled', before, before, false],
    ['superseded', before, before, false],
  ] as const)('%s, due %p, to be tried again %p: %p', (status, dueAt, retryAt, ready) => {
    expect(isReady(aReminder({ status, dueAt, retryAt }), now)).toBe(ready);
  });
});
