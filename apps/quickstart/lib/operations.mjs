// What the commands of the operations share: options, build, and how an ending is said.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkNode, ensureBuild, ensureDependencies, root } from './dependencies.mjs';

const require = createRequire(import.meta.url);

/** Progress goes to stderr, the report to stdout. */
export const log = (line) => console.error(`暖家 · ${line}`);

export function stop(message, code) {
  console.error(message);
  process.exit(code);
}

/** Reads the options of a command; `files` is how many file names it takes, `'optional'` for one or none. */
export function readOptions(usage, options, files) {
  try {
    const known = {
      'data-dir': { type: 'string', default: path.join(root, '.data') },
      help: { type: 'boolean', default: false },
      ...options,
    };
    const { values, positionals } = parseArgs({ options: known, allowPositionals: true });
    if (values.help) stop(usage, 0);
    const isFitting = files === 'optional' ? positionals.length <= 1 : positionals.length === files;
    if (!isFitting) throw new Error(files === 0 ? 'no file is taken' : 'one file is needed');
    return {
      ...values,
      dataDir: path.resolve(values['data-dir']),
      file: positionals[0] && path.resolve(positionals[0]),
    };
  } catch (error) {
    return stop(`${error.message}\n${usage}`, 2);
  }
}

/** The compiled operations, on a machine where nothing may be installed or built yet. */
export async function loadOperations() {
  checkNode();
  ensureDependencies(log);
  await ensureBuild(log);
  return require(path.join(root, 'dist/apps/quickstart/operations/command.js')).operations;
}

/** `1,234 rows` */
export const counted = (count, one, many = `${one}s`) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

export const secondsSince = (started) => `${((performance.now() - started) / 1000).toFixed(1)} s`;

/** Says what the checks found; true when nothing is broken. */
export async function sayCheck(operations, installation) {
  Object.assign(process.env, installation.environment);
  const report = await operations.check(installation.urls.ownerUrl, installation.environment);
  for (const sentence of report.violations) console.log(sentence);
  const { chains, entries } = report.audit;
  console.log(
    `${counted(report.federations, 'federation')}, ${counted(report.rules, 'rule')}, ` +
      `${counted(chains, 'audit chain')} with ${counted(entries, 'entry', 'entries')}: ` +
      counted(report.violations.length, 'violation'),
  );
  return report.violations.length === 0;
}

/** Where backups lie that were not told where to lie. */
export const backupsOf = (dataDir) => path.join(dataDir, 'backups');

/** The newest backup in a folder, or undefined. */
export function newestBackup(folder) {
  if (!fs.existsSync(folder)) return undefined;
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.tar.gz'));
  const aged = files.map((name) => path.join(folder, name)).map((file) => ({ file, at: fs.statSync(file).mtimeMs }));
  return aged.sort((a, b) => b.at - a.at)[0]?.file;
}
