import type { Actor } from '@app/kernel';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Programme } from '../data/programme.entity';
import type { GrantListId, InstalmentId } from '../domain/study-aid';
import { GrantListStore, type SeenList } from './grant-list-store';

const MANAGE = 'study-aid:manage';

/** What an officer does with a list before somebody decides on it. */
@Injectable()
export class ListChangeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lists: GrantListStore,
  ) {}

  takeOff(actor: Actor, seen: SeenList, instalmentId: InstalmentId, reason: string): Promise<{ id: GrantListId }> {
    return this.uow.run(actor, async (tx) => {
      const list = await this.lists.lock(tx, MANAGE, seen);
      await this.lists.takeOff(tx, list, instalmentId, reason);
      return { id: list.id };
    });
  }

  publicise(actor: Actor, seen: SeenList, idem: Idempotency): Promise<{ id: GrantListId }> {
    const work = async (tx: Tx) => {
      const list = await this.lists.lock(tx, MANAGE, seen);
      await this.lists.publicise(tx, list, (await tx.lock(Programme, list.programmeId))!);
      return { id: list.id };
    };
    return this.uow.run(actor, work, idem);
  }

  cancel(actor: Actor, seen: SeenList, reason: string): Promise<{ id: GrantListId }> {
    return this.uow.run(actor, async (tx) => {
      const list = await this.lists.lock(tx, MANAGE, seen);
      await this.lists.move(tx, list, 'cancel', reason);
      await this.lists.release(tx, list);
      return { id: list.id };
    });
  }
}
