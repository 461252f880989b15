// Writes everything into one file, as it stood at one moment; the system may run meanwhile.
import fs from 'node:fs';
import path from 'node:path';
import { reachInstallation } from './lib/installation.mjs';
import { backupsOf, counted, loadOperations, log, readOptions, secondsSince, stop } from './lib/operations.mjs';
import { keysAmong } from './lib/secrets.mjs';

const USAGE = `npm run backup -- [FILE] [options]
  FILE            where to; without it a dated file in the folder backups of the data directory
  --data-dir DIR  where the installation is kept (.data); it may run meanwhile
  --with-keys     put the keys into the archive too: whoever has it then reads all personal data
The archive is a .tar.gz with every table and every document. Personal data and documents stay sealed in it: without
the keys (keys.json of the data directory, or DATA_KEY and AUDIT_KEY) nobody reads them, and nobody restores them.`;

/** `nuanjia-20260312-183000.tar.gz`, in UTC */
function datedFile(dataDir) {
  const digits = new Date().toISOString().replace(/\D/g, '');
  return path.join(backupsOf(dataDir), `nuanjia-${digits.slice(0, 8)}-${digits.slice(8, 14)}.tar.gz`);
}

async function main() {
  const options = readOptions(USAGE, { 'with-keys': { type: 'boolean', default: false } }, 'optional');
  const file = options.file ?? datedFile(options.dataDir);
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const operations = await loadOperations();
  const installation = await reachInstallation(options.dataDir, log);
  const { STORAGE_DIR } = installation.environment;
  try {
    const started = performance.now();
    const report = await operations.backUp({
      ownerUrl: installation.urls.ownerUrl,
      storage: STORAGE_DIR,
      keys: keysAmong(installation.environment),
      withKeys: options['with-keys'],
      file,
    });
    for (const name of report.missing) console.log(`the file of a document is missing: ${name}`);
    const { tables, rows, documents } = report;
    console.log(
      `${counted(tables, 'table')}, ${counted(rows, 'row')}, ${counted(documents, 'document')} in ${secondsSince(started)}: ${file}`,
    );
    console.log(
      options['with-keys']
        ? 'The keys are in it: keep it as you keep the keys.'
        : 'The keys are not in it: keep keys.json of the data directory (or DATA_KEY and AUDIT_KEY) somewhere else.',
    );
    process.exitCode = report.missing.length > 0 ? 1 : 0;
  } finally {
    await installation.close();
  }
}

main().catch((error) => stop(`could not back up: ${error.message}`, 2));
