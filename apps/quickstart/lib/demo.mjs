// Demo data: the city's year, and one account per role. Runs once, on a new database.
import { fork } from 'node:child_process';
import path from 'node:path';
import { root } from './dependencies.mjs';

/** Fills an empty installation; does nothing when there is a federation already. */
export function fillWithDemo(dataDir, environment, log) {
  const child = fork(path.join(root, 'dist/apps/quickstart/demo/fill.js'), [path.join(dataDir, 'demo-accounts.tsv')], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.on('message', (line) => log(line));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('the demo data could not be made'))));
  });
}
