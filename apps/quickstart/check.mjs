// Asks whether everything that must hold holds: the books, holds and payments, documents, the audit trail.
import { reachInstallation } from './lib/installation.mjs';
import { loadOperations, log, readOptions, sayCheck, stop } from './lib/operations.mjs';

const USAGE = `npm run check -- [--data-dir DIR]
  --data-dir DIR  where the installation is kept (.data); it may run meanwhile
Prints a sentence per violation and ends with 1 when there is one.`;

async function main() {
  const { dataDir } = readOptions(USAGE, {}, 0);
  const operations = await loadOperations();
  const installation = await reachInstallation(dataDir, log);
  try {
    process.exitCode = (await sayCheck(operations, installation)) ? 0 : 1;
  } finally {
    await installation.close();
  }
}

main().catch((error) => stop(`could not check: ${error.message}`, 2));
