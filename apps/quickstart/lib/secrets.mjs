import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** The keys of this installation: made once, readable by the owner only. Without them its personal data is unreadable. */
export function readSecrets(dataDir) {
  const file = path.join(dataDir, 'keys.json');
  if (!fs.existsSync(file)) {
    const key = () => randomBytes(32).toString('base64');
    fs.writeFileSync(file, `${JSON.stringify({ DATA_KEY: key(), AUDIT_KEY: key() }, null, 2)}\n`, { mode: 0o600 });
  }
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
