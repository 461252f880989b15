import { ChoiceField, CountField, DateField, FlagField, IdField, PartField, PartsField, TextField } from '@app/http';
import type { CivilDate } from '@app/kernel';
import type { RulesInForce } from '../../app/reminder-rules.service';
import { RECIPIENT_KINDS, type RecipientKind } from '../../domain/reminder';
import type { QuietHours } from '../../domain/quiet-hours';
import { DEFAULT_REMINDER_RULES, type ReminderRules } from '../../domain/reminder-rules';

const MOST_DAYS = 60;
const MOST_STEPS = 5;

export class WorkingDaysPart {
  @CountField('工作日', { min: 1, max: MOST_DAYS })
  workingDays: number;
}

export class EscalationPart {
  @CountField('超期几个工作日', { min: 1, max: MOST_DAYS })
  afterWorkingDays: number;

  @ChoiceField('报给谁', RECIPIENT_KINDS)
  to: RecipientKind;
}

export class QuietHoursPart {
  @TextField('从几点', { max: 5, description: '例如 21:00' })
  from: string;

  @TextField('到几点', { max: 5, description: '例如 08:00' })
  until: string;
}

/** Not said: the defaults; null: never quiet. */
const quietOf = (part: QuietHoursPart | null | undefined): QuietHours | null =>
  part === undefined ? DEFAULT_REMINDER_RULES.quiet : part && { from: part.from, until: part.until };

export class ReminderRulesPart {
  @TextField('提醒时间', { max: 5, description: '几点提醒，例如 09:00' })
  clock: string;

  @CountField('没人接几个工作日后提醒', { min: 1, max: MOST_DAYS, nullable: true, description: '为空时不提醒' })
  unclaimedAfterWorkingDays: number | null;

  @PartsField('到期前提醒', () => WorkingDaysPart, { max: MOST_STEPS })
  beforeDeadline: WorkingDaysPart[];

  @FlagField('到期当天提醒')
  onDeadline: boolean;

  @PartsField('超期后提醒', () => WorkingDaysPart, { max: MOST_STEPS })
  afterDeadline: WorkingDaysPart[];

  @PartsField('逐级上报', () => EscalationPart, { max: MOST_STEPS })
  escalations: EscalationPart[];

  @PartField('免打扰时间', () => QuietHoursPart, { nullable: true, optional: true, description: '为空时不免打扰' })
  quiet?: QuietHoursPart | null;

  @TextField('每日汇总时间', { max: 5, optional: true, description: '愿意每天只收一条的人几点收，例如 09:30' })
  dailyAt?: string;

  static of(rules: ReminderRules): ReminderRulesPart {
    const days = (workingDays: number) => ({ workingDays });
    return Object.assign(new ReminderRulesPart(), {
      clock: rules.clock,
      unclaimedAfterWorkingDays: rules.unclaimedAfterWorkingDays,
      beforeDeadline: rules.beforeDeadline.map(days),
      onDeadline: rules.onDeadline,
      afterDeadline: rules.afterDeadline.map(days),
      escalations: rules.escalations.map(({ afterWorkingDays, to }) => ({ afterWorkingDays, to })),
      quiet: rules.quiet && { from: rules.quiet.from, until: rules.quiet.until },
      dailyAt: rules.dailyAt,
    });
  }

  static rulesOf(part: ReminderRulesPart): ReminderRules {
    return {
      clock: part.clock,
      unclaimedAfterWorkingDays: part.unclaimedAfterWorkingDays,
      beforeDeadline: part.beforeDeadline.map((row) => row.workingDays),
      onDeadline: part.onDeadline,
      afterDeadline: part.afterDeadline.map((row) => row.workingDays),
      escalations: part.escalations.map(({ afterWorkingDays, to }) => ({ afterWorkingDays, to })),
      quiet: quietOf(part.quiet),
      dailyAt: part.dailyAt ?? DEFAULT_REMINDER_RULES.dailyAt,
    };
  }
}

export class SetReminderRulesDto {
  @DateField('从哪天起', { description: '今天或以后' })
  validFrom: CivilDate;

  @PartField('提醒规则', () => ReminderRulesPart)
  rules: ReminderRulesPart;
}

export class ReminderRulesView {
  @IdField('由哪个工会设置', { nullable: true, description: '为空时是默认规则' })
  setBy: string | null;

  @DateField('从哪天起', { nullable: true })
  validFrom: CivilDate | null;

  @PartField('提醒规则', () => ReminderRulesPart)
  rules: ReminderRulesPart;

  static of({ rules, setBy, validFrom }: RulesInForce): ReminderRulesView {
    return Object.assign(new ReminderRulesView(), { setBy, validFrom, rules: ReminderRulesPart.of(rules) });
  }
}
