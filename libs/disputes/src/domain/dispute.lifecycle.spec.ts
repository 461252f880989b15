import {
  DISPUTE_ACTION_LABELS,
  DISPUTE_ACTIONS,
  DISPUTE_STATUS_LABELS,
  DISPUTE_STATUSES,
  type DisputeAction,
  type DisputeStatus,
  isConcluded,
  nextDisputeStatus,
  openDisputeActions,
} from './dispute.lifecycle';
import { PORTAL_SENTENCES } from './portal-words';

const UNDER_MEDIATION: Partial<Record<DisputeAction, DisputeStatus>> = {
  refer: 'referred',
  'hold-session': 'in-session',
  fail: 'failed',
  withdraw: 'withdrawn',
  expire: 'expired',
};
const CLOSES = { close: 'closed' } as const;

/** Every cell that leads somewhere; all others are closed. */
const CELLS: Readonly<Record<DisputeStatus, Partial<Record<DisputeAction, DisputeStatus>>>> = {
  received: {
    ...{ 'ask-consent': 'consent-asked', accept: 'accepted', reject: 'rejected', refer: 'referred' },
    withdraw: 'withdrawn',
  },
  'consent-asked': { accept: 'accepted', reject: 'rejected', refer: 'referred', withdraw: 'withdrawn' },
  accepted: { ...UNDER_MEDIATION, investigate: 'investigating' },
  investigating: { ...UNDER_MEDIATION, agree: 'agreed' },
  'in-session': { ...UNDER_MEDIATION, agree: 'agreed' },
  agreed: { perform: 'performing', fulfil: 'performed', breach: 'breached' },
  performing: { perform: 'performing', fulfil: 'performed', breach: 'breached' },
  breached: { cure: 'performing', fulfil: 'performed', ...CLOSES },
  rejected: CLOSES,
  failed: CLOSES,
  withdrawn: CLOSES,
  expired: CLOSES,
  referred: CLOSES,
  performed: CLOSES,
  closed: {},
};

describe('the life of a dispute', () => {
  const cells = DISPUTE_STATUSES.flatMap((status) =>
    DISPUTE_ACTIONS.map((action) => [status, action, CELLS[status][action]] as const),
  );
  it.each(cells)('%s × %s leads to %s', (status, action, to) => expect(nextDisputeStatus(status, action)).toBe(to));

  it.each(DISPUTE_STATUSES)('%s offers exactly its open actions', (status) =>
    expect([...openDisputeActions(status)].sort()).toEqual(Object.keys(CELLS[status]).sort()),
  );

  it('every status can be reached, and from every status the end', () => {
    const reachedFrom = (start: DisputeStatus) => {
      const reached = new Set<DisputeStatus>([start]);
      for (const status of reached)
        for (const action of openDisputeActions(status)) reached.add(nextDisputeStatus(status, action)!);
      return reached;
    };
    expect([...reachedFrom('received')].sort()).toEqual([...DISPUTE_STATUSES].sort());
    for (const status of DISPUTE_STATUSES) expect(reachedFrom(status)).toContain('closed');
  });

  it('what is concluded is never mediated again', () => {
    for (const status of DISPUTE_STATUSES.filter(isConcluded))
      for (const action of openDisputeActions(status))
        expect(isConcluded(nextDisputeStatus(status, action)!)).toBe(true);
  });

  it('every status and action has its words, for staff and for the applicant', () => {
    expect(Object.keys(DISPUTE_STATUS_LABELS).sort()).toEqual([...DISPUTE_STATUSES].sort());
    expect(Object.keys(DISPUTE_ACTION_LABELS).sort()).toEqual([...DISPUTE_ACTIONS].sort());
    expect(Object.keys(PORTAL_SENTENCES).sort()).toEqual([...DISPUTE_STATUSES].sort());
  });
});
