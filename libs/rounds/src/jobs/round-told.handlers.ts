import { SignersTold } from '@app/disbursements';
import { AccountDirectory, accountsOf, nearestOf } from '@app/identity';
import { EventHandler } from '@app/messaging';
import { MessageService } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { RoundReminders } from '../app/round.reminders';
import { RosterEntry } from '../data/roster-entry.entity';
import { Round } from '../data/round.entity';
import type { RosterEntryId, RoundId } from '../domain/round';
import type { RosterEntryStatus } from '../domain/roster-entry.lifecycle';

@Injectable()
export class RoundSignersTold extends SignersTold {
  readonly name = 'round-signers-told';
  protected readonly subjectType = 'round';
}

/** Tells who planned a round that it came back, and visitors and cashiers that it may begin. */
@Injectable()
export class RoundOutcomeTold extends EventHandler {
  readonly name = 'round-outcome-told';
  readonly types = ['round.returned.v1', 'round.refused.v1', 'round.approved.v1'];

  constructor(
    private readonly reminders: RoundReminders,
    private readonly accounts: AccountDirectory,
    private readonly organizations: OrganizationDirectory,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { id, payload }: OutboxMessage): Promise<void> {
    const { roundId } = payload as { roundId: RoundId };
    const row = await tx.from(Round, 'r').andWhere('r.id = :roundId', { roundId }).getOne();
    if (!row) return;
    const link = `/rounds/${row.id}`;
    if (row.status === 'returned' || row.status === 'refused') {
      const to = await this.reminders.owner(tx, row);
      await this.messages.send(tx, {
        to,
        template: 'approval.returned',
        parameters: {},
        link,
        key: `round:${row.id}:back:${id}`,
      });
    }
    if (row.status === 'approved') await this.tellApproved(tx, row, link);
  }

  private async tellApproved(tx: Tx, row: Round, link: string): Promise<void> {
    const today = await this.organizations.today(tx);
    const to = await this.reminders.visitors(tx, row.id);
    await this.messages.send(tx, {
      ...{ to, template: 'visit-duty.assigned', parameters: { deadlineOn: row.dueOn, today } },
      ...{ link, key: `round:${row.id}:approved` },
    });
    const cashiers = nearestOf(await this.accounts.holding(tx, row.unionId, 'disbursement:pay'));
    await this.messages.send(tx, {
      ...{ to: accountsOf(cashiers), template: 'payment.waiting', parameters: { count: 1 } },
      ...{ link, key: `round:${row.id}:pay` },
    });
  }
}

const CHANGES_REGISTER: readonly RosterEntryStatus[] = ['moved', 'deceased'];

/**
 * Who moved or died is found out at the door, but stands in the register as before: whoever keeps it is told to look
 * into it. What a visitor heard changes no membership by itself.
 */
@Injectable()
export class RegisterKeepersTold extends EventHandler {
  readonly name = 'round-register-keepers-told';
  readonly types = ['round.visit-logged.v1'];

  constructor(
    private readonly accounts: AccountDirectory,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    const { rosterEntryId } = payload as { rosterEntryId: RosterEntryId };
    const entry = await tx.from(RosterEntry, 'e').andWhere('e.id = :rosterEntryId', { rosterEntryId }).getOne();
    if (!entry || !CHANGES_REGISTER.includes(entry.status)) return;
    const keepers = nearestOf(await this.accounts.holding(tx, entry.unionId, 'member:manage'));
    await this.messages.send(tx, {
      ...{ to: accountsOf(keepers), template: 'member.register-check', parameters: {} },
      ...{ link: `/members/${entry.memberId}`, key: `register-check:${entry.id}:${entry.visitId}` },
    });
  }
}
