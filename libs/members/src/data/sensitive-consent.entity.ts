import type { AccountId, CivilDate, Id, MemberId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, HashColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type {
  ConsentGiver,
  ConsentMeans,
  Receiver,
  SensitiveConsentId,
  SensitiveKind,
} from '../domain/sensitive-consent';

/** 单独同意: somebody agreed that sensitive data of a person are kept and used. Append-only. */
@Entity({ schema: 'members', name: 'sensitive_consent' })
@Index('sensitive_consent_by_member', ['tenantId', 'memberId', 'id'])
@Index('sensitive_consent_by_subject', ['tenantId', 'subjectMemberId'], { where: 'subject_member_id IS NOT NULL' })
@Index('sensitive_consent_by_import', ['tenantId', 'importId'], { where: 'import_id IS NOT NULL' })
@Check('sensitive_consent_kind_known', `kind IN ('health','bank','child','provision')`)
@Check('sensitive_consent_giver_known', `given_by IN ('self','guardian')`)
@Check('sensitive_consent_means_known', `means IN ('web','signed','oral','imported')`)
@Check('sensitive_consent_guardian_named', `(given_by = 'guardian') = (guardian_sealed IS NOT NULL)`)
@Check('sensitive_consent_receiver_of_provision', `receiver IS NULL OR kind = 'provision'`)
@Check('sensitive_consent_child_by_guardian', `kind <> 'child' OR given_by = 'guardian'`)
export class SensitiveConsent {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: SensitiveConsentId;
  /** On whose record it hangs; the person whom it is about may be of his household. */
  @Column('uuid') memberId: MemberId;
  @Column('uuid') unionId: UnionId;
  @Column('text') kind: SensitiveKind;
  /** To whom the papers go, as he was told; empty when the plan names nobody, null when nobody was told a name. */
  @Column('text', { nullable: true }) receiver: Receiver;
  @Column('uuid', { nullable: true }) subjectMemberId: MemberId | null;
  @SealedColumn() subjectNameSealed: Buffer;
  @HashColumn() subjectNameMac: Buffer;
  @HashColumn({ nullable: true }) subjectDocumentMac: Buffer | null;
  @CivilDateColumn() givenOn: CivilDate;
  @Column('text') givenBy: ConsentGiver;
  /** Name, relation and word of the guardian, as JSON. */
  @SealedColumn({ nullable: true }) guardianSealed: Buffer | null;
  @Column('text') means: ConsentMeans;
  /** The day from which the text holds that was told. */
  @CivilDateColumn() textVersion: CivilDate;
  /** Of a sheet of consents signed before: the import that brought it. */
  @Column('uuid', { nullable: true }) importId: string | null;
  /** The fourteenth birthday of a child. */
  @CivilDateColumn({ nullable: true }) untilOn: CivilDate | null;
  @Column('uuid', { nullable: true }) recordedById: AccountId | null;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
}

/** Its end: it was taken back, or the import that brought it was. Append-only, one for a consent. */
@Entity({ schema: 'members', name: 'sensitive_consent_end' })
@Index('sensitive_consent_end_once', ['tenantId', 'consentId'], { unique: true })
@Index('sensitive_consent_end_by_member', ['tenantId', 'memberId'])
@Check('sensitive_consent_end_ground_known', `ground IN ('withdrawn','import-undone')`)
export class SensitiveConsentEnd {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'sensitive-consent-end'>;
  @Column('uuid') consentId: SensitiveConsentId;
  @Column('uuid') memberId: MemberId;
  @Column('text', { default: 'withdrawn' }) ground: 'withdrawn' | 'import-undone';
  @CivilDateColumn() endedOn: CivilDate;
  @SealedColumn({ nullable: true }) reasonSealed: Buffer | null;
  @Column('uuid', { nullable: true }) byId: AccountId | null;
  @Column('text') byName: string;
  @Column('timestamptz') endedAt: Date;
}
