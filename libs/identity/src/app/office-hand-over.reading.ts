import type { AccountId, Actor, UnionId } from '@app/kernel';
import { OrganizationDirectory, scopeCondition } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { HandOverLine, OfficeHandOver } from '../data/office-hand-over.entity';
import type { OfficeHandOverId } from '../domain/office-hand-over';
import { type Role, ROLE_NAMES } from '../domain/role';
import { permissionsOfRole } from '../domain/role-matrix';
import {
  type HandOverPart,
  MANAGE_HAND_OVERS,
  newWork,
  OfficeHandOverStore,
  wasGivenLine,
} from './office-hand-over.store';

export interface Officer {
  readonly accountId: AccountId;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** A hand-over in a list, with how far it got. */
export type HandOverSummary = Pick<
  OfficeHandOver,
  'id' | 'version' | 'unionId' | 'fromName' | 'toName' | 'onDay' | 'status' | 'openedAt'
> & { readonly unionName: string; readonly lines: number; readonly waiting: number; readonly refused: number };

export interface HandOverRecord {
  readonly row: OfficeHandOver;
  readonly unionName: string;
  readonly parts: ReadonlySet<HandOverPart>;
  readonly viewer: AccountId;
  readonly lines: readonly HandOverLine[];
  /** Came up since and stands on no line yet. */
  readonly news: readonly { readonly label: string; readonly title: string }[];
}

/** Who holds a role in this very union now or later, and can sign in. */
export async function officersOf(tx: ReadTx, unionId: UnionId): Promise<Officer[]> {
  return tx.rows<Officer & Record<string, unknown>>(
    `SELECT a.id AS "accountId", a.display_name AS name, array_agg(DISTINCT g.role) AS roles
     FROM identity.role_grant g JOIN identity.account a ON a.tenant_id = g.tenant_id AND a.id = g.account_id
     JOIN platform.tenant t ON t.tenant_id = g.tenant_id
     WHERE g.tenant_id = $1 AND g.union_id = $2 AND g.revoked_at IS NULL AND a.status = 'active'
       AND (g.valid_until IS NULL OR g.valid_until >= ($3 AT TIME ZONE t.zone)::date)
     GROUP BY a.id, a.display_name ORDER BY a.display_name, a.id`,
    [tx.actor.tenantId, unionId, tx.now],
  );
}

export const rolesOf = ({ roles }: Officer): string =>
  roles
    .filter((role) => permissionsOfRole(role).size > 0)
    .map((role) => ROLE_NAMES[role])
    .join('、');

/** Hand-overs for the desk and for the next officer. */
@Injectable()
export class OfficeHandOverReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: OfficeHandOverStore,
  ) {}

  /** Open ones first, the newest first; at most 200. */
  list(actor: Actor): Promise<HandOverSummary[]> {
    return this.uow.read(actor, (tx) => {
      const values: unknown[] = [actor.tenantId];
      return summaries(tx, scopeCondition(actor, MANAGE_HAND_OVERS, 'h.union_id', values), values);
    });
  }

  /** Those in which something is for the actor to take. */
  mine(actor: Actor): Promise<HandOverSummary[]> {
    return this.uow.read(actor, (tx) =>
      summaries(tx, `(h.to_account_id = $2 OR ${wasGivenLine('h', '$2')})`, [actor.tenantId, actor.accountId]),
    );
  }

  officers(actor: Actor, unionId: UnionId): Promise<Officer[]> {
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, MANAGE_HAND_OVERS, unionId);
      return officersOf(tx, unionId);
    });
  }

  one(actor: Actor, id: OfficeHandOverId): Promise<HandOverRecord> {
    return this.uow.read(actor, async (tx) => {
      const { row, parts } = await this.store.find(tx, id);
      const lines = await this.store.linesOf(tx, id);
      const [union] = await tx.rows<{ name: string }>(
        `SELECT name FROM organizations.trade_union WHERE tenant_id = $1 AND id = $2`,
        [actor.tenantId, row.unionId],
      );
      const found = row.status === 'open' ? newWork(await this.store.workOf(tx, row), lines) : [];
      const news = found.map(({ label, item }) => ({ label, title: item.title }));
      return { row, parts, lines, news, viewer: actor.accountId, unionName: union?.name ?? '' };
    });
  }
}

function summaries(tx: ReadTx, condition: string, values: unknown[]): Promise<HandOverSummary[]> {
  return tx.rows<HandOverSummary & Record<string, unknown>>(
    `SELECT h.id, h.version, h.union_id AS "unionId", u.name AS "unionName", h.from_name AS "fromName",
       h.to_name AS "toName", h.on_day AS "onDay", h.status, h.opened_at AS "openedAt", l.lines, l.waiting, l.refused
     FROM identity.office_hand_over h
     JOIN organizations.trade_union u ON u.tenant_id = h.tenant_id AND u.id = h.union_id
     CROSS JOIN LATERAL (SELECT count(*)::int AS lines, count(*) FILTER (WHERE x.status = 'waiting')::int AS waiting,
         count(*) FILTER (WHERE x.status = 'refused')::int AS refused
       FROM identity.hand_over_line x WHERE x.tenant_id = h.tenant_id AND x.hand_over_id = h.id) l
     WHERE h.tenant_id = $1 AND ${condition} ORDER BY h.status <> 'open', h.id DESC LIMIT 200`,
    values,
  );
}
