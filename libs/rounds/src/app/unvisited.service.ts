import { type Actor, rootsFor, type UnionId, yearOf } from '@app/kernel';
import { HardshipFileService } from '@app/hardship';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import {
  type EventLine,
  eventsWithoutVisit,
  unvisitedCounts,
  type UnvisitedCounts,
  type UnvisitedFilter,
  type UnvisitedGroup,
  unvisitedLines,
  type UnvisitedLine,
} from '../data/unvisited.query';

export interface Wanted {
  readonly group: UnvisitedGroup;
  readonly unionId: UnionId | null;
  /** Null: this year. */
  readonly year: number | null;
}

type Position = readonly (string | null)[] | null;

/** 今年还没有人走访的, and who had an event and no visit: nobody is forgotten. */
@Injectable()
export class UnvisitedService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly files: HardshipFileService,
  ) {}

  lines(actor: Actor, wanted: Wanted, after: Position, limit: number): Promise<UnvisitedLine[]> {
    return this.uow.read(actor, async (tx) => unvisitedLines(tx, await this.filterOf(tx, wanted), after, limit));
  }

  counts(actor: Actor, wanted: Wanted): Promise<UnvisitedCounts> {
    return this.uow.read(actor, async (tx) => unvisitedCounts(tx, await this.filterOf(tx, wanted)));
  }

  events(actor: Actor, unionId: UnionId | null, after: Position, limit: number): Promise<EventLine[]> {
    return this.uow.read(actor, (tx) => eventsWithoutVisit(tx, unionId, after, limit));
  }

  private async filterOf(tx: ReadTx, { group, unionId, year }: Wanted): Promise<UnvisitedFilter> {
    const today = await this.organizations.today(tx);
    const unions = unionId ? [unionId] : rootsFor(tx.actor, 'visit:read');
    const households = group === 'hardship' ? await this.files.activeHouseholds(tx, unions, today) : null;
    const memberIds = households?.map((each) => each.holderId) ?? null;
    return { group, memberIds, unionId, year: year ?? yearOf(today) };
  }
}
