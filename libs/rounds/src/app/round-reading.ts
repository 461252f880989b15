import { ApprovalReading } from '@app/approvals';
import { type Actor, holds, type UnionId } from '@app/kernel';
import { FundLedger } from '@app/funds';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ChecklistItem, RoundFact } from '../data/round-conduct.entity';
import { Round } from '../data/round.entity';
import { findRoundForVisitor, type SeenBy } from '../data/round.store';
import {
  type RosterFigures,
  rosterFigures,
  type RoundFilter,
  type RoundLine,
  roundLines,
} from '../data/round-list.query';
import type { RoundId } from '../domain/round';
import { openRoundActions, type RoundAction } from '../domain/round.lifecycle';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { AudienceSources } from './audience-source';
import { ChecklistService } from './checklist.service';
import { OccasionDays, type OfferedOccasion } from './occasion-days';

/** A round with all that its page shows, and what the one who looks may do. */
export interface RoundPage {
  readonly row: Round;
  /** False: the actor only visits in it and sees whom he visits. */
  readonly inScope: boolean;
  readonly unionName: string;
  readonly fundName: string | null;
  readonly supplementsNumber: string | null;
  readonly figures: RosterFigures;
  readonly checklist: readonly ChecklistItem[];
  readonly facts: readonly RoundFact[];
  readonly actions: readonly RoundAction[];
  readonly mayManage: boolean;
  readonly isVisitor: boolean;
}

export interface PlanChoices {
  readonly occasions: readonly OfferedOccasion[];
  readonly audience: readonly string[];
  readonly checklist: readonly { readonly code: string; readonly words: string }[];
}

/** What the pages of rounds show, in the scope of the one who looks. */
@Injectable()
export class RoundReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly ledger: FundLedger,
    private readonly sources: AudienceSources,
    private readonly checklists: ChecklistService,
    private readonly occasions: OccasionDays,
    private readonly approvals: ApprovalReading,
  ) {}

  list(
    actor: Actor,
    filter: RoundFilter,
    after: readonly (string | null)[] | null,
    limit: number,
  ): Promise<RoundLine[]> {
    return this.uow.read(actor, (tx) => roundLines(tx, filter, after, limit));
  }

  /** Refuses `round.not-found` outside the scope. */
  page(actor: Actor, id: RoundId): Promise<RoundPage> {
    return this.uow.read(actor, async (tx) =>
      this.pageOf(tx, actor, await findRoundForVisitor(tx, actor, ROUND_PERMISSIONS.read, id)),
    );
  }

  /** 活动-2026-… and its name; who only visits in it may ask, too. Refuses `round.not-found`. */
  nameOf(actor: Actor, id: RoundId): Promise<string> {
    return this.uow.read(actor, async (tx) => {
      const { row } = await findRoundForVisitor(tx, actor, ROUND_PERMISSIONS.read, id);
      return `${row.number} ${row.name}`;
    });
  }

  /** What the form of a new plan offers. */
  choices(actor: Actor, unionId: UnionId): Promise<PlanChoices> {
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, ROUND_PERMISSIONS.manage, unionId);
      const today = await this.organizations.today(tx);
      const checklist = await this.checklists.pointsFor(tx, unionId, today);
      return { occasions: await this.occasions.ahead(tx, unionId, today), audience: this.sources.offered(), checklist };
    });
  }

  private async pageOf(tx: ReadTx, actor: Actor, { row, inScope }: SeenBy): Promise<RoundPage> {
    const { id } = row;
    const names = await this.organizations.namesOf(tx, [row.unionId]);
    const fund = row.fundAccountId ? await this.ledger.balance(tx, row.fundAccountId) : null;
    const mayManage =
      holds(actor, ROUND_PERMISSIONS.manage) &&
      (await this.organizations.isWithin(tx, actor, ROUND_PERMISSIONS.manage, row.unionId));
    const [visiting] = await tx.rows(
      `SELECT 1 FROM rounds.round_visitor WHERE tenant_id = $1 AND round_id = $2 AND person_id = $3`,
      [actor.tenantId, id, actor.personId],
    );
    const isDecided = row.status === 'submitted' && mayManage;
    const mayTakeBack = !isDecided || (await this.approvals.isRequester(tx, id));
    return {
      ...{ row, inScope, mayManage, unionName: names.get(row.unionId) ?? '', fundName: fund?.name ?? null },
      supplementsNumber: await numberOf(tx, row.supplementsId),
      figures: await rosterFigures(tx, id),
      checklist: await tx.from(ChecklistItem, 'c').andWhere('c.roundId = :id', { id }).orderBy('c.place').getMany(),
      facts: await tx.from(RoundFact, 'f').andWhere('f.roundId = :id', { id }).orderBy('f.id').getMany(),
      actions: openRoundActions(row.status).filter(
        (action) => isOffered(action, mayManage, visiting !== undefined) && (action !== 'withdraw' || mayTakeBack),
      ),
      isVisitor: visiting !== undefined,
    };
  }
}

/** Steps of the system and of those who sign stand elsewhere. */
const NOT_OFFERED: readonly RoundAction[] = [
  'finish-freezing',
  'give-up-freezing',
  'return',
  'refuse',
  'approve',
  'sign',
  'pay',
];

const isOffered = (action: RoundAction, mayManage: boolean, isVisitor: boolean): boolean =>
  !NOT_OFFERED.includes(action) && (mayManage || (isVisitor && action === 'log-visit'));

async function numberOf(tx: ReadTx, id: RoundId | null): Promise<string | null> {
  if (id === null) return null;
  const row = await tx.from(Round, 'r').andWhere('r.id = :id', { id }).getOne();
  return row?.number ?? null;
}
