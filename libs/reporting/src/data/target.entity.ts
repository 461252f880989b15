import type { Fen, FundAccountId, Id, TenantId, UnionId } from '@app/kernel';
import { FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type TargetId = Id<'target'>;
export type MatchingRuleId = Id<'matching-rule'>;

/** What a union means to reach in a year: so many people, so much money. */
@Entity({ schema: 'reporting', name: 'target' })
@Index('target_once', ['tenantId', 'unionId', 'year', 'figureCode', 'figureKey'], { unique: true })
@Check('target_amount_positive', 'amount > 0')
@Check('target_year_sensible', 'year BETWEEN 2000 AND 2200')
export class Target {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: TargetId;
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @Column('int') year: number;
  @Column('text') figureCode: string;
  /** Empty: the whole figure. */
  @Column('text') figureKey: string;
  @Column('text') label: string;
  /** In the unit of the figure; yuan in fen. */
  @FenColumn() amount: bigint;
  @Column('text') note: string;
  @Column('text') setByName: string;
  @Column('timestamptz') setAt: Date;
}

/** 配套: for so many yuan from above the union adds so many of its own. */
@Entity({ schema: 'reporting', name: 'matching_rule' })
@Index('matching_rule_by_union', ['tenantId', 'unionId', 'year', 'id'])
@Check('matching_rule_parts_positive', 'upper_parts > 0 AND own_parts > 0')
@Check('matching_rule_two_funds', 'upper_fund_id <> own_fund_id')
@Check('matching_rule_year_sensible', 'year BETWEEN 2000 AND 2200')
export class MatchingRule {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: MatchingRuleId;
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @Column('int') year: number;
  @Column('text') name: string;
  @Column('uuid') upperFundId: FundAccountId;
  @Column('uuid') ownFundId: FundAccountId;
  @Column('int') upperParts: number;
  @Column('int') ownParts: number;
  @Column('text') note: string;
  @Column('text') setByName: string;
  @Column('timestamptz') setAt: Date;
}

/** In fen. */
export interface MatchingStanding {
  readonly upper: Fen;
  readonly own: Fen;
}
