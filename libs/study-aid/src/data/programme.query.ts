import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { AcademicYear } from '../domain/academic-year';
import type { ProgrammeId, ProgrammeStatus } from '../domain/study-aid';
import { STUDY_AID_PERMISSIONS } from '../domain/study-aid.permissions';
import { ProgrammeAmount } from './programme.entity';

/** A programme in lists, with what it has come to. */
export interface ProgrammeLine {
  readonly id: ProgrammeId;
  readonly name: string;
  readonly kind: string;
  readonly status: ProgrammeStatus;
  readonly unionName: string;
  readonly maxYears: number;
  /** Awards that run, are suspended or on leave. */
  readonly running: number;
  /** Applications that wait for the officer. */
  readonly applied: number;
  /** Renewals of the academic year that are not done. */
  readonly renewalsOpen: number;
  /** Instalments of the academic year that wait for a list. */
  readonly ready: number;
  /** The actor may put lists together for it. */
  readonly mayList: boolean;
  /** Paid since the beginning, in fen. */
  readonly paid: string;
}

/** Programmes of the actor's unions and, for who works below the union that gives, of those above. */
export function programmeLines(tx: ReadTx, year: AcademicYear): Promise<ProgrammeLine[]> {
  const values: unknown[] = [tx.actor.tenantId, year];
  const scope = programmeScope(tx, 'p.union_id', values);
  const listed = scopeCondition(tx.actor, STUDY_AID_PERMISSIONS.manage, 'p.union_id', values);
  return tx.rows<ProgrammeLine & Record<string, unknown>>(
    `SELECT p.id, p.name, p.kind, p.status, u.name AS "unionName", p.max_years AS "maxYears",
       (SELECT count(*)::int FROM study_aid.award a WHERE a.tenant_id = $1 AND a.programme_id = p.id
          AND a.status IN ('running','suspended','on-leave')) AS running,
       (SELECT count(*)::int FROM study_aid.award a WHERE a.tenant_id = $1 AND a.programme_id = p.id
          AND a.status = 'applied') AS applied,
       (SELECT count(*)::int FROM study_aid.renewal r WHERE r.tenant_id = $1 AND r.programme_id = p.id
          AND r.academic_year = $2 AND r.status NOT IN ('done','ended')) AS "renewalsOpen",
       (SELECT count(*)::int FROM study_aid.instalment i JOIN study_aid.award a ON a.tenant_id = $1 AND a.id = i.award_id
          WHERE i.tenant_id = $1 AND i.programme_id = p.id AND i.academic_year = $2 AND i.status = 'ready'
            AND a.status IN ('verified','running')) AS ready, (${listed}) AS "mayList",
       (SELECT coalesce(sum(i.amount), 0)::text FROM study_aid.instalment i WHERE i.tenant_id = $1
          AND i.programme_id = p.id AND i.status = 'paid') AS paid
     FROM study_aid.programme p JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = p.union_id
     WHERE p.tenant_id = $1 AND ${scope} ORDER BY p.status = 'closed', p.id DESC LIMIT 100`,
    values,
  );
}

/** A programme serves the unions below the one that gives: who works in one of them sees it too. */
export function programmeScope(tx: ReadTx, column: string, values: unknown[]): string {
  const below = scopeCondition(tx.actor, STUDY_AID_PERMISSIONS.read, column, values);
  const roots = tx.actor.grants.filter((g) => g.permissions.has(STUDY_AID_PERMISSIONS.read)).map((g) => g.unionId);
  if (tx.actor.kind === 'system' || roots.length === 0) return below;
  values.push(roots);
  return `(${below} OR ${column} IN (SELECT pc.ancestor_id FROM organizations.union_closure pc
    WHERE pc.tenant_id = $1 AND pc.descendant_id = ANY($${values.length}::uuid[])))`;
}

export const amountsOf = (tx: ReadTx, programmeId: ProgrammeId): Promise<ProgrammeAmount[]> =>
  tx.found(
    ProgrammeAmount,
    (param) => `r.programme_id = ${param(programmeId)}`,
    'ORDER BY r.level, r.category, r.valid_from',
  );
