import type { RecipientKind, ReminderKind } from './reminder';
import type { ReminderRules } from './reminder-rules';

/** One reminder of the rules: who is told, and how many working days from which day. */
export interface ReminderStep {
  readonly kind: ReminderKind;
  /** `holder`: who has the subject in hand, the dispatcher while nobody has. */
  readonly to: RecipientKind | 'holder';
  readonly from: 'opening' | 'deadline';
  /** Working days after that day, before it when negative, that very day when 0. */
  readonly workingDays: number;
}

/** The rules as a list: planning one subject and planning all of them go by the same steps. */
export function stepsOf(rules: ReminderRules): ReminderStep[] {
  const steps: ReminderStep[] = [];
  const add = (kind: ReminderKind, to: ReminderStep['to'], workingDays: number) =>
    steps.push({ kind, to, from: 'deadline', workingDays });
  if (rules.unclaimedAfterWorkingDays !== null)
    steps.push({
      kind: 'unclaimed',
      to: 'dispatcher',
      from: 'opening',
      workingDays: rules.unclaimedAfterWorkingDays,
    });
  for (const days of rules.beforeDeadline) add('before-deadline', 'holder', -days);
  if (rules.onDeadline) add('on-deadline', 'holder', 0);
  for (const days of rules.afterDeadline) add('overdue', 'holder', days);
  for (const step of rules.escalations) add('escalation', step.to, step.afterWorkingDays);
  return steps;
}
