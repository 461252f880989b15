import type { CivilDate, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AwaitedRoundId } from '../domain/awaited-round';

/** A holiday for which a union should plan a round; written ahead, so that its reminder is planned with all others. */
@Entity({ schema: 'rounds', name: 'awaited_round' })
@Index('awaited_round_of_union', ['tenantId', 'unionId', 'holidayCode', 'holidayYear'], { unique: true })
@Index('awaited_round_by_day', ['tenantId', 'prepareOn', 'id'])
@Check('awaited_round_days_in_order', 'prepare_on <= holiday_on')
export class AwaitedRound {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: AwaitedRoundId;
  @Column('uuid') unionId: UnionId;
  @Column('text') holidayCode: string;
  @Column('int') holidayYear: number;
  @CivilDateColumn() holidayOn: CivilDate;
  /** The holiday less the union's lead days, a working day or not. */
  @CivilDateColumn() prepareOn: CivilDate;
  @Column('timestamptz') writtenAt: Date;
}
