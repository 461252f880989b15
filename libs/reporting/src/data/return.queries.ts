import type { CivilDate, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { FrozenFigure, ReturnKind, ReturnStatus } from '../domain/period-return';
import type { PeriodReturnId } from './period-return.entity';

/** Unions that report to the one above: those directly below it that are no part of a union. */
export const REPORTING_UNIONS = `u.status = 'active' AND u.kind IN ('federation','joint-union','union')`;

export interface RollUpRow {
  readonly unionId: UnionId;
  readonly unionName: string;
  /** Null: nothing was made yet. */
  readonly returnId: PeriodReturnId | null;
  readonly status: ReturnStatus | null;
  readonly dueOn: CivilDate | null;
  readonly submittedAt: Date | null;
  readonly figures: readonly FrozenFigure[] | null;
}

/** Every union that should report for the period, or has, with what it reported; who has not stands first. */
export function rollUpRows(tx: ReadTx, toUnionId: UnionId, kind: ReturnKind, from: CivilDate): Promise<RollUpRow[]> {
  return tx.rows<RollUpRow & Record<string, unknown>>(
    `SELECT u.id AS "unionId", u.name AS "unionName", t.id AS "returnId", t.status, a.due_on AS "dueOn",
       t.submitted_at AS "submittedAt", CASE WHEN t.status IN ('submitted','accepted') THEN t.figures END AS figures
     FROM organizations.trade_union u
     LEFT JOIN reporting.period_return t ON t.tenant_id = $1 AND t.union_id = u.id AND t.kind = $3 AND t.from_on = $4::date
       AND t.to_union_id = $2
     LEFT JOIN reporting.awaited_return a ON a.tenant_id = $1 AND a.union_id = u.id AND a.kind = $3 AND a.from_on = $4::date
     WHERE u.tenant_id = $1 AND (u.parent_id = $2 AND ${REPORTING_UNIONS} OR t.id IS NOT NULL)
     ORDER BY array_position(ARRAY['accepted','submitted'], t.status) NULLS FIRST, u.code`,
    [tx.actor.tenantId, toUnionId, kind, from],
  );
}
