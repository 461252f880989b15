import type { ApprovalStanding } from '@app/approvals';
import { type Actor, newId, type PersonId } from '@app/kernel';
import type { Disbursement } from '../data/disbursement.entity';
import { openActionsFor } from './open-actions';

const person = (): Actor => ({
  ...{ tenantId: newId<'tenant'>(), accountId: newId<'account'>(), personId: newId<'person'>() as PersonId },
  ...{ memberId: null, displayName: '刘洋', kind: 'person' },
  grants: [{ unionId: newId<'union'>(), role: 'officer', permissions: new Set(['disbursement:request']) }],
});
const row = (status: string) =>
  ({ status, marks: [], emergencyReason: null, paymentKind: 'transfer', inHistory: false }) as unknown as Disbursement;
const standing = (status: string, requesterId: PersonId) => ({ status, requesterId }) as unknown as ApprovalStanding;

describe('what is offered to who asks for money', () => {
  const [asker, colleague] = [person(), person()];
  const offered = (actor: Actor, status: string, approval: string | null) =>
    openActionsFor(actor, row(status), approval === null ? null : standing(approval, asker.personId), null);

  it('what came back is handed in again, or taken back, by who asked', () => {
    expect(offered(asker, 'returned', 'returned')).toEqual(expect.arrayContaining(['resubmit', 'withdraw']));
    expect(offered(colleague, 'returned', 'returned')).toEqual(['take-over']);
    expect(offered({ ...colleague, grants: [] }, 'returned', 'returned')).toEqual([]);
  });

  it('by any of them once nobody decides on it any more: the cashier sent it back', () => {
    expect(offered(colleague, 'returned', 'approved')).toEqual(expect.arrayContaining(['resubmit', 'withdraw']));
  });

  it('while it is decided only who asked takes it back, changes the amount and reminds', () => {
    expect(offered(asker, 'in-review', 'open')).toEqual(['withdraw', 'change-amount', 'remind']);
    expect(offered(colleague, 'in-review', 'open')).toEqual([]);
  });
});
