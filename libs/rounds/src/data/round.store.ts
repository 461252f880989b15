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

export interface SeenBy {
  readonly row: Round;
  /** False for a visitor from elsewhere: he sees the round and what was allotted to him. */
  readonly inScope: boolean;
}

/** The round for who is in its scope and for who visits in it. Refuses `round.not-found` to everybody else. */
export async function findRoundForVisitor(tx: ReadTx, actor: Actor, permission: string, id: RoundId): Promise<SeenBy> {
  const query = withinScope(tx.from(Round, 'r'), actor, permission, 'r.unionId');
  const row = await query.andWhere('r.id = :id', { id }).getOne();
  if (row) return { row, inScope: true };
  const visitor = await tx.rows(
    `SELECT 1 FROM rounds.round_visitor WHERE tenant_id = $1 AND round_id = $2 AND person_id = $3`,
    [actor.tenantId, id, actor.personId],
    'round-visitor-is',
  );
  const own = visitor.length > 0 ? await tx.from(Round, 'r').andWhere('r.id = :id', { id }).getOne() : null;
  return own ? { row: own, inScope: false } : refuse('round.not-found');
}

/** Held for writing, or against writers; without a permission the caller has judged who may. */
export async function lockRoundFor(
  tx: Tx,
  permission: string | null,
  id: RoundId,
  mode: 'pessimistic_read' | 'pessimistic_write',
): Promise<Round> {
  const all = tx.from(Round, 'r');
  const query = permission === null ? all : withinScope(all, tx.actor, permission, 'r.unionId');
  return (await query.andWhere('r.id = :id', { id }).setLock(mode).getOne()) ?? refuse('round.not-found');
}
