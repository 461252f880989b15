import { withinScope } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { listTotals, putOff } from '../data/grant-list.query';
import { GrantList } from '../data/instalment.entity';
import type { Programme } from '../data/programme.entity';
import {
  GRANT_LIST_STATUS_LABELS,
  type GrantListAction,
  LIST_CHANGES_IN,
  nextGrantListStatus,
} from '../domain/grant-list.lifecycle';
import { GRANT_LIST_SUBJECT, type GrantListId, type InstalmentId } from '../domain/study-aid';
import { refuse } from '../domain/study-aid.problems';
import { ListPublicity } from './list-publicity';

/** Which list, as the caller saw it. */
export interface SeenList {
  readonly id: GrantListId;
  readonly version: number;
}

/** Lists as rows; the one place where a list moves. */
@Injectable()
export class GrantListStore {
  constructor(private readonly publicity: ListPublicity) {}

  async lock(tx: Tx, permission: string, { id, version }: SeenList): Promise<GrantList> {
    const row = await withinScope(tx.from(GrantList, 'l'), tx.actor, permission, 'l.unionId')
      .andWhere('l.id = :id', { id })
      .setLock('pessimistic_write')
      .getOne();
    const list = row ?? refuse('study-list.not-found');
    tx.expectVersion(list, version);
    return list;
  }

  async find(tx: ReadTx, permission: string, id: GrantListId): Promise<GrantList> {
    const query = withinScope(tx.from(GrantList, 'l'), tx.actor, permission, 'l.unionId');
    return (await query.andWhere('l.id = :id', { id }).getOne()) ?? refuse('study-list.not-found');
  }

  async move(
    tx: Tx,
    list: GrantList,
    action: GrantListAction,
    reason: string | null,
    patch: Partial<GrantList> = {},
  ): Promise<void> {
    const before = list.status;
    const status =
      nextGrantListStatus(before, action) ??
      refuse('study-list.action-not-open', `这份名单${GRANT_LIST_STATUS_LABELS[before]}，现在不能这样办。`);
    await tx.update(GrantList, list, { ...patch, status, lastReason: reason });
    this.record(tx, list, action, { status: [before, status] }, reason);
  }

  /** Takes a student off; the sum follows. */
  async takeOff(tx: Tx, list: GrantList, instalmentId: InstalmentId, reason: string): Promise<void> {
    if (!LIST_CHANGES_IN.includes(list.status)) refuse('study-list.action-not-open');
    if ((await putOff(tx, list.id, instalmentId)) === 0) refuse('study-instalment.not-found');
    await tx.update(GrantList, list, await listTotals(tx, list.id));
    this.record(tx, list, 'take-off', { instalmentId }, reason);
  }

  /** Everybody waits for another list again. */
  async release(tx: Tx, list: GrantList): Promise<void> {
    await putOff(tx, list.id, null);
  }

  async publicise(tx: Tx, list: GrantList, programme: Programme): Promise<void> {
    if (programme.publicityDays === 0 || !(await this.publicity.hasNew(tx, list)))
      refuse('study-list.notice-not-asked');
    await this.publicity.publish(tx, list, programme.publicityDays);
    await this.move(tx, list, 'publicise', null);
  }

  /** Who is new was shown to the public, where the programme asks for it. */
  async requirePublicised(tx: Tx, list: GrantList, programme: Programme): Promise<void> {
    if (programme.publicityDays > 0 && (await this.publicity.hasNew(tx, list)))
      await this.publicity.requireOver(tx, list);
  }

  record(tx: Tx, list: GrantList, action: string, detail: Record<string, unknown>, reason: string | null = null): void {
    const { id: subjectId, unionId, status } = list;
    tx.audit({ action: `study-list.${action}`, subjectType: GRANT_LIST_SUBJECT, subjectId, unionId, detail, reason });
    tx.announce({ type: 'study-list.moved.v1', payload: { grantListId: subjectId, unionId, action, status } });
  }
}
