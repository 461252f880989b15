import type { Actor } from '@app/kernel';
import { type HeldRecord, type ReadTx, RetainedRecords, RetentionHold } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { KindWall } from '../data/destruction.queries';

/** What the loaded libs keep, and what they hold back. */
@Injectable()
export class RetainedKinds {
  private found: readonly RetainedRecords[] | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  all(): readonly RetainedRecords[] {
    this.found ??= this.instancesOf(RetainedRecords).sort((a, b) => (a.kind.code < b.kind.code ? -1 : 1));
    return this.found;
  }

  of(code: string): RetainedRecords | undefined {
    return this.all().find(({ kind }) => kind.code === code);
  }

  nameOf(code: string): string {
    return this.of(code)?.kind.name ?? code;
  }

  /** What the actor does not see of the kinds behind walls. */
  wallsFor(actor: Actor): KindWall[] {
    return this.all().flatMap(({ kind, wall }) =>
      wall ? [{ kind: kind.code, condition: (column, params) => wall(actor, column, params) }] : [],
    );
  }

  /** Why records may not be destroyed now, by their ids; the first reason of each. */
  async holdsOn(tx: ReadTx, records: readonly HeldRecord[]): Promise<Map<string, string>> {
    const reasons = new Map<string, string>();
    if (records.length === 0) return reasons;
    for (const hold of this.instancesOf(RetentionHold))
      for (const [id, reason] of await hold.reasons(tx, records)) if (!reasons.has(id)) reasons.set(id, reason);
    return reasons;
  }

  private instancesOf<T>(type: abstract new (...args: never[]) => T): T[] {
    const instances = this.discovery.getProviders().map((wrapper) => wrapper.instance as unknown);
    return [...new Set(instances.filter((instance): instance is T => instance instanceof type))];
  }
}
