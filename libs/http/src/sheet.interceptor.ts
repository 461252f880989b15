import { type Actor, newId } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { mergeMap, type Observable } from 'rxjs';
import { refuse, type RequestContext } from './access';
import type { Sheet } from './sheet';
import { fileNameOf, MEDIA_TYPE, rowOf, type SheetStamp, workbookOf } from './sheet.workbook';

/** More would hold up everybody else; who needs them narrows the list. */
export const MOST_SHEET_ROWS = 20_000;
const AT_ONCE = 500;

/** Makes a workbook of the `Sheet` that a handler returns, and records who took which list and how many rows. */
@Injectable()
export class SheetInterceptor implements NestInterceptor {
  constructor(private readonly uow: UnitOfWork) {}

  intercept(ctx: ExecutionContext, next: CallHandler<Sheet<unknown>>): Observable<StreamableFile> {
    const { actor } = ctx.switchToHttp().getRequest<RequestContext>();
    return next.handle().pipe(mergeMap((sheet) => this.answer(actor ?? refuse('request.sign-in-needed'), sheet)));
  }

  private async answer(actor: Actor, sheet: Sheet<unknown>): Promise<StreamableFile> {
    const zone = await this.zoneOf(actor);
    // All rows are there before the first byte goes: a list that is too long is refused, not cut off.
    const rows: ReturnType<typeof rowOf>[] = [];
    let after: string | undefined;
    do {
      const { items, next } = await sheet.page(after, AT_ONCE);
      for (const item of items) rows.push(rowOf(sheet, item, zone));
      if (rows.length > MOST_SHEET_ROWS) refuse('request.sheet-too-long');
      after = next ?? undefined;
    } while (after !== undefined);
    const stamp = await this.record(actor, sheet, rows.length, zone);
    const disposition = fileNameOf(sheet.title, stamp);
    return new StreamableFile(workbookOf(sheet, rows, stamp), { type: MEDIA_TYPE, disposition });
  }

  private record(actor: Actor, { list, filters }: Sheet<unknown>, rows: number, zone: string): Promise<SheetStamp> {
    return this.uow.run(actor, (tx) => {
      const narrowed = filters.map(([label, words]) => `${label}：${words}`).join('；');
      tx.audit({
        ...{ action: 'list.export', subjectType: 'list', subjectId: newId(tx.now.getTime()) },
        unionId: actor.grants[0]?.unionId ?? null,
        detail: { list, rows, ...(narrowed && { filters: narrowed }) },
      });
      return Promise.resolve({ by: actor.displayName, at: tx.now, zone });
    });
  }

  private zoneOf(actor: Actor): Promise<string> {
    return this.uow.read(actor, async (tx) => {
      const [row] = await tx.rows<{ zone: string }>(
        `SELECT zone FROM platform.tenant WHERE tenant_id = $1`,
        [actor.tenantId],
        'tenant-zone-of-sheet',
      );
      return row?.zone ?? 'Asia/Shanghai';
    });
  }
}
