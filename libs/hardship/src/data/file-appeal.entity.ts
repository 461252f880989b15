import type { AccountId, CivilDate, Id, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AppealStatus } from '../domain/file-appeal';
import type { HardshipFileId } from '../domain/hardship-file';
import type { FileStatus } from '../domain/hardship-file.lifecycle';

export type FileAppealId = Id<'file-appeal'>;

/** The member does not agree with a decision on his file. What he says and what he is answered stand sealed. */
@Entity({ schema: 'hardship', name: 'file_appeal' })
@Index('file_appeal_one_open', ['tenantId', 'fileId'], { unique: true, where: `status = 'open'` })
@Index('file_appeal_by_file', ['tenantId', 'fileId', 'id'])
@Index('file_appeal_by_union', ['tenantId', 'unionId', 'status', 'id'])
@Check('file_appeal_status_known', `status IN ('open','granted','upheld','withdrawn')`)
@Check(
  'file_appeal_answer_whole',
  `num_nulls(answer_sealed, answered_by, answered_by_name, answered_on) IN (0, 4) AND (status IN ('granted','upheld')) = (answered_on IS NOT NULL)`,
)
export class FileAppeal {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: FileAppealId;
  @Column('int') version: number;
  @Column('uuid') fileId: HardshipFileId;
  @Column('uuid') unionId: UnionId;
  /** Where the file stood when he appealed: what the appeal is about. */
  @Column('text') about: FileStatus;
  @SealedColumn() wordsSealed: Buffer;
  @Column('text') status: AppealStatus;
  @CivilDateColumn() raisedOn: CivilDate;
  @Column('timestamptz') raisedAt: Date;
  @SealedColumn({ nullable: true }, { purpose: 'hardship.file_appeal.words' }) answerSealed: Buffer | null;
  @Column('uuid', { nullable: true }) answeredBy: AccountId | null;
  @Column('text', { nullable: true }) answeredByName: string | null;
  @CivilDateColumn({ nullable: true }) answeredOn: CivilDate | null;
}
