import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A PostgreSQL of its own that may be killed, with its data as it is delivered: every commit is on disk. */
export class MortalPostgres {
  private constructor(
    private readonly keeper: ChildProcess,
    private readonly folder: string,
    readonly url: string,
    private pid: number,
  ) {}

  static async open(): Promise<MortalPostgres> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-mortal-'));
    const keeper = fork(path.join(__dirname, 'postgres-server.mjs'), [path.join(folder, 'postgres')], { execArgv: [] });
    const { url, pid } = await started(keeper);
    return new MortalPostgres(keeper, folder, url, pid);
  }

  /** SIGKILL to the postmaster; its children notice and go. Resolves when the server stands again. */
  async killAndRestart(): Promise<void> {
    process.kill(this.pid, 'SIGKILL');
    this.pid = (await started(this.keeper)).pid;
  }

  async close(): Promise<void> {
    this.keeper.send('stop');
    await new Promise((resolve) => this.keeper.once('exit', resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function started(keeper: ChildProcess): Promise<{ url: string; pid: number }> {
  keeper.send('start');
  return new Promise((resolve, reject) => {
    const gone = (code: number | null) => reject(new Error(`no PostgreSQL (${code})`));
    keeper.once('exit', gone);
    keeper.once('message', (message) => {
      keeper.off('exit', gone);
      resolve(message as { url: string; pid: number });
    });
  });
}
