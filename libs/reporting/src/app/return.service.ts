import { type Actor, type CivilDate, newId, type UnionId, yearOf } from '@app/kernel';
import { ReminderService } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import { sqlState, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { PeriodReturn, type PeriodReturnId, ReturnFact } from '../data/period-return.entity';
import { decideReturn, frozen, OWN_ACTIONS, type ReturnAction, type ReturnKind } from '../domain/period-return';
import { periodAround } from '../domain/period';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { refuse } from '../domain/report.problems';
import { AWAITED_RETURN_REMINDERS } from './awaited-return.reminders';
import { FigureService } from './figure.service';
import { ReturnNotices } from './return-notices';

export interface ReturnGiven {
  readonly unionId: UnionId;
  readonly kind: ReturnKind;
  /** Any day of the period. */
  readonly day: CivilDate;
  readonly note: string;
}

/** Returns of a union to its federation: frozen, submitted, sent back with remarks, accepted. */
@Injectable()
export class ReturnService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly figures: FigureService,
    private readonly reminders: ReminderService,
    private readonly notices: ReturnNotices,
  ) {}

  /** Refuses `return.period-open`, `return.no-upper-union`, `return.exists`. */
  freeze(actor: Actor, { unionId, kind, day, note }: ReturnGiven): Promise<PeriodReturnId> {
    return this.uow.run(actor, async (tx) => {
      const union = await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.manage, unionId);
      const toUnionId = union.parentId ?? refuse('return.no-upper-union');
      const { from, to } = periodAround(kind, day);
      if ((await this.organizations.today(tx)) <= to) refuse('return.period-open');
      const values = await this.figures.valuesOf(tx, { unionId, from, to });
      const id = newId<'period-return'>(tx.now.getTime()) as PeriodReturnId;
      await tx
        .insert(PeriodReturn, {
          ...{
            id,
            version: 1,
            number: await tx.nextCaseNumber('报表', unionId, union.code, yearOf(from)),
            unionId,
            toUnionId,
          },
          ...{
            kind,
            fromOn: from,
            toOn: to,
            status: 'frozen' as const,
            figures: values.map(frozen),
            note,
            remarks: '',
          },
          ...{ timesReturned: 0, frozenAt: tx.now, frozenByName: actor.displayName, submittedAt: null },
          ...{ submittedByName: null, decidedAt: null, decidedByName: null },
        })
        .catch((error: unknown) => {
          if (sqlState(error) === '23505') refuse('return.exists');
          throw error;
        });
      await this.note(tx, id, 'freeze', note);
      tx.audit({ ...subjectOf(id, unionId), action: 'return.freeze', detail: { kind, from, figures: values.length } });
      return id;
    });
  }

  /** Refuses `return.action-not-open`, `return.not-own`, `return.reason-missing`, `record.stale`. */
  take(actor: Actor, id: PeriodReturnId, version: number, action: ReturnAction, words: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.locked(tx, id, action);
      tx.expectVersion(row, version);
      const status = decideReturn(row.status, action, words);
      const patch = { status, ...(await this.patchOf(tx, row, action, words)) };
      await this.note(tx, id, action, words);
      tx.audit({ ...subjectOf(id, row.unionId), action: `return.${action}`, detail: { status: [row.status, status] } });
      if (status === 'submitted') await this.endReminders(tx, row);
      await this.notices.tell(tx, row, action);
      await tx.update(PeriodReturn, row, patch);
    });
  }

  private async patchOf(
    tx: Tx,
    row: PeriodReturn,
    action: ReturnAction,
    words: string,
  ): Promise<Partial<PeriodReturn>> {
    const by = tx.actor.displayName;
    switch (action) {
      case 'freeze-again': {
        const { unionId, fromOn, toOn } = row;
        const values = await this.figures.valuesOf(tx, { unionId, from: fromOn, to: toOn });
        return { figures: values.map(frozen), frozenAt: tx.now, frozenByName: by, ...(words && { note: words }) };
      }
      case 'submit':
        return { submittedAt: tx.now, submittedByName: by, ...(words && { note: words }) };
      case 'withdraw':
        return {};
      case 'send-back':
        return { remarks: words, timesReturned: row.timesReturned + 1, decidedAt: tx.now, decidedByName: by };
      default:
        return { decidedAt: tx.now, decidedByName: by };
    }
  }

  /** Who may not even read it is told that there is none; who may but has no part in this step is told so. */
  private async locked(tx: Tx, id: PeriodReturnId, action: ReturnAction): Promise<PeriodReturn> {
    const row = await tx.lock(PeriodReturn, id);
    const within = (permission: string, unionId: UnionId) =>
      this.organizations.isWithin(tx, tx.actor, permission, unionId);
    if (!row || !(await within(REPORT_PERMISSIONS.read, row.unionId))) return refuse('return.not-found');
    const own = OWN_ACTIONS.has(action);
    const may = own ? within(REPORT_PERMISSIONS.manage, row.unionId) : within(REPORT_PERMISSIONS.review, row.toUnionId);
    return (await may) ? row : refuse('return.not-own');
  }

  private async endReminders(tx: Tx, { unionId, kind, fromOn }: PeriodReturn): Promise<void> {
    const rows = await tx.rows<{ id: string }>(
      `SELECT id FROM reporting.awaited_return WHERE tenant_id = $1 AND union_id = $2 AND kind = $3 AND from_on = $4`,
      [tx.actor.tenantId, unionId, kind, fromOn],
    );
    for (const { id } of rows) await this.reminders.cancelFor(tx, AWAITED_RETURN_REMINDERS, id);
  }

  private async note(tx: Tx, returnId: PeriodReturnId, action: ReturnAction | 'freeze', words: string): Promise<void> {
    const id = newId<'return-fact'>(tx.now.getTime());
    await tx.insert(ReturnFact, { id, returnId, action, at: tx.now, byName: tx.actor.displayName, words });
  }
}

const subjectOf = (subjectId: PeriodReturnId, unionId: UnionId) => ({
  subjectType: 'period-return',
  subjectId,
  unionId,
});
