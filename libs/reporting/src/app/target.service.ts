import { type Actor, newId, parseFen, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { sqlState, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { figureOf } from '../data/ledgers';
import { Target, type TargetId } from '../data/target.entity';
import type { ShownValue } from '../domain/few-people';
import type { FigureDefinition } from '../domain/figure';
import { yearPeriod } from '../domain/period';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { refuse } from '../domain/report.problems';
import { maySetTarget } from '../domain/target';
import { FigureService } from './figure.service';
import { Suppression } from './suppression.service';

export interface TargetGiven {
  readonly unionId: UnionId;
  readonly year: number;
  readonly figureCode: string;
  readonly figureKey: string;
  readonly label: string;
  /** As typed: "200", "30000.00". */
  readonly amount: string;
  readonly note: string;
}

export interface TargetStanding {
  readonly target: Target;
  readonly figure: FigureDefinition;
  /** Undefined: the figure has no such line yet, which is 0. */
  readonly reached: ShownValue | undefined;
}

/** What a union means to reach in a year, and how far it is. */
@Injectable()
export class TargetService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly figures: FigureService,
    private readonly suppression: Suppression,
  ) {}

  /** `counted`: the year's values, by who has them already. */
  standings(actor: Actor, unionId: UnionId, year: number, counted?: readonly ShownValue[]): Promise<TargetStanding[]> {
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.read, unionId);
      const targets = await tx.found(
        Target,
        (param) => `r.union_id = ${param(unionId)} AND r.year = ${param(year)}`,
        'ORDER BY r.figure_code, r.figure_key',
      );
      if (targets.length === 0) return [];
      const range = { unionId, ...yearPeriod(year) };
      const values = counted ?? (await this.suppression.shown(tx, range, await this.figures.valuesOf(tx, range)));
      return targets.flatMap((target) => {
        const figure = figureOf(target.figureCode);
        const key = target.figureKey || null;
        const reached = values.find((value) => value.code === target.figureCode && value.key === key);
        return figure ? [{ target, figure, reached }] : [];
      });
    });
  }

  /** Refuses `target.exists`, `target.figure-unfit`. */
  set(actor: Actor, given: TargetGiven): Promise<Target> {
    const amount = amountOf(given.figureCode, given.amount);
    return this.uow.run(actor, async (tx) => {
      await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.manage, given.unionId);
      const id = newId<'target'>(tx.now.getTime()) as TargetId;
      const facts = { setByName: actor.displayName, setAt: tx.now };
      const row: Target = { ...given, tenantId: actor.tenantId, id, version: 1, amount, ...facts };
      await tx.insert(Target, row).catch((error: unknown) => {
        if (sqlState(error) === '23505') refuse('target.exists');
        throw error;
      });
      this.audit(tx, 'target.set', row, { figure: given.figureCode, amount: [null, amount] });
      return row;
    });
  }

  change(
    actor: Actor,
    id: TargetId,
    version: number,
    given: { readonly amount: string; readonly note: string },
  ): Promise<Target> {
    return this.uow.run(actor, async (tx) => {
      const target = await this.locked(tx, id, version);
      const [before, amount] = [target.amount, amountOf(target.figureCode, given.amount)];
      this.audit(tx, 'target.change', target, { figure: target.figureCode, amount: [before, amount] });
      return tx.update(Target, target, { amount, note: given.note, setByName: actor.displayName, setAt: tx.now });
    });
  }

  drop(actor: Actor, id: TargetId, version: number): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const target = await this.locked(tx, id, version);
      await tx.rows(`DELETE FROM reporting.target WHERE tenant_id = $1 AND id = $2`, [actor.tenantId, id]);
      this.audit(tx, 'target.drop', target, { figure: target.figureCode, amount: [target.amount, null] });
    });
  }

  one(actor: Actor, id: TargetId): Promise<Target> {
    return this.uow.read(actor, async (tx) => {
      const [target] = await tx.found(Target, (param) => `r.id = ${param(id)}`);
      if (!target || !(await this.organizations.isWithin(tx, actor, REPORT_PERMISSIONS.read, target.unionId)))
        return refuse('target.not-found');
      return target;
    });
  }

  private async locked(tx: Tx, id: TargetId, version: number): Promise<Target> {
    const target = await tx.lock(Target, id);
    if (!target || !(await this.organizations.isWithin(tx, tx.actor, REPORT_PERMISSIONS.manage, target.unionId)))
      return refuse('target.not-found');
    tx.expectVersion(target, version);
    return target;
  }

  private audit(tx: Tx, action: string, { id, unionId }: Target, detail: object): void {
    tx.audit({ action, subjectType: 'target', subjectId: id, unionId, detail });
  }
}

/** Refuses `target.figure-unfit`, also for an amount that is none. */
function amountOf(code: string, text: string): bigint {
  const figure = figureOf(code);
  if (!figure || !maySetTarget(figure)) return refuse('target.figure-unfit');
  if (figure.unit === 'yuan') return parseFen(text);
  return /^\d+$/.test(text) ? BigInt(text) : refuse('target.figure-unfit', '人数、户数、件数的目标要填整数。');
}
