import type { AccountId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { isDiscreet } from '../domain/message-templates';
import type { MatterWords, RemindedSubject, ReminderRecipient, SubjectType } from '../domain/reminder';

/**
 * What people are reminded of. The lib that owns the subject provides one in its module; the worker finds it. It is
 * asked in the transaction that sends, so it answers by the rows as they are now.
 */
export abstract class ReminderSubject {
  abstract readonly type: SubjectType;
  /** All that a message says of it, such as 走访 and 去看看. */
  abstract readonly words: MatterWords;
  /** The subject as it stands now; null when there is none. */
  abstract current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null>;
  /** Accounts of those who play the part now; empty when nobody does. Never asked for `account:…`. */
  abstract recipients(tx: ReadTx, subjectId: string, recipient: ReminderRecipient): Promise<AccountId[]>;

  /** Many at once, by id; what is missing does not exist. Answer in one statement where thousands are sent. */
  async currentOf(tx: ReadTx, subjectIds: readonly string[]): Promise<Map<string, RemindedSubject>> {
    const found = new Map<string, RemindedSubject>();
    for (const id of subjectIds) {
      const subject = await this.current(tx, id);
      if (subject) found.set(id, subject);
    }
    return found;
  }
}

/** The subjects of all libs that are loaded. */
@Injectable()
export class ReminderSubjects implements OnApplicationBootstrap {
  constructor(private readonly discovery: DiscoveryService) {}

  onApplicationBootstrap(): void {
    const telling = this.all().find(({ words }) => !isDiscreet(words));
    if (telling) throw new Error(`messages about ${telling.type} would tell more than that something waits`);
  }

  all(): ReminderSubject[] {
    const found = this.discovery
      .getProviders()
      .map((wrapper) => wrapper.instance as unknown)
      .filter((instance): instance is ReminderSubject => instance instanceof ReminderSubject);
    return [...new Map(found.map((subject) => [subject.type, subject])).values()];
  }

  /** Throws when no loaded lib provides the type: its reminders wait, they are not lost. */
  of(type: SubjectType): ReminderSubject {
    const found = this.all().find((subject) => subject.type === type);
    if (!found) throw new Error(`nobody provides the reminder subject ${type}`);
    return found;
  }
}
