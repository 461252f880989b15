import { newId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { HandOverLine, OfficeHandOver } from '../data/office-hand-over.entity';
import { refuse } from '../domain/identity.problems';
import { afterHandOver, afterLine, isUnsettled, type OfficeHandOverId } from '../domain/office-hand-over';
import { type OpenWorkGroup, OpenWorkSources, withinUnion, workerOf } from './open-work';

export const MANAGE_HAND_OVERS = 'hand-over:manage';

/**
 * For whom a hand-over exists: the next officer himself, who was given a line that the next one refused, and who manages
 * hand-overs in its union.
 */
export type HandOverPart = 'next' | 'receiver' | 'desk';

/** SQL: the account was given a line of the hand-over `of`. `$1` of the statement is the tenant. */
export const wasGivenLine = (of: string, account: string): string =>
  `EXISTS (SELECT 1 FROM identity.hand_over_line gl WHERE gl.tenant_id = $1 AND gl.hand_over_id = ${of}.id
    AND gl.to_account_id = ${account}::uuid)`;

export interface SeenHandOver {
  readonly row: OfficeHandOver;
  readonly parts: ReadonlySet<HandOverPart>;
}

/** Hand-overs and their lines as rows. */
@Injectable()
export class OfficeHandOverStore {
  constructor(private readonly sources: OpenWorkSources) {}

  /** Refuses `hand-over.not-found` to everybody else. */
  async find(tx: ReadTx, id: OfficeHandOverId, tail = ''): Promise<SeenHandOver> {
    const { accountId } = tx.actor;
    const found = await tx.found(
      OfficeHandOver,
      (param, values) =>
        `r.id = ${param(id)} AND (r.to_account_id = ${param(accountId)}::uuid OR ${wasGivenLine('r', param(accountId))}
         OR ${scopeCondition(tx.actor, MANAGE_HAND_OVERS, 'r.union_id', values)})`,
      tail,
    );
    const row = found[0] ?? refuse('hand-over.not-found');
    const parts = new Set<HandOverPart>();
    if (row.toAccountId === accountId) parts.add('next');
    if (await this.wasGiven(tx, row)) parts.add('receiver');
    if (await this.isDesk(tx, row)) parts.add('desk');
    return { row, parts };
  }

  /** Held until the end of the transaction: of two who decide at once, the second sees what the first did. */
  lock(tx: Tx, id: OfficeHandOverId): Promise<SeenHandOver> {
    return this.find(tx, id, 'FOR UPDATE');
  }

  linesOf(tx: ReadTx, handOverId: OfficeHandOverId): Promise<HandOverLine[]> {
    const query = tx.from(HandOverLine, 'l').andWhere('l.handOverId = :handOverId', { handOverId });
    return query.orderBy('l.place').addOrderBy('l.id').getMany();
  }

  /** What waits for the leaving officer now, in the hand-over's union and below. */
  async workOf(tx: ReadTx, row: Pick<OfficeHandOver, 'fromAccountId' | 'unionId'>): Promise<OpenWorkGroup[]> {
    return this.sources.of(tx, await workerOf(tx, row.fromAccountId), withinUnion(row.unionId));
  }

  /** Writes work down that stands on no line yet; answers how many. */
  async addLines(tx: Tx, row: OfficeHandOver, groups: readonly OpenWorkGroup[], cameLater: boolean): Promise<number> {
    const known = await this.linesOf(tx, row.id);
    const news = newWork(groups, known);
    if (news.length > 0) {
      const lines = news.map(({ kind, label, item }, index) => ({
        ...{ id: newId<'hand-over-line'>(tx.now.getTime()), version: 1, handOverId: row.id, kind, label, ...item },
        ...{ cameLater, place: known.length + index, status: 'waiting' as const },
        ...{ reason: null, decidedAt: null, decidedByName: null, toAccountId: null, toName: null },
      }));
      await tx.insert(HandOverLine, ...lines);
    }
    return news.length;
  }

  /** Closes it when every line has found its hands and nothing came up since; what came up is written down instead. */
  async settle(tx: Tx, row: OfficeHandOver): Promise<OfficeHandOver> {
    if ((await this.linesOf(tx, row.id)).some(({ status }) => isUnsettled(status))) return row;
    if ((await this.addLines(tx, row, await this.workOf(tx, row), true)) > 0) return row;
    const status = afterHandOver(row.status, 'close');
    const { id: subjectId, unionId } = row;
    const detail = { status: [row.status, status] };
    tx.audit({ action: 'office-hand-over.close', subjectType: 'office-hand-over', subjectId, unionId, detail });
    tx.announce({ type: 'office-hand-over.closed.v1', payload: { handOverId: row.id, openedBy: row.openedBy } });
    return tx.update(OfficeHandOver, row, { status, endedAt: tx.now });
  }

  /** It was done or given to somebody else in the meantime. */
  lapse(tx: Tx, line: HandOverLine, reason: string): Promise<HandOverLine> {
    const status = afterLine(line.status, 'lapse');
    return tx.update(HandOverLine, line, { status, reason, decidedAt: tx.now, decidedByName: tx.actor.displayName });
  }

  private async wasGiven(tx: ReadTx, { id }: OfficeHandOver): Promise<boolean> {
    const given = tx.from(HandOverLine, 'l').andWhere('l.handOverId = :id', { id });
    return given.andWhere('l.toAccountId = :to', { to: tx.actor.accountId }).getExists();
  }

  private async isDesk(tx: ReadTx, { unionId }: OfficeHandOver): Promise<boolean> {
    const values: unknown[] = [tx.actor.tenantId, unionId];
    const scope = scopeCondition(tx.actor, MANAGE_HAND_OVERS, 'u.id', values);
    const rows = await tx.rows(
      `SELECT 1 FROM organizations.trade_union u WHERE u.tenant_id = $1 AND u.id = $2 AND ${scope}`,
      values,
    );
    return rows.length > 0;
  }
}

const keyOf = ({ kind, subjectId }: { kind: string; subjectId: string }): string => `${kind}:${subjectId}`;

/** Work that stands on no line. */
export function newWork(groups: readonly OpenWorkGroup[], lines: readonly HandOverLine[]) {
  const known = new Set(lines.map(keyOf));
  return groups.flatMap(({ kind, label, items }) =>
    items
      .filter(({ subjectId }) => !known.has(keyOf({ kind, subjectId })))
      .map(({ subjectId, title, link, dueOn }) => ({ kind, label, item: { subjectId, title, link, dueOn } })),
  );
}
