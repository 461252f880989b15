import type { CivilDate, Fen, FundAccountId, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AudienceRule } from '../domain/audience';
import type { StoredStatement } from '../domain/closing-statement';
import type { PlannedGoods, RoundId, RoundKind, RoundPaymentKind, RoundStatus, Standard } from '../domain/round';

/** A line of goods in JSON: fen as decimal text. */
export type StoredGoods = Omit<PlannedGoods, 'valueFen'> & { readonly valueFen: string };
export interface StoredStandard {
  readonly cashFen: string;
  readonly goods: readonly StoredGoods[];
}
export type StoredAudienceRule = Omit<AudienceRule, 'standard'> & { readonly standard: StoredStandard | null };

@Entity({ schema: 'rounds', name: 'round' })
@Index('round_number', ['tenantId', 'number'], { unique: true })
@Index('round_by_due', ['tenantId', 'dueOn', 'id'])
@Index('round_by_union', ['tenantId', 'unionId', 'dueOn', 'id'])
@Index('round_by_holiday', ['tenantId', 'holidayCode', 'holidayYear'], { where: 'holiday_code IS NOT NULL' })
@Check(
  'round_status_known',
  `status IN ('draft','freezing','frozen','submitted','returned','withdrawn','refused','approved','under-way','closing','closed','cancelled')`,
)
@Check('round_kind_known', `kind IN ('holiday','season','other')`)
@Check(
  'round_occasion_whole',
  `(kind = 'other') = (holiday_code IS NULL) AND (holiday_code IS NULL) = (holiday_year IS NULL) AND (holiday_code IS NULL) = (holiday_on IS NULL) AND (holiday_code IS NULL) = (holiday_latest_on IS NULL) AND (holiday_code IS NULL) = (holiday_name IS NULL)`,
)
@Check('round_amounts_not_negative', `budget_fen >= 0 AND cash_fen >= 0 AND approved_fen >= 0`)
@Check('round_payment_kind_known', `payment_kind IN ('transfer','cash')`)
@Check('round_cash_has_reason', `payment_kind = 'transfer' OR cash_reason IS NOT NULL`)
@Check('round_dates_in_order', `starts_on <= due_on`)
@Check('round_lead_of_holiday', `holiday_lead_days IS NULL OR holiday_code IS NOT NULL`)
@Check('round_due_in_time', `due_on <= holiday_latest_on`)
@Check('round_end_has_instant', `(status IN ('refused','closed','cancelled')) = (ended_at IS NOT NULL)`)
@Check('round_closed_has_statement', `(status = 'closed') = (statement IS NOT NULL)`)
@Index('round_by_import', ['tenantId', 'importId'], { where: 'import_id IS NOT NULL' })
export class Round {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: RoundId;
  @Column('int') version: number;
  /** 活动-2026-… */
  @Column('text') number: string;
  @Column('text') name: string;
  @Column('text') kind: RoundKind;
  @Column('text', { nullable: true }) holidayCode: string | null;
  @Column('int', { nullable: true }) holidayYear: number | null;
  @Column('text', { nullable: true }) holidayName: string | null;
  @CivilDateColumn({ nullable: true }) holidayOn: CivilDate | null;
  /** Last day on which a visit is in time. */
  @CivilDateColumn({ nullable: true }) holidayLatestOn: CivilDate | null;
  /** As the union kept it when the round was planned: reminders begin then. */
  @Column('int', { nullable: true }) holidayLeadDays: number | null;
  @Column('text') purpose: string;
  @Column('text') fundPurpose: string;
  @Column('uuid') unionId: UnionId;
  @Column('uuid', { nullable: true }) fundAccountId: FundAccountId | null;
  @FenColumn() budgetFen: Fen;
  @FenColumn() cashFen: Fen;
  @Column('jsonb') goods: StoredGoods[];
  @Column('text') paymentKind: RoundPaymentKind;
  @Column('text', { nullable: true }) cashReason: string | null;
  @Column('boolean') perHousehold: boolean;
  @Column('jsonb') audience: StoredAudienceRule[];
  @CivilDateColumn() startsOn: CivilDate;
  @CivilDateColumn() dueOn: CivilDate;
  @Column('text') status: RoundStatus;
  @Column('text', { nullable: true }) reason: string | null;
  /** The round to which this one adds people after its approval. */
  @Column('uuid', { nullable: true }) supplementsId: RoundId | null;
  @Column('boolean') leaveOutTwice: boolean;
  /** How many of `frozenTotal` are written; both count while the roster is being frozen. */
  @Column('int') frozenCount: number;
  @Column('int', { nullable: true }) frozenTotal: number | null;
  @Column('timestamptz', { nullable: true }) frozenAt: Date | null;
  @FenColumn({ nullable: true }) approvedFen: Fen | null;
  @Column('timestamptz', { nullable: true }) approvedAt: Date | null;
  /** The closing statement as it stood when the round was closed. */
  @Column('jsonb', { nullable: true }) statement: StoredStatement | null;
  @Column('uuid') createdById: PersonId;
  @Column('text') createdByName: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  /** The import that brought it from a ledger of before; null: it was made here. */
  @Column('uuid', { nullable: true }) importId: string | null;
}

export const storedGoods = (goods: readonly PlannedGoods[]): StoredGoods[] =>
  goods.map((line) => ({ ...line, valueFen: line.valueFen.toString() }));
export const plannedGoods = (goods: readonly StoredGoods[]): PlannedGoods[] =>
  goods.map((line) => ({ ...line, valueFen: BigInt(line.valueFen) }));

export const storedRule = (rule: AudienceRule): StoredAudienceRule => ({
  ...rule,
  standard: rule.standard && { cashFen: rule.standard.cashFen.toString(), goods: storedGoods(rule.standard.goods) },
});
export const audienceRule = (rule: StoredAudienceRule): AudienceRule => ({
  ...rule,
  standard: rule.standard && { cashFen: BigInt(rule.standard.cashFen), goods: plannedGoods(rule.standard.goods) },
});

export const standardOfRound = (row: Pick<Round, 'cashFen' | 'goods'>): Standard => ({
  cashFen: row.cashFen,
  goods: plannedGoods(row.goods),
});
