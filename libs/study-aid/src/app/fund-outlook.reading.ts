import { FundLedger } from '@app/funds';
import type { Actor, Fen } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { academicYearOf, type AcademicYear } from '../domain/academic-year';
import { fundOutlook, type Intake, type Outlook, type RunningCommitment } from '../domain/fund-outlook';
import type { ProgrammeId } from '../domain/study-aid';
import { STUDY_AID_PERMISSIONS } from '../domain/study-aid.permissions';
import { refuse } from '../domain/study-aid.problems';
import { ProgrammeService } from './programme.service';

/** What is assumed of the years to come; what is null is as it is today. */
export interface Assumption {
  readonly count: number | null;
  readonly amount: Fen | null;
  readonly years: number | null;
  readonly income: Fen | null;
}

export interface FundOutlookPage extends Outlook {
  readonly fundName: string;
  readonly available: Fen;
  /** What is assumed, filled in. */
  readonly intake: Intake;
  readonly runningStudents: number;
}

const AUTUMNS = 8;

/** What the awards that run cost in the coming autumns, against the account of their programme. */
@Injectable()
export class FundOutlookReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly ledger: FundLedger,
    private readonly programmes: ProgrammeService,
  ) {}

  of(actor: Actor, id: ProgrammeId, assumed: Assumption): Promise<FundOutlookPage> {
    return this.uow.read(actor, async (tx) => {
      const programme = await this.programmes.find(tx, id);
      await this.organizations.requireWithin(tx, STUDY_AID_PERMISSIONS.read, programme.unionId);
      const fund = await this.ledger.balance(tx, programme.fundAccountId ?? refuse('study-programme.no-fund'));
      const year = academicYearOf(await this.organizations.today(tx));
      const running = await commitmentsOf(tx, id, year);
      const usual = await usualIntake(tx, id, year);
      const intake: Intake = {
        count: assumed.count ?? usual.count,
        amount: assumed.amount ?? usual.amount,
        years: assumed.years ?? programme.maxYears,
        income: assumed.income ?? 0n,
      };
      const outlook = fundOutlook(fund.available, year, AUTUMNS, running, intake);
      const runningStudents = running.reduce((sum, { count }) => sum + count, 0);
      return { ...outlook, fundName: fund.name, available: fund.available, intake, runningStudents };
    });
  }
}

/**
 * Of each award that stands: this autumn when nothing holds its money yet, and the autumns that are left of its years and
 * its course, at what it got last.
 */
async function commitmentsOf(tx: ReadTx, id: ProgrammeId, year: AcademicYear): Promise<RunningCommitment[]> {
  const rows = await tx.rows<{ from: number; years: number; amount: string; count: number }>(
    `WITH award AS (
       SELECT a.id, a.ends_in_year, a.max_years, count(i.id)::int AS given,
         coalesce(bool_or(i.academic_year = $3 AND i.status IN ('approved','paid')), FALSE) AS held,
         count(*) FILTER (WHERE i.academic_year = $3 AND i.status IN ('ready','listed'))::int AS waiting,
         coalesce((array_agg(i.amount ORDER BY i.academic_year DESC) FILTER (WHERE i.id IS NOT NULL))[1], 0) AS amount
       FROM study_aid.award a LEFT JOIN study_aid.instalment i
         ON i.tenant_id = $1 AND i.award_id = a.id AND i.status <> 'cancelled'
       WHERE a.tenant_id = $1 AND a.programme_id = $2 AND a.status IN ('verified','running','suspended','on-leave')
       GROUP BY a.id, a.ends_in_year, a.max_years),
     left_over AS (
       SELECT CASE WHEN held THEN $3 + 1 ELSE $3 END AS "from", amount,
         least(max_years - given + waiting, ends_in_year - CASE WHEN held THEN $3 + 1 ELSE $3 END) AS years
       FROM award WHERE amount > 0)
     SELECT "from", years, amount::text AS amount, count(*)::int AS count FROM left_over WHERE years > 0
     GROUP BY "from", years, amount ORDER BY 1, 2, 3`,
    [tx.actor.tenantId, id, year],
  );
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

/** New students of the last autumn that is over, else of this one, and what they got on the average. */
async function usualIntake(
  tx: ReadTx,
  id: ProgrammeId,
  year: AcademicYear,
): Promise<{ readonly count: number; readonly amount: Fen }> {
  const [row] = await tx.rows<{ count: number; amount: string }>(
    `SELECT count(*)::int AS count, (sum(amount) / count(*))::bigint::text AS amount FROM study_aid.instalment
     WHERE tenant_id = $1 AND programme_id = $2 AND ordinal = 1 AND status <> 'cancelled' AND academic_year <= $3
     GROUP BY academic_year ORDER BY academic_year = $3, academic_year DESC LIMIT 1`,
    [tx.actor.tenantId, id, year],
  );
  return { count: row?.count ?? 0, amount: BigInt(row?.amount ?? 0) };
}
