import type { CivilDate, Id, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type DelegationId = Id<'delegation'>;

/** Somebody acts for somebody in roles of his (代理), from a day until a day; ended early by `revokedAt`. */
@Entity({ schema: 'identity', name: 'delegation' })
@Index('delegation_to', ['tenantId', 'toPersonId', 'validTo'], { where: 'revoked_at IS NULL' })
@Index('delegation_from', ['tenantId', 'fromPersonId', 'validTo'])
@Check('delegation_dates_in_order', 'valid_to >= valid_from')
@Check('delegation_to_another', 'from_person_id <> to_person_id')
@Check('delegation_of_roles', 'cardinality(roles) > 0')
export class DelegationRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: DelegationId;
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @Column('uuid') fromPersonId: PersonId;
  @Column('text') fromName: string;
  @Column('uuid') toPersonId: PersonId;
  @Column('text') toName: string;
  @Column('text', { array: true }) roles: readonly string[];
  @CivilDateColumn() validFrom: CivilDate;
  @CivilDateColumn() validTo: CivilDate;
  @Column('text') reason: string;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  @Column('timestamptz') createdAt: Date;
}
