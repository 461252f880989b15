import { type CivilDate, daysBetween, type Fen, sumFen } from '@app/kernel';
import type { DisbursementStatus } from './disbursement';
import { yuan } from './yuan';

/** What is compared; the keys are keyed hashes or checksums, never a card number or a file. */
export interface ComparedDisbursement {
  readonly id: string;
  readonly caseNumber: string;
  readonly status: DisbursementStatus;
  readonly recipientId: string;
  readonly occasion: string;
  /** Chinese name of the occasion, for the sentence. */
  readonly occasionName: string;
  readonly eventKey: string | null;
  readonly cardKey: string | null;
  readonly fileChecksums: readonly string[];
  /** In fen. */
  readonly amount: Fen;
  readonly requestedOn: CivilDate;
}

export type DuplicateReasonCode =
  'same-event' | 'same-card' | 'same-person-occasion' | 'same-person' | 'same-file' | 'split-payment';

export interface DuplicateReason {
  readonly code: DuplicateReasonCode;
  readonly sentence: string;
}

export interface PossibleDuplicate {
  readonly disbursementId: string;
  readonly caseNumber: string;
  readonly reasons: readonly DuplicateReason[];
}

export interface DuplicateRule {
  /** Natural days within which two requests are compared (domain rules §8.2: 30). */
  readonly windowDays: number;
  /** Highest amounts of the approval tiers in fen: together above one that neither passes alone is a split payment. */
  readonly tierLimits: readonly Fen[];
}

const DEAD: readonly DisbursementStatus[] = ['refused', 'withdrawn', 'reversed'];

/**
 * Pure: earlier disbursements that could be the same payment, each with its reasons in Chinese. A hint for who decides,
 * not a refusal. What was refused, withdrawn or reversed paid nothing and is not compared.
 */
export function findPossibleDuplicates(
  asked: ComparedDisbursement,
  others: readonly ComparedDisbursement[],
  rule: DuplicateRule = { windowDays: 30, tierLimits: [] },
): PossibleDuplicate[] {
  const live = others.filter((other) => other.id !== asked.id && !DEAD.includes(other.status));
  const recent = live.filter((other) => Math.abs(daysBetween(other.requestedOn, asked.requestedOn)) <= rule.windowDays);
  const sameRecipient = recent.filter((other) => isSamePersonOccasion(asked, other));
  const split = splitReason(asked, sameRecipient, rule);
  return live.flatMap((other) => {
    const reasons = reasonsFor(asked, other, recent.includes(other));
    if (split && sameRecipient.includes(other)) reasons.push(split);
    return reasons.length > 0 ? [{ disbursementId: other.id, caseNumber: other.caseNumber, reasons }] : [];
  });
}

const isSamePersonOccasion = (asked: ComparedDisbursement, other: ComparedDisbursement): boolean =>
  other.recipientId === asked.recipientId && other.occasion === asked.occasion;

function reasonsFor(asked: ComparedDisbursement, other: ComparedDisbursement, isRecent: boolean): DuplicateReason[] {
  const reasons: DuplicateReason[] = [];
  const isSamePerson = other.recipientId === asked.recipientId;
  if (asked.eventKey !== null && other.eventKey === asked.eventKey && isSamePerson) {
    const sentence = `同一件事在「${other.caseNumber}」已申请 ${yuan(other.amount)}。`;
    reasons.push({ code: 'same-event', sentence });
  }
  // A person's own card comes back with every later aid; another person's is a question at any time.
  if (asked.cardKey !== null && other.cardKey === asked.cardKey && (!isSamePerson || isRecent)) {
    const whose = isSamePerson ? '同一张银行卡' : '这张银行卡也用来给另一个人收款';
    reasons.push({ code: 'same-card', sentence: `${whose}：「${other.caseNumber}」${yuan(other.amount)}。` });
  }
  if (isSamePerson && isRecent) reasons.push(samePersonReason(asked, other));
  if (asked.fileChecksums.some((checksum) => other.fileChecksums.includes(checksum))) {
    reasons.push({ code: 'same-file', sentence: `同一份材料在「${other.caseNumber}」已经用过。` });
  }
  return reasons;
}

/** Within the window any other aid of the person is named; for another occasion it is more likely right. */
function samePersonReason(asked: ComparedDisbursement, other: ComparedDisbursement): DuplicateReason {
  const days = Math.abs(daysBetween(other.requestedOn, asked.requestedOn));
  const when = days === 0 ? '同一天' : `前后 ${days} 天内`;
  const where = `「${other.caseNumber}」${yuan(other.amount)}`;
  return isSamePersonOccasion(asked, other)
    ? { code: 'same-person-occasion', sentence: `同一个人同一事由${when}还有${where}。` }
    : { code: 'same-person', sentence: `同一个人${when}另因「${other.occasionName}」有${where}，请看是不是两件事。` };
}

function splitReason(
  asked: ComparedDisbursement,
  sameRecipient: readonly ComparedDisbursement[],
  rule: DuplicateRule,
): DuplicateReason | null {
  if (sameRecipient.length === 0) return null;
  const parts = [asked, ...sameRecipient].map((each) => each.amount);
  const sum = sumFen(parts);
  const limit = rule.tierLimits.find((each) => sum > each && parts.every((part) => part <= each));
  if (limit === undefined) return null;
  const sentence = `${rule.windowDays} 天内分 ${parts.length} 笔共 ${yuan(sum)}，合起来超过 ${yuan(limit)} 的审批权限，请核对是不是拆开申请。`;
  return { code: 'split-payment', sentence };
}
