import { type FederationFigures, type SystemFigures, troublesIn } from './system-figures';

const NOW = new Date('2026-03-12T08:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const queue = { name: 'events', waiting: 0, active: 0, delayed: 0, failed: 0, oldestSeconds: null };
const system = (given: Partial<SystemFigures> = {}): SystemFigures => ({
  workers: 1,
  queues: [queue],
  pool: { total: 12, idle: 12, waiting: 0 },
  ...given,
});
const own = (given: Partial<FederationFigures> = {}): FederationFigures => ({
  dueReminders: 0,
  oldestReminderSeconds: null,
  pendingEvents: 0,
  oldestEventSeconds: null,
  unsealedEntries: 0,
  damagedChains: 0,
  oldestUnsealedSeconds: null,
  heldEntries: 0,
  oldestHeldSeconds: null,
  lastCheck: { finishedAt: hoursAgo(6), findings: 0 },
  ...given,
});

describe('what is wrong, in plain words', () => {
  it('is nothing when all is well, and what is young is not late', () => {
    const young = own({
      oldestReminderSeconds: 600,
      pendingEvents: 3,
      oldestEventSeconds: 60,
      oldestUnsealedSeconds: 60,
    });
    expect(troublesIn(system(), young, NOW)).toEqual([]);
  });

  it.each([
    ['no-worker', system({ workers: 0 }), own()],
    ['reminders-late', system(), own({ dueReminders: 1, oldestReminderSeconds: 1_800 })],
    ['events-late', system(), own({ pendingEvents: 2, oldestEventSeconds: 600 })],
    ['audit-late', system(), own({ unsealedEntries: 5, oldestUnsealedSeconds: 900 })],
    ['audit-damaged', system(), own({ heldEntries: 5, oldestHeldSeconds: 900, damagedChains: 1 })],
    ['audit-damaged', system(), own({ damagedChains: 1 })],
    ['jobs-failed', system({ queues: [{ ...queue, failed: 2 }] }), own()],
    ['jobs-late', system({ queues: [{ ...queue, waiting: 9, oldestSeconds: 1_800 }] }), own()],
    ['pool-short', system({ pool: { total: 12, idle: 0, waiting: 4 } }), own()],
    ['never-checked', system(), own({ lastCheck: null })],
    ['check-overdue', system(), own({ lastCheck: { finishedAt: hoursAgo(40), findings: 0 } })],
    ['check-found', system(), own({ lastCheck: { finishedAt: hoursAgo(40), findings: 2 } })],
  ])('says %s and what to do', (code, whole, mine) => {
    const troubles = troublesIn(whole, mine, NOW);
    expect(troubles.map((trouble) => trouble.code)).toEqual([code]);
    expect(troubles[0]!.sentence).toMatch(/[\u4e00-\u9fff]/);
    expect(troubles[0]!.todo).toMatch(/[\u4e00-\u9fff]/);
  });

  it('tells what waits for a damaged chain apart from what nobody seals', () => {
    const both = own({
      ...{ damagedChains: 1, heldEntries: 2, oldestHeldSeconds: 900 },
      ...{ unsealedEntries: 7, oldestUnsealedSeconds: 1_800 },
    });
    const [damaged, late] = troublesIn(system(), both, NOW);
    expect([damaged!.code, late!.code]).toEqual(['audit-damaged', 'audit-late']);
    expect([damaged!.sentence, late!.sentence]).toEqual([
      ...[expect.stringContaining('2 条记录先存着'), expect.stringContaining('7 条操作记录还没有编进记录链')],
    ]);
  });

  it('names what does not tally first', () => {
    const both = troublesIn(system({ workers: 0 }), own({ lastCheck: { finishedAt: hoursAgo(1), findings: 1 } }), NOW);
    expect(both.map(({ code }) => code)).toEqual(['check-found', 'no-worker']);
  });

  it('names a damaged trail before a worker that is down, and what waits to be sealed after it', () => {
    const waiting = own({ unsealedEntries: 5, oldestUnsealedSeconds: 900 });
    const codes = (mine: FederationFigures) => troublesIn(system({ workers: 0 }), mine, NOW).map(({ code }) => code);
    expect(codes(waiting)).toEqual(['no-worker', 'audit-late']);
    expect(codes({ ...waiting, damagedChains: 1 })).toEqual(['audit-damaged', 'no-worker', 'audit-late']);
  });
});
