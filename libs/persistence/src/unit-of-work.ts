import { type Actor, isUuid } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { DatabaseError, type PoolClient } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { KeySettings } from './database.settings';
import { claimKey, decodeAnswer, encodeAnswer, type Idempotency } from './idempotency';
import { writeJournals } from './journal-writer';
import { ReadTx, Tx } from './tx';

const ATTEMPTS = 4;
/** serialization_failure, deadlock_detected: nothing was kept, so the work may be done again. */
const WORTH_RETRYING = new Set(['40001', '40P01']);

/** Business transactions: who acts is told to the database for this transaction only, never for the connection. */
@Injectable()
export class UnitOfWork {
  private readonly auditKey: Buffer;

  constructor(
    private readonly dataSource: DataSource,
    keys: KeySettings,
  ) {
    this.auditKey = Buffer.from(keys.auditKey, 'base64');
  }

  /**
   * Runs `work` in one transaction; audit and outbox are written with it or not at all.
   * With `idem`, a repeated call returns the first call's result and does nothing.
   */
  async run<T>(actor: Actor, work: (tx: Tx) => Promise<T>, idem?: Idempotency | null): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(actor, work, idem ?? null);
      } catch (error) {
        if (attempt >= ATTEMPTS || !WORTH_RETRYING.has(sqlState(error) ?? '')) throw error;
      }
    }
  }

  /** Runs `work` in a read-only transaction. */
  read<T>(actor: Actor, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.inTransaction(actor, 'BEGIN READ ONLY', (runner, client) =>
      work(new ReadTx(runner.manager, client, actor, new Date())),
    );
  }

  private attempt<T>(actor: Actor, work: (tx: Tx) => Promise<T>, idem: Idempotency | null): Promise<T> {
    return this.inTransaction(actor, 'BEGIN', async (runner, client) => {
      const tx = new Tx(runner.manager, client, actor, new Date());
      if (idem) {
        const known = await claimKey(client, actor, tx.now, idem);
        if (known) return decodeAnswer<T>(known.answer);
      }
      const result = await work(tx);
      const kept = idem && { key: idem.key, answer: encodeAnswer(result) };
      await writeJournals(client, this.auditKey, actor, tx.now, { audits: tx.audits, events: tx.events, kept });
      // The first caller gets the very thing that a repeated call will get.
      return kept ? decodeAnswer<T>(kept.answer) : result;
    });
  }

  private async inTransaction<T>(
    actor: Actor,
    begin: string,
    work: (runner: QueryRunner, client: PoolClient) => Promise<T>,
  ): Promise<T> {
    if (!isUuid(actor.tenantId) || !isUuid(actor.accountId)) throw new Error('an actor without tenant cannot act');
    const runner = this.dataSource.createQueryRunner();
    try {
      const client: PoolClient = await runner.connect();
      // One message instead of three; both ids were checked to be UUIDs. Local to the transaction, so a pooler may sit between.
      await client.query(
        `${begin}; SELECT set_config('app.tenant_id', '${actor.tenantId}', true), set_config('app.account_id', '${actor.accountId}', true)`,
      );
      // TypeORM must know, or its own save() would begin and commit inside ours.
      Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
      try {
        const result = await work(runner, client);
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      } finally {
        Object.assign(runner, { isTransactionActive: false, transactionDepth: 0 });
      }
    } finally {
      await runner.release();
    }
  }
}

/** SQLSTATE of an error from the driver or from TypeORM around it. */
export function sqlState(error: unknown): string | undefined {
  if (error instanceof DatabaseError) return error.code;
  const driverError = (error as { driverError?: unknown } | null)?.driverError;
  return driverError instanceof Error ? (driverError as { code?: string }).code : undefined;
}
