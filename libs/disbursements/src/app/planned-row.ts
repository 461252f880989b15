import type { CivilDate, HouseholdId } from '@app/kernel';
import { personOf } from '@app/approvals';
import type { Tx } from '@app/persistence';
import type { Disbursement } from '../data/disbursement.entity';
import type { DisbursementId } from '../domain/disbursement';
import { openPlanned } from '../domain/planned-disbursement';
import { NOT_PAID, noteOf } from './disbursement.service';
import type { PlannedItem, PlanOpening } from './planned-disbursement.order';

interface KnownOfItem {
  readonly id: DisbursementId;
  readonly number: string;
  readonly householdId: HouseholdId | null;
  readonly tier: string;
  readonly today: CivilDate;
}

/** An item of a plan as its row, still without hold and named payee. */
export function plannedRow(tx: Tx, opening: PlanOpening, item: PlannedItem, known: KnownOfItem): Disbursement {
  const { unionId, fundAccountId } = opening;
  const { method, subject, recipientId, amount } = item;
  const { id, number, householdId, tier } = known;
  const { status, receipt, paymentKind } = openPlanned({
    ...{ id, unionId, subject, amount, fundAccountId, householdId },
    recipientId: personOf(recipientId),
    paymentKind: method.kind === 'own-account' ? 'transfer' : method.kind,
  });
  return {
    ...NOT_PAID,
    ...ofAid(item),
    ...ofPlan(tx, opening, known),
    tenantId: tx.actor.tenantId,
    ...{ id, number, unionId, recipientId, householdId, fundAccountId, status, receipt, paymentKind, tier },
    version: 1,
    subjectType: subject.type,
    subjectId: subject.id,
    ...{ amount, caseAmount: amount },
    methodNote: noteOf(method),
    ...{ payeeSealed: null, payeeCardMac: null, lastReason: '', replaces: null },
    payeeRelation: method.kind === 'transfer' ? method.payeeRelation : null,
  };
}

const ofAid = ({ occasion, rule, marks, hasActiveHardshipFile }: PlannedItem) => ({
  occasionCode: occasion.code,
  occasionName: occasion.name,
  subCondition: occasion.subCondition,
  purpose: occasion.purpose,
  eventDate: occasion.eventDate,
  eventKey: occasion.eventKey,
  diseaseKey: occasion.diseaseKey,
  isMedical: occasion.isMedical,
  standardCode: rule.standardCode,
  standardVersion: rule.version,
  ruleSentence: rule.sentence,
  allowedAmount: rule.allowed,
  fundKinds: rule.fundKinds,
  hasHardshipFile: hasActiveHardshipFile,
  marks,
  reason: '',
});

const ofPlan = (tx: Tx, { plan, approvalId }: PlanOpening, { today }: KnownOfItem) => ({
  caseType: plan.type,
  caseId: plan.id,
  planType: plan.type,
  planId: plan.id,
  planNumber: plan.number,
  planApprovalId: approvalId,
  routeReason: `随「${plan.number}」整批审批`,
  requestedBy: tx.actor.personId,
  requestedByName: tx.actor.displayName,
  requestedOn: today,
  requestedAt: tx.now,
  approvedAt: tx.now,
});
