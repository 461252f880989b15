import type { CivilDate, MemberId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, HashColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { IdentityDocumentKind } from '../domain/identity-document';
import type {
  Gender,
  MemberCategory,
  MemberStatus,
  ModelWorkerLevel,
  PostTrait,
  RetentionGround,
} from '../domain/member';

/** Which union asked for a transfer; the other one confirms it. */
export type TransferSide = 'from' | 'to';

@Entity({ schema: 'members', name: 'member' })
@Index('member_document', ['tenantId', 'documentMac'], { unique: true })
@Index('member_by_union', ['tenantId', 'unionId', 'namePinyin', 'id'])
@Index('member_by_name', ['tenantId', 'namePinyin', 'id'])
@Index('member_by_card', ['tenantId', 'cardMac'], { where: 'card_mac IS NOT NULL' })
@Index('member_incoming', ['tenantId', 'transferToUnionId'], { where: 'transfer_to_union_id IS NOT NULL' })
@Check('member_gender_known', `gender IN ('female','male','unknown')`)
@Check(
  'member_document_kind_known',
  `document_kind IN ('resident-id','hmt-residence-permit','hk-macao-permit','taiwan-permit','foreign-permanent-residence','passport')`,
)
@Check(
  'member_document_whole',
  `(document_kind IS NULL) = (document_sealed IS NULL) AND (document_sealed IS NULL) = (document_mac IS NULL)`,
)
@Check(
  'member_phone_whole',
  `(phone_sealed IS NULL) = (phone_mac IS NULL) AND (phone_mac IS NULL) = (phone_tail_mac IS NULL)`,
)
@Check('member_card_whole', `(card_sealed IS NULL) = (card_mac IS NULL)`)
@Check('member_category_known', `category IN ('active','migrant','retiree','new-form','other')`)
@Check('member_model_worker_level_known', `model_worker_level IN ('national','provincial','municipal','county')`)
@Check('member_post_traits_known', `post_traits <@ ARRAY['front-line','shift','outdoor','hazardous','away','teacher']`)
@Check(
  'member_status_known',
  `status IN ('applied','active','transferring','retained','left','expelled','deceased','not-admitted')`,
)
@Check('member_death_has_day', `(status = 'deceased') = (died_on IS NOT NULL)`)
@Check('member_retention_ground_known', `retention_ground IN ('retired','unemployed','employer-closed')`)
@Check(
  'member_retention_has_ground',
  `CASE status WHEN 'retained' THEN retention_ground IS NOT NULL WHEN 'deceased' THEN true ELSE retention_ground IS NULL END`,
)
@Check(
  'member_transfer_whole',
  `(status = 'transferring') = (transfer_to_union_id IS NOT NULL) AND (transfer_to_union_id IS NULL) = (transfer_requested_on IS NULL) AND (transfer_to_union_id IS NULL) = (transfer_requested_by IS NULL)`,
)
@Check('member_transfer_side_known', `transfer_requested_by IN ('from','to')`)
@Check('member_transfer_elsewhere', `transfer_to_union_id <> union_id`)
export class Member {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: MemberId;
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @Column('text', { nullable: true }) groupName: string | null;
  @Column('text', { nullable: true }) street: string | null;
  @Column('text') name: string;
  /** As the search compares it: Simplified characters, no dots or spaces. */
  @Column('text') nameSimplified: string;
  /** Whole name in pinyin, likeliest reading; lists are in this order. */
  @Column({ type: 'text', collation: 'C' }) namePinyin: string;
  @Column('text') gender: Gender;
  @Column('text', { nullable: true }) documentKind: IdentityDocumentKind | null;
  @SealedColumn({ nullable: true }) documentSealed: Buffer | null;
  @HashColumn({ nullable: true }) documentMac: Buffer | null;
  @SealedColumn({ nullable: true }) phoneSealed: Buffer | null;
  @HashColumn({ nullable: true }) phoneMac: Buffer | null;
  @HashColumn({ nullable: true }) phoneTailMac: Buffer | null;
  @Column('text', { nullable: true }) bankName: string | null;
  @Column('text', { nullable: true }) bankBranch: string | null;
  @SealedColumn({ nullable: true }) cardSealed: Buffer | null;
  @HashColumn({ nullable: true }) cardMac: Buffer | null;
  @Column('text') category: MemberCategory;
  @Column('text', { nullable: true }) modelWorkerLevel: ModelWorkerLevel | null;
  /** The file of a model worker that sets the level; the register then only shows it. */
  @Column('uuid', { nullable: true }) modelWorkerFileId: string | null;
  @Column('text', { array: true, default: '{}' }) postTraits: readonly PostTrait[];
  @CivilDateColumn({ nullable: true }) joinedOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) bornOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) diedOn: CivilDate | null;
  @Column('text') status: MemberStatus;
  @CivilDateColumn({ nullable: true }) statusSince: CivilDate | null;
  @Column('text', { nullable: true }) retentionGround: RetentionGround | null;
  @Column('uuid', { nullable: true }) transferToUnionId: UnionId | null;
  @CivilDateColumn({ nullable: true }) transferRequestedOn: CivilDate | null;
  @Column('text', { nullable: true }) transferRequestedBy: TransferSide | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamptz') createdAt: Date;
}
