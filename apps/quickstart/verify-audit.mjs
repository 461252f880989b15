// Checks every audit chain without the server: a changed, removed or reordered row, or a cut tail, is named.
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild, ensureDependencies, root } from './lib/dependencies.mjs';

const require = createRequire(import.meta.url);
const log = (line) => console.error(`暖家 · ${line}`);

async function main() {
  const { values } = parseArgs({ options: { 'data-dir': { type: 'string', default: path.join(root, '.data') } } });
  ensureDependencies(log);
  await ensureBuild(log);
  const { keys, openInstallation, readRunning } = await import('./lib/installation.mjs');
  const dataDir = path.resolve(values['data-dir']);
  const running = readRunning(dataDir);
  const installation = running ? null : await openInstallation(dataDir, log);
  const { Client } = require('pg');
  const client = new Client({ connectionString: running?.ownerUrl ?? installation.urls.ownerUrl });
  await client.connect();
  try {
    const { auditReport } = require(path.join(root, 'dist/libs/persistence/src/index.js'));
    const report = await auditReport(client, Buffer.from(keys(dataDir).AUDIT_KEY, 'base64'));
    for (const finding of report.findings)
      console.log(`chain ${finding.chainId}: entry ${finding.seq} ${finding.fault}`);
    console.log(`${report.chains} chains, ${report.entries} entries, ${report.findings.length} faults`);
    process.exitCode = report.findings.length > 0 ? 1 : 0;
  } finally {
    await client.end();
    await installation?.close();
  }
}

main().catch((error) => {
  console.error(`could not verify: ${error.message}`);
  process.exit(1);
});
