import { type Actor, type CivilDate, newId, type UnionId, yearOf } from '@app/kernel';
import { ReminderService } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import { type AuditRecord, sqlState, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Disclosure, DisclosureFact, type DisclosureId } from '../data/disclosure.entity';
import { PeriodReturn, type PeriodReturnId } from '../data/period-return.entity';
import { FIGURES_BY_CODE } from '../data/ledgers';
import {
  type CorrectionReason,
  decideDisclosure,
  disclosedFigures,
  type DisclosedFigure,
  type DisclosureAction,
  type DisclosureKind,
} from '../domain/disclosure';
import { type Period, periodAround } from '../domain/period';
import { thawed } from '../domain/period-return';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { refuse } from '../domain/report.problems';
import { AWAITED_DISCLOSURE_REMINDERS } from './awaited-disclosure.reminders';
import { FigureService } from './figure.service';

export interface DisclosureGiven {
  readonly unionId: UnionId;
  readonly kind: DisclosureKind;
  /** Any day of the period. */
  readonly day: CivilDate;
  /** The frozen figures of the return for the same period; otherwise they are frozen now. */
  readonly fromReturn: boolean;
  /** Needed when the period was published before: this notice corrects that one. */
  readonly reason: CorrectionReason | null;
}

const PUBLISHERS_ACTIONS: ReadonlySet<DisclosureAction> = new Set(['publish', 'withdraw']);

/** 会务公开: drafted from frozen figures, published to the members, withdrawn with a reason. */
@Injectable()
export class DisclosureService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly figures: FigureService,
    private readonly reminders: ReminderService,
  ) {}

  /** Refuses `disclosure.period-open`, `disclosure.no-return`, `disclosure.reason-missing`, `disclosure.exists`. */
  draft(actor: Actor, given: DisclosureGiven): Promise<DisclosureId> {
    return this.uow.run(actor, async (tx) => {
      const { unionId, kind, reason } = given;
      const union = await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.manage, unionId);
      const period = periodAround(kind, given.day);
      if ((await this.organizations.today(tx)) <= period.to) refuse('disclosure.period-open');
      const replacesId = await this.lastShown(tx, unionId, kind, period.from);
      if (replacesId && !reason) refuse('disclosure.reason-missing');
      const id = newId<'disclosure'>(tx.now.getTime()) as DisclosureId;
      const number = await tx.nextCaseNumber('公开', unionId, union.code, yearOf(period.from));
      const row = {
        ...{ id, version: 1, number, unionId, kind, fromOn: period.from, toOn: period.to, status: 'drafted' as const },
        ...(await this.frozen(tx, unionId, period, given.fromReturn)),
        ...{ replacesId, correctionReason: replacesId ? reason : null, draftedByName: actor.displayName },
        ...{ publishedAt: null, publishedByName: null, withdrawnAt: null, withdrawnByName: null },
        withdrawalReason: null,
      };
      await tx.insert(Disclosure, row).catch(onceOnly);
      await this.record(tx, row, 'freeze', row.correctionReason, { kind, from: period.from, replaces: replacesId });
      return id;
    });
  }

  /** Refuses `disclosure.action-not-open`, `disclosure.not-own`, `disclosure.reason-missing`, `record.stale`. */
  take(
    actor: Actor,
    id: DisclosureId,
    version: number,
    action: DisclosureAction,
    reason: CorrectionReason | null,
  ): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.locked(tx, id, action);
      tx.expectVersion(row, version);
      const status = decideDisclosure(row.status, action, reason);
      const patch = { status, ...(await this.patchOf(tx, row, action, reason)) };
      await this.record(tx, row, action, reason, { status: [row.status, status] });
      await tx.update(Disclosure, row, patch).catch(onceOnly);
      if (action === 'publish') await this.endReminders(tx, row);
    });
  }

  private async patchOf(
    tx: Tx,
    row: Disclosure,
    action: DisclosureAction,
    reason: CorrectionReason | null,
  ): Promise<Partial<Disclosure>> {
    const [at, by] = [tx.now, tx.actor.displayName];
    switch (action) {
      case 'freeze-again': {
        const period = { kind: row.kind, from: row.fromOn, to: row.toOn };
        return this.frozen(tx, row.unionId, period, row.sourceReturnId !== null);
      }
      case 'publish':
        await this.takeTheOldDown(tx, row);
        return { publishedAt: at, publishedByName: by };
      case 'withdraw':
        return { withdrawnAt: at, withdrawnByName: by, withdrawalReason: reason };
      default:
        return {};
    }
  }

  /** A corrected notice takes the place of the one that it names; another one of the period it does not. */
  private async takeTheOldDown(tx: Tx, row: Disclosure): Promise<void> {
    const [standing] = await tx.found(
      Disclosure,
      (param) => `r.union_id = ${param(row.unionId)} AND r.kind = ${param(row.kind)}
        AND r.from_on = ${param(row.fromOn)} AND r.status = 'published'`,
      'FOR UPDATE',
    );
    if (!standing) return;
    if (standing.id !== row.replacesId) refuse('disclosure.replaced-since');
    const reason = row.correctionReason ?? refuse('disclosure.reason-missing');
    await this.record(tx, standing, 'withdraw', reason, { status: ['published', 'withdrawn'] });
    await tx.update(Disclosure, standing, {
      ...{ status: 'withdrawn', withdrawnAt: tx.now, withdrawnByName: tx.actor.displayName },
      withdrawalReason: reason,
    });
  }

  private async frozen(
    tx: Tx,
    unionId: UnionId,
    { kind, from, to }: Period,
    fromReturn: boolean,
  ): Promise<{ figures: DisclosedFigure[]; sourceReturnId: PeriodReturnId | null; frozenAt: Date }> {
    const told = (values: Parameters<typeof disclosedFigures>[0]) =>
      disclosedFigures(values, FIGURES_BY_CODE, this.figures.fewestPeople);
    if (!fromReturn) {
      const values = await this.figures.valuesOf(tx, { unionId, from, to });
      return { figures: told(values), sourceReturnId: null, frozenAt: tx.now };
    }
    const [source] = await tx.found(
      PeriodReturn,
      (param) => `r.union_id = ${param(unionId)} AND r.kind = ${param(kind)} AND r.from_on = ${param(from)}
        AND r.status IN ('submitted','accepted')`,
    );
    const { id, figures, frozenAt } = source ?? refuse('disclosure.no-return');
    return { figures: told(figures.map(thawed)), sourceReturnId: id, frozenAt };
  }

  /** The notice of the period that members saw last, standing or withdrawn. */
  private async lastShown(
    tx: Tx,
    unionId: UnionId,
    kind: DisclosureKind,
    from: CivilDate,
  ): Promise<DisclosureId | null> {
    const [row] = await tx.found(
      Disclosure,
      (param) => `r.union_id = ${param(unionId)} AND r.kind = ${param(kind)} AND r.from_on = ${param(from)}
        AND r.status IN ('published','withdrawn')`,
      'ORDER BY r.published_at DESC, r.id DESC LIMIT 1',
    );
    return row?.id ?? null;
  }

  /** Who may not even read it is told that there is none; who may but has no part in this step is told so. */
  private async locked(tx: Tx, id: DisclosureId, action: DisclosureAction): Promise<Disclosure> {
    const row = await tx.lock(Disclosure, id);
    const within = (permission: string, unionId: UnionId) =>
      this.organizations.isWithin(tx, tx.actor, permission, unionId);
    if (!row || !(await within(REPORT_PERMISSIONS.read, row.unionId))) return refuse('disclosure.not-found');
    const needed = PUBLISHERS_ACTIONS.has(action) ? REPORT_PERMISSIONS.publish : REPORT_PERMISSIONS.manage;
    return (await within(needed, row.unionId)) ? row : refuse('disclosure.not-own');
  }

  private async endReminders(tx: Tx, { unionId, kind, fromOn }: Disclosure): Promise<void> {
    const rows = await tx.rows<{ id: string }>(
      `SELECT id FROM reporting.awaited_disclosure
       WHERE tenant_id = $1 AND union_id = $2 AND kind = $3 AND from_on = $4`,
      [tx.actor.tenantId, unionId, kind, fromOn],
    );
    for (const { id } of rows) await this.reminders.cancelFor(tx, AWAITED_DISCLOSURE_REMINDERS, id);
  }

  private async record(
    tx: Tx,
    { id: disclosureId, unionId }: Pick<Disclosure, 'id' | 'unionId'>,
    action: DisclosureAction | 'freeze',
    reason: CorrectionReason | null,
    detail: NonNullable<AuditRecord['detail']>,
  ): Promise<void> {
    const id = newId<'disclosure-fact'>(tx.now.getTime());
    await tx.insert(DisclosureFact, { id, disclosureId, action, at: tx.now, byName: tx.actor.displayName, reason });
    const subject = { subjectType: 'disclosure', subjectId: disclosureId, unionId };
    tx.audit({ ...subject, action: `disclosure.${action}`, detail, ...(reason && { reason }) });
  }
}

const onceOnly = (error: unknown): never => {
  if (sqlState(error) === '23505') refuse('disclosure.exists');
  throw error;
};
