import { readFileSync } from 'node:fs';
import path from 'node:path';
import { permissionsOfRole } from '@app/identity';
import { ImportService } from '@app/intake';
import { SubsistenceStandards } from '@app/hardship';
import { type Actor, civilDate, newId, parseFen, systemActor, type TenantId, type UnionId, yearOf } from '@app/kernel';
import { OrganizationDirectory, TenantFounder } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { playAccidents } from './accidents';
import { type DemoAccount, makeAccounts } from './accounts';
import { playCases } from './cases';
import { playDisputes } from './disputes';
import { playHardship } from './hardship';
import { playLegalAid } from './legal-aid';
import { playModelWorkers } from './model-workers';
import { playMutualAid } from './mutual-aid';
import { playPetitions } from './petitions';
import { playReports } from './reports';
import { playRounds } from './rounds';
import { playStudyAid } from './study-aid';

/** The workbooks stand beside the sources, not beside the compiled files. */
const WORKBOOKS = path.resolve('apps/quickstart/demo');
const FILES = [
  '组织.xlsx',
  '会员名册.xlsx',
  '经费账户.xlsx',
  '困难职工档案.xlsx',
  '金秋助学.xlsx',
  '劳动争议台账.xlsx',
  '慰问台账.xlsx',
];
/** Ledgers of last year that pay nobody. */
const LEDGERS = ['捐赠台账.xlsx', '活动台账.xlsx'];
const AT_ONCE = 4;
/** 低保 of the city when its files were opened: 1,062 yuan a month. */
const SUBSISTENCE = {
  ...{ region: null, area: 'urban' as const, monthAmount: parseFen('1062'), validFrom: civilDate('2024-01-01') },
  source: '云川市 2024 年低保标准',
} as const;

/** The system with an administrator's rights: nobody has an account yet. */
const importer = (tenantId: TenantId, unionId: UnionId): Actor => ({
  ...systemActor(tenantId),
  kind: 'person',
  grants: [{ unionId, role: 'administrator', permissions: permissionsOfRole('administrator') }],
});

/** Founds the made-up city in an API that runs: its unions, members and funds, an account per role, some cases. */
export async function makeDemoCity(
  app: NestFastifyApplication,
  accountsFile: string,
  say: (line: string) => void,
): Promise<DemoAccount[]> {
  say('making the demo city (152 unions, 3,000 members, 240 hardship files)');
  const tenantId = newId<'tenant'>();
  const uow = app.get(UnitOfWork);
  const founding = { code: 'yunchuan', name: '云川市总工会', unionCode: '001', region: '云川市' };
  const rootId = await uow.run(systemActor(tenantId), (tx) => app.get(TenantFounder).found(tx, founding));
  await uow.run(systemActor(tenantId), (tx) => app.get(SubsistenceStandards).publish(tx, SUBSISTENCE));
  const filesOf = (names: readonly string[]) =>
    names.map((name) => ({ name, content: readFileSync(path.join(WORKBOOKS, name)) }));
  const files = filesOf(FILES);
  // At most five at once; ledgers follow the people whom they name.
  const today = await uow.read(systemActor(tenantId), (tx) => app.get(OrganizationDirectory).today(tx));
  const openedOn = civilDate(`${yearOf(today) - 1}-01-01`);
  for (const some of [files.slice(0, AT_ONCE), files.slice(AT_ONCE)])
    await app.get(ImportService).importFiles(importer(tenantId, rootId), some, { openedOn });
  // The accounts were opened before the year that the ledgers tell; the budget is this year's, too.
  await app.get(ImportService).importFiles(importer(tenantId, rootId), filesOf(['经费账户.xlsx']));
  say('making the demo accounts and cases');
  const accounts = await makeAccounts(app, tenantId, accountsFile);
  await playCases(app, accounts, today);
  await playHardship(app, tenantId, accounts, today);
  await playRounds(app, accounts, today);
  await playStudyAid(app, tenantId, accounts, today);
  await playDisputes(app, accounts, today);
  await playAccidents(app, accounts, today);
  await playMutualAid(app, accounts, today);
  await playPetitions(app, accounts, today);
  await playLegalAid(app, accounts, today);
  await playModelWorkers(app, tenantId, accounts);
  await app.get(ImportService).importFiles(importer(tenantId, rootId), filesOf(LEDGERS));
  await playReports(app, accounts, today);
  return accounts;
}
