// Writes the whole audit trail with its signed heads into one file that is verified without the server.
import { reachInstallation } from './lib/installation.mjs';
import { counted, loadOperations, log, readOptions, stop } from './lib/operations.mjs';

const USAGE = `npm run export-audit -- FILE [options]
  --heads-only    only the signed heads of the chains: a small file, to be kept where nobody of the house can change it
  --data-dir DIR  where the installation is kept (.data); it may run meanwhile`;

async function main() {
  const options = readOptions(USAGE, { 'heads-only': { type: 'boolean', default: false } }, 1);
  const operations = await loadOperations();
  const installation = await reachInstallation(options.dataDir, log);
  try {
    const { chains, entries, publicKey } = await operations.exportAudit({
      ownerUrl: installation.urls.ownerUrl,
      auditKey: Buffer.from(installation.environment.AUDIT_KEY, 'base64'),
      file: options.file,
      headsOnly: options['heads-only'],
    });
    console.log(`${counted(chains, 'chain')}, ${counted(entries, 'entry', 'entries')}: ${options.file}`);
    console.log(`signed with ${publicKey}`);
  } finally {
    await installation.close();
  }
}

main().catch((error) => stop(`could not export: ${error.message}`, 2));
