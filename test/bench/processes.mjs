// The processes that are measured.
import { fork, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../../apps/quickstart/lib/dependencies.mjs';
import { isFree } from '../../apps/quickstart/lib/embedded-postgres.mjs';
import { apiArguments, memoryEnvironment } from '../../apps/quickstart/lib/heaps.mjs';

export const memoryMb = (pid) => {
  const status = fs.existsSync(`/proc/${pid}/status`) ? fs.readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  const found = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
  return found ? Number(found) / 1024 : Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)]).stdout) / 1024;
};

/** Processor time that a process has used, in milliseconds; not a number where the system does not tell. */
const cpuMs = (pid) => {
  const file = `/proc/${pid}/stat`;
  if (!fs.existsSync(file)) return Number.NaN;
  const fields = fs.readFileSync(file, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

/** The same load, and how much of the process's time it took. */
export const withCpu = (pid, load) => async (seconds) => {
  const before = cpuMs(pid);
  return { ...(await load(seconds)), cpuMs: cpuMs(pid) - before };
};

/** Starts a process that says when it is ready; resolves with it and what it said. */
export function launch(file, environment, { execArgv = [], input = null } = {}) {
  const options = {
    cwd: root,
    env: { ...memoryEnvironment, ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv,
  };
  const child = fork(path.join(root, file), options);
  if (input) child.send(input);
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve({ child, message }));
    child.once('exit', (code) => reject(new Error(`${file} stopped (${code})`)));
  });
}

export const ended = (child) => {
  child.kill('SIGTERM');
  return child.exitCode ?? new Promise((resolve) => child.once('exit', resolve));
};

export async function startApi(environment, profile) {
  let port = 38_080;
  while (!(await isFree(port))) port++;
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(profile)}`] : [];
  const execArgv = [...apiArguments, ...profiling];
  const { child } = await launch('dist/apps/api/src/main.js', { ...environment, PORT: String(port) }, { execArgv });
  return { child, address: `http://127.0.0.1:${port}` };
}
