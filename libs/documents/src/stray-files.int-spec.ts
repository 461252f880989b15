import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newId, type TenantId } from '@app/kernel';
import { aFederation } from '@app/organizations/testing';
import { TenantRegister } from '@app/persistence';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { StrayFileJob } from './jobs/stray-file.job';
import { DOCUMENT_ENTITIES, type OpenDocuments, openDocuments } from './testing';

describe('files that no row knows', () => {
  let database: TestDatabase;
  let platform: Platform;
  let open: OpenDocuments;
  let tenantId: TenantId;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, DOCUMENT_ENTITIES);
    open = openDocuments(platform);
    ({ tenantId } = await aFederation(platform));
  });
  afterAll(async () => {
    open.close();
    await platform.dataSource.destroy();
    await database.drop();
  });

  const fileOf = (name: string, folder = name.slice(-2)) => path.join(open.directory, tenantId, folder, name);
  const lastWritten = (file: string, daysAgo: number) => {
    const at = Date.now() / 1000 - daysAgo * 86_400;
    utimesSync(file, at, at);
    return file;
  };
  const planted = (name: string, daysAgo: number, folder?: string) => {
    const file = fileOf(name, folder);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, 'x');
    return lastWritten(file, daysAgo);
  };

  it('go after seven days, those that were never finished too; what a row knows stays, however old', async () => {
    const known = lastWritten(fileOf(await open.aDocument(anActor({ tenantId }))), 400);
    const half = newId();
    const stray = planted(newId(), 8);
    const unfinished = planted(`${half}.0123456789ab.part`, 8, half.slice(-2));
    const young = planted(newId(), 6);
    const foreign = planted('README.txt', 400, 'aa');
    expect(await open.strays.removeOf(tenantId)).toBe(2);
    expect([stray, unfinished, known, young, foreign].map((file) => existsSync(file))).toEqual([
      ...[false, false],
      ...[true, true, true],
    ]);
    expect(await open.strays.removeOf(tenantId)).toBe(0);
  });

  it('go in every tenant, day by day, also where there is no folder yet', async () => {
    await aFederation(platform);
    const stray = planted(newId(), 8);
    const job = new StrayFileJob(new TenantRegister(platform.dataSource), open.strays);
    await job.run();
    expect(existsSync(stray)).toBe(false);
    expect(job.schedule).toEqual({ pattern: '0 15 3 * * *', tz: 'Asia/Shanghai' });
  });
});
