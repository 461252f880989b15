import type { AccountId, Id, TenantId } from '@app/kernel';
import { SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ExportStatus } from '../domain/list-export';

export type ListExportId = Id<'list-export'>;

/** A list on its way into a workbook: what was asked for and by whom, and how far it is. */
@Entity({ schema: 'intake', name: 'list_export' })
@Index('list_export_by_account', ['tenantId', 'accountId', 'id'])
@Index('list_export_at_work', ['tenantId', 'seenAt'], { where: `status IN ('waiting','running')` })
@Index('list_export_by_age', ['tenantId', 'expiresAt'])
@Check('list_export_status_known', `status IN ('waiting','running','done','failed')`)
@Check('list_export_counts', `row_count >= 0 AND byte_size >= 0`)
@Check('list_export_failed_says_why', `(status = 'failed') = (problem IS NOT NULL)`)
export class ListExport {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: ListExportId;
  @Column('int') version: number;
  @Column('uuid') accountId: AccountId;
  /** Of the list: `/staff/members`. */
  @Column('text') path: string;
  /** What it was narrowed to, as JSON; sealed, since somebody may have typed a name. */
  @SealedColumn({}, { purpose: 'intake.list_export.query_sealed' }) querySealed: Buffer;
  @Column('text') title: string;
  @Column('text') status: ExportStatus;
  /** Written so far; of a finished one, all. */
  @Column('int') rowCount: number;
  @Column('int') byteSize: number;
  /** Why it failed, in a sentence without personal data. */
  @Column('text', { nullable: true }) problem: string | null;
  @Column('timestamptz') orderedAt: Date;
  /** Last sign of life of the job. */
  @Column('timestamptz') seenAt: Date;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
  @Column('timestamptz') expiresAt: Date;
}

/** The workbook, sealed in pieces; they go with their row. */
@Entity({ schema: 'intake', name: 'list_export_part' })
export class ListExportPart {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') exportId: ListExportId;
  @PrimaryColumn('int') position: number;
  @SealedColumn({}, { boundTo: ['exportId', 'position'] }) content: Buffer;
}

export const LIST_EXPORT_ENTITIES = [ListExport, ListExportPart];
