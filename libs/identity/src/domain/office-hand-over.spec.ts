import { type AccountId, DomainProblem } from '@app/kernel';
import {
  afterHandOver,
  afterLine,
  checkPeople,
  HAND_OVER_ACTIONS,
  HAND_OVER_STATUSES,
  LINE_ACTIONS,
  LINE_STATUSES,
  openHandOverActions,
} from './office-hand-over';

const WHOLE = {
  open: { renew: 'open', close: 'closed', cancel: 'cancelled' },
  closed: {},
  cancelled: {},
} as Record<string, Partial<Record<string, string>>>;

const LINE = {
  waiting: { accept: 'accepted', refuse: 'refused', lapse: 'lapsed' },
  accepted: {},
  refused: { give: 'waiting', lapse: 'lapsed' },
  lapsed: {},
} as Record<string, Partial<Record<string, string>>>;

const said = (work: () => unknown): string => {
  try {
    return String(work());
  } catch (error) {
    return error instanceof DomainProblem ? error.code : 'not a refusal';
  }
};

describe('the life of a hand-over of an office', () => {
  it.each(HAND_OVER_STATUSES.flatMap((status) => HAND_OVER_ACTIONS.map((action) => [status, action] as const)))(
    '%s × %s leads where the table says, or is refused',
    (status, action) =>
      expect(said(() => afterHandOver(status, action))).toBe(WHOLE[status]![action] ?? 'hand-over.not-open'),
  );

  it.each(HAND_OVER_STATUSES)('%s offers its actions; closing happens by itself', (status) =>
    expect(openHandOverActions(status)).toEqual(status === 'open' ? ['renew', 'cancel'] : []),
  );
});

describe('the life of a line', () => {
  it.each(LINE_STATUSES.flatMap((status) => LINE_ACTIONS.map((action) => [status, action] as const)))(
    '%s × %s leads where the table says, or is refused',
    (status, action) =>
      expect(said(() => afterLine(status, action))).toBe(LINE[status]![action] ?? 'hand-over.line-decided'),
  );
});

describe('who hands over to whom', () => {
  const [zhao, qian, sun] = ['zhao', 'qian', 'sun'] as string[] as AccountId[];
  const known = new Set([zhao!, qian!]);

  it('is two persons of the union', () => {
    expect(() => checkPeople(zhao!, qian!, known)).not.toThrow();
    expect(said(() => checkPeople(zhao!, zhao!, known))).toBe('hand-over.same-person');
    expect(said(() => checkPeople(zhao!, sun!, known))).toBe('hand-over.person-unknown');
    expect(said(() => checkPeople(sun!, qian!, known))).toBe('hand-over.person-unknown');
  });
});
