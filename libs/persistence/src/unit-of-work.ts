import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActorOutdated } from './actor-proof';
import { TransactionConnection } from './connection';
import { KeySettings } from './database.settings';
import { claimKey, decodeAnswer, encodeAnswer, type Idempotency } from './idempotency';
import { commitWithJournals } from './journal-writer';
import { sqlState } from './sql-state';
import { type Glance, ReadTx, Tx } from './tx';

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
  async read<T>(actor: Actor, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    const connection = await TransactionConnection.open(this.dataSource);
    try {
      const begun = connection.begin('BEGIN READ ONLY', actor);
      const tx = new ReadTx(connection, actor, new Date());
      try {
        const result = await work(tx);
        await begun;
        connection.leave();
        return result;
      } catch (error) {
        tx.end();
        await connection.rollback();
        throw await outdatedOr(begun, error);
      } finally {
        tx.end();
      }
    } finally {
      connection.release();
    }
  }

  /**
   * Runs `work` that asks all it asks before it waits for the first answer: its statements travel with the beginning and
   * the end of their transaction. Whoever asks later is told so by an error. `plans: 'once'` is for a statement whose best
   * plan does not hang on its values, where PostgreSQL thinks that it does and plans for longer than it then runs.
   */
  async glance<T>(
    actor: Actor,
    work: (tx: Glance) => Promise<T>,
    { plans }: { readonly plans?: 'once' } = {},
  ): Promise<T> {
    const connection = await TransactionConnection.open(this.dataSource);
    try {
      const begun = connection.begin('BEGIN READ ONLY', actor, plans);
      const tx = new ReadTx(connection, actor, new Date());
      const asked = work(tx);
      tx.end();
      connection.leave();
      try {
        const result = await asked;
        await begun;
        return result;
      } catch (error) {
        throw await outdatedOr(begun, error);
      }
    } finally {
      connection.release();
    }
  }

  private async attempt<T>(actor: Actor, work: (tx: Tx) => Promise<T>, idem: Idempotency | null): Promise<T> {
    const connection = await TransactionConnection.open(this.dataSource);
    try {
      const begun = connection.begin('BEGIN', actor);
      const tx = new Tx(connection, actor, new Date());
      try {
        const claim = idem && claimKey(connection.client, actor, tx.now, idem);
        // The work asks its first question behind the claim; it gets no answer when the key is taken.
        const asked = claim ? tx.behind(claim, work) : work(tx);
        const known = claim && (await claim);
        if (known) {
          tx.end();
          await connection.rollback();
          return decodeAnswer<T>(known.answer);
        }
        const result = await asked;
        await begun;
        return await this.commit(connection, tx, result, idem);
      } catch (error) {
        tx.end();
        await connection.rollback();
        throw await outdatedOr(begun, tx.reasonOf(error));
      } finally {
        tx.end();
      }
    } finally {
      connection.release();
    }
  }

  private async commit<T>({ client }: TransactionConnection, tx: Tx, result: T, idem: Idempotency | null): Promise<T> {
    const { actor, now, audits, events } = tx;
    const kept = idem && { key: idem.key, answer: encodeAnswer(result) };
    await commitWithJournals(client, this.auditKey, actor, now, { audits, events, kept }, () => tx.settled());
    // The first caller gets the very thing that a repeated call will get.
    return kept ? decodeAnswer<T>(kept.answer) : result;
  }
}

/** Why the work failed: when its transaction did not even begin, because somebody else acts now than who was remembered. */
const outdatedOr = (begun: Promise<void>, error: unknown): Promise<unknown> =>
  begun.then(
    () => error,
    (failure: unknown) => (failure instanceof ActorOutdated ? failure : error),
  );
