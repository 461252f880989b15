import type { CivilDate, Fen, MemberId, TenantId } from '@app/kernel';
import type { IdentityDocumentKind, Relation } from '@app/members';
import { CivilDateColumn, FenColumn, HashColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { FilePersonId, HardshipFileId } from '../domain/hardship-file';

/**
 * Somebody of the household. A member's name and number are read from the register; his row keeps only the document's
 * MAC, for uniqueness. The MAC is the register's own, so that members and relatives are found alike.
 */
@Entity({ schema: 'hardship', name: 'file_person' })
@Index('file_person_document', ['tenantId', 'documentMac'], { unique: true, where: 'running' })
@Index('file_person_one_head', ['tenantId', 'fileId'], { unique: true, where: `running AND relation = 'head'` })
@Index('file_person_by_file', ['tenantId', 'fileId', 'place'])
@Index('file_person_by_member', ['tenantId', 'memberId'], { where: 'member_id IS NOT NULL' })
@Check(
  'file_person_relation_known',
  `relation IN ('head','spouse','parent','child','parent-in-law','child-in-law','grandparent','grandchild','sibling','other')`,
)
@Check('file_person_gender_known', `gender IN ('female','male')`)
@Check('file_person_income_not_negative', `month_income >= 0`)
@Check('file_person_gaps_not_negative', `record_gaps >= 0`)
@Check('file_person_member_or_name', `member_id IS NOT NULL OR name_sealed IS NOT NULL`)
export class FilePerson {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: FilePersonId;
  @Column('uuid') fileId: HardshipFileId;
  /** As the file's; false too for who has left the household. */
  @Column('boolean') running: boolean;
  @Column('int') place: number;
  @Column('uuid', { nullable: true }) memberId: MemberId | null;
  @Column('text') relation: Relation;
  @SealedColumn({ nullable: true }) nameSealed: Buffer | null;
  @Column('text', { nullable: true }) documentKind: IdentityDocumentKind | null;
  @SealedColumn({ nullable: true }) documentSealed: Buffer | null;
  @HashColumn({ nullable: true }) documentMac: Buffer | null;
  @CivilDateColumn({ nullable: true }) bornOn: CivilDate | null;
  @Column('text', { nullable: true }) gender: 'female' | 'male' | null;
  /** Per month, in fen. */
  @FenColumn({ nullable: true }) monthIncome: Fen | null;
  @Column('text', { nullable: true }) workStatus: string | null;
  @SealedColumn({ nullable: true }) healthSealed: Buffer | null;
  @SealedColumn({ nullable: true }) schoolSealed: Buffer | null;
  /** The further fields of the national record, as JSON. */
  @SealedColumn({ nullable: true }) particularsSealed: Buffer | null;
  /** Fields that the national record still lacks of him; null until they are counted. */
  @Column('int', { nullable: true }) recordGaps: number | null;
}
