import { addDays, civilDate } from '@app/kernel';
import { DELIVERED, refused, unreachable } from './message';
import { endsNextDay, isClock, isQuiet } from './quiet-hours';
import { afterAttempt, bundleLink, bundleText, isSendable, leavesAt, SENDING_STATUSES } from './sending';

const now = new Date('2026-03-12T14:30:00Z');
const later = new Date(now.getTime() + 1);
const today = civilDate('2026-03-12');
const night = { from: '21:00', until: '08:00' };
const noon = { from: '12:00', until: '13:30' };

describe('quiet hours', () => {
  it.each([
    ['20:59', night, false],
    ['21:00', night, true],
    ['23:59', night, true],
    ['00:00', night, true],
    ['07:59', night, true],
    ['08:00', night, false],
    ['11:59', noon, false],
    ['12:00', noon, true],
    ['13:30', noon, false],
    ['12:00', { from: '12:00', until: '12:00' }, false],
  ] as const)('at %s of %p: %p', (clock, hours, quiet) => expect(isQuiet(clock, hours)).toBe(quiet));

  it('those over midnight end on the next day when they began on this one', () => {
    expect(endsNextDay('22:00', night)).toBe(true);
    expect(endsNextDay('03:00', night)).toBe(false);
    expect(endsNextDay('12:30', noon)).toBe(false);
  });

  it.each([
    ['09:00', true],
    ['23:59', true],
    ['24:00', false],
    ['9:00', false],
    ['', false],
  ])('%p is a clock: %p', (text, is) => expect(isClock(text)).toBe(is));
});

describe('a message leaves', () => {
  const wall = (clock: string) => ({
    today,
    clock,
    instantAt: (date: string, at: string) => new Date(`${date}T${at}:00+08:00`),
  });
  const at = (clock: string, quiet: typeof night | null, dailyAt: string | null = null) =>
    leavesAt(now, wall(clock), { quiet, dailyAt });

  it('at once by day', () => expect(at('14:30', night)).toBe(now));
  it('at once when nothing is quiet', () => expect(at('23:00', null)).toBe(now));
  it('in the evening, the next morning', () =>
    expect(at('22:30', night)).toEqual(new Date(`${addDays(today, 1)}T08:00:00+08:00`)));
  it('after midnight, this morning', () => expect(at('02:00', night)).toEqual(new Date(`${today}T08:00:00+08:00`)));
  it('with the others of its day, when that is still to come', () =>
    expect(at('09:00', night, '09:30')).toEqual(new Date(`${today}T09:30:00+08:00`)));
  it('with those of the next day, when it is past', () =>
    expect(at('09:30', night, '09:30')).toEqual(new Date(`${addDays(today, 1)}T09:30:00+08:00`)));
});

describe('a sending', () => {
  const row = { notBefore: now, retryAt: now, attempts: 0 };

  it.each(SENDING_STATUSES.map((status) => [status]))('that is %s is tried when its time has come', (status) => {
    expect(isSendable({ ...row, status }, now)).toBe(status !== 'sent');
    expect(isSendable({ ...row, status, notBefore: later, retryAt: later }, now)).toBe(false);
    expect(isSendable({ ...row, status, retryAt: null }, now)).toBe(status === 'waiting');
  });

  it('that arrived is sent and says when', () => {
    expect(afterAttempt({ attempts: 2 }, DELIVERED, now)).toEqual({
      ...{ status: 'sent', attempts: 3, retryAt: null, failure: null, sentAt: now },
    });
  });

  it('that was not answered is tried again, later each time, and then left to a person', () => {
    const minutes = [0, 1, 2, 3, 4, 5, 6].map((attempts) => {
      const { status, retryAt } = afterAttempt({ attempts }, unreachable, now);
      return [status, retryAt && (retryAt.getTime() - now.getTime()) / 60_000];
    });
    expect(minutes).toEqual([1, 5, 15, 60, 240, 720, null].map((wait) => ['failed', wait]));
  });

  it('that was refused is not tried again by itself', () => {
    expect(afterAttempt({ attempts: 0 }, refused, now)).toMatchObject({
      ...{ status: 'failed', retryAt: null, failure: 'channel-refused' },
    });
  });
});

describe('several messages in one', () => {
  const payment = { title: '有付款要办', body: '' };
  const visit = { title: '有一件走访要办', body: '有一件走访要办，请在 3 月 16 日前去看看。' };

  it('one alone is itself', () => expect(bundleText([visit])).toEqual(visit));

  it('counts behind a title that names no number', () =>
    expect(bundleText([payment, payment]).body).toBe('· 有付款要办（2 件）\n打开暖家看看。'));

  it('say each title once, with how often', () => {
    expect(bundleText([visit, payment, visit])).toEqual({
      title: '有 3 件事等您',
      body: '· 有 2 件走访要办\n· 有付款要办\n打开暖家看看。',
    });
  });
});

describe('the link of several messages in one text', () => {
  const to = (...links: (string | null)[]) => links.map((link) => ({ link }));

  it.each([
    ['of one page leads there', to('/visits', '/visits'), true, '/visits'],
    ['to a group leads to what there is to do today', to('/visits/1', '/visits/2'), true, '/today'],
    ['to an officer leads to his messages', to('/visits/1', '/my/cases'), false, '/messages'],
    ['to a member leads to his messages in the portal', to('/my/cases', '/my/hardship', null), false, '/my/messages'],
    ['without a page leads nowhere', to(null), false, null],
  ])('%s', (_, messages, toGroup, link) => expect(bundleLink(messages, toGroup)).toBe(link));
});
