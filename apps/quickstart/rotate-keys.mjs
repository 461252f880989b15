// Changes the key of personal data: a new one, everything sealed anew with it, the earlier ones put away.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { reachInstallation, readRunning } from './lib/installation.mjs';
import { counted, loadOperations, log, readOptions, secondsSince, stop } from './lib/operations.mjs';
import { readSecrets, writeSecrets } from './lib/secrets.mjs';

const USAGE = `npm run rotate-keys [-- options]
  --new-key       first make a new DATA_KEY in keys.json; the system must not run meanwhile
  --forget        at the end, when nothing is under them any more, take the earlier keys out of keys.json
  --data-dir DIR  where the installation is kept (.data)
Seals everything that is still under an earlier key with the newest one, and ends with how much is left: 0, or it ends
with 1. It may run while the system runs, be stopped and run again. With keys in the environment (containers), name the
new key DATA_KEY and the one before in DATA_KEYS_BEFORE yourself; --new-key and --forget are for keys.json.`;

const isEnvironment = () => Boolean(process.env.DATA_KEY && process.env.AUDIT_KEY);

function makeNewKey(dataDir) {
  if (isEnvironment()) stop('the keys come from the environment: name the new one there', 2);
  if (readRunning(dataDir))
    stop('the installation runs: stop it first, what it seals would be under the key of before', 2);
  if (!fs.existsSync(path.join(dataDir, 'keys.json'))) stop(`there is no installation in ${dataDir}`, 2);
  const { DATA_KEY, AUDIT_KEY, DATA_KEYS_BEFORE, DATA_HASH_KEY } = readSecrets(dataDir);
  writeSecrets(dataDir, {
    DATA_KEY: randomBytes(32).toString('base64'),
    DATA_KEYS_BEFORE: [DATA_KEY, ...(DATA_KEYS_BEFORE ? [DATA_KEYS_BEFORE] : [])].join(','),
    DATA_HASH_KEY: DATA_HASH_KEY ?? DATA_KEY,
    AUDIT_KEY,
  });
  log('a new key stands in keys.json: keep a copy of that file');
}

function forgetEarlier(dataDir) {
  const { DATA_KEYS_BEFORE, ...kept } = readSecrets(dataDir);
  if (!DATA_KEYS_BEFORE) return;
  writeSecrets(dataDir, kept);
  console.log(
    'The earlier keys are out of keys.json. Backups from before still need them: keep the old copy of that file.',
  );
}

function say(report, started) {
  for (const { place, count } of report.remaining) console.log(`${place}: ${counted(count, 'value')} left`);
  const left = report.remaining.reduce((sum, { count }) => sum + count, 0);
  console.log(
    `${counted(report.federations, 'federation')}, ${counted(report.places, 'place')}: ` +
      `${counted(report.resealed, 'value')} sealed anew in ${secondsSince(started)}, ` +
      `${left.toLocaleString('en')} left under an earlier key`,
  );
  if (report.unreadable > 0) console.log(`${counted(report.unreadable, 'value')} could not be opened; npm run check`);
  return left === 0;
}

async function main() {
  const own = { 'new-key': { type: 'boolean', default: false }, forget: { type: 'boolean', default: false } };
  const options = readOptions(USAGE, own, 0);
  if (options['new-key']) makeNewKey(options.dataDir);
  if (options.forget && isEnvironment()) stop('the keys come from the environment: take them out there', 2);
  const operations = await loadOperations();
  const installation = await reachInstallation(options.dataDir, log);
  try {
    Object.assign(process.env, installation.environment);
    const started = performance.now();
    const isDone = say(await operations.reseal(), started);
    if (isDone && options.forget) forgetEarlier(options.dataDir);
    process.exitCode = isDone ? 0 : 1;
  } finally {
    await installation.close();
  }
}

main().catch((error) => stop(`could not rotate the keys: ${error.message}`, 2));
