import { type AccountId, systemActor, type TenantId } from '@app/kernel';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Reminder } from '../data/reminder.entity';
import { ReminderStore } from '../data/reminder.store';
import type { OutgoingMessage } from '../domain/message';
import { reminderText } from '../domain/message-templates';
import { decideReminder, type ReminderCommand, retryAfterMinutes } from '../domain/reminder.lifecycle';
import { accountNamedBy, isReady, messageKeyOf, type ReminderId } from '../domain/reminder';
import { MessageDelivery } from './message-delivery';
import { type JudgedReminder, ReminderJudge } from './reminder-judge';
import { type ReminderSubject, ReminderSubjects } from './reminder-subject';

const MINUTE_MS = 60_000;

interface Outcome {
  readonly reminder: Reminder;
  readonly command: ReminderCommand;
  readonly messages: readonly OutgoingMessage[];
}

/** Sends reminders and marks them in the same transaction, so that each goes out once however often it is asked for. */
@Injectable()
export class ReminderSender {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subjects: ReminderSubjects,
    private readonly judge: ReminderJudge,
    private readonly store: ReminderStore,
    private readonly delivery: MessageDelivery,
  ) {}

  /** Leaves out what is not due (any more). Either all of them go out or none: see who calls it. */
  async send(tenantId: TenantId, ...ids: readonly ReminderId[]): Promise<void> {
    await this.uow.run(systemActor(tenantId), async (tx) => {
      const ready = (await this.store.lockAll(tx, ids)).filter((reminder) => isReady(reminder, tx.now));
      const outcomes: Outcome[] = [];
      for (const type of new Set(ready.map(({ subjectType }) => subjectType))) {
        const source = this.subjects.of(type);
        const own = ready.filter(({ subjectType }) => subjectType === type);
        outcomes.push(...(await this.outcomesOf(tx, source, own)));
      }
      await this.delivery.deliver(
        tx,
        outcomes.flatMap(({ messages }) => messages),
      );
      await this.keep(tx, outcomes);
    });
  }

  private async outcomesOf(tx: Tx, source: ReminderSubject, reminders: readonly Reminder[]): Promise<Outcome[]> {
    const people = new Map<string, Promise<AccountId[]>>();
    const outcomes: Outcome[] = [];
    for (const judged of await this.judge.judge(tx, source, reminders)) {
      const { reminder, verdict, subject } = judged;
      if (verdict !== 'send' || !subject) {
        outcomes.push({ reminder, command: { action: verdict === 'send' ? 'cancel' : verdict }, messages: [] });
        continue;
      }
      const part = `${reminder.subjectId} ${reminder.recipient}`;
      if (!people.has(part)) people.set(part, recipientsOf(tx, source, reminder));
      const accounts = [...new Set(await people.get(part))];
      const command = accounts.length === 0 ? failedFor(reminder, tx.now) : ({ action: 'send', at: tx.now } as const);
      outcomes.push({ reminder, command, messages: messagesOf(source, judged, accounts) });
    }
    return outcomes;
  }

  private async keep(tx: Tx, outcomes: readonly Outcome[]): Promise<void> {
    const rows = outcomes.map(({ reminder, command }) => {
      const { patch, event } = decideReminder(reminder, command);
      if (event) tx.announce(event);
      return Object.assign(reminder, patch);
    });
    await this.store.keepAll(tx, rows);
  }
}

async function recipientsOf(tx: ReadTx, source: ReminderSubject, reminder: Reminder): Promise<AccountId[]> {
  const named = accountNamedBy(reminder.recipient);
  return named ? [named] : source.recipients(tx, reminder.subjectId, reminder.recipient);
}

function messagesOf(
  source: ReminderSubject,
  { reminder, subject, today }: JudgedReminder,
  accounts: readonly AccountId[],
): OutgoingMessage[] {
  const { deadlineOn, link, unionId } = subject!;
  const { kind, dueOn, movedBecause } = reminder;
  const text = reminderText(kind, source.words, { deadlineOn, dueOn, movedBecause }, today);
  return accounts.map((recipientAccountId) => ({
    key: messageKeyOf(reminder, recipientAccountId),
    recipientAccountId,
    template: `reminder.${kind}`,
    parameters: { matter: source.type, deadlineOn, today, ...(dueOn < today && { late: dueOn }) },
    ...text,
    link,
    group: { unionId, key: reminder.key },
  }));
}

/** Nobody plays the part at the moment; somebody may be appointed. */
function failedFor(reminder: Reminder, now: Date): ReminderCommand {
  const minutes = retryAfterMinutes(reminder.attempts + 1);
  const retryAt = minutes === null ? null : new Date(now.getTime() + minutes * MINUTE_MS);
  return { action: 'fail', failure: 'no-recipient', retryAt };
}
