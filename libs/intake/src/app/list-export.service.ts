import { SheetRegister } from '@app/http';
import { type Actor, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ListExport, type ListExportId } from '../data/list-export.entity';
import { ListExportStore } from '../data/list-export.store';
import { EXPORT_KEPT_DAYS, MOST_AT_ONCE, refuseExport } from '../domain/list-export';

const DAY_MS = 86_400_000;

export interface ExportOrder {
  /** Of the list: `/staff/members`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

export interface ExportFile {
  readonly title: string;
  readonly finishedAt: Date;
  /** IANA name of the zone of the federation. */
  readonly zone: string;
  readonly byteSize: number;
  readonly pieces: AsyncIterable<Buffer>;
}

/** Exports of long lists: ordered here, made by the worker, fetched by who ordered them and nobody else. */
@Injectable()
export class ListExportService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly sheets: SheetRegister,
    private readonly store: ListExportStore,
  ) {}

  /** Refuses what the list itself would refuse, and `list-export.too-many`. */
  async order(actor: Actor, { path, query }: ExportOrder): Promise<ListExport> {
    const declared = this.sheets.of(path);
    const asking = declared.as(actor);
    const { title, list } = await declared.open(asking, query);
    return this.uow.run(asking, async (tx) => {
      await refuseTooMany(tx);
      const id = newId<'list-export'>(tx.now.getTime());
      const row = {
        ...{ id, version: 1, accountId: actor.accountId, path, title, status: 'waiting' as const },
        ...{ querySealed: this.store.sealQuery(tx, query), rowCount: 0, byteSize: 0, problem: null },
        ...{ orderedAt: tx.now, seenAt: tx.now, finishedAt: null },
        expiresAt: new Date(tx.now.getTime() + EXPORT_KEPT_DAYS * DAY_MS),
      };
      await tx.insert(ListExport, row);
      const unionId = actor.grants[0]?.unionId ?? null;
      tx.audit({
        ...{ action: 'list.export-ordered', subjectType: 'list-export', subjectId: id, unionId },
        detail: { list, status: [null, 'waiting'] },
      });
      tx.announce({ type: 'intake.list-export-ordered.v1', payload: { listExportId: id } });
      return Object.assign(new ListExport(), row);
    });
  }

  /** The actor's own that are still there, the latest first. */
  list(actor: Actor, after: string | null, limit: number): Promise<ListExport[]> {
    return this.uow.read(actor, (tx) =>
      tx.found(
        ListExport,
        (param) =>
          `r.account_id = ${param(actor.accountId)} AND r.expires_at > ${param(tx.now)}` +
          (after === null ? '' : ` AND r.id < ${param(after)}`),
        `ORDER BY r.id DESC LIMIT ${Math.trunc(limit) + 1}`,
      ),
    );
  }

  /** Refuses `list-export.not-found` for those of others and those that have expired. */
  async one(actor: Actor, id: ListExportId): Promise<ListExport> {
    const [row] = await this.uow.read(actor, (tx) =>
      tx.found(
        ListExport,
        (param) =>
          `r.id = ${param(id)} AND r.account_id = ${param(actor.accountId)} AND r.expires_at > ${param(tx.now)}`,
      ),
    );
    return row ?? refuseExport('list-export.not-found');
  }

  /** Piece by piece, so that no file stands in memory; that it was fetched is recorded before the first one leaves. */
  async file(actor: Actor, id: ListExportId): Promise<ExportFile> {
    const { title, status, finishedAt, byteSize, rowCount, path } = await this.one(actor, id);
    const fetching = this.sheets.of(path).as(actor);
    if (status !== 'done' || finishedAt === null) return refuseExport('list-export.not-ready');
    const zone = await this.uow.run(fetching, (tx) => {
      const unionId = actor.grants[0]?.unionId ?? null;
      const detail = { list: path, rows: rowCount };
      tx.audit({ action: 'list.export-fetched', subjectType: 'list-export', subjectId: id, unionId, detail });
      return this.organizations.zone(tx);
    });
    return { title, finishedAt, zone, byteSize, pieces: this.pieces(actor, id) };
  }

  private async *pieces(actor: Actor, id: ListExportId): AsyncGenerator<Buffer> {
    for (let position = 0; ; position++) {
      const piece = await this.uow.read(actor, (tx) => this.store.read(tx, id, position));
      if (!piece) return;
      yield piece;
    }
  }
}

async function refuseTooMany(tx: Tx): Promise<void> {
  const [row] = await tx.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM intake.list_export
     WHERE tenant_id = $1 AND account_id = $2 AND status IN ('waiting','running')`,
    [tx.actor.tenantId, tx.actor.accountId],
  );
  if (row!.count >= MOST_AT_ONCE) refuseExport('list-export.too-many');
}
