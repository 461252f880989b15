import type { AccountId, Id, TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SignOnProviderId } from './sign-on-provider.entity';

/** An account at a provider of sign-in, connected by its owner; the subject is kept as a keyed hash. */
@Entity({ schema: 'identity', name: 'external_identity' })
@Index('external_identity_subject', ['tenantId', 'providerId', 'subjectMac'], { unique: true })
@Index('external_identity_account', ['tenantId', 'accountId', 'providerId'], { unique: true })
export class ExternalIdentity {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'external-identity'>;
  @Column('uuid') accountId: AccountId;
  /** Null: from before providers were kept by federation; taken over by the first one with its issuer. */
  @Column('uuid', { nullable: true }) providerId: SignOnProviderId | null;
  @Column('text') issuer: string;
  @Column('bytea') subjectMac: Buffer;
  @Column('timestamptz') linkedAt: Date;
  @Column('timestamptz', { nullable: true }) lastUsedAt: Date | null;
}

export const SUBJECT_PURPOSE = 'identity.external_identity.subject';
