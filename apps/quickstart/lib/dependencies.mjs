// Uses only what Node itself brings: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..', '..', '..');

const OLDEST = [20, 19];

/** Built once and delivered so (a container image): nothing is installed or built when it starts. */
export const isDelivered = fs.existsSync(path.join(root, 'dist', 'delivered'));

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    console.error(`Node.js ${OLDEST.join('.')} or newer is needed, this is ${process.versions.node}.`);
    process.exit(1);
  }
}

/** Builds what is missing or older than its sources. */
export async function ensureBuild(log) {
  if (isDelivered) return;
  const { buildWhatIsStale } = await import('../build.mjs');
  await buildWhatIsStale(log);
}

/** Installs from the lock file when packages are missing or the lock file is newer. */
export function ensureDependencies(log) {
  if (isDelivered) return;
  const lock = path.join(root, 'package-lock.json');
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  // A linked folder belongs to another checkout: installing would empty that one.
  if (fs.lstatSync(path.dirname(installed), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  if (fs.existsSync(installed) && fs.statSync(installed).mtimeMs >= fs.statSync(lock).mtimeMs) return;
  log('installing packages (one or two minutes the first time)');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--no-fund', '--no-audit', '--loglevel=error', '--include=dev', '--include=optional'];
  const result = spawnSync(npm, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.status !== 0) {
    console.error('npm ci did not succeed; see above.');
    process.exit(1);
  }
  const now = new Date();
  fs.utimesSync(installed, now, now);
}
