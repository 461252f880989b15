import { type Actor, isUuid } from '@app/kernel';
import { DatabaseError, type Pool, type PoolClient } from 'pg';
import { ActorOutdated, type ActorProof, OUTDATED, proofOf } from './actor-proof';
import { currentTrace } from './trace';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

/** TypeORM's own road to a connection makes a runner and a manager for every call; few of them are ever used. */
const poolOf = (dataSource: DataSource): Pool => (dataSource.driver as unknown as { master: Pool }).master;

const ignored = (): void => undefined;

async function proven(begun: Promise<unknown>, proof: ActorProof | undefined): Promise<void> {
  try {
    await begun;
  } catch (error) {
    throw error instanceof DatabaseError && error.code === OUTDATED ? new ActorOutdated() : error;
  }
  if (proof) proof.confirmed = true;
}

/** One connection for the length of one transaction. */
export class TransactionConnection {
  private runner: QueryRunner | null = null;

  private constructor(
    readonly dataSource: DataSource,
    readonly client: PoolClient,
  ) {}

  static async open(dataSource: DataSource): Promise<TransactionConnection> {
    return new TransactionConnection(dataSource, await poolOf(dataSource).connect());
  }

  /** For query builders: made when the first one is asked for, on this very connection. */
  get manager(): EntityManager {
    if (!this.runner) {
      this.runner = this.dataSource.createQueryRunner();
      // TypeORM must know, or its own save() would begin and commit inside ours.
      const known = { databaseConnection: this.client, isTransactionActive: true, transactionDepth: 1 };
      Object.assign(this.runner, known);
    }
    return this.runner.manager;
  }

  /**
   * Sends the beginning and does not wait for it: what follows on the connection is answered after it, and fails when it
   * failed. One message instead of three; local to the transaction, so a pooler may sit between. An actor who was
   * remembered is proved by it (`ActorOutdated`). `plans: 'once'`: what is prepared is not planned anew for its values.
   */
  begin(
    statement: 'BEGIN' | 'BEGIN READ ONLY',
    actor: Actor,
    plans: 'once' | 'by-values' = 'by-values',
  ): Promise<void> {
    const { tenantId, accountId } = actor;
    if (!isUuid(tenantId) || !isUuid(accountId)) throw new Error('an actor without tenant cannot act');
    const proof = proofOf(actor);
    const trace = currentTrace();
    const told = `set_config('app.tenant_id', '${tenantId}', true), set_config('app.account_id', '${accountId}', true)`;
    const planned = plans === 'once' ? `, set_config('plan_cache_mode', 'force_generic_plan', true)` : '';
    const proved = proof && !proof.confirmed ? `, ${proof.check}` : '';
    const text = `${statement}; SELECT ${told}${planned}${proved}${trace ? ` /* ${trace} */` : ''}`;
    const begun = proven(this.client.query(text), proof);
    begun.catch(ignored);
    return begun;
  }

  /** Ends a reading transaction without waiting for it: nothing hangs on how it ends. */
  leave(): void {
    this.client.query('COMMIT').catch(ignored);
  }

  async rollback(): Promise<void> {
    await this.client.query('ROLLBACK').catch(ignored);
  }

  release(): void {
    if (this.runner) Object.assign(this.runner, { isReleased: true, isTransactionActive: false, transactionDepth: 0 });
    this.client.release();
  }
}
