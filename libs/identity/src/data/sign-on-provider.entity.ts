import type { Id, TenantId } from '@app/kernel';
import { SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderAddress, ProviderKind } from '../domain/sign-on-provider';

export const CLIENT_SECRET_PURPOSE = 'identity.sign_on_provider.client_secret';

export type SignOnProviderId = Id<'sign-on-provider'>;

/** Where people of a federation have an account already. What names it there never changes: accounts hang on it. */
@Entity({ schema: 'identity', name: 'sign_on_provider' })
@Check('sign_on_provider_kind_known', `kind IN ('oidc','wecom','dingtalk')`)
@Check('sign_on_provider_has_issuer', `kind <> 'oidc' OR issuer IS NOT NULL`)
export class SignOnProvider implements ProviderAddress {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: SignOnProviderId;
  @Column('int') version: number;
  @Column('text') kind: ProviderKind;
  /** What the button says: 用{name}登录. */
  @Column('text') name: string;
  @Column('text', { nullable: true }) issuer: string | null;
  /** Client id; with wecom the CorpID, with dingtalk the AppKey. */
  @Column('text') clientId: string;
  @SealedColumn({ nullable: true }, { purpose: CLIENT_SECRET_PURPOSE })
  clientSecretSealed: Buffer | null;
  @Column('text', { nullable: true }) agentId: string | null;
  /** The provider itself asks for a second factor: ours is then given with the sign-in. */
  @Column('boolean') provesTwice: boolean;
  @Column('boolean') enabled: boolean;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) triedAt: Date | null;
  @Column('boolean', { nullable: true }) answered: boolean | null;
}
