import type { CivilDate } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Reminder } from '../data/reminder.entity';
import type { RemindedSubject } from '../domain/reminder';
import { planReminders, type ReminderVerdict, verdictOn } from '../domain/reminder-plan';
import { ReminderPlanning } from './reminder-planning';
import { ReminderRulesService, type ReminderTerms } from './reminder-rules.service';
import { ReminderSource } from './reminder-source';
import type { ReminderSubject } from './reminder-subject';

export interface JudgedReminder {
  readonly reminder: Reminder;
  readonly verdict: ReminderVerdict;
  readonly subject: RemindedSubject | null;
  /** In the federation's zone. */
  readonly today: CivilDate;
}

/** Judges due reminders by their subjects as they are at this moment. */
@Injectable()
export class ReminderJudge {
  constructor(
    private readonly planning: ReminderPlanning,
    private readonly rules: ReminderRulesService,
  ) {}

  /** All of `reminders` are of the source's type. */
  async judge(tx: ReadTx, source: ReminderSubject, reminders: readonly Reminder[]): Promise<JudgedReminder[]> {
    const ids = [...new Set(reminders.map(({ subjectId }) => subjectId))];
    const current = await source.currentOf(tx, ids);
    const today = await this.rules.today(tx);
    const isPlanned =
      source instanceof ReminderSource
        ? await this.byStatement(tx, source, reminders, ids)
        : await this.byRules(tx, [...current.values()]);
    return reminders.map((reminder) => {
      const subject = current.get(reminder.subjectId) ?? null;
      const planned = subject !== null && subject.waits !== 'ended' && isPlanned(reminder, subject);
      return { reminder, subject, today, verdict: verdictOn(reminder, subject, today, planned) };
    });
  }

  private async byStatement(
    tx: ReadTx,
    source: ReminderSource,
    reminders: readonly Reminder[],
    ids: readonly string[],
  ): Promise<(reminder: Reminder) => boolean> {
    const first = reminders.reduce((day, { dueOn }) => (dueOn < day ? dueOn : day), reminders[0]!.dueOn);
    const keys = await this.planning.keysOf(tx, source, ids, first);
    return ({ key }) => keys.has(key);
  }

  /** Subjects of one union and day go by the same rules: they are looked up once. */
  private async byRules(
    tx: ReadTx,
    subjects: readonly RemindedSubject[],
  ): Promise<(reminder: Reminder, subject: RemindedSubject) => boolean> {
    const known = new Map<string, ReminderTerms>();
    const nameOf = ({ unionId, openedOn }: RemindedSubject): string => `${unionId} ${openedOn}`;
    for (const subject of subjects)
      if (!known.has(nameOf(subject))) known.set(nameOf(subject), await this.rules.termsFor(tx, subject));
    return ({ key }, subject) => {
      const { rules, calendar } = known.get(nameOf(subject))!;
      return planReminders(subject, rules, calendar).some((row) => row.key === key);
    };
  }
}
