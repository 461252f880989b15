import type { Actor } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type FederationFigures, type SystemFigures, type Trouble, troublesIn } from '../domain/system-figures';
import { Figures } from './figures';
import { refuse } from '../domain/operations.problems';
import { type Finding, InvariantRound } from './invariant-round';

export interface CheckRun {
  readonly id: string;
  readonly finishedAt: Date;
  readonly rules: number;
  readonly chains: number;
  readonly entries: string;
  readonly findings: number;
}

export interface Standing {
  readonly troubles: readonly Trouble[];
  readonly system: SystemFigures;
  readonly own: FederationFigures;
  /** Newest first. */
  readonly runs: readonly CheckRun[];
  /** Of the newest run. */
  readonly found: readonly Finding[];
}

const RUNS = 14;

/** How the system stands, for the page of administrators. */
@Injectable()
export class SystemReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly figures: Figures,
    private readonly round: InvariantRound,
    private readonly directory: OrganizationDirectory,
  ) {}

  async standing(actor: Actor): Promise<Standing> {
    const { runs, found, now } = await this.uow.read(actor, async (tx) => {
      await this.requireFederation(tx);
      const latest = await tx.rows<CheckRun>(
        `SELECT id, finished_at AS "finishedAt", rules, chains, entries::text, findings FROM operations.check_run
         WHERE tenant_id = $1 ORDER BY id DESC LIMIT ${RUNS}`,
        [actor.tenantId],
      );
      const broken = await tx.rows<Finding>(
        `SELECT subject, rule, sentence, subject_id AS "subjectId" FROM operations.check_finding
         WHERE tenant_id = $1 AND run_id = $2 ORDER BY line LIMIT 100`,
        [actor.tenantId, latest[0]?.id ?? null],
      );
      return { runs: latest, found: broken, now: tx.now };
    });
    const [system, own] = [await this.figures.ofSystem(), await this.figures.ofFederation(actor.tenantId)];
    return { troubles: troublesIn(system, own, now), system, own, runs, found };
  }

  /** What is done every night, now. */
  async check(actor: Actor): Promise<Standing> {
    await this.uow.read(actor, (tx) => this.requireFederation(tx));
    await this.round.of(actor.tenantId);
    return this.standing(actor);
  }

  /** It names records of every union: for who administers the whole federation. */
  private async requireFederation(tx: ReadTx): Promise<void> {
    const root = await this.directory.root(tx);
    if (!(await this.directory.isWithin(tx, tx.actor, 'system:watch', root.id))) refuse('system.federation-only');
  }
}
