import { ChoiceField, CountField, IdField, InstantField, TextField } from '@app/http';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import type { ListExport } from '../../data/list-export.entity';
import { EXPORT_STATUS_LABELS, EXPORT_STATUSES } from '../../domain/list-export';

const MANY = 2 ** 31 - 1;

export class ExportOrderDto {
  @TextField('哪张清单', { max: 200, description: '清单的地址，如 /staff/members' }) path: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: '筛选条件，和看清单时一样',
    required: false,
  } as unknown as ApiPropertyOptions)
  @IsObject({ message: '筛选条件读不出来，请刷新页面后重试' })
  query: Record<string, string> = {};
}

export class ListExportView {
  @IdField('编号') id: string;
  @TextField('清单', { max: 100 }) title: string;
  @ChoiceField('状态', EXPORT_STATUSES) status: string;
  @TextField('状态怎么说', { max: 40 }) statusWords: string;
  @CountField('写好的行数', { max: MANY }) rows: number;
  @CountField('字节数', { max: MANY }) size: number;
  @TextField('为什么没有导成', { max: 500, nullable: true }) problem: string | null;
  @InstantField('什么时候要的') orderedAt: string;
  @InstantField('什么时候导完', { nullable: true }) finishedAt: string | null;
  @InstantField('留到什么时候') expiresAt: string;

  static of(row: ListExport): ListExportView {
    const { id, title, status, rowCount, byteSize, problem, orderedAt, finishedAt, expiresAt } = row;
    return Object.assign(new ListExportView(), {
      ...{ id, title, status, statusWords: EXPORT_STATUS_LABELS[status], rows: rowCount, size: byteSize, problem },
      ...{ orderedAt: orderedAt.toISOString(), expiresAt: expiresAt.toISOString() },
      finishedAt: finishedAt?.toISOString() ?? null,
    });
  }
}
