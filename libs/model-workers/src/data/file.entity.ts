import type { CivilDate, Id, MemberId, TenantId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { FileAction, FileStatus } from '../domain/file.lifecycle';
import type { Honour, HonourLevel, ModelWorkerFileId } from '../domain/model-worker';
import { FILE_STATUS_SQL, LEVEL_SQL } from './known-words';

/** One file per member, the voided ones left aside. Its union is the member's. */
@Entity({ schema: 'model_workers', name: 'file' })
@Index('model_worker_file_once', ['tenantId', 'memberId'], { unique: true, where: `status <> 'voided'` })
@Check('model_worker_file_status_known', `status IN (${FILE_STATUS_SQL})`)
@Check('model_worker_file_level_known', `level IN (${LEVEL_SQL})`)
@Check('model_worker_file_has_honour', 'jsonb_array_length(honours) > 0')
export class ModelWorkerFile {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: ModelWorkerFileId;
  @Column('int') version: number;
  @Column('uuid') memberId: MemberId;
  /** Of the highest honour. */
  @Column('text') level: HonourLevel;
  @Column('jsonb') honours: readonly Honour[];
  @Column('text') status: FileStatus;
  /** Since when it stands so. */
  @CivilDateColumn() since: CivilDate;
  /** Disciplined or under investigation: no aid while it stands. */
  @Column('text', { nullable: true }) barredReason: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text') openedByName: string;
  @Column('timestamptz') openedAt: Date;
}

/** What happened to a file, with its reason. Append-only. */
@Entity({ schema: 'model_workers', name: 'file_change' })
@Index('model_worker_change_by_file', ['tenantId', 'fileId', 'id'])
export class FileChange {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'model-worker-change'>;
  @Column('uuid') fileId: ModelWorkerFileId;
  @Column('text') action: FileAction | 'open' | 'bar' | 'unbar';
  @Column('text') fromStatus: FileStatus;
  @Column('text') toStatus: FileStatus;
  @CivilDateColumn() happenedOn: CivilDate;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') byName: string;
  @Column('timestamptz') at: Date;
}
