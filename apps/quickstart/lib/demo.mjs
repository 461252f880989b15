// Demo data: the city's year, and one account per role. Runs once, on a new database.
import { fork } from 'node:child_process';
import path from 'node:path';
import { root } from './dependencies.mjs';
import { HALF_FILLED } from './installation.mjs';

/**
 * Fills an empty installation; does nothing when there is a federation already. Broken off, it leaves a mark by which the
 * next start begins anew.
 */
export function fillWithDemo(dataDir, environment, log, begun) {
  const files = ['demo-accounts.tsv', HALF_FILLED].map((name) => path.join(dataDir, name));
  const child = fork(path.join(root, 'dist/apps/quickstart/demo/fill.js'), files, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  begun(child);
  child.on('message', (line) => log(line));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('the demo data could not be made'))));
  });
}
