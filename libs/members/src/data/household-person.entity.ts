import type { CivilDate, HouseholdId, MemberId, TenantId } from '@app/kernel';
import { CivilDateColumn, HashColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { HouseholdPersonId, Relation, RemovalGround } from '../domain/household';
import type { IdentityDocumentKind } from '../domain/identity-document';

/** A member's name and document are read from the register; a row of his keeps only the document's MAC, for uniqueness. */
@Entity({ schema: 'members', name: 'household_person' })
@Index('household_person_member', ['tenantId', 'memberId'], { unique: true, where: 'removed_at IS NULL' })
@Index('household_person_document', ['tenantId', 'documentMac'], { unique: true, where: 'removed_at IS NULL' })
@Index('household_person_one_head', ['tenantId', 'householdId'], {
  unique: true,
  where: `removed_at IS NULL AND relation = 'head'`,
})
@Index('household_person_by_household', ['tenantId', 'householdId', 'addedAt'])
@Check(
  'household_person_relation_known',
  `relation IN ('head','spouse','parent','child','parent-in-law','child-in-law','grandparent','grandchild','sibling','other')`,
)
@Check('household_person_member_or_name', `(member_id IS NULL) = (name IS NOT NULL)`)
@Check(
  'household_person_document_kind_known',
  `document_kind IN ('resident-id','hmt-residence-permit','hk-macao-permit','taiwan-permit','foreign-permanent-residence','passport')`,
)
@Check(
  'household_person_document_whole',
  `(document_kind IS NULL) = (document_sealed IS NULL) AND (document_sealed IS NULL OR document_mac IS NOT NULL)`,
)
@Check('household_person_removal_whole', `(removed_at IS NULL) = (removal_ground IS NULL)`)
@Check(
  'household_person_removal_ground_known',
  `removal_ground IN ('moved-out','divorced','died','entered-by-mistake')`,
)
export class HouseholdPersonRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: HouseholdPersonId;
  @Column('uuid') householdId: HouseholdId;
  @Column('uuid', { nullable: true }) memberId: MemberId | null;
  @Column('text') relation: Relation;
  @Column('text', { nullable: true }) name: string | null;
  @Column('text', { nullable: true }) documentKind: IdentityDocumentKind | null;
  @SealedColumn({ nullable: true }) documentSealed: Buffer | null;
  @HashColumn({ nullable: true }) documentMac: Buffer | null;
  @CivilDateColumn({ nullable: true }) bornOn: CivilDate | null;
  @Column('timestamptz') addedAt: Date;
  @Column('timestamptz', { nullable: true }) removedAt: Date | null;
  @Column('text', { nullable: true }) removalGround: RemovalGround | null;
}
