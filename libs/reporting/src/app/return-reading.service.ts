import { type Actor, type CivilDate, rootsFor, type UnionId } from '@app/kernel';
import { OrganizationDirectory, scopeCondition } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { PeriodReturn, type PeriodReturnId, ReturnFact } from '../data/period-return.entity';
import { rollUpRows, type RollUpRow } from '../data/return.queries';
import { allShown, type ShownValue } from '../domain/few-people';
import {
  addedUp,
  openReturnActions,
  OWN_ACTIONS,
  type Restatement,
  restatements,
  type ReturnAction,
  type ReturnKind,
  type ReturnStatus,
  thawed,
} from '../domain/period-return';
import { periodAround } from '../domain/period';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { refuse } from '../domain/report.problems';
import { hideFewContributors } from '../domain/roll-up';
import { FigureService } from './figure.service';
import { Suppression } from './suppression.service';
import { ReportSettings } from '../report.settings';

export interface ListedReturn extends Omit<PeriodReturn, 'figures'> {
  readonly unionName: string;
  readonly toUnionName: string;
}

export interface ReturnDetail {
  readonly listed: ListedReturn;
  readonly values: readonly ShownValue[];
  readonly restated: readonly Restatement[];
  readonly facts: readonly ReturnFact[];
  readonly openActions: readonly ReturnAction[];
  /** He reads it from above: what is of few people is hidden, and not compared. */
  readonly fromAbove: boolean;
}

export interface RollUp {
  readonly toUnionId: UnionId;
  readonly toUnionName: string;
  readonly kind: ReturnKind;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
  readonly rows: readonly RollUpRow[];
  readonly sum: readonly ShownValue[];
}

export interface ReturnFilter {
  readonly unionId: UnionId | null;
  readonly status: ReturnStatus | null;
  readonly kind: ReturnKind | null;
}

const COLUMNS = `t.id, t.version, t.number, t.union_id AS "unionId", t.to_union_id AS "toUnionId", t.kind,
  t.from_on AS "fromOn", t.to_on AS "toOn", t.status, t.note, t.remarks, t.times_returned AS "timesReturned",
  t.frozen_at AS "frozenAt", t.frozen_by_name AS "frozenByName", t.submitted_at AS "submittedAt",
  t.submitted_by_name AS "submittedByName", t.decided_at AS "decidedAt", t.decided_by_name AS "decidedByName",
  u.name AS "unionName", w.name AS "toUnionName"`;
const JOINS = `JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = t.union_id
  JOIN organizations.trade_union w ON w.tenant_id = $1 AND w.id = t.to_union_id`;

/** Returns as those below and above read them. */
@Injectable()
export class ReturnReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly figures: FigureService,
    private readonly suppression: Suppression,
    private readonly settings: ReportSettings,
  ) {}

  /** The latest period first; one more than `limit`. */
  list(
    actor: Actor,
    filter: ReturnFilter,
    after: readonly (string | null)[] | null,
    limit: number,
  ): Promise<ListedReturn[]> {
    return this.uow.read(actor, (tx) => {
      const values: unknown[] = [actor.tenantId];
      const param = (value: unknown): string => `$${values.push(value)}`;
      const conditions = [scopeCondition(actor, REPORT_PERMISSIONS.read, 't.union_id', values)];
      if (filter.unionId) conditions.push(`${param(filter.unionId)}::uuid IN (t.union_id, t.to_union_id)`);
      if (filter.status) conditions.push(`t.status = ${param(filter.status)}`);
      if (filter.kind) conditions.push(`t.kind = ${param(filter.kind)}`);
      if (after) conditions.push(`(t.to_on, t.id) < (${param(after[0])}::date, ${param(after[1])}::uuid)`);
      return tx.rows<ListedReturn & Record<string, unknown>>(
        `SELECT ${COLUMNS} FROM reporting.period_return t ${JOINS}
         WHERE t.tenant_id = $1 AND ${conditions.join(' AND ')} ORDER BY t.to_on DESC, t.id DESC LIMIT ${Math.trunc(limit) + 1}`,
        values,
      );
    });
  }

  one(actor: Actor, id: PeriodReturnId): Promise<ReturnDetail> {
    return this.uow.read(actor, async (tx) => {
      const { figures, ...listed } = await this.found(tx, id);
      const { unionId } = listed;
      const reported = figures.map(thawed);
      const range = { unionId, from: listed.fromOn, to: listed.toOn };
      const now = await this.figures.valuesOf(tx, range);
      const values = await this.suppression.shown(tx, range, reported);
      const shownNow = await this.suppression.shown(tx, range, now);
      const hidden = new Set(
        [...values, ...shownNow].filter((each) => each.hidden).map(({ code, key }) => `${code} ${key}`),
      );
      const restated = restatements(reported, now).filter(({ code, key }) => !hidden.has(`${code} ${key}`));
      const facts = await tx.found(ReturnFact, (param) => `r.return_id = ${param(id)}`, 'ORDER BY r.id');
      return {
        listed,
        values,
        restated,
        facts,
        openActions: openFor(actor, await this.places(tx, listed), listed.status),
        fromAbove: this.suppression.isAbove(actor, unionId),
      };
    });
  }

  /** What the unions directly below reported for a period, added up, and who has not reported. */
  rollUp(actor: Actor, given: { unionId?: UnionId; kind: ReturnKind; day: CivilDate }): Promise<RollUp> {
    const { kind } = given;
    const toUnionId = given.unionId ?? rootsFor(actor, REPORT_PERMISSIONS.read)[0]!;
    const { from, to } = periodAround(kind, given.day);
    return this.uow.read(actor, async (tx) => {
      const union = await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.read, toUnionId);
      const rows = await rollUpRows(tx, toUnionId, kind, from);
      const reported = rows.filter(({ status }) => status === 'submitted' || status === 'accepted');
      const figures = reported.map((row) => (row.figures ?? []).map(thawed));
      const sum = hideFewContributors(addedUp(figures), figures, this.settings.fewestPeople);
      return {
        toUnionId,
        toUnionName: union.name,
        kind,
        fromOn: from,
        toOn: to,
        rows,
        sum: sum.length > 0 ? sum : allShown([]),
      };
    });
  }

  /** Refuses `return.not-found` outside of the scope. */
  private async found(tx: ReadTx, id: PeriodReturnId): Promise<ListedReturn & Pick<PeriodReturn, 'figures'>> {
    const values: unknown[] = [tx.actor.tenantId, id];
    const scope = scopeCondition(tx.actor, REPORT_PERMISSIONS.read, 't.union_id', values);
    const [row] = await tx.rows<ListedReturn & Pick<PeriodReturn, 'figures'> & Record<string, unknown>>(
      `SELECT ${COLUMNS}, t.figures FROM reporting.period_return t ${JOINS} WHERE t.tenant_id = $1 AND t.id = $2 AND ${scope}`,
      values,
    );
    return row ?? refuse('return.not-found');
  }

  private async places(tx: ReadTx, { unionId, toUnionId }: ListedReturn): Promise<ReturnPlaces> {
    return {
      reports: await this.organizations.isWithin(tx, tx.actor, REPORT_PERMISSIONS.manage, unionId),
      reviews: await this.organizations.isWithin(tx, tx.actor, REPORT_PERMISSIONS.review, toUnionId),
    };
  }
}

interface ReturnPlaces {
  readonly reports: boolean;
  readonly reviews: boolean;
}

/** Who receives it sends it back, with the reason; taking it back is for who reported it. */
const openFor = (actor: Actor, { reports, reviews }: ReturnPlaces, status: ReturnStatus): ReturnAction[] =>
  openReturnActions(status).filter((action) => {
    if (actor.kind === 'system') return true;
    if (action === 'withdraw') return reports && !reviews;
    return OWN_ACTIONS.has(action) ? reports : reviews;
  });
