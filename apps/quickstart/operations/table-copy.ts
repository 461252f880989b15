import type { Client, Submittable } from 'pg';

/** The driver's connection, as far as COPY needs it. */
interface Wire {
  readonly stream: {
    pause(): void;
    resume(): void;
    readonly writableNeedDrain: boolean;
    once(event: 'drain', done: () => void): void;
  };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

const MOST_WAITING = 8 << 20;

abstract class Copy implements Submittable {
  protected wire: Wire | undefined;
  protected failure: Error | undefined;
  protected isDone = false;
  private wake: () => void = () => undefined;

  constructor(private readonly text: string) {}

  submit(connection: unknown): void {
    this.wire = connection as Wire;
    this.wire.query(this.text);
  }

  handleError(error: Error): void {
    this.failure = error;
    this.wake();
  }

  handleReadyForQuery(): void {
    this.isDone = true;
    this.wake();
  }

  handleCommandComplete(): void {}

  protected nudge(): void {
    this.wake();
  }

  /** Until something happened; the next event of the connection wakes it. */
  protected async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue() && !this.failure && !this.isDone) await new Promise<void>((resolve) => (this.wake = resolve));
    if (this.failure) throw this.failure;
  }
}

class CopyOut extends Copy {
  private waiting: Buffer[] = [];
  private size = 0;

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The driver reads into a buffer that it uses again.
    this.waiting.push(Buffer.from(chunk));
    this.size += chunk.length;
    if (this.size > MOST_WAITING) this.wire!.stream.pause();
    this.nudge();
  }

  async *chunks(): AsyncGenerator<Buffer> {
    for (;;) {
      await this.until(() => this.waiting.length > 0);
      if (this.waiting.length === 0) return;
      const all = Buffer.concat(this.waiting);
      this.waiting = [];
      this.size = 0;
      this.wire!.stream.resume();
      yield all;
    }
  }
}

class CopyIn extends Copy {
  private isOpen = false;

  handleCopyInResponse(): void {
    this.isOpen = true;
    this.nudge();
  }

  async write(chunk: Buffer): Promise<void> {
    await this.until(() => this.isOpen);
    this.wire!.sendCopyFromChunk(chunk);
    if (this.wire!.stream.writableNeedDrain)
      await new Promise<void>((resolve) => this.wire!.stream.once('drain', resolve));
  }

  async end(): Promise<void> {
    await this.until(() => this.isOpen);
    this.wire!.endCopyFrom();
    await this.until(() => false);
  }

  /** Gives up, so that the connection takes other statements again. */
  async abandon(): Promise<void> {
    if (this.isOpen && !this.isDone && !this.failure) this.wire!.sendCopyFail('abandoned');
    await this.until(() => false).catch(() => undefined);
  }
}

/** The rows of a table in PostgreSQL's text format, as the client's transaction sees them. */
export function copyOut(client: Client, table: string, columns: readonly string[]): AsyncGenerator<Buffer> {
  return client.query(new CopyOut(`COPY ${table} (${columns.join(', ')}) TO STDOUT`)).chunks();
}

/** Takes what `copyOut` gave; `end` tells whether all of it went in. */
export function copyIn(
  client: Client,
  table: string,
  columns: readonly string[],
): Pick<CopyIn, 'write' | 'end' | 'abandon'> {
  return client.query(new CopyIn(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
}
