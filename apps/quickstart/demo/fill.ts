import 'reflect-metadata';
import { rmSync, writeFileSync } from 'node:fs';
import { log } from '@app/http';
import { TenantRegister } from '@app/persistence';
import { createApi } from '../../api/src/app';
import { makeDemoCity } from './city';

const say = (line: string): void => void (process.send ? process.send(line) : process.stdout.write(`${line}\n`));

/** Fills an empty installation with the made-up city; leaves one that has a federation alone. */
async function fill(accountsFile: string, mark: string): Promise<void> {
  log.level = 'error';
  const app = await createApi();
  try {
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    if ((await app.get(TenantRegister).all()).length > 0) return;
    writeFileSync(mark, '');
    await makeDemoCity(app, accountsFile, say);
    rmSync(mark);
  } finally {
    await app.close();
  }
}

fill(process.argv[2]!, process.argv[3]!).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
