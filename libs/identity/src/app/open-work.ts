import { type AccountId, type Actor, type CivilDate, type PersonId } from '@app/kernel';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { refuse } from '../domain/identity.problems';
import { MANAGE_ACCOUNTS, visibleAccounts } from './account-access';

/** Whose work is looked at. */
export interface Worker {
  readonly accountId: AccountId;
  readonly personId: PersonId;
}

/** One thing that waits for a person by name, without saying whom it is about. */
export interface OpenWorkItem {
  readonly subjectId: string;
  /** 五访-2026-000123 住院 */
  readonly title: string;
  /** Path inside the app, where it can be handed on. */
  readonly link: string;
  readonly dueOn: CivilDate | null;
}

export const MOST_OPEN_WORK = 200;

/**
 * What stays behind when an officer leaves: a lib whose work waits for people by name provides one in its module, and is
 * found by itself. Only unions in the scope of `permission` are told of (`scopeCondition`).
 */
export abstract class OpenWork {
  /** 走访任务 */
  abstract readonly label: string;
  /** At most `MOST_OPEN_WORK`, soonest due first, in one statement. */
  abstract of(tx: ReadTx, worker: Worker, permission: string): Promise<OpenWorkItem[]>;
}

export interface OpenWorkGroup {
  readonly label: string;
  readonly items: readonly OpenWorkItem[];
}

/** What an account still has to do, for who looks after a change of office (换届). */
@Injectable()
export class OpenWorkReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly discovery: DiscoveryService,
  ) {}

  ofAccount(actor: Actor, accountId: AccountId): Promise<OpenWorkGroup[]> {
    return this.uow.read(actor, async (tx) => {
      const values: unknown[] = [actor.tenantId, accountId];
      const [worker] = await tx.rows<{ personId: PersonId }>(
        `SELECT coalesce(a.member_id, a.id) AS "personId" FROM identity.account a
         WHERE a.tenant_id = $1 AND a.id = $2 AND ${visibleAccounts(actor, values)}`,
        values,
      );
      if (!worker) return refuse('account.not-found');
      const groups: OpenWorkGroup[] = [];
      for (const source of this.sources())
        groups.push({
          label: source.label,
          items: await source.of(tx, { accountId, personId: worker.personId }, MANAGE_ACCOUNTS),
        });
      return groups.filter(({ items }) => items.length > 0);
    });
  }

  private sources(): OpenWork[] {
    const found = this.discovery.getProviders().map((wrapper) => wrapper.instance as unknown);
    return [...new Set(found.filter((instance): instance is OpenWork => instance instanceof OpenWork))];
  }
}
