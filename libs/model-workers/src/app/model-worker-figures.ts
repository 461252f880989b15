import type { Fen, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { FileStatus } from '../domain/file.lifecycle';
import type { HonourLevel } from '../domain/model-worker';

/** Model workers in figures. Files as they stand now; money by the day of payment, in fen. */
export interface ModelWorkerFiguresOfYear {
  readonly files: readonly { readonly level: HonourLevel; readonly status: FileStatus; readonly count: number }[];
  /** Distinct model workers who were paid special aid in the calendar year. */
  readonly aided: number;
  readonly amount: Fen;
  /** Surveys of the year: how many were asked, how many were answered. */
  readonly surveyed: number;
  readonly answered: number;
}

/** Figures of model workers for reports, for the unions at and below these. Scope is the caller's business. */
@Injectable()
export class ModelWorkerFigures {
  async ofYear(tx: ReadTx, unionIds: readonly UnionId[], year: number): Promise<ModelWorkerFiguresOfYear> {
    const files = await tx.rows<{ level: HonourLevel; status: FileStatus; count: number }>(
      `SELECT f.level, f.status, count(*)::int AS count FROM model_workers.file f ${MEMBER_BELOW}
       WHERE f.tenant_id = $1 AND f.status <> 'voided' GROUP BY f.level, f.status ORDER BY f.level, f.status`,
      [tx.actor.tenantId, unionIds],
      'model-worker-figures-of-files',
    );
    const [money] = await tx.rows<{ aided: number; amount: string }>(
      `SELECT count(DISTINCT a.file_id)::int AS aided, coalesce(sum(a.amount), 0)::text AS amount
       FROM model_workers.special_aid a WHERE a.tenant_id = $1 AND a.status = 'paid'
         AND a.paid_on BETWEEN $3::date AND $4::date AND a.union_id IN (SELECT descendant_id
           FROM organizations.union_closure WHERE tenant_id = $1 AND ancestor_id = ANY($2::uuid[]))`,
      [tx.actor.tenantId, unionIds, `${year}-01-01`, `${year}-12-31`],
      'model-worker-figures-of-money',
    );
    const [surveys] = await tx.rows<{ surveyed: number; answered: number }>(
      `SELECT count(*)::int AS surveyed, count(*) FILTER (WHERE s.status IN ('answered','accepted'))::int AS answered
       FROM model_workers.survey s JOIN model_workers.file f ON f.tenant_id = $1 AND f.id = s.file_id ${MEMBER_BELOW}
       WHERE s.tenant_id = $1 AND s.year = $3 AND s.status <> 'cancelled'`,
      [tx.actor.tenantId, unionIds, year],
      'model-worker-figures-of-surveys',
    );
    return { files, aided: money!.aided, amount: BigInt(money!.amount), ...surveys! };
  }
}

const MEMBER_BELOW = `JOIN members.member m ON m.tenant_id = $1 AND m.id = f.member_id
  AND m.union_id IN (SELECT descendant_id FROM organizations.union_closure
    WHERE tenant_id = $1 AND ancestor_id = ANY($2::uuid[]))`;
