import type { CivilDate, HouseholdId, MemberId, UnionId } from '@app/kernel';
import type { MemberFactsRow } from '../data/directory.queries';
import {
  type MemberCategory,
  MEMBER_STATUS_LABELS,
  type MemberStatus,
  type ModelWorkerLevel,
  standsInRegister,
} from '../domain/member';

/** What the register said of a member for one day. */
export interface MemberFacts {
  readonly memberId: MemberId;
  readonly name: string;
  readonly unionId: UnionId;
  readonly status: MemberStatus;
  /** The status in Chinese, or 尚未入会 before the day of joining. */
  readonly statusLabel: string;
  /** Was in the register on that day: the must-visits were owed to him. */
  readonly standing: boolean;
  readonly category: MemberCategory;
  readonly modelWorkerLevel: ModelWorkerLevel | null;
  readonly joinedOn: CivilDate | null;
  readonly bornOn: CivilDate | null;
  readonly diedOn: CivilDate | null;
  /** As it is now; households keep no days. */
  readonly householdId: HouseholdId | null;
}

/** A correction of a record holds for the days before it too; every other change only from its day on. */
const CORRECTIONS = new Set(['revoke-death', 'revoke-death-as-retained', 'revoke-expulsion']);

export function factsOf(row: MemberFactsRow, date: CivilDate): MemberFacts {
  const next = row.next;
  const corrected = next !== null && CORRECTIONS.has(next.action);
  const status = next ? (corrected ? next.toStatus : next.fromStatus) : row.status;
  const notYet = row.joinedOn !== null && date < row.joinedOn;
  return {
    memberId: row.id,
    name: row.name,
    unionId: next && !corrected ? next.fromUnionId : row.unionId,
    status,
    statusLabel: notYet ? '尚未入会' : MEMBER_STATUS_LABELS[status],
    standing: standsInRegister(status) && !notYet,
    category: next && !corrected ? next.fromCategory : row.category,
    modelWorkerLevel: row.modelWorkerLevel,
    joinedOn: row.joinedOn,
    bornOn: row.bornOn,
    diedOn: row.diedOn,
    householdId: row.householdId,
  };
}
