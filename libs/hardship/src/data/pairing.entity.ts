import type { CivilDate, Id, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { HardshipFileId } from '../domain/hardship-file';

export type PairingId = Id<'pairing'>;

/** 结对帮扶 of an officer or a leader with a household. `nextDueOn` is the day by which he goes there next. */
@Entity({ schema: 'hardship', name: 'pairing' })
@Index('pairing_once', ['tenantId', 'fileId', 'personId'], { unique: true, where: 'ended_on IS NULL' })
@Index('pairing_by_person', ['tenantId', 'personId', 'id'])
@Index('pairing_by_union', ['tenantId', 'unionId', 'nextDueOn', 'id'])
@Check('pairing_months_sound', `every_months BETWEEN 1 AND 12`)
@Check(
  'pairing_end_whole',
  `(ended_on IS NULL) = (ended_reason IS NULL) AND (ended_on IS NULL) = (next_due_on IS NOT NULL)`,
)
export class Pairing {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: PairingId;
  @Column('int') version: number;
  @Column('uuid') fileId: HardshipFileId;
  @Column('uuid') unionId: UnionId;
  @Column('uuid') personId: PersonId;
  @Column('text') personName: string;
  @Column('int') everyMonths: number;
  @CivilDateColumn() sinceOn: CivilDate;
  @CivilDateColumn({ nullable: true }) nextDueOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) lastVisitOn: CivilDate | null;
  @Column('int') visits: number;
  @CivilDateColumn({ nullable: true }) endedOn: CivilDate | null;
  @Column('text', { nullable: true }) endedReason: string | null;
  @Column('text') pairedByName: string;
  @Column('timestamptz') pairedAt: Date;
}
