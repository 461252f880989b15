import type { AccountId, CivilDate, MemberId, PersonId, UnionId } from '@app/kernel';
import { AccountDirectory, accountsOf, nearestOf } from '@app/identity';
import { MessageService } from '@app/notifications';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { LockedDuty } from '../data/visit-duty.store';
import type { VisitDutyCommand } from '../domain/visit-duty.decision';
import type { VisitDutyState } from '../domain/visit-duty';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';

export const dutyLink = (id: string): string => `/visits/${id}`;

/** Tells people inside the app what a change of a duty asks of them, in the transaction of the change. */
@Injectable()
export class DutyNotices {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly messages: MessageService,
  ) {}

  async tell(tx: Tx, duty: LockedDuty, command: VisitDutyCommand, today: CivilDate): Promise<void> {
    const { action } = command;
    if (action === 'assign' || action === 'hand-over') {
      const template = action === 'assign' ? 'visit-duty.assigned' : 'visit-duty.handed-over';
      await this.send(tx, duty, template, await this.accountsOf(tx, assigneeIds(duty.state, tx)), today);
    }
    if (action === 'decline' && duty.state.assignees.length === 0) {
      const dispatchers = await this.dispatchersOf(tx, duty.state.unionId);
      await this.send(tx, duty, 'visit-duty.returned-to-dispatcher', dispatchers, today);
    }
  }

  /** A new duty waits to be given to somebody. Who reported it knows of it already. */
  async tellReported(tx: Tx, { row, state }: LockedDuty): Promise<void> {
    const dispatchers = await this.dispatchersOf(tx, state.unionId);
    const to = dispatchers.filter((id) => id !== tx.actor.accountId);
    const key = `visit-duty:${state.id}:reported:${row.version}`;
    const template = 'visit-duty.reported';
    await this.messages.send(tx, { to, template, parameters: {}, link: dutyLink(state.id), key });
  }

  /** The nearest who give duties to people: of the union itself or, when it has none, of the one above. */
  async dispatchersOf(tx: ReadTx, unionId: UnionId): Promise<AccountId[]> {
    return accountsOf(nearestOf(await this.accounts.holding(tx, unionId, VISIT_PERMISSIONS.assign)));
  }

  /** Accounts of people: a member's by his record, anybody else is his account. */
  async accountsOf(tx: ReadTx, people: readonly PersonId[]): Promise<AccountId[]> {
    const found: AccountId[] = [];
    for (const person of people) {
      const own = await this.accounts.ofMember(tx, person as string as MemberId);
      found.push(own ?? (person as string as AccountId));
    }
    const known = await this.accounts.namesOf(tx, found);
    return found.filter((id) => known.has(id));
  }

  private send(
    tx: Tx,
    { row, state }: LockedDuty,
    template: 'visit-duty.assigned' | 'visit-duty.handed-over' | 'visit-duty.returned-to-dispatcher',
    to: readonly AccountId[],
    today: CivilDate,
  ): Promise<void> {
    const key = `visit-duty:${state.id}:${template}:${row.version}`;
    const parameters = { deadlineOn: state.deadlineOn, today };
    return this.messages.send(tx, { to, template, parameters, link: dutyLink(state.id), key });
  }
}

/** Who takes a duty himself need not be told. */
const assigneeIds = (state: VisitDutyState, tx: Tx): PersonId[] =>
  state.assignees.map((assignee) => assignee.personId).filter((id) => id !== tx.actor.personId);
