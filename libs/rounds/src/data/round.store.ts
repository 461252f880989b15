import type { Actor } from '@app/kernel';
import { withinScope } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { newId } from '@app/kernel';
import type { RoundId } from '../domain/round';
import type { RoundState } from '../domain/round.decision';
import { refuse } from '../domain/rounds.problems';
import { RoundFact } from './round-conduct.entity';
import { Round } from './round.entity';

/** The round if the actor may see it under the permission; refuses `round.not-found`. */
export async function lockRound(tx: Tx, permission: string, id: RoundId): Promise<Round> {
  const query = withinScope(tx.from(Round, 'r'), tx.actor, permission, 'r.unionId');
  return (
    (await query.andWhere('r.id = :id', { id }).setLock('pessimistic_write').getOne()) ?? refuse('round.not-found')
  );
}

/** The same without a lock. */
export async function findRound(tx: ReadTx, actor: Actor, permission: string, id: RoundId): Promise<Round> {
  const query = withinScope(tx.from(Round, 'r'), actor, permission, 'r.unionId');
  return (await query.andWhere('r.id = :id', { id }).getOne()) ?? refuse('round.not-found');
}

export const stateOf = (row: Pick<Round, 'id' | 'unionId' | 'status'>): RoundState => ({
  roundId: row.id,
  unionId: row.unionId,
  status: row.status,
});

/** One line of the page's timeline. */
export async function tellFact(
  tx: Tx,
  roundId: RoundId,
  action: RoundFact['action'],
  words: string | null,
): Promise<void> {
  await tx.insert(RoundFact, {
    id: newId(tx.now.getTime()),
    roundId,
    action,
    at: tx.now,
    byName: tx.actor.displayName,
    words,
  });
}
