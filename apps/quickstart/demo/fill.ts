import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { log } from '@app/http';
import { ImportService } from '@app/intake';
import { type Actor, newId, systemActor, type TenantId, type UnionId } from '@app/kernel';
import { permissionsOfRole } from '@app/identity';
import { OrganizationDirectory, TenantFounder } from '@app/organizations';
import { TenantRegister, UnitOfWork } from '@app/persistence';
import { createApi } from '../../api/src/app';
import { makeAccounts } from './accounts';
import { playCases } from './cases';

/** The workbooks stand beside the sources, not beside the compiled files. */
const WORKBOOKS = path.resolve('apps/quickstart/demo');
const FILES = ['组织.xlsx', '会员名册.xlsx', '经费账户.xlsx'];

const say = (line: string): void => void (process.send ? process.send(line) : process.stdout.write(`${line}\n`));

/** The system with an administrator's rights: nobody has an account yet. */
const importer = (tenantId: TenantId, unionId: UnionId): Actor => ({
  ...systemActor(tenantId),
  kind: 'person',
  grants: [{ unionId, role: 'administrator', permissions: permissionsOfRole('administrator') }],
});

/** Fills an empty installation with the made-up city; leaves one that has a federation alone. */
async function fill(accountsFile: string): Promise<void> {
  log.level = 'error';
  const app = await createApi();
  try {
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    if ((await app.get(TenantRegister).all()).length > 0) return;
    say('making the demo city (152 unions, 3,000 members)');
    const tenantId = newId<'tenant'>();
    const uow = app.get(UnitOfWork);
    const rootId = await uow.run(systemActor(tenantId), (tx) =>
      app.get(TenantFounder).found(tx, { code: 'yunchuan', name: '云川市总工会', unionCode: '001', region: '云川市' }),
    );
    const files = FILES.map((name) => ({ name, content: readFileSync(path.join(WORKBOOKS, name)) }));
    await app.get(ImportService).importFiles(importer(tenantId, rootId), files);
    say('making the demo accounts and cases');
    const accounts = await makeAccounts(app, tenantId, accountsFile);
    const today = await uow.read(systemActor(tenantId), (tx) => app.get(OrganizationDirectory).today(tx));
    await playCases(app, accounts, today);
  } finally {
    await app.close();
  }
}

fill(process.argv[2]!).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
