import { addDays, type CivilDate, civilDate, newId } from '@app/kernel';
import type { WorkedDays } from './clock';
import type { ClockEventOf } from './dispute-clocks';
import { type LegalAidDays, missingPapers } from './legal-aid';
import { legalAidClocks, legalAidDeadlines } from './legal-aid-clocks';
import {
  LEGAL_AID_ACTION_LABELS,
  LEGAL_AID_ACTIONS,
  LEGAL_AID_SENTENCES,
  LEGAL_AID_STATUS_LABELS,
  LEGAL_AID_STATUSES,
  type LegalAidAction,
  type LegalAidStatus,
  nextLegalAidStatus,
  openLegalAidActions,
} from './legal-aid.lifecycle';
import { mayDecideObjection, offeredLegalAidActions } from './legal-aid.policy';
import { checkLegalAid, isUrgent, type LegalAidForm, outcomeProblem } from './legal-aid.rules';

const CLOSES = { close: 'closed' } as const;

/** Every cell that leads somewhere; all others are closed. */
const CELLS: Readonly<Record<LegalAidStatus, Partial<Record<LegalAidAction, LegalAidStatus>>>> = {
  received: { 'ask-papers': 'supplementing', grant: 'granted', refuse: 'refused', withdraw: 'withdrawn' },
  supplementing: { supply: 'received', withdraw: 'withdrawn' },
  granted: { assign: 'handling', terminate: 'terminated', withdraw: 'withdrawn' },
  refused: { object: 'in-objection', ...CLOSES },
  'in-objection': { uphold: 'upheld', overturn: 'granted' },
  upheld: CLOSES,
  handling: { complete: 'completed', terminate: 'terminated', withdraw: 'withdrawn' },
  completed: CLOSES,
  terminated: { object: 'in-objection', ...CLOSES },
  withdrawn: CLOSES,
  closed: {},
};

describe('the life of legal aid', () => {
  const cells = LEGAL_AID_STATUSES.flatMap((status) =>
    LEGAL_AID_ACTIONS.map((action) => [status, action, CELLS[status][action]] as const),
  );
  it.each(cells)('%s × %s leads to %s', (status, action, to) => expect(nextLegalAidStatus(status, action)).toBe(to));

  it('from every status the end can be reached', () => {
    for (const start of LEGAL_AID_STATUSES) {
      const reached = new Set<LegalAidStatus>([start]);
      for (const status of reached)
        for (const action of openLegalAidActions(status)) reached.add(nextLegalAidStatus(status, action)!);
      expect(reached).toContain('closed');
    }
  });

  it('every status and action has its words', () => {
    expect(Object.keys(LEGAL_AID_STATUS_LABELS).sort()).toEqual([...LEGAL_AID_STATUSES].sort());
    expect(Object.keys(LEGAL_AID_SENTENCES).sort()).toEqual([...LEGAL_AID_STATUSES].sort());
    expect(Object.keys(LEGAL_AID_ACTION_LABELS).sort()).toEqual([...LEGAL_AID_ACTIONS].sort());
  });

  it('an objection is decided above, and never by who decided before, himself or by a deputy', () => {
    expect(offeredLegalAidActions('in-objection', new Set(['handler', 'desk']))).toEqual([]);
    expect(offeredLegalAidActions('in-objection', new Set(['overseer']))).toEqual(['uphold', 'overturn']);
    const [decider, other, deputy] = [newId<'person'>(), newId<'person'>(), newId<'person'>()];
    expect(mayDecideObjection([decider], [decider])).toBe(false);
    expect(mayDecideObjection([decider], [deputy, decider])).toBe(false);
    expect(mayDecideObjection([deputy, decider], [decider])).toBe(false);
    expect(mayDecideObjection([other], [deputy, decider])).toBe(true);
  });
});

describe('the papers of an application', () => {
  const has = ['application', 'identity'] as const;

  it('are an application, who he is, his means and what it is about', () =>
    expect(missingPapers({ matter: 'severance', isMigrant: false }, has)).toEqual(['means', 'evidence']));

  it.each(['wages', 'overtime-pay', 'work-injury'] as const)(
    'a migrant is not asked for his means over %s',
    (matter) => {
      expect(missingPapers({ matter, isMigrant: true }, has)).toEqual(['evidence']);
      expect(missingPapers({ matter, isMigrant: false }, has)).toEqual(['means', 'evidence']);
    },
  );

  it('a migrant is asked for his means over everything else', () =>
    expect(missingPapers({ matter: 'termination', isMigrant: true }, has)).toContain('means'));
});

const EVERY_DAY: WorkedDays = {
  addWorkingDays: (date, n) => addDays(date, n),
  workingDaysBetween: () => 0,
  workingDayOnOrAfter: (date) => date,
};
const RECEIVED = civilDate('2025-03-03');
const day = civilDate;

describe('the clocks of legal aid', () => {
  const someDays = (overrides: Partial<LegalAidDays> = {}): LegalAidDays => ({
    ...{ receivedOn: RECEIVED, decidedOn: null, grantedOn: null, assignedOn: null, objectedOn: null },
    ...{ objectionDecidedOn: null, concludedOn: null, ...overrides },
  });
  const read = (overrides: Partial<LegalAidDays>, events: readonly ClockEventOf[] = [], today = '2025-03-05') =>
    legalAidClocks(someDays(overrides), events, day(today), EVERY_DAY);
  const held = (from: string, to?: string): ClockEventOf[] => [
    { clock: 'aid-decision', kind: 'suspended', on: day(from), ground: '等材料' },
    ...(to ? [{ clock: 'aid-decision', kind: 'resumed', on: day(to), ground: '材料齐了' } as const] : []),
  ];
  const standing = (clocks: ReturnType<typeof read>) =>
    clocks.map(({ rule, state, endsOn }) => [rule.code, state, endsOn]);

  it('a decision within 7 natural days', () =>
    expect(standing(read({}))).toEqual([['aid-decision', 'running', '2025-03-10']]));

  it('the days in which papers are waited for do not count', () => {
    expect(standing(read({}, held('2025-03-05'), '2025-03-20'))).toEqual([['aid-decision', 'suspended', '2025-03-25']]);
    expect(legalAidDeadlines(read({}, held('2025-03-05'), '2025-03-20'))).toEqual([]);
    expect(standing(read({}, held('2025-03-05', '2025-03-15'), '2025-03-16'))).toEqual([
      ['aid-decision', 'running', '2025-03-20'],
    ]);
  });

  it('a claim does not start it anew', () => {
    const claimed: ClockEventOf = { clock: 'aid-decision', kind: 'interrupted', on: day('2025-03-04'), ground: '催问' };
    expect(read({}, [claimed])[0]?.events[0]).toMatchObject({ counted: false });
  });

  it('somebody is assigned within 3 days of the grant, and an objection is answered within 5', () => {
    const granted = { decidedOn: day('2025-03-05'), grantedOn: day('2025-03-05') };
    expect(standing(read(granted))).toEqual([
      ['aid-decision', 'met', '2025-03-10'],
      ['aid-assignment', 'running', '2025-03-08'],
    ]);
    const objected = { decidedOn: day('2025-03-04'), objectedOn: day('2025-03-05') };
    expect(standing(read(objected))[1]).toEqual(['aid-objection', 'running', '2025-03-10']);
    const late = { ...granted, assignedOn: day('2025-03-09') };
    expect(standing(read(late, [], '2025-03-10'))[1]).toEqual(['aid-assignment', 'met-late', '2025-03-08']);
    expect(legalAidDeadlines(read(granted, [], '2025-03-10'))).toEqual([{ clock: 'aid-assignment', on: '2025-03-08' }]);
  });
});

describe('what is written of legal aid', () => {
  const aForm = (overrides: Partial<LegalAidForm> = {}): LegalAidForm => ({
    ...{ matter: 'wages', receivedOn: RECEIVED, applicant: '王五', people: 1, employer: '云川公司' },
    ...{ limitationOn: null, asked: 0n, ...overrides },
  });
  const fields = (overrides: Partial<LegalAidForm>, today: CivilDate = RECEIVED) =>
    checkLegalAid(aForm(overrides), today).map(({ field }) => field);

  it('is received today at the latest, from somebody, against somebody', () => {
    expect(fields({})).toEqual([]);
    expect(fields({}, addDays(RECEIVED, -1))).toEqual(['receivedOn']);
    expect(fields({ applicant: ' ' })).toEqual(['applicant']);
    expect(fields({ employer: '' })).toEqual(['employer']);
    expect(fields({ employer: '', matter: 'family' })).toEqual([]);
  });

  it('is urgent while a limitation has fewer than seven days to run', () => {
    const urgent = (on: string | null) => isUrgent(on === null ? null : day(on), RECEIVED);
    expect([urgent(null), urgent('2025-03-02'), urgent('2025-03-03'), urgent('2025-03-09')]).toEqual([
      ...[false, false, true, true],
    ]);
    expect(urgent('2025-03-10')).toBe(false);
  });

  it('a case that was taken to arbitration comes back with its outcome', () => {
    expect(outcomeProblem('arbitration', 'served', 0n)?.field).toBe('outcome');
    expect(outcomeProblem('advice', 'served', 0n)).toBeNull();
    expect(outcomeProblem('litigation', 'lost', 1n)?.field).toBe('recovered');
    expect(outcomeProblem('litigation', 'won', 1n)).toBeNull();
  });
});
