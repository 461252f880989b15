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
import {
  DISPUTE_PARTS,
  isUndeclared,
  mayAppoint,
  offeredDisputeActions,
  owesDeclaration,
  wasOverOnArrival,
} from './dispute.policy';
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

  it('a mediator declares before his first step once it is accepted, and only for himself', () => {
    const accepted = { acceptedOn: '2026-03-02', status: 'accepted' } as const;
    expect(owesDeclaration(accepted, { declaredOn: null })).toBe(true);
    expect(owesDeclaration(accepted, { declaredOn: '2026-03-02' })).toBe(false);
    expect(owesDeclaration(accepted, undefined)).toBe(false);
    expect(owesDeclaration({ acceptedOn: null, status: 'received' }, { declaredOn: null })).toBe(false);
  });

  it.each(DISPUTE_STATUSES)(
    'an accepted dispute that is %s asks its mediator for his word until it is closed',
    (status) => {
      const dispute = { acceptedOn: '2026-03-02', status };
      expect(owesDeclaration(dispute, { declaredOn: null })).toBe(status !== 'closed');
      expect(isUndeclared(dispute, { declaredOn: null })).toBe(true);
    },
  );

  it('mediators are chosen until it is accepted, and later only where a ledger brought none', () => {
    const [acceptedOn, concludedOn] = ['2026-03-02', '2026-03-12'];
    expect(mayAppoint({ acceptedOn: null, concludedOn: null }, 0)).toBe(true);
    expect(mayAppoint({ acceptedOn: null, concludedOn: null }, 2)).toBe(true);
    expect(mayAppoint({ acceptedOn, concludedOn: null }, 0)).toBe(true);
    expect(mayAppoint({ acceptedOn, concludedOn: null }, 1)).toBe(false);
    expect(mayAppoint({ acceptedOn: null, concludedOn }, 0)).toBe(false);
    expect(mayAppoint({ acceptedOn, concludedOn }, 0)).toBe(false);
  });

  it('what a ledger of before brought closed offers no step and is not rated; what ended here after it came is', () => {
    const importId = '01900000-0000-7000-8000-000000000001';
    for (const part of DISPUTE_PARTS) expect(offeredDisputeActions('closed', new Set([part]))).toEqual([]);
    expect(wasOverOnArrival({ importId, concludedOn: '2024-05-01' }, 0)).toBe(true);
    expect(wasOverOnArrival({ importId, concludedOn: '2024-05-01' }, 1)).toBe(false);
    expect(wasOverOnArrival({ importId, concludedOn: null }, 0)).toBe(false);
    expect(wasOverOnArrival({ importId: null, concludedOn: '2024-05-01' }, 0)).toBe(false);
  });

  it('every status and action has its words, for staff and for the applicant', () => {
    expect(Object.keys(DISPUTE_STATUS_LABELS).sort()).toEqual([...DISPUTE_STATUSES].sort());
    expect(Object.keys(DISPUTE_ACTION_LABELS).sort()).toEqual([...DISPUTE_ACTIONS].sort());
    expect(Object.keys(PORTAL_SENTENCES).sort()).toEqual([...DISPUTE_STATUSES].sort());
  });
});
