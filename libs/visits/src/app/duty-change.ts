import { newId, type UnionId } from '@app/kernel';
import { ReminderService } from '@app/notifications';
import { impliesScope, OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DutyFact, type DutyFactKind } from '../data/duty-fact.entity';
import { type LockedDuty, VisitDutyStore } from '../data/visit-duty.store';
import type { VisitDutyId, VisitDutyState } from '../domain/visit-duty';
import { decideDuty, type VisitDutyCommand } from '../domain/visit-duty.decision';
import type { VisitDutyAction } from '../domain/visit-duty.lifecycle';
import type { TimelineDetails } from '../domain/timeline';
import { VISIT_PERMISSIONS, type VisitPermission } from '../domain/visits.permissions';
import { authorizeDuty, permissionForDuty } from '../domain/visits.policy';
import { refuse } from '../domain/visits.problems';
import { DutyNotices } from './duty-notices';
import { factOf } from './duty-fact';
import { remindedDuty } from './reminded-duty';

type CommandPart = VisitDutyCommand extends infer C ? (C extends unknown ? Omit<C, 'by' | 'at'> : never) : never;

/** The one road on which a duty changes: lock, version, who may, decide, write, audit, tell. */
@Injectable()
export class DutyChange {
  constructor(
    private readonly duties: VisitDutyStore,
    private readonly organizations: OrganizationDirectory,
    private readonly reminders: ReminderService,
    private readonly notices: DutyNotices,
  ) {}

  /** Locks the duty for an action of the actor; refuses what he may not see, not do, or saw in an older version. */
  async begin(tx: Tx, id: VisitDutyId, version: number | null, action: VisitDutyAction): Promise<LockedDuty> {
    const duty = await this.duties.lock(tx, id);
    if (version !== null) tx.expectVersion(duty.row, version);
    await this.authorize(tx, duty, action);
    return duty;
  }

  /** The same duty before it is known what is wanted of it. */
  look(tx: Tx, id: VisitDutyId): Promise<LockedDuty> {
    return this.duties.lock(tx, id);
  }

  /** Of a duty that `look` or `begin` gave. */
  async authorize(tx: Tx, { state }: LockedDuty, action: VisitDutyAction): Promise<void> {
    authorizeDuty(tx.actor, action, state);
    const permission = permissionForDuty(tx.actor, action, state);
    // The duty was looked for within what he may read.
    if (!impliesScope(tx.actor, VISIT_PERMISSIONS.read, permission))
      await this.requireWithin(tx, permission, state.unionId);
  }

  /** The permission must hold in this union, not just somewhere. */
  async requireWithin(tx: Tx, permission: VisitPermission, unionId: UnionId): Promise<void> {
    if (!(await this.organizations.isWithin(tx, tx.actor, permission, unionId))) refuse('visit-duty.forbidden');
  }

  /** Carries commands out one after the other and writes once; `duty` stands in its new state afterwards. */
  async apply(tx: Tx, duty: LockedDuty, ...parts: CommandPart[]): Promise<LockedDuty> {
    const before = duty.state;
    const commands = parts.map((part) => ({ ...part, by: tx.actor.personId, at: tx.now }) as VisitDutyCommand);
    let state = before;
    let patch: Partial<VisitDutyState> = {};
    for (const command of commands) {
      const decision = decideDuty(state, command);
      state = { ...state, ...decision.patch };
      patch = { ...patch, ...decision.patch };
      tx.announce(decision.event);
      tx.audit(auditOf(before, state, command));
    }
    await this.duties.save(tx, duty, patch);
    const changed = { row: duty.row, state };
    await this.afterwards(tx, before, changed, commands);
    return changed;
  }

  private async afterwards(
    tx: Tx,
    before: VisitDutyState,
    duty: LockedDuty,
    commands: readonly VisitDutyCommand[],
  ): Promise<void> {
    const facts = commands.flatMap((command) => factOf(command) ?? []);
    for (const { kind, detail } of facts) await this.record(tx, duty.state.id, kind, detail);
    const tells = commands.filter(({ action }) => ['assign', 'hand-over', 'decline'].includes(action));
    const moved = before.status !== duty.state.status;
    if (moved) await this.remind(tx, duty);
    if (tells.length === 0) return;
    const today = await this.organizations.today(tx);
    for (const command of tells) await this.notices.tell(tx, duty, command, today);
  }

  /** What a duty that was just opened sets going: its reminders, and a word to who gives it to somebody. */
  async opened(tx: Tx, duty: LockedDuty): Promise<void> {
    await this.remind(tx, duty);
    await this.notices.tellReported(tx, duty);
  }

  /** Makes the reminders match the duty as it is now. */
  remind(tx: Tx, { row, state }: LockedDuty): Promise<void> {
    return this.reminders.reconcile(tx, remindedDuty(row, state));
  }

  async record<K extends DutyFactKind>(
    tx: Tx,
    dutyId: VisitDutyId,
    kind: K,
    detail: TimelineDetails[K],
  ): Promise<void> {
    const { accountId, displayName, kind: actorKind } = tx.actor;
    const byName = actorKind === 'system' ? null : displayName;
    const id = newId<'duty-fact'>(tx.now.getTime());
    tx.later(tx.insert(DutyFact, { id, dutyId, kind, at: tx.now, byAccountId: accountId, byName, detail }));
  }
}

function auditOf(before: VisitDutyState, after: VisitDutyState, command: VisitDutyCommand) {
  const ids = (state: VisitDutyState) => state.assignees.map((assignee) => assignee.personId);
  const assignees = ids(before).join() === ids(after).join() ? {} : { assigneeIds: [ids(before), ids(after)] };
  return {
    action: `visit-duty.${command.action}`,
    subjectType: 'visit-duty',
    subjectId: after.id,
    unionId: after.unionId,
    detail: { status: [before.status, after.status], ...assignees },
    reason: 'reason' in command ? command.reason.trim() : null,
  };
}
