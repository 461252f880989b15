import type { MemberId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { HeldSubject } from './sensitive-consents';

/** What a lib holds that asks for a separate consent. Any provider of the api is found. */
export abstract class SensitiveUse {
  /** What people call the records that it holds, such as 困难职工档案. */
  readonly records: string = '';

  /**
   * SQL of the members on whose pages a consent could be wanting for what it holds: one column `id`, who repeats or lacks
   * nothing does no harm, who lacks one must be in it. In it `$1` is the tenant, `$2` today. Null: it never is.
   */
  candidates(): string | null {
    return null;
  }

  /** Whose health, childhood or card it holds on the records of these members, by member; read for all of them at once. */
  subjectsOf(_tx: ReadTx, _memberIds: readonly MemberId[]): Promise<ReadonlyMap<MemberId, readonly HeldSubject[]>> {
    return Promise.resolve(new Map());
  }

  /** Whether money is on its way to the card of the member. */
  isPaying(_tx: ReadTx, _memberId: MemberId): Promise<boolean> {
    return Promise.resolve(false);
  }
}

@Injectable()
export class SensitiveUses {
  private found: readonly SensitiveUse[] | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  candidates(): readonly string[] {
    return this.uses().flatMap((use) => use.candidates() ?? []);
  }

  /** What each lib holds on the records of these members, with what people call its records. */
  async subjectsOf(tx: ReadTx, memberIds: readonly MemberId[]): Promise<readonly HeldRecords[]> {
    const uses = this.uses();
    return Promise.all(
      uses.map(async (use) => ({ records: use.records, subjects: await use.subjectsOf(tx, memberIds) })),
    );
  }

  async isPaying(tx: ReadTx, memberId: MemberId): Promise<boolean> {
    return (await Promise.all(this.uses().map((use) => use.isPaying(tx, memberId)))).some(Boolean);
  }

  private uses(): readonly SensitiveUse[] {
    if (!this.found) {
      const instances = this.discovery.getProviders().map((wrapper) => wrapper.instance as unknown);
      this.found = [...new Set(instances.filter((instance) => instance instanceof SensitiveUse))];
    }
    return this.found;
  }
}

interface HeldRecords {
  readonly records: string;
  readonly subjects: ReadonlyMap<MemberId, readonly HeldSubject[]>;
}
