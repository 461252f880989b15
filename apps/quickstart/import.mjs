// Imports workbooks from the command line, as the account that signs in: dry run, question, import.
import { fork } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkNode, ensureBuild, ensureDependencies, root } from './lib/dependencies.mjs';
import { workerArguments } from './lib/heaps.mjs';

const USAGE = `npm run import -- FILE… [options]
  --login NAME          the account to act as; its password is asked for, or taken from IMPORT_PASSWORD
  --federation CODE     needed only when several federations have this login
  --data-dir DIR        where the installation is kept (.data)
  --map COLUMN=FIELD    a column that was not recognised, e.g. --map 户名=账户名称；may be repeated
  --opened-on DAY       booking day of opening balances (1 January of this year)
  --dry-run             show what would happen, import nothing
  --skip-refused        import the other rows when some are refused
  --yes                 do not ask
  --all                 show every row that is not simply new or unchanged, not only the first 100`;

const log = (line) => console.error(`暖家 · ${line}`);

const OPTIONS = {
  login: { type: 'string' },
  federation: { type: 'string' },
  'data-dir': { type: 'string', default: path.join(root, '.data') },
  map: { type: 'string', multiple: true, default: [] },
  'opened-on': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  'skip-refused': { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
};

function readOptions() {
  try {
    const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
    if (values.help) stop(USAGE, 0);
    if (positionals.length === 0) throw new Error('no file given');
    if (!values.login) throw new Error('--login is needed: an import acts as an account');
    return { ...values, files: positionals.map((file) => path.resolve(file)) };
  } catch (error) {
    return stop(`${error.message}\n${USAGE}`, 2);
  }
}

function stop(message, code) {
  console.error(message);
  process.exit(code);
}

function run(options, environment) {
  const child = fork(path.join(root, 'dist/apps/quickstart/import/command.js'), [], {
    cwd: root,
    execArgv: workerArguments,
    env: { ...process.env, ...environment, IMPORT_OPTIONS: JSON.stringify(options) },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

async function main() {
  checkNode();
  const options = readOptions();
  ensureDependencies(log);
  await ensureBuild(log);
  const { reachInstallation } = await import('./lib/installation.mjs');
  const installation = await reachInstallation(path.resolve(options['data-dir']), log);
  // The child hears Ctrl+C itself; it ends, and then the database is stopped in order.
  process.on('SIGINT', () => undefined);
  try {
    process.exitCode = await run(options, installation.environment);
  } finally {
    await installation.close();
  }
}

main().catch((error) => stop(`could not import: ${error.message}`, 1));
