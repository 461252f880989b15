import type { PersonId, TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DutyPart } from '../domain/separate-duties';

/** One person has one part in one case: its primary key is the rule (会计法 2024 art. 25). Append-only. */
@Entity({ schema: 'approvals', name: 'separation' })
@Index('separation_part', ['tenantId', 'subjectId', 'personId', 'part'], { unique: true })
@Check('separation_part_known', `part IN ('asks','reviews','approves','pays','reconciles','receives')`)
export class Separation {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') subjectId: string;
  @PrimaryColumn('uuid') personId: PersonId;
  @Column('text') part: DutyPart;
  @Column('timestamptz') since: Date;
}
