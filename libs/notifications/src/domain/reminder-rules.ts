import { type FieldProblem } from '@app/kernel';
import { refuse } from './notifications.problems';
import { isClock, type QuietHours } from './quiet-hours';
import type { RecipientKind } from './reminder';

export interface EscalationStep {
  /** Working days after the deadline. */
  readonly afterWorkingDays: number;
  readonly to: RecipientKind;
}

/** A union's rules of reminding: data, with dates, looked up by the day the subject was opened. */
export interface ReminderRules {
  /** Wall clock in the union's zone, `HH:MM`. */
  readonly clock: string;
  /** Working days after opening when nobody accepted: the dispatcher is told. Null: never. */
  readonly unclaimedAfterWorkingDays: number | null;
  /** Working days before the deadline. */
  readonly beforeDeadline: readonly number[];
  readonly onDeadline: boolean;
  /** Working days after the deadline on which who has it is told again. */
  readonly afterDeadline: readonly number[];
  /** The next in charge, step by step. */
  readonly escalations: readonly EscalationStep[];
  /** Hours in which no mail, no text message and no group is written to; the list inside the app fills quietly. */
  readonly quiet: QuietHours | null;
  /** When those who want one message a day get it, `HH:MM`. */
  readonly dailyAt: string;
}

/** Proposed; reminders leave at nine in the morning (domain rules §7.2). */
export const DEFAULT_REMINDER_RULES: ReminderRules = {
  clock: '09:00',
  unclaimedAfterWorkingDays: 1,
  beforeDeadline: [1],
  onDeadline: true,
  afterDeadline: [1],
  escalations: [
    { afterWorkingDays: 1, to: 'vice-chair' },
    { afterWorkingDays: 3, to: 'chair' },
    { afterWorkingDays: 5, to: 'superior' },
  ],
  quiet: { from: '21:00', until: '08:00' },
  dailyAt: '09:30',
};

/** Rules that were set before there were quiet hours lack what came later: the defaults stand in. */
export const wholeRules = (stored: ReminderRules): ReminderRules => ({ ...DEFAULT_REMINDER_RULES, ...stored });

const isDays = (days: number): boolean => Number.isSafeInteger(days) && days >= 1 && days <= 60;

/** Refuses rules that could not be carried out, field by field. */
export function checkReminderRules(rules: ReminderRules): void {
  const fields: FieldProblem[] = [];
  const check = (holds: boolean, field: string, message: string) => holds || fields.push({ field, message });
  const { clock, unclaimedAfterWorkingDays, beforeDeadline, afterDeadline, escalations, quiet, dailyAt } = rules;
  check(isClock(clock), 'clock', '时间请写成 09:00 这样。');
  check(isClock(dailyAt), 'dailyAt', '时间请写成 09:30 这样。');
  check(
    quiet === null || (isClock(quiet.from) && isClock(quiet.until)),
    'quiet',
    '免打扰的时间请写成 21:00 到 08:00 这样。',
  );
  const unclaimed = unclaimedAfterWorkingDays === null || isDays(unclaimedAfterWorkingDays);
  check(unclaimed, 'unclaimedAfterWorkingDays', '天数要在 1 到 60 之间。');
  check(beforeDeadline.every(isDays), 'beforeDeadline', '提前的天数要在 1 到 60 之间。');
  check(afterDeadline.every(isDays), 'afterDeadline', '超期后的天数要在 1 到 60 之间。');
  const steps = escalations.map((step) => step.afterWorkingDays);
  check(steps.every(isDays), 'escalations', '上报的天数要在 1 到 60 之间。');
  const rising = steps.every((days, index) => index === 0 || days > steps[index - 1]!);
  check(rising, 'escalations', '上报要一级比一级晚，请按天数从小到大排。');
  if (fields[0]) refuse('reminder-rules.invalid', fields[0].message, { fields });
}
