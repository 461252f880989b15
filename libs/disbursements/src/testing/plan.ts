import { civilDate, type Fen, type MemberId, newId, parseFen, sumFen } from '@app/kernel';
import type { Role } from '@app/identity';
import { aRegisteredMember } from '@app/members/testing';
import type { UnitOfWork, Vault } from '@app/persistence';
import type { OpenedDisbursement, PlannedItem, PlanOpening } from '../app/planned-disbursement.order';
import type { Desk } from './city';

/** One payment of a roster entry: ¥500 of the round to the recipient's own card. */
export const aPlannedItem = (recipientId: MemberId, overrides: Partial<PlannedItem> = {}): PlannedItem => ({
  recipientId,
  subject: { type: 'roster-entry', id: newId() },
  amount: parseFen('500'),
  method: { kind: 'own-account' },
  occasion: {
    code: 'WARM',
    name: '送温暖',
    subCondition: null,
    purpose: 'must-visit',
    eventDate: civilDate('2026-02-01'),
    eventKey: null,
    diseaseKey: null,
    isMedical: false,
  },
  rule: { standardCode: null, version: null, sentence: '', allowed: null, fundKinds: null },
  marks: [],
  hasActiveHardshipFile: false,
  ...overrides,
});

/** Members of the desk's union with cards of their own. */
export const membersOf = async (
  platform: { readonly uow: UnitOfWork; readonly vault: Vault },
  desk: Desk,
  count: number,
): Promise<MemberId[]> => {
  const found: MemberId[] = [];
  for (let i = 0; i < count; i++) found.push(await aRegisteredMember(platform, desk.tenantId, desk.union, {}));
  return found;
};

const SIGNERS: readonly Role[] = ['treasurer', 'chair'];

/** A round that asked one approval for all of it, and everybody signed it. Nothing is opened yet. */
export async function anApprovedPlan(
  platform: { readonly uow: UnitOfWork },
  desk: Desk,
  items: readonly PlannedItem[],
  amount: Fen = sumFen(items.map((item) => item.amount)),
): Promise<PlanOpening> {
  const plan = { type: 'round', id: newId(), number: '送温暖-2026-0001' };
  const { approvalId } = await platform.uow.run(desk.officer, (tx) =>
    desk.on.approvals.open(tx, {
      subject: { type: plan.type, id: plan.id },
      number: plan.number,
      title: '春节送温暖',
      unionId: desk.union,
      amount,
      recipients: [...new Set(items.map((item) => item.recipientId))],
      facts: {
        amountPerPayee: items[0]!.amount,
        batchTotal: null,
        overStandard: false,
        evidenceMissing: false,
        offBudget: false,
        fundKind: 'union-funds',
        isMedical: false,
      },
    }),
  );
  for (const role of SIGNERS) {
    const signer = role === 'treasurer' ? desk.treasurer : desk.chair;
    const part = role === 'treasurer' ? 'review' : 'approve';
    await platform.uow.run(signer, (tx) =>
      desk.on.approvals.decide(tx, plan.id, { action: 'sign', part, comment: '' }),
    );
  }
  return { unionId: desk.union, plan, approvalId, fundAccountId: desk.fund, items };
}

/** The same, opened: everything waits for the cashier. */
export async function anOpenedPlan(
  platform: { readonly uow: UnitOfWork },
  desk: Desk,
  items: readonly PlannedItem[],
): Promise<{ readonly opening: PlanOpening; readonly opened: OpenedDisbursement[] }> {
  const opening = await anApprovedPlan(platform, desk, items);
  const opened = await platform.uow.run(desk.officer, (tx) => desk.on.planned.openApproved(tx, opening));
  return { opening, opened };
}
