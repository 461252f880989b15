import type { CivilDate, HouseholdId } from '@app/kernel';
import { personOf } from '@app/approvals';
import type { Tx } from '@app/persistence';
import type { Disbursement } from '../data/disbursement.entity';
import type { DisbursementId } from '../domain/disbursement';
import { openPlanned } from '../domain/planned-disbursement';
import { NOT_PAID, noteOf } from './disbursement.service';
import type { PlannedItem, PlanOpening } from './planned-disbursement.order';

/** An item of a plan as its row, still without hold and named payee. */
export function plannedRow(
  tx: Tx,
  { unionId, plan, approvalId, fundAccountId }: PlanOpening,
  item: PlannedItem,
  known: {
    readonly id: DisbursementId;
    readonly number: string;
    readonly householdId: HouseholdId | null;
    readonly tier: string;
    readonly today: CivilDate;
  },
): Disbursement {
  const { occasion, rule, method, subject, recipientId, amount } = item;
  const { status, receipt, paymentKind } = openPlanned({
    ...{ id: known.id, unionId, subject, amount, fundAccountId, householdId: known.householdId },
    recipientId: personOf(recipientId),
    paymentKind: method.kind === 'own-account' ? 'transfer' : method.kind,
  });
  return {
    ...NOT_PAID,
    tenantId: tx.actor.tenantId,
    ...{ id: known.id, version: 1, number: known.number, unionId, status, receipt, paymentKind },
    subjectType: subject.type,
    subjectId: subject.id,
    caseType: plan.type,
    caseId: plan.id,
    ...{ recipientId, householdId: known.householdId },
    occasionCode: occasion.code,
    occasionName: occasion.name,
    subCondition: occasion.subCondition,
    purpose: occasion.purpose,
    eventDate: occasion.eventDate,
    eventKey: occasion.eventKey,
    diseaseKey: occasion.diseaseKey,
    isMedical: occasion.isMedical,
    ...{ amount, caseAmount: amount, fundAccountId },
    methodNote: noteOf(method),
    ...{ payeeSealed: null, payeeCardMac: null },
    payeeRelation: method.kind === 'transfer' ? method.payeeRelation : null,
    marks: item.marks,
    standardCode: rule.standardCode,
    standardVersion: rule.version,
    ruleSentence: rule.sentence,
    allowedAmount: rule.allowed,
    fundKinds: rule.fundKinds,
    reason: '',
    hasHardshipFile: item.hasActiveHardshipFile,
    tier: known.tier,
    routeReason: `随「${plan.number}」整批审批`,
    lastReason: '',
    requestedBy: tx.actor.personId,
    requestedByName: tx.actor.displayName,
    requestedOn: known.today,
    requestedAt: tx.now,
    approvedAt: tx.now,
    replaces: null,
    planType: plan.type,
    planId: plan.id,
    planNumber: plan.number,
    planApprovalId: approvalId,
  };
}
