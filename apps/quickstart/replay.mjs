// Takes a folder of workbooks into an empty database and prints the year's figures.
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkNode, ensureDependencies, root } from './lib/dependencies.mjs';
import { workerArguments } from './lib/heaps.mjs';

const USAGE = `npm run replay -- DIR [--year Y] [--json]
  DIR       a folder of workbooks (.xlsx, .xls, .ods, .csv); each is recognised by its columns
  --year Y  the year of the figures (the latest year that the ledgers tell of)
  --json    the figures as JSON
An empty database of its own is made for it and removed. Rows that were refused stand on standard error; it ends with 0
only when there is none.`;

const log = (line) => console.error(`暖家 · ${line}`);

function stop(message, code) {
  console.error(message);
  process.exit(code);
}

function readOptions() {
  const options = {
    year: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  };
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (values.help) stop(USAGE, 0);
    if (positionals.length !== 1) throw new Error('one folder is needed');
    const year = values.year === undefined ? null : Number(values.year);
    if (year !== null && !(Number.isInteger(year) && year >= 1990 && year <= 2200))
      throw new Error(`no year: ${String(values.year)}`);
    const folder = path.resolve(positionals[0]);
    if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) throw new Error(`no folder: ${positionals[0]}`);
    return { folder, year, json: values.json };
  } catch (error) {
    return stop(`${error.message}\n${USAGE}`, 2);
  }
}

function run(options, environment) {
  const child = fork(path.join(root, 'dist/apps/quickstart/replay/command.js'), [], {
    cwd: root,
    execArgv: workerArguments,
    env: { ...process.env, ...environment, REPLAY_OPTIONS: JSON.stringify(options) },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

async function main() {
  checkNode();
  const options = readOptions();
  ensureDependencies(log);
  const { buildWhatIsStale } = await import('./build.mjs');
  await buildWhatIsStale(log);
  // Never the database of an installation: this one begins empty and is thrown away.
  delete process.env.DATABASE_URL;
  const { openInstallation } = await import('./lib/installation.mjs');
  const { removePostgresData } = await import('./lib/embedded-postgres.mjs');
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'nuanjia-replay-'));
  process.on('SIGINT', () => undefined);
  let installation;
  try {
    installation = await openInstallation(dataDir, () => undefined);
    process.exitCode = await run(options, installation.environment);
  } finally {
    await installation?.close();
    await removePostgresData(path.join(dataDir, 'postgres'));
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

main().catch((error) => stop(`could not replay: ${error.message}`, 2));
