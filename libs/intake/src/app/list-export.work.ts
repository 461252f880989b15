import {
  type Cell,
  type FilledSheet,
  log,
  MOST_SHEET_ROWS,
  rowOf,
  severalSheetsOf,
  type Sheet,
  SheetRegister,
  type SheetStamp,
  streamedWorkbookOf,
  traceOf,
} from '@app/http';
import { AccountDirectory } from '@app/identity';
import { type Actor, DomainProblem, systemActor, type TenantId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ListExport, type ListExportId } from '../data/list-export.entity';
import { ListExportStore } from '../data/list-export.store';
import { EXPORT_PROBLEMS, exportStepTo, MOST_EXPORT_ROWS, refuseExport } from '../domain/list-export';

const PAGE_ROWS = 500;
const PIECE_BYTES = 1 << 20;

interface Opened {
  readonly row: ListExport;
  readonly actor: Actor;
  readonly sheet: Sheet<unknown>;
  readonly stamp: SheetStamp;
}

/**
 * Makes the workbook of an export: page by page in the scope of who ordered it, by the roles in which he
 * did as far as they were not taken back since, piece by piece into
 * the store. Neither the rows nor the file ever stand in memory, but for a workbook of several sheets.
 */
@Injectable()
export class ListExportWork {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly organizations: OrganizationDirectory,
    private readonly sheets: SheetRegister,
    private readonly store: ListExportStore,
  ) {}

  /** Does nothing when it is done already; what a killed attempt left is begun anew. */
  async work(tenantId: TenantId, id: ListExportId): Promise<void> {
    const row = await this.start(tenantId, id);
    if (!row) return;
    try {
      await this.write(await this.open(row));
    } catch (error) {
      if (!(error instanceof DomainProblem))
        log.error({ event: 'list-export-failed', exportId: id, ...traceOf(error) });
      const said = error instanceof DomainProblem ? error.detail : EXPORT_PROBLEMS['list-export.failed'].title;
      await this.fail(row, said);
    }
  }

  private start(tenantId: TenantId, id: ListExportId): Promise<ListExport | null> {
    return this.uow.run(systemActor(tenantId), async (tx) => {
      const row = await tx.lock(ListExport, id);
      const status = row && exportStepTo(row.status, 'start');
      if (!row || !status) return null;
      await this.store.clear(tx, id);
      return tx.update(ListExport, row, { status, rowCount: 0, byteSize: 0, seenAt: tx.now });
    });
  }

  private async open(row: ListExport): Promise<Opened> {
    const declared = this.sheets.of(row.path);
    const { actor, stamp } = await this.uow.read(systemActor(row.tenantId), async (tx) => {
      const found = await this.accounts.actorOf(tx, row.accountId, row.orderedAt);
      const asking = declared.as(found ?? refuseExport('list-export.nobody'));
      const zone = await this.organizations.zone(tx);
      return { actor: asking, stamp: { by: asking.displayName, at: tx.now, zone } };
    });
    const sheet = await declared.open(actor, this.store.openQuery(row));
    return { row, actor, sheet, stamp };
  }

  private async write(opened: Opened): Promise<void> {
    const { row, sheet, stamp } = opened;
    let [position, byteSize] = [0, 0];
    let pending: Buffer[] = [];
    let pendingBytes = 0;
    const flush = async (): Promise<void> => {
      const piece = Buffer.concat(pending);
      await this.uow.run(systemActor(row.tenantId), (tx) => this.store.write(tx, row.id, position, piece));
      [pending, pendingBytes] = [[], 0];
      position += 1;
      byteSize += piece.length;
    };
    const counter = { rows: 0 };
    const chunks: AsyncIterable<Uint8Array> = sheet.besides
      ? severalSheetsOf(await this.filled(opened, sheet.besides, counter), stamp)
      : streamedWorkbookOf(sheet, this.rows(opened, counter), stamp);
    for await (const chunk of chunks) {
      pending.push(Buffer.from(chunk));
      pendingBytes += chunk.length;
      if (pendingBytes >= PIECE_BYTES) await flush();
    }
    await flush();
    await this.finish(opened, counter.rows, byteSize);
  }

  private async *rows({ row, sheet, stamp }: Opened, counter: { rows: number }): AsyncGenerator<Cell[]> {
    for (let after: string | undefined, more = true; more;) {
      const { items, next } = await sheet.page(after, PAGE_ROWS);
      for (const item of items) yield rowOf(sheet, item, stamp.zone);
      counter.rows += items.length;
      if (counter.rows > MOST_EXPORT_ROWS) refuseExport('list-export.too-long');
      await this.tell(row, counter.rows);
      after = next ?? undefined;
      more = after !== undefined;
    }
  }

  /** All sheets of a workbook, each no longer than what is answered at once. */
  private async filled(
    opened: Opened,
    besides: readonly Sheet<unknown>[],
    counter: { rows: number },
  ): Promise<FilledSheet[]> {
    const all: FilledSheet[] = [];
    for (const sheet of [opened.sheet, ...besides]) {
      const rows: Cell[][] = [];
      let isCut = false;
      for await (const row of this.rows({ ...opened, sheet }, counter)) {
        isCut = rows.length >= MOST_SHEET_ROWS;
        if (isCut) break;
        rows.push(row);
      }
      all.push({ sheet, rows, isCut });
    }
    return all;
  }

  /** How far it is; also the sign of life. The version stays: nobody decides on it. */
  private async tell({ tenantId, id }: ListExport, rows: number): Promise<void> {
    await this.uow.run(systemActor(tenantId), (tx) =>
      tx.rows(
        `UPDATE intake.list_export SET row_count = $3, seen_at = $4 WHERE tenant_id = $1 AND id = $2`,
        [tenantId, id, rows, tx.now],
        'list-export-progress',
      ),
    );
  }

  private finish({ row, actor, sheet }: Opened, rowCount: number, byteSize: number): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const current = await tx.lock(ListExport, row.id);
      const status = current && exportStepTo(current.status, 'finish');
      if (!current || !status) return;
      const narrowed = sheet.filters.map(([label, words]) => `${label}：${words}`).join('；');
      tx.audit({
        ...{ action: 'list.export', subjectType: 'list-export', subjectId: row.id },
        unionId: actor.grants[0]?.unionId ?? null,
        detail: { list: sheet.list, rows: rowCount, ...(narrowed && { filters: narrowed }) },
      });
      await tx.update(ListExport, current, { status, rowCount, byteSize, seenAt: tx.now, finishedAt: tx.now });
    });
  }

  private fail({ tenantId, id }: ListExport, problem: string): Promise<void> {
    return this.uow.run(systemActor(tenantId), async (tx) => {
      const current = await tx.lock(ListExport, id);
      const status = current && exportStepTo(current.status, 'fail');
      if (!current || !status) return;
      await this.store.clear(tx, id);
      await tx.update(ListExport, current, { status, problem, byteSize: 0, seenAt: tx.now, finishedAt: tx.now });
    });
  }
}
