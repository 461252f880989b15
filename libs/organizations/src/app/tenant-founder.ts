import type { UnionId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { foundTenant, type TenantFounding } from './tenant-founding';

/** What a lib gives a new tenant to start with, such as its default rules. Found among the providers. */
export abstract class TenantDefaults {
  /** Inside the transaction that founds the tenant. */
  abstract seed(tx: Tx): Promise<void>;
}

/** Founds a tenant together with the defaults of every lib that is loaded. */
@Injectable()
export class TenantFounder {
  constructor(private readonly discovery: DiscoveryService) {}

  /** In the tenant of `tx`, which must be new. Returns the federation at the root. */
  async found(tx: Tx, founding: TenantFounding): Promise<UnionId> {
    const rootId = await foundTenant(tx, founding);
    for (const { instance } of this.discovery.getProviders())
      if (instance instanceof TenantDefaults) await instance.seed(tx);
    return rootId;
  }
}
