import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { WorkingCalendar } from '../domain/working-calendar';

/** What would move if a year's list were taken in. */
export interface ForeseenMoves {
  /** 走访期限 */
  readonly what: string;
  readonly count: number;
  /** The first few, as people read them: 五访-2026-… 由 10-08 改为 10-09. */
  readonly examples: readonly string[];
}

export interface CalendarChange {
  readonly year: number;
  readonly before: WorkingCalendar;
  readonly after: WorkingCalendar;
}

/** A lib whose days are counted by the calendar says what a new list would move. Found among the providers. */
export abstract class CalendarConsequence {
  abstract foresee(tx: ReadTx, change: CalendarChange): Promise<ForeseenMoves[]>;
}

@Injectable()
export class CalendarConsequences {
  constructor(private readonly discovery: DiscoveryService) {}

  async foresee(tx: ReadTx, change: CalendarChange): Promise<ForeseenMoves[]> {
    const found: ForeseenMoves[] = [];
    for (const { instance } of this.discovery.getProviders())
      if (instance instanceof CalendarConsequence) found.push(...(await instance.foresee(tx, change)));
    return found;
  }
}
