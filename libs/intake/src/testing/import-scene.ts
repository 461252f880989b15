import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Actor, type TenantId } from '@app/kernel';
import { createTenant } from '@app/organizations';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { WorkbookFile } from '../app/import-upload.service';
import type { ImportRunId } from '../data/import-run.entity';
import { INTAKE_PLATFORM_ENTITIES, intakeOn } from './intake-services';
import { workbookOf } from './workbook-files';

const DEMO = path.join(__dirname, '../../../../apps/quickstart/demo');
export const demoFile = (name: string): Buffer => readFileSync(path.join(DEMO, name));
export const demo = (name: string): WorkbookFile => ({ name, content: demoFile(name) });
export const CITY = ['会员名册.xlsx', '经费账户.xlsx', '组织.xlsx'].map(demo);
export const IMPORT_PERMISSIONS = [
  'intake:run',
  'organization:manage',
  'member:manage',
  'fund:manage',
  'hardship:manage',
];
/** 彭梅 as a row of a roster. */
export const PENG = ['彭梅', '990101199109220026', '19900000000', '', '在职', '2020-01-12'];

type Cells = readonly (string | number)[];
export const sheetOf = async (header: readonly string[], ...rows: readonly Cells[]): Promise<WorkbookFile> => ({
  name: '表.xlsx',
  content: await workbookOf({ rows: [header, ...rows] }),
});

const PAGE = 37;

/** The services of imports on a database of their own, with what specs ask of it. */
export class ImportScene {
  private constructor(
    readonly database: TestDatabase,
    readonly platform: Platform,
    readonly intake: ReturnType<typeof intakeOn>,
  ) {}

  static async open(): Promise<ImportScene> {
    const database = await openTestDatabase();
    const platform = await openPlatform(database.appUrl, INTAKE_PLATFORM_ENTITIES);
    return new ImportScene(database, platform, intakeOn(platform));
  }

  async close(): Promise<void> {
    await this.platform.dataSource.destroy();
    await this.database.drop();
  }

  async count(table: string, tenantId: TenantId, where = 'TRUE'): Promise<number> {
    const sql = `SELECT count(*)::int AS n FROM ${table} WHERE tenant_id = $1 AND ${where}`;
    return (await this.database.owner(sql, [tenantId]))[0].n;
  }

  async stateOf(tenantId: TenantId) {
    return {
      unions: await this.count('organizations.trade_union', tenantId),
      members: await this.count('members.member', tenantId),
      accounts: await this.count('funds.fund_account', tenantId),
      journals: await this.count('funds.journal', tenantId),
    };
  }

  /** A federation as the first run makes it: its code need not be the one of the workbook. */
  async aCity(code = `t${Math.random().toString(36).slice(2, 8)}`) {
    const { tenantId, rootId } = await createTenant(this.platform.uow, { code, name: '云川市总工会' });
    const grants = [{ unionId: rootId, permissions: IMPORT_PERMISSIONS }];
    return { tenantId, rootId, administrator: anActor({ tenantId, grants }) };
  }

  async undo(actor: Actor, id: ImportRunId): Promise<void> {
    const { run } = await this.intake.readings.one(actor, id);
    await this.intake.undoing.undo(actor, id, run.version);
  }

  async allRows(actor: Actor, id: ImportRunId) {
    const rows = [];
    let after: [string, string] | null = null;
    for (;;) {
      const page = await this.intake.readings.rows(actor, id, {}, after, PAGE);
      rows.push(...page);
      const last = page.at(-1);
      if (!last) return rows;
      after = [last.sheetId, String(last.row)];
    }
  }
}
