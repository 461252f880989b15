import {
  AWARD_ACTIONS,
  AWARD_RECORDED_IN,
  AWARD_RECORDS,
  AWARD_STATUSES,
  type AwardAction,
  type AwardStatus,
  isLive,
  nextAwardStatus,
  openAwardActions,
} from './award.lifecycle';
import { type AwardCommand, type AwardState, decideAward, endedBefore } from './award.decision';

const EXPECTED: Record<AwardStatus, Partial<Record<AwardAction, AwardStatus>>> = {
  applied: { return: 'returned', verify: 'verified', refuse: 'refused', withdraw: 'withdrawn' },
  returned: { supplement: 'applied', refuse: 'refused', withdraw: 'withdrawn' },
  verified: { return: 'returned', refuse: 'refused', withdraw: 'withdrawn', grant: 'running' },
  running: {
    ...{ suspend: 'suspended', 'take-leave': 'on-leave', 'join-army': 'ended', 'drop-out': 'ended' },
    ...{ end: 'ended', finish: 'completed' },
  },
  suspended: {
    ...{ resume: 'running', 'take-leave': 'on-leave', 'join-army': 'ended', 'drop-out': 'ended' },
    ...{ end: 'ended', finish: 'completed' },
  },
  'on-leave': { 'come-back': 'running', 'join-army': 'ended', 'drop-out': 'ended', end: 'ended', finish: 'completed' },
  completed: { reinstate: 'running' },
  ended: { reinstate: 'running' },
  refused: {},
  withdrawn: {},
};

const CELLS = AWARD_STATUSES.flatMap((status) => AWARD_ACTIONS.map((action) => [status, action] as const));

const anAward = (overrides: Partial<AwardState> = {}): AwardState => ({
  ...{ status: 'running', schoolName: '云川学院', entryYear: 2024, endsInYear: 2028 },
  ...{ leaveSince: null, graceYear: null, suspendedFor: null },
  ...overrides,
});

const commandOf = (action: AwardAction): AwardCommand =>
  (action === 'end' ? { action, ground: 'lifted', reason: '核实' } : { action, reason: '核实' }) as AwardCommand;

describe('the lifecycle of an award', () => {
  it.each(CELLS)('%s, %s', (status, action) => {
    const wanted = EXPECTED[status][action];
    expect(nextAwardStatus(status, action)).toBe(wanted);
    const decide = () => decideAward(anAward({ status }), commandOf(action), 2026);
    if (wanted) expect(decide()).toMatchObject({ status: wanted, live: isLive(wanted) });
    else expect(decide).toThrow(expect.objectContaining({ code: 'study-award.action-not-open' }));
  });

  it.each(AWARD_STATUSES)('in %s: only what had ended before it was brought in is not begun again', (status) => {
    const brought = [{ action: 'import' }];
    expect(endedBefore({ status, inHistory: true }, brought)).toBe(status === 'ended');
    expect(endedBefore({ status, inHistory: false }, brought)).toBe(false);
    for (const action of ['end', 'join-army', 'drop-out', 'finish'])
      expect(endedBefore({ status, inHistory: true }, [...brought, { action }])).toBe(false);
  });

  it.each(AWARD_STATUSES)('in %s opens exactly what leads somewhere and what is recorded there', (status) => {
    const actions = AWARD_ACTIONS.filter((action) => EXPECTED[status][action]);
    const records = AWARD_RECORDS.filter((record) => AWARD_RECORDED_IN[record].includes(status));
    expect(openAwardActions(status)).toEqual([...actions, ...records]);
  });

  it.each(AWARD_ACTIONS.filter((action) => !['grant', 'supplement', 'verify'].includes(action)))(
    'asks for a reason to %s',
    (action) => {
      const command = { ...commandOf(action), reason: ' ' } as AwardCommand;
      expect(() => decideAward(anAward(), command, 2026)).toThrow(
        expect.objectContaining({ code: 'study-award.reason-missing' }),
      );
    },
  );
});

describe('what is written with it', () => {
  it('leave stops the clock: the course ends later by the academic years that were missed', () => {
    const left = decideAward(anAward(), { action: 'take-leave', reason: '养病' }, 2025);
    expect(left).toMatchObject({ status: 'on-leave', leaveSince: 2025 });
    const back = decideAward(
      anAward({ status: 'on-leave', leaveSince: 2025 }),
      { action: 'come-back', reason: '复学' },
      2026,
    );
    expect(back).toMatchObject({ status: 'running', leaveSince: null, endsInYear: 2029 });
  });

  it('a leave within one academic year burns nothing and adds nothing', () => {
    const back = decideAward(
      anAward({ status: 'on-leave', leaveSince: 2026 }),
      { action: 'come-back', reason: '复学' },
      2026,
    );
    expect(back.endsInYear).toBe(2028);
  });

  it('a repeated year ends the course a year later', () => {
    expect(decideAward(anAward(), { action: 'repeat-year', reason: '留级' }, 2026).endsInYear).toBe(2029);
  });

  it('another school is kept with the reason, and the award runs on', () => {
    const command = { action: 'transfer-school', schoolName: '江右师范大学', reason: '转学' } as const;
    expect(decideAward(anAward(), command, 2026)).toMatchObject({ status: 'running', schoolName: '江右师范大学' });
  });

  it('the army, dropping out and finishing say their ground by themselves', () => {
    expect(decideAward(anAward(), { action: 'join-army', reason: '参军' }, 2026).endGround).toBe('army');
    expect(decideAward(anAward(), { action: 'drop-out', reason: '退学' }, 2026).endGround).toBe('dropped-out');
    expect(decideAward(anAward(), { action: 'finish', reason: '毕业' }, 2026).endGround).toBe('finished');
  });

  it('a grace year is given once, and only where the programme has one', () => {
    const give = { action: 'give-grace-year', reason: '还有困难', rule: 'grace-year' } as const;
    const lapsed = anAward({ status: 'suspended', suspendedFor: 'file' });
    expect(decideAward(lapsed, give, 2026)).toMatchObject({ status: 'running', graceYear: 2026, suspendedFor: null });
    expect(() => decideAward(anAward({ graceYear: 2025 }), give, 2026)).toThrow(
      expect.objectContaining({ code: 'study-award.grace-used' }),
    );
    expect(() => decideAward(lapsed, { ...give, rule: 'suspend' }, 2026)).toThrow(
      expect.objectContaining({ code: 'study-award.grace-not-offered' }),
    );
  });

  it('an end that was a mistake is undone without a trace of its ground', () => {
    expect(decideAward(anAward({ status: 'ended' }), { action: 'reinstate', reason: '弄错了' }, 2026)).toMatchObject({
      status: 'running',
      live: true,
      endGround: null,
    });
  });
});
