import type { MemberId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { HeldSubject } from './sensitive-consents';

/** What a lib holds that asks for a separate consent. Any provider of the api is found. */
export abstract class SensitiveUse {
  /** Whose health or childhood it holds on the record of the member. */
  subjects(_tx: ReadTx, _memberId: MemberId): Promise<HeldSubject[]> {
    return Promise.resolve([]);
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

  async subjects(tx: ReadTx, memberId: MemberId): Promise<HeldSubject[]> {
    return (await Promise.all(this.uses().map((use) => use.subjects(tx, memberId)))).flat();
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
