// A fire drill: the last backup into a scratch database, every rule, the audit chains, a sign-in. PASS or FAIL.
import path from 'node:path';
import { openScratch, reachInstallation } from './lib/installation.mjs';
import {
  backupsOf,
  counted,
  loadOperations,
  log,
  newestBackup,
  readOptions,
  sayCheck,
  secondsSince,
  stop,
} from './lib/operations.mjs';
import { keysAmong } from './lib/secrets.mjs';

const USAGE = `npm run drill -- [FILE] [options]
  FILE            the backup; without it the newest one in the folder backups of the data directory
  --data-dir DIR  where the installation is kept (.data); it may run meanwhile, nothing of it is touched
Restores into a database of its own on the same server, brings it up to date, checks everything that npm run check
checks, signs in, and removes it again. Ends with PASS and 0, or with FAIL and 1.`;

/** One step with its time; says how it ended and whether it may go on. */
async function step(name, work) {
  const started = performance.now();
  try {
    const said = await work();
    console.log(`ok      ${name} (${secondsSince(started)})${said ? `: ${said}` : ''}`);
    return true;
  } catch (error) {
    console.log(`FAILED  ${name} (${secondsSince(started)}): ${error.message}`);
    return false;
  }
}

async function practise(operations, file, keys, scratch) {
  const fill = async () => {
    const { ownerUrl } = scratch.urls;
    const report = await operations.restore({ file, ownerUrl, keys, storage: scratch.environment.STORAGE_DIR });
    if (report.missing.length > 0) throw new Error(`the backup lacks ${counted(report.missing.length, 'document')}`);
    return `${counted(report.tables, 'table')}, ${counted(report.rows, 'row')}, ${counted(report.documents, 'document')}`;
  };
  const update = async () => counted((await scratch.bringUpToDate()).length, 'step');
  const check = async () => {
    if (!(await sayCheck(operations, scratch))) throw new Error('see the sentences above');
  };
  return (
    (await step('restore', fill)) &&
    (await step('bring up to date', update)) &&
    (await step('rules and audit chains', check)) &&
    (await step('sign in', () => operations.signIn()))
  );
}

async function main() {
  const options = readOptions(USAGE, {}, 'optional');
  const file = options.file ?? newestBackup(backupsOf(options.dataDir));
  if (!file) stop(`no backup in ${backupsOf(options.dataDir)}: make one with npm run backup`, 2);
  const operations = await loadOperations();
  const started = performance.now();
  const { head, keys } = await operations.inspectBackup(file);
  log(`the backup ${path.basename(file)} of ${head.createdAt}`);
  const installation = await reachInstallation(options.dataDir, log);
  try {
    const scratch = await openScratch(installation, head.schema);
    try {
      const isPassed = await practise(operations, file, keys ?? keysAmong(installation.environment), scratch);
      console.log(`${isPassed ? 'PASS' : 'FAIL'} in ${secondsSince(started)}`);
      process.exitCode = isPassed ? 0 : 1;
    } finally {
      await scratch.close();
    }
  } finally {
    await installation.close();
  }
}

main().catch((error) => stop(`FAIL: ${error.message}`, 1));
