import type { AccountId, Id, MemberId, TenantId, UnionId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A one-time code by which a member makes his account, or gets into it again. */
@Entity({ schema: 'identity', name: 'binding_code' })
@Index('binding_code_mac', ['tenantId', 'codeMac'], { unique: true })
@Index('binding_code_by_member', ['tenantId', 'memberId'])
export class BindingCode {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'binding-code'>;
  @Column('bytea') codeMac: Buffer;
  @Column('uuid') memberId: MemberId;
  @Column('uuid') unionId: UnionId;
  @Column('text') personName: string;
  @Column('uuid') issuedBy: AccountId;
  @Column('timestamptz') issuedAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}

export const CODE_PURPOSE = 'identity.binding_code.code';
