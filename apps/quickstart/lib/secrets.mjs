import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const NAMES = ['DATA_KEY', 'DATA_KEYS_BEFORE', 'DATA_HASH_KEY', 'AUDIT_KEY'];

/** Of everything that is given, the keys; what is not set is left out. */
export const keysAmong = (given) =>
  Object.fromEntries(NAMES.filter((name) => given[name]).map((name) => [name, given[name]]));

/** Replaces the file at once: after a fall it is the one of before or the new one. */
export function writeSecrets(dataDir, secrets) {
  const file = path.join(dataDir, 'keys.json');
  const text = `${JSON.stringify(keysAmong(secrets), null, 2)}\n`;
  const handle = fs.openSync(`${file}.new`, 'w', 0o600);
  fs.writeSync(handle, text);
  fs.fsyncSync(handle);
  fs.closeSync(handle);
  fs.renameSync(`${file}.new`, file);
}

export const hasSecrets = (dataDir) => fs.existsSync(path.join(dataDir, 'keys.json'));

/** The keys of this installation: made once, readable by the owner only. Without them its personal data is unreadable. */
export function readSecrets(dataDir) {
  const file = path.join(dataDir, 'keys.json');
  if (!fs.existsSync(file)) {
    const key = () => randomBytes(32).toString('base64');
    fs.writeFileSync(file, `${JSON.stringify({ DATA_KEY: key(), AUDIT_KEY: key() }, null, 2)}\n`, { mode: 0o600 });
  }
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
