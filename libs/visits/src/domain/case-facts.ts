import type { CivilDate } from '@app/kernel';
import type { VisitOutcome } from './visit';
import type { VisitDutyStatus } from './visit-duty';

/** Who has the case in hand: an office always, a name where one person has it. */
export interface Holder {
  /** As the union says it: 常务副主席, 财务, 工会小组长. */
  readonly office: string;
  readonly name: string | null;
}

export const AID_STAGES = [
  'returned',
  'payment-failed',
  'reviewing',
  'approving',
  'approved',
  'paying',
  'paid',
  'refused',
  'withdrawn',
] as const;
/** Where a visit's aid stands, as the visits lib sees it through approvals and disbursements. */
export type AidStage = (typeof AID_STAGES)[number];

export interface AidFacts {
  readonly stage: AidStage;
  readonly holder: Holder | null;
  /** How many working days this step usually takes, when known. */
  readonly usualDays: number | null;
  /** When the money is expected. */
  readonly expectedOn: CivilDate | null;
  readonly paidOn: CivilDate | null;
  readonly method: 'transfer' | 'cash' | 'goods' | null;
  /** Last four digits of the card. */
  readonly cardTail: string | null;
  readonly receipt: 'awaited' | 'received' | 'not-received';
  /** What was said to the member with a refusal; written for him, not the officers' comment. */
  readonly wordForMember: string | null;
}

export interface CaseFacts {
  readonly today: CivilDate;
  readonly duty: {
    readonly status: VisitDutyStatus;
    readonly deadlineOn: CivilDate;
    readonly holder: Holder | null;
    readonly escalated: boolean;
  };
  /** The visits that stand (not corrected, not voided), in any order. */
  readonly visits: readonly { readonly on: CivilDate; readonly outcome: VisitOutcome['kind'] }[];
  readonly aids: readonly AidFacts[];
  /** Papers that are still missing, in the words of the union's evidence catalogue. */
  readonly missing: readonly string[];
}

/** Somebody went and found nobody at home, every time: the visit itself is still to come. */
export const metNobody = ({ visits }: Pick<CaseFacts, 'visits'>): boolean =>
  visits.length > 0 && visits.every(({ outcome }) => outcome === 'absent');

/** Of what was paid, the aid that is missed comes first, then the one that waits to be confirmed. */
const RECEIPT_ORDER: Readonly<Record<AidFacts['receipt'], number>> = {
  'not-received': 0,
  awaited: 0.25,
  received: 0.5,
};

/** The aid that waits longest for somebody decides where the case stands; ended ones come last. */
export function leadingAid(aids: readonly AidFacts[]): AidFacts | null {
  const order = (aid: AidFacts): number => AID_STAGES.indexOf(aid.stage) + RECEIPT_ORDER[aid.receipt];
  return [...aids].sort((a, b) => order(a) - order(b))[0] ?? null;
}
