import type { AccountId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { RecipientKind, RemindedSubject, SubjectType } from '../domain/reminder';

/**
 * What people are reminded of. The lib that owns the subject provides one in its module; the worker finds it. It is
 * asked in the transaction that sends, so it answers by the rows as they are now.
 */
export abstract class ReminderSubject {
  abstract readonly type: SubjectType;
  /** The subject as it stands now; null when there is none. */
  abstract current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null>;
  /** Accounts of those who play the part now; empty when nobody does. */
  abstract recipients(tx: ReadTx, subjectId: string, recipient: RecipientKind): Promise<AccountId[]>;
}

/** The subjects of all libs that are loaded. */
@Injectable()
export class ReminderSubjects {
  constructor(private readonly discovery: DiscoveryService) {}

  /** Throws when no loaded lib provides the type: its reminders wait, they are not lost. */
  of(type: SubjectType): ReminderSubject {
    const found = this.discovery
      .getProviders()
      .map((wrapper) => wrapper.instance as unknown)
      .find((instance): instance is ReminderSubject => instance instanceof ReminderSubject && instance.type === type);
    if (!found) throw new Error(`nobody provides the reminder subject ${type}`);
    return found;
  }
}
