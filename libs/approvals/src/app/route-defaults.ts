import { TenantDefaults } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { RouteTable } from './route-table';

/** Every new tenant starts with the routes of the domain rules §8.2. */
@Injectable()
export class RouteDefaults extends TenantDefaults {
  constructor(private readonly routes: RouteTable) {
    super();
  }

  seed(tx: Tx): Promise<void> {
    return this.routes.seedDefaults(tx);
  }
}
