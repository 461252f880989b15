// Fills an empty installation from a backup, compares it with what the backup says of itself, and checks the rules.
import fs from 'node:fs';
import path from 'node:path';
import { ensureDatabase, openInstallation, readRunning } from './lib/installation.mjs';
import { counted, loadOperations, log, readOptions, sayCheck, secondsSince, stop } from './lib/operations.mjs';
import { keysAmong, writeSecrets } from './lib/secrets.mjs';

const USAGE = `npm run restore -- FILE [options]
  --into URL      the database to fill, postgres://user:password@host/name: an empty one, or one that is made now.
                  Without it that of DATABASE_URL, and without that an embedded one in the data directory
  --data-dir DIR  a new directory for the restored installation (.data): documents, keys
  --keys FILE     keys.json of the installation that was backed up; not needed when the archive has them
                  or DATA_KEY and AUDIT_KEY are set`;

/** Puts the keys where the installation keeps them; two different ones are never mixed. */
function placeKeys(dataDir, fromArchive, keysFile) {
  if (process.env.DATA_KEY && process.env.AUDIT_KEY) return;
  const given = keysFile ? JSON.parse(fs.readFileSync(keysFile, 'utf8')) : fromArchive;
  const file = path.join(dataDir, 'keys.json');
  if (!given) {
    if (fs.existsSync(file)) return;
    throw new Error('the keys are not in the archive: name them with --keys FILE, or set DATA_KEY and AUDIT_KEY');
  }
  if (fs.existsSync(file)) {
    const kept = JSON.parse(fs.readFileSync(file, 'utf8'));
    if (kept.DATA_KEY !== given.DATA_KEY || kept.AUDIT_KEY !== given.AUDIT_KEY)
      throw new Error(`${file} holds other keys than the backup; choose a new directory with --data-dir`);
    return;
  }
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  writeSecrets(dataDir, given);
}

async function main() {
  const options = readOptions(USAGE, { keys: { type: 'string' }, into: { type: 'string' } }, 1);
  if (readRunning(options.dataDir)) stop('the installation in this directory runs; stop it first', 2);
  const operations = await loadOperations();
  const started = performance.now();
  const { keys, head } = await operations.inspectBackup(options.file);
  if (options.into) {
    process.env.DATABASE_URL = options.into;
    await ensureDatabase(options.into);
  }
  placeKeys(options.dataDir, keys, options.keys && path.resolve(options.keys));
  const installation = await openInstallation(options.dataDir, log, head.schema);
  const { STORAGE_DIR } = installation.environment;
  try {
    const report = await operations.restore({
      file: options.file,
      ownerUrl: installation.urls.ownerUrl,
      storage: STORAGE_DIR,
      keys: keysAmong(installation.environment),
    });
    const { createdAt, tables, rows, documents } = report;
    console.log(
      `${counted(tables, 'table')}, ${counted(rows, 'row')}, ${counted(documents, 'document')} as of ${createdAt}: equal`,
    );
    const steps = await operations.bringUpToDate(installation.urls.ownerUrl);
    if (steps.length > 0) console.log(`brought up to date: ${counted(steps.length, 'step')} younger than the backup`);
    const isSound = await sayCheck(operations, installation);
    console.log(`restored and checked in ${secondsSince(started)}`);
    process.exitCode = isSound ? 0 : 1;
  } finally {
    await installation.close();
  }
}

main().catch((error) => stop(`could not restore: ${error.message}`, 2));
