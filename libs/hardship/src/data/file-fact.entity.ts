import type { AccountId, Id, PersonId, TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { HardshipFileId } from '../domain/hardship-file';
import type { FileStatus } from '../domain/hardship-file.lifecycle';

/** One step of a file, for its timeline. No personal data in `detail`. */
@Entity({ schema: 'hardship', name: 'file_fact' })
@Index('file_fact_by_file', ['tenantId', 'fileId', 'id'])
export class FileFact {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'file-fact'>;
  @Column('uuid') fileId: HardshipFileId;
  @Column('text') action: string;
  @Column('timestamptz') at: Date;
  @Column('uuid') byAccountId: AccountId;
  /** Whose doing it was: his own, and that of whom he acted for. */
  @Column('uuid', { array: true, default: [] }) byPersons: PersonId[];
  @Column('text') byName: string;
  /** The status that it led to. */
  @Column('text') status: FileStatus;
  @Column('jsonb') detail: object;
}
