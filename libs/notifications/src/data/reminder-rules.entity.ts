import type { CivilDate, Id, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ReminderRules } from '../domain/reminder-rules';

/**
 * Rules of a union and of those below it from `validFrom` on, until a later row of the same union or of a nearer one. Of
 * several from one day on the last that was written counts.
 */
@Entity({ schema: 'notifications', name: 'reminder_rules' })
@Index('reminder_rules_from', ['tenantId', 'unionId', 'validFrom', 'id'])
export class DatedReminderRules {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'reminder-rules'>;
  @Column('uuid') unionId: UnionId;
  @CivilDateColumn() validFrom: CivilDate;
  @Column('jsonb') rules: ReminderRules;
  @Column('timestamptz') createdAt: Date;
}
