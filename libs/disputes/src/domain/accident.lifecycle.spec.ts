import { addDays, civilDate, daysBetween, parseFen } from '@app/kernel';
import {
  type AccidentDays,
  ACCIDENT_KIND_LABELS,
  ACCIDENT_KINDS,
  compensationState,
  type Compensation,
  gradeOf,
  type Harm,
  isSettled,
} from './accident';
import { accidentClocks, accidentDeadlines } from './accident-clocks';
import {
  ACCIDENT_ACTION_LABELS,
  ACCIDENT_ACTIONS,
  ACCIDENT_STATUS_LABELS,
  ACCIDENT_STATUSES,
  type AccidentAction,
  type AccidentStatus,
  nextAccidentStatus,
  openAccidentActions,
} from './accident.lifecycle';
import { offeredAccidentActions } from './accident.policy';
import {
  checkAccident,
  checkCompensation,
  checkPayment,
  checkRecognition,
  type RecognitionForm,
} from './accident.rules';
import type { ClockEventOf } from './dispute-clocks';

/** Every cell that leads somewhere; all others are closed. */
const CELLS: Readonly<Record<AccidentStatus, Partial<Record<AccidentAction, AccidentStatus>>>> = {
  reported: { join: 'investigating', decline: 'declined' },
  investigating: { find: 'found', decline: 'declined' },
  found: { opine: 'opined' },
  opined: { decide: 'decided' },
  decided: { close: 'closed' },
  declined: { close: 'closed' },
  closed: {},
};
const day = civilDate;

describe('the life of an accident', () => {
  const cells = ACCIDENT_STATUSES.flatMap((status) =>
    ACCIDENT_ACTIONS.map((action) => [status, action, CELLS[status][action]] as const),
  );
  it.each(cells)('%s × %s leads to %s', (status, action, to) => expect(nextAccidentStatus(status, action)).toBe(to));

  it.each(ACCIDENT_STATUSES)('%s offers exactly its open actions', (status) =>
    expect([...openAccidentActions(status)].sort()).toEqual(Object.keys(CELLS[status]).sort()),
  );

  it('every status, action and kind has its words', () => {
    expect(Object.keys(ACCIDENT_STATUS_LABELS).sort()).toEqual([...ACCIDENT_STATUSES].sort());
    expect(Object.keys(ACCIDENT_ACTION_LABELS).sort()).toEqual([...ACCIDENT_ACTIONS].sort());
    expect(Object.keys(ACCIDENT_KIND_LABELS).sort()).toEqual([...ACCIDENT_KINDS].sort());
  });

  it('what was found is written by who took part, and the desk joins but does not investigate', () => {
    expect(offeredAccidentActions('reported', new Set(['desk']))).toEqual(['join', 'decline']);
    expect(offeredAccidentActions('investigating', new Set(['desk', 'overseer']))).toEqual(['decline']);
    expect(offeredAccidentActions('investigating', new Set(['handler']))).toEqual(['decline', 'find']);
  });
});

describe('the grade of an accident', () => {
  const many = (harm: Harm, count: number): Harm[] => Array.from({ length: count }, () => harm);
  it.each([
    [many('light', 200), 'general'],
    [[...many('dead', 2), ...many('severe', 9)], 'general'],
    [[...many('dead', 2), ...many('missing', 1)], 'larger'],
    [many('severe', 10), 'larger'],
    [many('dead', 10), 'major'],
    [many('severe', 50), 'major'],
    [many('dead', 30), 'extraordinary'],
    [many('severe', 100), 'extraordinary'],
  ] as const)('goes by the dead and the severely injured (%#)', (harms, grade) => expect(gradeOf(harms)).toBe(grade));
});

describe('compensation of one person', () => {
  const yuan = parseFen;
  const some = (over: Partial<Compensation>): Compensation => ({
    ...{ askedFen: null, agreedFen: null, paidFen: 0n, endedReason: null, ...over },
  });
  it.each([
    [some({}), 'open', false],
    [some({ askedFen: yuan('80000') }), 'asked', false],
    [some({ askedFen: yuan('80000'), agreedFen: yuan('60000') }), 'agreed', false],
    [some({ agreedFen: yuan('60000'), paidFen: yuan('0.01') }), 'part-paid', false],
    [some({ agreedFen: yuan('60000'), paidFen: yuan('60000') }), 'paid', true],
    [some({ agreedFen: 0n }), 'paid', true],
    [some({ askedFen: yuan('80000'), endedReason: '本人走了仲裁' }), 'ended', true],
  ] as const)('stands by what was asked, agreed on and paid (%#)', (given, state, settled) =>
    expect([compensationState(given), isSettled(given)]).toEqual([state, settled]),
  );

  const [first, today] = [day('2026-03-02'), day('2026-06-01')];
  const said = (problems: readonly { field: string }[]) => problems.map(({ field }) => field);
  const form = { askedFen: null, agreedFen: yuan('500'), agreedOn: first, endedReason: null };
  it.each([
    [form, 0n, []],
    [{ ...form, agreedOn: null }, 0n, ['agreedOn']],
    [{ ...form, agreedFen: null }, 0n, ['agreed']],
    [form, yuan('500.01'), ['agreed']],
    [{ ...form, agreedOn: addDays(first, -1) }, 0n, ['agreedOn']],
    [{ ...form, agreedOn: addDays(today, 1) }, 0n, ['agreedOn']],
  ] as const)('an agreement that cannot be is refused at its field (%#)', (given, paid, fields) =>
    expect(said(checkCompensation(given, paid, first, today))).toEqual(fields),
  );

  const due = { agreedFen: yuan('500'), paidFen: yuan('200') };
  it.each([
    [{ paidOn: today, amountFen: yuan('300') }, due, []],
    [{ paidOn: today, amountFen: yuan('300.01') }, due, ['amount']],
    [{ paidOn: today, amountFen: 0n }, due, ['amount']],
    [{ paidOn: today, amountFen: 1n }, { ...due, agreedFen: null }, ['amount']],
    [{ paidOn: addDays(first, -1), amountFen: 1n }, due, ['paidOn']],
    [{ paidOn: addDays(today, 1), amountFen: 1n }, due, ['paidOn']],
  ] as const)('no more is paid than was agreed on (%#)', (given, standing, fields) =>
    expect(said(checkPayment(given, standing, first, today))).toEqual(fields),
  );
});

describe('what is written of an accident', () => {
  const [occurredOn, today] = [day('2026-03-02'), day('2026-06-01')];
  const fields = (problems: readonly { field: string }[]) => problems.map(({ field }) => field);

  it('it is not known before it happened', () => {
    expect(checkAccident({ occurredOn, reportedOn: occurredOn }, today)).toEqual([]);
    expect(fields(checkAccident({ occurredOn, reportedOn: addDays(occurredOn, -1) }, today))).toEqual(['reportedOn']);
    const ahead = addDays(today, 1);
    expect(fields(checkAccident({ occurredOn: ahead, reportedOn: ahead }, today))).toEqual([
      'occurredOn',
      'reportedOn',
    ]);
  });

  const applied = { state: 'applied', appliedOn: day('2026-03-20'), decidedOn: null, disability: null } as const;
  const known = { ...applied, state: 'recognised', decidedOn: day('2026-04-20'), disability: 7 } as const;
  it.each<[RecognitionForm, string[]]>([
    [{ ...applied, state: 'none', appliedOn: null }, []],
    [applied, []],
    [known, []],
    [{ ...known, state: 'refused', disability: null }, []],
    [{ ...applied, appliedOn: null }, ['appliedOn']],
    [{ ...applied, state: 'none' }, ['state']],
    [{ ...known, decidedOn: null }, ['decidedOn']],
    [{ ...applied, decidedOn: day('2026-04-20') }, ['decidedOn']],
    [{ ...applied, disability: 7 }, ['disability']],
    [{ ...applied, appliedOn: addDays(occurredOn, -1) }, ['appliedOn']],
    [{ ...known, decidedOn: day('2026-03-19') }, ['decidedOn']],
    [{ ...applied, appliedOn: addDays(today, 1) }, ['appliedOn']],
    [{ ...known, decidedOn: addDays(today, 1) }, ['decidedOn']],
  ])('a recognition that cannot be is refused at its field (%#)', (form, wrong) =>
    expect(fields(checkRecognition(form, occurredOn, today))).toEqual(wrong),
  );
});

describe('the clocks of an accident', () => {
  const MONDAY = day('2025-01-06');
  const isWorked = (on: ReturnType<typeof day>) => daysBetween(MONDAY, on) % 7 < 5;
  const WEEKDAYS = {
    addWorkingDays: (on: ReturnType<typeof day>) => on,
    workingDaysBetween: () => 0,
    workingDayOnOrAfter(on: ReturnType<typeof day>) {
      let next = on;
      while (!isWorked(next)) next = addDays(next, 1);
      return next;
    },
  };
  const of = (appliedOn: string | null, recognisedOn: string | null = null) => ({
    appliedOn: appliedOn === null ? null : day(appliedOn),
    recognisedOn: recognisedOn === null ? null : day(recognisedOn),
  });
  const days = (over: Partial<AccidentDays> = {}): AccidentDays => ({
    ...{ occurredOn: day('2026-03-02'), grade: 'general', foundOn: null, decidedOn: null, declinedOn: null },
    ...{ recognitions: [of(null), of(null)], ...over },
  });
  const clocks = (over: Partial<AccidentDays>, today = '2026-03-10', events: ClockEventOf[] = []) =>
    accidentClocks(days(over), events, day(today), WEEKDAYS);
  const ends = (over: Partial<AccidentDays>, events: ClockEventOf[] = []) =>
    clocks(over, '2026-03-10', events).map(({ rule, endsOn }) => [rule.code, endsOn]);

  it('60 days to investigate, 30 for the employer to ask for recognition and a year for the person and the union', () =>
    expect(ends({})).toEqual([
      ['accident-investigation', '2026-05-01'],
      ['accident-recognition', '2026-04-01'],
      ['accident-recognition-own', '2027-03-02'],
    ]));

  it('the investigation gets 60 days more at most', () => {
    const more = (count: number): ClockEventOf[] => [
      {
        ...{ clock: 'accident-investigation', kind: 'extended', on: day('2026-03-08'), ground: '等鉴定' },
        ...{ days: count, consent: 'approval' },
      },
    ];
    expect(ends({}, more(60))[0]).toEqual(['accident-investigation', '2026-06-30']);
    expect(ends({}, more(61))[0]).toEqual(['accident-investigation', '2026-05-01']);
  });

  it('a decision is due 15 days after the report, of the gravest accidents 30', () => {
    const foundOn = day('2026-03-09');
    expect(ends({ foundOn }).at(-1)).toEqual(['accident-decision', '2026-03-24']);
    expect(ends({ foundOn, grade: 'extraordinary' }).at(-1)).toEqual(['accident-decision-state', '2026-04-08']);
  });

  it('the time of a technical appraisal is not counted (art. 27)', () => {
    const held = (kind: 'suspended' | 'resumed', on: string): ClockEventOf => ({
      ...{ clock: 'accident-investigation', kind, on: day(on), ground: '等设备鉴定' },
    });
    const [clock] = clocks({}, '2026-03-20', [held('suspended', '2026-03-05'), held('resumed', '2026-03-15')]);
    expect(clock).toMatchObject({ state: 'running', endsOn: '2026-05-11' });
  });

  it('the employer gets more time only when the insurance agreed', () => {
    const more = (consent: 'approval' | 'both-parties'): ClockEventOf[] => [
      {
        ...{ clock: 'accident-recognition', kind: 'extended', on: day('2026-03-08'), ground: '还在抢救' },
        ...{ days: 20, consent },
      },
    ];
    expect(ends({}, more('approval'))[1]).toEqual(['accident-recognition', '2026-04-21']);
    expect(ends({}, more('both-parties'))[1]).toEqual(['accident-recognition', '2026-04-01']);
  });

  it('recognition is asked for when it was asked for everybody', () => {
    const state = (recognitions: AccidentDays['recognitions']) => clocks({ recognitions })[1]!.state;
    expect(state([of('2026-03-05'), of(null)])).toBe('running');
    expect(state([of('2026-03-05'), of('2026-03-09')])).toBe('met');
  });

  it('the recognition is decided 60 days after it was asked for, of whom nobody decided yet', () => {
    const decision = (recognitions: AccidentDays['recognitions']) =>
      clocks({ recognitions })
        .filter(({ rule }) => rule.code === 'accident-recognition-decision')
        .map(({ endsOn, state }) => [endsOn, state]);
    expect(decision([of(null), of(null)])).toEqual([]);
    expect(decision([of('2026-03-05'), of('2026-03-04')])).toEqual([['2026-05-03', 'running']]);
    expect(decision([of('2026-03-05'), of('2026-03-04', '2026-03-08')])).toEqual([['2026-05-04', 'running']]);
    expect(decision([of('2026-03-05', '2026-03-09'), of('2026-03-04', '2026-03-08')])).toEqual([['2026-05-04', 'met']]);
  });

  it('once the employer is late, the year of the person and of the union stays as the deadline', () =>
    expect(accidentDeadlines(clocks({}, '2026-04-10')).map(({ clock }) => clock)).toEqual([
      'accident-investigation',
      'accident-recognition-own',
    ]));
});
