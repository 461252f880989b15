import type { Actor, PersonId } from '@app/kernel';
import { AccountDirectory } from '@app/identity';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { VisitDuty } from '../data/visit-duty.entity';
import type { LockedDuty } from '../data/visit-duty.store';
import type { Assignee, VisitDutyId } from '../domain/visit-duty';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';
import { refuse } from '../domain/visits.problems';
import { CaseAids } from './case-aids';
import { DutyChange } from './duty-change';
import { RANK_OF } from './visitor-suggestion';

/** What people do with a duty apart from reporting it and going there. Each call names the version it was decided on. */
@Injectable()
export class DutyService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly change: DutyChange,
    private readonly accounts: AccountDirectory,
    private readonly aids: CaseAids,
  ) {}

  /** Refuses `visit-duty.not-a-visitor` for who may not take duties of this union. */
  assign(actor: Actor, id: VisitDutyId, version: number, people: readonly PersonId[]): Promise<VisitDuty> {
    return this.run(actor, id, version, 'assign', async (tx, duty) =>
      this.change.apply(tx, duty, { action: 'assign', to: await this.visitors(tx, duty, people) }),
    );
  }

  handOver(
    actor: Actor,
    id: VisitDutyId,
    version: number,
    people: readonly PersonId[],
    reason: string,
  ): Promise<VisitDuty> {
    return this.run(actor, id, version, 'hand-over', async (tx, duty) =>
      this.change.apply(tx, duty, { action: 'hand-over', to: await this.visitors(tx, duty, people), reason }),
    );
  }

  accept(actor: Actor, id: VisitDutyId, version: number): Promise<VisitDuty> {
    return this.run(actor, id, version, 'accept', (tx, duty) => this.change.apply(tx, duty, { action: 'accept' }));
  }

  decline(actor: Actor, id: VisitDutyId, version: number, reason: string): Promise<VisitDuty> {
    return this.run(actor, id, version, 'decline', (tx, duty) =>
      this.change.apply(tx, duty, { action: 'decline', reason }),
    );
  }

  excuse(actor: Actor, id: VisitDutyId, version: number, reason: string): Promise<VisitDuty> {
    return this.run(actor, id, version, 'excuse', (tx, duty) =>
      this.change.apply(tx, duty, { action: 'excuse', reason }),
    );
  }

  cancel(
    actor: Actor,
    id: VisitDutyId,
    version: number,
    reason: string,
    duplicateOfId: VisitDutyId | null,
  ): Promise<VisitDuty> {
    return this.run(actor, id, version, 'cancel', (tx, duty) =>
      this.change.apply(tx, duty, { action: 'cancel', reason, duplicateOfId }),
    );
  }

  /** Refuses `visit-duty.aid-unsettled` while money is under way. */
  close(actor: Actor, id: VisitDutyId, version: number): Promise<VisitDuty> {
    return this.run(actor, id, version, 'close', async (tx, duty) => {
      const { unsettled } = await this.aids.standingOf(tx, id);
      return this.change.apply(tx, duty, { action: 'close', unsettledAids: unsettled });
    });
  }

  /** Opens again what was closed; brings back what was excused or cancelled. */
  reopen(actor: Actor, id: VisitDutyId, version: number, reason: string): Promise<VisitDuty> {
    return this.uow.run(actor, async (tx) => {
      const seen = await this.change.look(tx, id);
      const action = seen.state.status === 'closed' ? 'reopen' : 'reinstate';
      const duty = await this.change.begin(tx, id, version, action);
      return (await this.change.apply(tx, duty, { action, reason })).row;
    });
  }

  private run(
    actor: Actor,
    id: VisitDutyId,
    version: number,
    action: Parameters<DutyChange['begin']>[3],
    work: (tx: Tx, duty: LockedDuty) => Promise<LockedDuty>,
  ): Promise<VisitDuty> {
    return this.uow.run(actor, async (tx) => {
      const duty = await this.change.begin(tx, id, version, action);
      return (await work(tx, duty)).row;
    });
  }

  /** The chosen people with their names; only who may take a duty of this union can be chosen. */
  private async visitors(tx: Tx, { state }: LockedDuty, people: readonly PersonId[]): Promise<Assignee[]> {
    const holders = await this.accounts.holding(tx, state.unionId, VISIT_PERMISSIONS.accept);
    return people.map((personId) => {
      const holder = holders.find((one) => one.personId === personId) ?? refuse('visit-duty.not-a-visitor');
      return { personId, name: holder.displayName, rank: RANK_OF[holder.role] ?? 'other' };
    });
  }
}
