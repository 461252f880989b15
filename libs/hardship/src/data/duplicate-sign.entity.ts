import type { AccountId, Id, MemberId, TenantId, UnionId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DuplicateBasis, DuplicateVerdict } from '../domain/duplicate-sign';
import type { FilePersonId, HardshipFileId } from '../domain/hardship-file';

export type DuplicateSignId = Id<'duplicate-sign'>;

/** Evidence that one household stands in two places; no accusation. A person judges. */
@Entity({ schema: 'hardship', name: 'duplicate_sign' })
@Index('duplicate_sign_once', ['tenantId', 'fileId', 'otherMemberId', 'basis'], { unique: true })
@Index('duplicate_sign_by_other', ['tenantId', 'otherFileId'], { where: 'other_file_id IS NOT NULL' })
@Check('duplicate_sign_basis_known', `basis IN ('document','register','earlier')`)
@Check('duplicate_sign_verdict_known', `verdict IN ('same','different')`)
@Check('duplicate_sign_judged_whole', `num_nulls(verdict, reason, judged_by, judged_by_name, judged_at) IN (0, 5)`)
export class DuplicateSign {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: DuplicateSignId;
  @Column('int') version: number;
  @Column('text') basis: DuplicateBasis;
  @Column('uuid') fileId: HardshipFileId;
  @Column('uuid') unionId: UnionId;
  /** Null: nobody could open it, the first one stood in the way. */
  @Column('uuid', { nullable: true }) otherFileId: HardshipFileId | null;
  @Column('uuid') otherMemberId: MemberId;
  @Column('uuid') otherUnionId: UnionId;
  /** Persons of the file whose document somebody else typed; empty where both sides have a file to compare. */
  @Column('uuid', { array: true }) personIds: FilePersonId[];
  @Column('timestamptz') foundAt: Date;
  @Column('text', { nullable: true }) verdict: DuplicateVerdict | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { nullable: true }) judgedBy: AccountId | null;
  @Column('text', { nullable: true }) judgedByName: string | null;
  @Column('timestamptz', { nullable: true }) judgedAt: Date | null;
}
