import type { AidFacts, AidStage, CaseFacts } from './case-facts';
import { leadingAid, metNobody } from './case-facts';
import { holderWords } from './portal-words';

export const PROGRESS_STEPS = ['report', 'visit', 'approval', 'payment', 'receipt'] as const;
export type ProgressStep = (typeof PROGRESS_STEPS)[number];

export interface ProgressDot {
  readonly step: ProgressStep;
  readonly label: string;
  readonly state: 'done' | 'now' | 'todo';
  /** Who holds the step that is being taken; masked, so staff and member may see the same. */
  readonly heldBy: string | null;
}

const LABELS: Readonly<Record<ProgressStep, string>> = {
  report: '报告',
  visit: '走访',
  approval: '审批',
  payment: '支付',
  receipt: '确认',
};

/** Index into PROGRESS_STEPS of the step an aid is at. */
const STEP_OF: Readonly<Record<Exclude<AidStage, 'withdrawn'>, ProgressStep>> = {
  returned: 'approval',
  reviewing: 'approval',
  approving: 'approval',
  refused: 'approval',
  approved: 'payment',
  paying: 'payment',
  'payment-failed': 'payment',
  paid: 'receipt',
};

/**
 * 报告 ─ 走访 ─ 审批 ─ 支付 ─ 确认, each done, now or still to come. A case that ended without aid, or whose aid was
 * refused, shows only the steps it took.
 */
export function progressDots(facts: CaseFacts): ProgressDot[] {
  const aid = leadingAid(facts.aids.filter((one) => one.stage !== 'withdrawn'));
  const { now, taken } = whereIs(facts, aid);
  const steps = now === null ? PROGRESS_STEPS.slice(0, taken) : PROGRESS_STEPS;
  const holder = holderWords(aid && now !== 'visit' ? aid.holder : facts.duty.holder);
  return steps.map((step, index) => ({
    step,
    label: LABELS[step],
    state: index < taken ? 'done' : step === now ? 'now' : 'todo',
    heldBy: step === now ? holder : null,
  }));
}

/** `taken` steps lie behind; `now` is the one being taken, null when the case has ended. */
function whereIs(facts: CaseFacts, aid: AidFacts | null): { now: ProgressStep | null; taken: number } {
  const { duty, visits } = facts;
  const ended = duty.status === 'closed' || duty.status === 'excused' || duty.status === 'cancelled';
  if (!aid || aid.stage === 'withdrawn') {
    if (ended) return { now: null, taken: visits.length > 0 ? 2 : 1 };
    return visits.length > 0 && !metNobody(facts) ? { now: 'approval', taken: 2 } : { now: 'visit', taken: 1 };
  }
  const step = STEP_OF[aid.stage];
  const received = aid.stage === 'paid' && aid.receipt === 'received';
  const index = PROGRESS_STEPS.indexOf(step);
  if (received || ended || aid.stage === 'refused') return { now: null, taken: index + (isTaken(aid) ? 1 : 0) };
  return { now: step, taken: index };
}

const isTaken = (aid: AidFacts): boolean =>
  aid.stage === 'refused' || (aid.stage === 'paid' && aid.receipt === 'received');
