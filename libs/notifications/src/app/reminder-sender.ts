import { type AccountId, systemActor, type TenantId } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Reminder } from '../data/reminder.entity';
import { reminderText } from '../domain/message-templates';
import { decideReminder, type ReminderCommand, retryAfterMinutes } from '../domain/reminder.lifecycle';
import { isReady, messageKeyOf, type RemindedSubject, type ReminderId } from '../domain/reminder';
import { verdictOn } from '../domain/reminder-plan';
import { MessageDelivery } from './message-delivery';
import { ReminderRulesService, type ReminderTerms } from './reminder-rules.service';
import { ReminderSubjects } from './reminder-subject';

const MINUTE_MS = 60_000;

/** Sends one reminder and marks it in the same transaction, so that it goes out once however often it is asked for. */
@Injectable()
export class ReminderSender {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subjects: ReminderSubjects,
    private readonly rules: ReminderRulesService,
    private readonly delivery: MessageDelivery,
  ) {}

  /** Does nothing when the reminder is not due (any more). */
  async send(tenantId: TenantId, id: ReminderId): Promise<void> {
    await this.uow.run(systemActor(tenantId), async (tx) => {
      const reminder = await tx.lock(Reminder, id);
      if (!reminder || !isReady(reminder, tx.now)) return;
      const command = await this.carryOut(tx, reminder);
      const { patch, event } = decideReminder(reminder, command);
      if (event) tx.announce(event);
      await tx.update(Reminder, reminder, { ...patch, claimedAt: null });
    });
  }

  private async carryOut(tx: Tx, reminder: Reminder): Promise<ReminderCommand> {
    const subject = await this.subjects.of(reminder.subjectType).current(tx, reminder.subjectId);
    if (!subject) return { action: 'cancel' };
    const terms = await this.rules.termsFor(tx, subject);
    const verdict = verdictOn(reminder, subject, terms.today, terms.rules, terms.calendar);
    if (verdict !== 'send') return { action: verdict };
    const accounts = await this.recipientsOf(tx, reminder);
    if (accounts.length === 0) return failedFor(reminder, tx.now);
    await this.tell(tx, reminder, subject, terms, accounts);
    return { action: 'send', at: tx.now };
  }

  private async recipientsOf(tx: Tx, reminder: Reminder): Promise<AccountId[]> {
    const { subjectType, subjectId, recipient } = reminder;
    return [...new Set(await this.subjects.of(subjectType).recipients(tx, subjectId, recipient))];
  }

  private tell(
    tx: Tx,
    reminder: Reminder,
    subject: RemindedSubject,
    { today }: ReminderTerms,
    accounts: readonly AccountId[],
  ): Promise<void> {
    const { type: matter, deadlineOn, link } = subject;
    const text = reminderText(reminder.kind, subject, today);
    const messages = accounts.map((recipientAccountId) => ({
      key: messageKeyOf(reminder, recipientAccountId),
      recipientAccountId,
      template: `reminder.${reminder.kind}`,
      parameters: { matter, deadlineOn, today },
      ...text,
      link,
    }));
    return this.delivery.deliver(tx, messages);
  }
}

/** Nobody plays the part at the moment; somebody may be appointed. */
function failedFor(reminder: Reminder, now: Date): ReminderCommand {
  const minutes = retryAfterMinutes(reminder.attempts + 1);
  const retryAt = minutes === null ? null : new Date(now.getTime() + minutes * MINUTE_MS);
  return { action: 'fail', failure: 'no-recipient', retryAt };
}
