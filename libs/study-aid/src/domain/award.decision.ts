import type { AcademicYear } from './academic-year';
import {
  AWARD_ACTION_LABELS,
  AWARD_RECORDED_IN,
  AWARD_STATUS_LABELS,
  type AwardAction,
  type AwardRecord,
  type AwardStatus,
  type EndGround,
  isLive,
  nextAwardStatus,
  type SuspendedFor,
} from './award.lifecycle';
import { refuse } from './study-aid.problems';
import { type LapseRule, MOST_SCHOOLING_YEARS } from './study-aid';

export interface AwardState {
  readonly status: AwardStatus;
  readonly schoolName: string;
  readonly entryYear: AcademicYear;
  readonly endsInYear: number;
  /** Academic year in which the leave began; null: not on leave. */
  readonly leaveSince: AcademicYear | null;
  readonly graceYear: AcademicYear | null;
  readonly suspendedFor: SuspendedFor | null;
}

export type AwardCommand =
  | { readonly action: Exclude<AwardAction, 'end' | 'grant' | 'supplement' | 'verify'>; readonly reason: string }
  | { readonly action: 'grant' | 'supplement' | 'verify' }
  | { readonly action: 'end'; readonly ground: EndGround; readonly reason: string }
  | { readonly action: 'transfer-school'; readonly schoolName: string; readonly reason: string }
  | { readonly action: 'repeat-year'; readonly reason: string }
  | { readonly action: 'give-grace-year'; readonly reason: string; readonly rule: LapseRule };

export interface AwardPatch {
  readonly status: AwardStatus;
  readonly live: boolean;
  readonly suspendedFor: SuspendedFor | null;
  readonly schoolName?: string;
  readonly endsInYear?: number;
  readonly leaveSince?: AcademicYear | null;
  readonly graceYear?: AcademicYear;
  readonly endGround?: EndGround | null;
}

/** Why it ended, for the actions that say so by their name. */
const GROUND_OF: Readonly<Partial<Record<AwardAction, EndGround>>> = {
  'join-army': 'army',
  'drop-out': 'dropped-out',
  finish: 'finished',
};

/** Only who lost his file needs it, once, and where the programme has it. */
export const mayHaveGrace = (
  { graceYear }: Pick<AwardState, 'graceYear'>,
  { rule, onFile }: { readonly rule: LapseRule; readonly onFile: boolean },
): boolean => rule === 'grace-year' && graceYear === null && !onFile;

const ENDS_HERE: ReadonlySet<string> = new Set<AwardAction>(['end', 'join-army', 'drop-out', 'finish']);

/** What had ended in a list of before is no mistake of ours to undo: who needs aid again applies. `told`: its timeline. */
export const endedBefore = (
  { status, inHistory }: { readonly status: AwardStatus; readonly inHistory: boolean },
  told: readonly { readonly action: string }[],
): boolean => inHistory && status === 'ended' && !told.some(({ action }) => ENDS_HERE.has(action));

/** Pure: where the action leads, or a refusal that says why. `year` is the academic year of today. */
export function decideAward(award: AwardState, command: AwardCommand, year: AcademicYear): AwardPatch {
  if ('reason' in command && command.reason.trim() === '') refuse('study-award.reason-missing');
  if (isRecord(command.action)) return record(award, command as RecordCommand, year);
  const status = nextAwardStatus(award.status, command.action as AwardAction);
  if (!status) return refuseAction(award.status, command.action);
  const patch = { status, live: isLive(status), suspendedFor: status === 'suspended' ? ('decision' as const) : null };
  switch (command.action) {
    case 'end':
      return { ...patch, endGround: command.ground };
    case 'take-leave':
      return { ...patch, leaveSince: year };
    case 'come-back':
      return { ...patch, leaveSince: null, endsInYear: award.endsInYear + yearsAway(award, year) };
    case 'reinstate':
      return { ...patch, endGround: null, leaveSince: null };
    default: {
      const ground = GROUND_OF[command.action as AwardAction];
      return ground ? { ...patch, endGround: ground } : patch;
    }
  }
}

type RecordCommand = Extract<AwardCommand, { action: AwardRecord }>;
const isRecord = (action: AwardCommand['action']): action is AwardRecord => Object.hasOwn(AWARD_RECORDED_IN, action);

function record(award: AwardState, command: RecordCommand, year: AcademicYear): AwardPatch {
  const { status } = award;
  if (!AWARD_RECORDED_IN[command.action].includes(status)) return refuseAction(status, command.action);
  const patch = { status, live: true, suspendedFor: award.suspendedFor };
  if (command.action === 'transfer-school') return { ...patch, schoolName: command.schoolName };
  if (command.action === 'repeat-year') {
    const endsInYear = award.endsInYear + 1;
    if (endsInYear > award.entryYear + MOST_SCHOOLING_YEARS + 1) refuse('study-award.schooling-unlikely');
    return { ...patch, endsInYear };
  }
  if (command.rule !== 'grace-year') refuse('study-award.grace-not-offered');
  if (award.graceYear !== null) refuse('study-award.grace-used');
  return { ...patch, status: 'running', suspendedFor: null, graceYear: year };
}

/** Leave stops the clock: the course ends later by the academic years that began during it. */
const yearsAway = ({ leaveSince }: AwardState, year: AcademicYear): number =>
  leaveSince === null ? 0 : Math.max(0, year - leaveSince);

function refuseAction(status: AwardStatus, action: AwardCommand['action']): never {
  return refuse(
    'study-award.action-not-open',
    `这份申请${AWARD_STATUS_LABELS[status]}，现在不能「${AWARD_ACTION_LABELS[action]}」。`,
  );
}
