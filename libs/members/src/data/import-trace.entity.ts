import type { MemberId, TenantId } from '@app/kernel';
import { KeptRowColumn, TenantColumn } from '@app/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Member } from './member.entity';

@Entity({ schema: 'members', name: 'import_trace' })
export class ImportTrace {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') importId: string;
  @PrimaryColumn('uuid') memberId: MemberId;
  @Column('int') versionAfter: number;
  /** The stored row as it was, personal data still sealed; null for a member that the import registered. */
  @KeptRowColumn(Member, { nullable: true }) before: object | null;
}
