import { ReminderPlanning, ReminderService } from '@app/notifications';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Round } from '../data/round.entity';
import { lockRound, stateOf, tellFact } from '../data/round.store';
import type { RoundId } from '../domain/round';
import { decideRound } from '../domain/round.decision';
import type { RoundAction } from '../domain/round.lifecycle';

/** Which round, as the caller saw it. */
export interface SeenRound {
  readonly id: RoundId;
  readonly version: number;
}

export interface ChangeOptions {
  readonly reason?: string | null;
  readonly patch?: Partial<Round>;
  /** What the timeline tells besides; the reason when left out. Null tells nothing at all. */
  readonly words?: string | null;
  readonly quiet?: boolean;
  /** Of the audit: fields with their value before and after. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** The one road on which a round changes: decide, write, audit, timeline, event. */
@Injectable()
export class RoundChange {
  constructor(
    private readonly planning: ReminderPlanning,
    private readonly reminders: ReminderService,
  ) {}

  /** Locks the round in the actor's scope and compares the version he saw. */
  async lock(tx: Tx, permission: string, { id, version }: SeenRound): Promise<Round> {
    const row = await lockRound(tx, permission, id);
    tx.expectVersion(row, version);
    return row;
  }

  async apply(tx: Tx, row: Round, action: RoundAction, options: ChangeOptions = {}): Promise<Round> {
    const { reason = null, patch = {}, detail = {}, quiet = false } = options;
    const before = row.status;
    const decision = decideRound(stateOf(row), action, { at: tx.now, reason });
    const after = await tx.update(Round, row, { ...patch, ...decision.patch });
    tx.audit({
      action: `round.${action}`,
      subjectType: 'round',
      subjectId: row.id,
      unionId: row.unionId,
      detail: { ...(before !== after.status && { status: [before, after.status] }), ...detail },
      reason,
    });
    if (!quiet) await tellFact(tx, row.id, action, options.words ?? reason);
    tx.announce(decision.event);
    await this.remind(tx, after);
    return after;
  }

  /** The reminders follow the round in the transaction that changes it. */
  async remind(tx: Tx, row: Pick<Round, 'id' | 'endedAt'>): Promise<void> {
    if (row.endedAt !== null) await this.reminders.cancelFor(tx, 'round', row.id);
    else await this.planning.planFor(tx, 'round', [row.id]);
  }
}
