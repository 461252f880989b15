import type { Actor } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type TalkFilter, type TalkLine, talkLines } from '../data/talk-list.query';

/** Talks (五必谈) for who holds them and who may read what was said. */
@Injectable()
export class TalkListService {
  constructor(private readonly uow: UnitOfWork) {}

  /** One line more than `limit` when there is a next page. */
  list(actor: Actor, filter: TalkFilter, after: readonly (string | null)[] | null, limit: number): Promise<TalkLine[]> {
    return this.uow.read(actor, (tx) => talkLines(tx, filter, after, limit));
  }
}
