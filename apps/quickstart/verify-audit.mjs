// Checks audit chains without the server: of an export, with nothing but the file and the key, or of the installation.
import fs from 'node:fs';
import path from 'node:path';
import { keys, reachInstallation } from './lib/installation.mjs';
import { counted, loadOperations, log, readOptions, stop } from './lib/operations.mjs';

const USAGE = `npm run verify-audit -- [FILE] [options]
  FILE            an export (npm run export-audit); without it the chains of the installation
  --heads FILE    heads that were exported before and kept elsewhere (npm run export-audit -- FILE --heads-only, or the
                  page 操作记录): what stood then must stand now; may be repeated
  --keys FILE     keys.json with the AUDIT_KEY; without it the one of the data directory or of the environment
  --data-dir DIR  where the installation is kept (.data)
Names every entry that was changed, removed or swapped, every cut tail, and every chain that was written anew.`;

/** Heads stand alone in a file, or at the end of an export. */
const headsIn = (file) => {
  const text = fs.readFileSync(file, 'utf8').trim();
  const heads = JSON.parse(text.startsWith('{"kind":"audit-export"') ? text.slice(text.lastIndexOf('\n') + 1) : text);
  if (heads.kind !== 'audit-heads') throw new Error(`${file} holds no heads of audit chains`);
  return heads;
};

const auditKey = ({ keys: file, dataDir }) =>
  Buffer.from((file ? JSON.parse(fs.readFileSync(path.resolve(file), 'utf8')) : keys(dataDir)).AUDIT_KEY, 'base64');

async function verdictOn(options, operations, earlier) {
  if (options.file) return operations.verifyExport(options.file, auditKey(options), earlier);
  const installation = await reachInstallation(options.dataDir, log);
  const file = path.join(fs.mkdtempSync(path.join(options.dataDir, 'audit-')), 'trail.jsonl');
  try {
    const order = { ownerUrl: installation.urls.ownerUrl, auditKey: auditKey(options), file };
    await operations.exportAudit(order);
    return await operations.verifyExport(file, auditKey(options), earlier);
  } finally {
    fs.rmSync(path.dirname(file), { recursive: true, force: true });
    await installation.close();
  }
}

async function main() {
  const more = { keys: { type: 'string' }, heads: { type: 'string', multiple: true, default: [] } };
  const options = readOptions(USAGE, more, 'optional');
  const operations = await loadOperations();
  const { chains, entries, faults, misfits, anotherKey } = await verdictOn(
    options,
    operations,
    options.heads.map(headsIn),
  );
  if (anotherKey) console.log(anotherKey);
  for (const id of misfits) console.log(`federation ${id}: ${operations.FOREIGN_FEDERATION}`);
  for (const { chainId, seq, fault } of faults) console.log(`chain ${chainId}: entry ${seq} ${fault}`);
  const found = anotherKey ? 'nothing of it verified' : counted(faults.length + misfits.length, 'fault');
  console.log(`${counted(chains, 'chain')}, ${counted(entries, 'entry', 'entries')}, ${found}`);
  process.exitCode = anotherKey || faults.length + misfits.length > 0 ? 1 : 0;
}

main().catch((error) => stop(`could not verify: ${error.message}`, 2));
