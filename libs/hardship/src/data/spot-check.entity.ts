import type { AccountId, CivilDate, Id, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { HardshipFileId } from '../domain/hardship-file';

export type SpotCheckId = Id<'spot-check'>;

/** 抽查: what was drawn from what, by which seed. Never changed. */
@Entity({ schema: 'hardship', name: 'spot_check' })
@Index('spot_check_by_union', ['tenantId', 'unionId', 'id'])
@Check('spot_check_drew', `drawn >= 1 AND drawn <= cardinality(population)`)
export class SpotCheck {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: SpotCheckId;
  @Column('uuid') unionId: UnionId;
  @Column('int') year: number;
  /** By the rule of the day, of `onFile`. */
  @Column('int') percent: number;
  @Column('text') seed: string;
  /** The files that could be drawn: on file, and not drawn before in the year. In order of their ids. */
  @Column('uuid', { array: true }) population: HardshipFileId[];
  @Column('int') drawn: number;
  @Column('int') onFile: number;
  @CivilDateColumn() drawnOn: CivilDate;
  @Column('uuid') drawnBy: AccountId;
  @Column('text') drawnByName: string;
  @Column('timestamptz') drawnAt: Date;
}

/** A file that was drawn, and what was found. */
@Entity({ schema: 'hardship', name: 'spot_check_item' })
@Index('spot_check_item_once', ['tenantId', 'checkId', 'fileId'], { unique: true })
@Index('spot_check_item_by_file', ['tenantId', 'fileId'])
@Check('spot_check_item_result_whole', `num_nulls(conforms, record_id, checked_on, checked_by_name) IN (0, 4)`)
export class SpotCheckItem {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'spot-check-item'>;
  @Column('int') version: number;
  @Column('uuid') checkId: SpotCheckId;
  @Column('uuid') fileId: HardshipFileId;
  @Column('int') place: number;
  @Column('boolean', { nullable: true }) conforms: boolean | null;
  @Column('uuid', { nullable: true }) recordId: Id<'file-record'> | null;
  @CivilDateColumn({ nullable: true }) checkedOn: CivilDate | null;
  @Column('text', { nullable: true }) checkedByName: string | null;
}
