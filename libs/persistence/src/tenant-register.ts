import { type TenantId } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface Tenant {
  readonly tenantId: TenantId;
  readonly code: string;
  readonly name: string;
  /** IANA zone in which "today" is meant. */
  readonly zone: string;
}

/** The federations that live in this database. Read without a tenant: it holds no people and no money. */
@Injectable()
export class TenantRegister {
  constructor(private readonly dataSource: DataSource) {}

  all(): Promise<Tenant[]> {
    return this.dataSource.query(`SELECT tenant_id AS "tenantId", code, name, zone FROM platform.tenant ORDER BY code`);
  }
}
