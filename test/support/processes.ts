import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');

/** The compiled program, built unless it is younger than its sources. */
export function ensureServerBuilt(): void {
  const build = `import('./apps/quickstart/build.mjs').then(({ buildWhatIsStale }) => buildWhatIsStale(() => undefined))`;
  const { status } = spawnSync(process.execPath, ['-e', build], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('the server could not be built');
}

/** A process of the system as it runs in production: `api` or `worker`. Resolves when it says that it is ready. `said` hears its log. */
export async function startProcess(
  app: 'api' | 'worker',
  environment: NodeJS.ProcessEnv,
  said?: (text: string) => void,
): Promise<ChildProcess> {
  const child = fork(path.join(root, `dist/apps/${app}/src/main.js`), [], {
    ...{ cwd: root, execArgv: [], stdio: ['ignore', said ? 'pipe' : 'ignore', said ? 'pipe' : 'inherit', 'ipc'] },
    env: { ...process.env, ...environment },
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => said?.(data.toString()));
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`${app} stopped (${code})`)));
  });
  return child;
}

/** Asks it to stop, as an operator does; the code with which it ended, null when it had to be killed. */
export function stopProcess(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.kill('SIGTERM');
  });
}
