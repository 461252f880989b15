import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Actor, civilDate, type TenantId, type UnionId } from '@app/kernel';
import { createTenant } from '@app/organizations';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { withDefaultStandards } from '@app/standards/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { intakeOn, INTAKE_PLATFORM_ENTITIES } from './index';

const DEMO = path.join(__dirname, '../../../../apps/quickstart/demo');
const PERMISSIONS = [
  ...['intake:run', 'organization:manage', 'member:manage', 'fund:manage', 'hardship:manage', 'visit:import'],
  ...['donation:manage', 'activity:manage', 'mutual-aid:import'],
];

/** A workbook of the demo city. */
export const demo = (name: string) => ({ name, content: readFileSync(path.join(DEMO, name)) });

export const OPENED_ON = civilDate('2025-01-01');

export interface LedgerCity {
  readonly tenantId: TenantId;
  readonly rootId: UnionId;
  readonly administrator: Actor;
}

/** Imports of ledgers on a database of their own. */
export class LedgerScene {
  readonly intake: ReturnType<typeof intakeOn>;

  private constructor(
    readonly database: TestDatabase,
    readonly platform: Platform,
  ) {
    this.intake = intakeOn(platform);
  }

  static async open(): Promise<LedgerScene> {
    const database = await openTestDatabase();
    return new LedgerScene(database, await openPlatform(database.appUrl, INTAKE_PLATFORM_ENTITIES));
  }

  async close(): Promise<void> {
    await this.platform.dataSource.destroy();
    await this.database.drop();
  }

  async count(table: string, tenantId: TenantId, where = 'TRUE'): Promise<number> {
    const sql = `SELECT count(*)::int AS n FROM ${table} WHERE tenant_id = $1 AND ${where}`;
    return (await this.database.owner(sql, [tenantId]))[0].n;
  }

  async aCity(): Promise<LedgerCity> {
    const code = `h${Math.random().toString(36).slice(2, 8)}`;
    const { tenantId, rootId } = await createTenant(this.platform.uow, { code, name: '云川市总工会' });
    await withDefaultStandards(this.platform, tenantId);
    const grants = [{ unionId: rootId, permissions: PERMISSIONS }];
    return { tenantId, rootId, administrator: anActor({ tenantId, grants }) };
  }
}
