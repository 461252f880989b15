import { addDays, type CivilDate, civilDate, daysBetween, newId } from '@app/kernel';
import type { WorkedDays } from './clock';
import {
  nextPetitionStatus,
  openPetitionActions,
  PETITION_ACTION_LABELS,
  PETITION_ACTIONS,
  PETITION_STATUS_LABELS,
  PETITION_STATUSES,
  type PetitionAction,
  type PetitionStatus,
} from './petition.lifecycle';
import type { PetitionDays } from './petition';
import { lastDayToAsk, petitionClocks, petitionDeadlines } from './petition-clocks';
import { mayReview, offeredPetitionActions } from './petition.policy';
import { checkPetition, dayProblem, type PetitionForm } from './petition.rules';

const CLOSES = { close: 'closed' } as const;

/** Every cell that leads somewhere; all others are closed. */
const CELLS: Readonly<Record<PetitionStatus, Partial<Record<PetitionAction, PetitionStatus>>>> = {
  received: {
    ...{ accept: 'handling', decline: 'declined', forward: 'forwarded', return: 'returned', withdraw: 'withdrawn' },
  },
  handling: { forward: 'forwarded', withdraw: 'withdrawn', answer: 'answered' },
  declined: CLOSES,
  forwarded: CLOSES,
  returned: CLOSES,
  withdrawn: CLOSES,
  answered: { 'request-review': 'in-review', ...CLOSES },
  'in-review': { review: 'reviewed' },
  reviewed: { 'request-recheck': 'in-recheck', ...CLOSES },
  'in-recheck': { recheck: 'rechecked' },
  rechecked: CLOSES,
  closed: {},
};

describe('the life of a petition', () => {
  const cells = PETITION_STATUSES.flatMap((status) =>
    PETITION_ACTIONS.map((action) => [status, action, CELLS[status][action]] as const),
  );
  it.each(cells)('%s × %s leads to %s', (status, action, to) => expect(nextPetitionStatus(status, action)).toBe(to));

  it.each(PETITION_STATUSES)('%s offers exactly its open actions', (status) =>
    expect([...openPetitionActions(status)].sort()).toEqual(Object.keys(CELLS[status]).sort()),
  );

  it('every status can be reached, and from every status the end', () => {
    const reachedFrom = (start: PetitionStatus) => {
      const reached = new Set<PetitionStatus>([start]);
      for (const status of reached)
        for (const action of openPetitionActions(status)) reached.add(nextPetitionStatus(status, action)!);
      return reached;
    };
    expect([...reachedFrom('received')].sort()).toEqual([...PETITION_STATUSES].sort());
    for (const status of PETITION_STATUSES) expect(reachedFrom(status)).toContain('closed');
  });

  it('every status and action has its words', () => {
    expect(Object.keys(PETITION_STATUS_LABELS).sort()).toEqual([...PETITION_STATUSES].sort());
    expect(Object.keys(PETITION_ACTION_LABELS).sort()).toEqual([...PETITION_ACTIONS].sort());
  });

  it('only who stands above reviews, and never his own answer or one in his name', () => {
    expect(offeredPetitionActions('in-review', new Set(['handler', 'desk']))).toEqual([]);
    expect(offeredPetitionActions('in-review', new Set(['overseer']))).toEqual(['review']);
    const [answerer, other, deputy] = [newId<'person'>(), newId<'person'>(), newId<'person'>()];
    expect(mayReview([answerer], [answerer])).toBe(false);
    expect(mayReview([answerer], [deputy, answerer])).toBe(false);
    expect(mayReview([deputy, answerer], [answerer])).toBe(false);
    expect(mayReview([other], [deputy, answerer])).toBe(true);
  });
});

/** Monday to Friday. */
const WEEKDAYS: WorkedDays = {
  addWorkingDays(date, n) {
    let day = date;
    for (let left = n; left > 0;) if (isWorked((day = addDays(day, 1)))) left--;
    return day;
  },
  workingDaysBetween: () => 0,
  workingDayOnOrAfter(date) {
    let day = date;
    while (!isWorked(day)) day = addDays(day, 1);
    return day;
  },
};
const MONDAY = civilDate('2025-01-06');
const isWorked = (day: CivilDate): boolean => daysBetween(MONDAY, day) % 7 < 5;

describe('the clocks of a petition', () => {
  const RECEIVED = civilDate('2025-03-03');
  const someDays = (overrides: Partial<PetitionDays> = {}): PetitionDays => ({
    ...{ source: 'letter', isAnonymous: false, receivedOn: RECEIVED, repliedOn: null, acceptedOn: null },
    ...{ concludedOn: null, answeredOn: null, reviewRequestedOn: null, reviewedOn: null },
    ...{ recheckRequestedOn: null, recheckedOn: null, ...overrides },
  });
  const read = (
    overrides: Partial<PetitionDays>,
    events: Parameters<typeof petitionClocks>[1] = [],
    today = '2025-03-10',
  ) => petitionClocks(someDays(overrides), events, civilDate(today), WEEKDAYS);
  const ends = (overrides: Partial<PetitionDays>, events: Parameters<typeof petitionClocks>[1] = []) =>
    read(overrides, events).map(({ rule, endsOn }) => [rule.code, endsOn]);
  const day = civilDate;

  it('a reply within 15 days, an objection to what was forwarded within 5 working days', () => {
    expect(ends({})).toEqual([['petition-reply', '2025-03-18']]);
    expect(ends({ source: 'forwarded' })).toEqual([
      ['petition-reply', '2025-03-18'],
      ['petition-objection', '2025-03-10'],
    ]);
  });

  it('no reply is due to somebody whom nobody knows', () => expect(ends({ isAnonymous: true })).toEqual([]));

  it('handling within 60 days, 30 more with approval and not a day beyond', () => {
    const accepted = { repliedOn: day('2025-03-05'), acceptedOn: day('2025-03-05') };
    expect(ends(accepted)[1]).toEqual(['petition-handling', '2025-05-04']);
    const more = (days: number, consent: 'approval' | 'one-party') => [
      {
        clock: 'petition-handling' as const,
        kind: 'extended' as const,
        on: day('2025-03-08'),
        ground: '案情复杂',
        days,
        consent,
      },
    ];
    expect(ends(accepted, more(30, 'approval'))[1]).toEqual(['petition-handling', '2025-06-03']);
    expect(ends(accepted, more(31, 'approval'))[1]).toEqual(['petition-handling', '2025-05-04']);
    expect(ends(accepted, more(30, 'one-party'))[1]).toEqual(['petition-handling', '2025-05-04']);
  });

  it('30 days to ask for a review and for a re-review, 30 days to answer each', () => {
    const answered = { repliedOn: RECEIVED, acceptedOn: RECEIVED, answeredOn: RECEIVED, concludedOn: RECEIVED };
    const all = {
      ...answered,
      ...{ reviewRequestedOn: day('2025-03-04'), reviewedOn: day('2025-03-05') },
      ...{ recheckRequestedOn: day('2025-03-06') },
    };
    expect(ends(all).slice(2)).toEqual([
      ['petition-review-request', '2025-04-02'],
      ['petition-review', '2025-04-03'],
      ['petition-recheck-request', '2025-04-04'],
      ['petition-recheck', '2025-04-05'],
    ]);
    expect(petitionDeadlines(read(all)).map(({ clock }) => clock)).toEqual(['petition-recheck']);
    expect(petitionDeadlines(read(answered))).toEqual([]);
  });

  it('a last day that is off moves to the next working day', () => {
    const answeredOn = day('2025-03-06');
    const clocks = read({ repliedOn: RECEIVED, acceptedOn: RECEIVED, answeredOn, concludedOn: answeredOn });
    expect(lastDayToAsk(clocks, 'petition-review-request')).toBe('2025-04-07');
    expect(lastDayToAsk(clocks, 'petition-recheck-request')).toBeNull();
  });

  it('an objection that is too late is no longer to be made', () => {
    const late = petitionDeadlines(read({ source: 'forwarded' }, [], '2025-03-12'));
    expect(late.map(({ clock }) => clock)).toEqual(['petition-reply']);
  });
});

describe('a petition as it is registered', () => {
  const TODAY = civilDate('2025-03-10');
  const aForm = (overrides: Partial<PetitionForm> = {}): PetitionForm => ({
    ...{ source: 'letter', receivedOn: TODAY, petitioner: '王秀英', people: 1, representatives: [], forwardedBy: null },
    ...overrides,
  });
  const sentences = (overrides: Partial<PetitionForm>) =>
    checkPetition(aForm(overrides), TODAY).map((each) => each.field);

  it('that is whole comes in, with a name and without', () => {
    expect(sentences({})).toEqual([]);
    expect(sentences({ petitioner: null })).toEqual([]);
  });

  it.each([
    [{ receivedOn: civilDate('2025-03-11') }, 'receivedOn'],
    [{ source: 'forwarded' }, 'forwardedBy'],
    [{ forwardedBy: '市信访局' }, 'forwardedBy'],
    [{ people: 12, representatives: ['甲', '乙', '丙', '丁', '戊', '己'] }, 'representatives'],
    [{ representatives: ['甲'] }, 'representatives'],
    [{ people: 2, representatives: ['甲', '乙', '丙'] }, 'representatives'],
    [{ source: 'visit', people: 10 }, 'representatives'],
    [{ people: 3, petitioner: null }, 'petitioner'],
  ] as const)('%j is refused at %s', (overrides, field) => expect(sentences(overrides)).toEqual([field]));

  it('a step is taken neither before the last one nor in the future', () => {
    expect(dayProblem(civilDate('2025-03-01'), civilDate('2025-03-03'), TODAY)).toContain('早于上一步');
    expect(dayProblem(civilDate('2025-03-11'), civilDate('2025-03-03'), TODAY)).toContain('还没有到');
    expect(dayProblem(TODAY, TODAY, TODAY)).toBeNull();
  });
});
