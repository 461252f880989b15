import type { CivilDate, Id, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { FrozenFigure, ReturnAction, ReturnKind, ReturnStatus } from '../domain/period-return';

export type PeriodReturnId = Id<'period-return'>;
export type ReturnRuleId = Id<'return-rule'>;
export type AwaitedReturnId = Id<'awaited-return'>;

const KINDS = `kind IN ('month','quarter','year')`;

/** What a union reports for a period to the union above: the figures as they were when they were frozen. */
@Entity({ schema: 'reporting', name: 'period_return' })
@Index('period_return_once', ['tenantId', 'unionId', 'kind', 'fromOn'], { unique: true })
@Index('period_return_by_receiver', ['tenantId', 'toUnionId', 'kind', 'fromOn', 'id'])
@Index('period_return_by_day', ['tenantId', 'toOn', 'id'])
@Check('period_return_kind_known', KINDS)
@Check('period_return_status_known', `status IN ('frozen','submitted','returned','accepted')`)
@Check('period_return_days_in_order', 'from_on < to_on')
@Check(
  'period_return_submitted_whole',
  `(submitted_at IS NULL) = (submitted_by_name IS NULL)
   AND (status NOT IN ('submitted','accepted') OR submitted_at IS NOT NULL)`,
)
@Check(
  'period_return_decided_whole',
  `(decided_at IS NULL) = (decided_by_name IS NULL)
   AND (status NOT IN ('returned','accepted') OR decided_at IS NOT NULL)`,
)
@Check('period_return_to_another', 'to_union_id <> union_id')
export class PeriodReturn {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: PeriodReturnId;
  @Column('int') version: number;
  @Column('text') number: string;
  @Column('uuid') unionId: UnionId;
  @Column('uuid') toUnionId: UnionId;
  @Column('text') kind: ReturnKind;
  @CivilDateColumn() fromOn: CivilDate;
  @CivilDateColumn() toOn: CivilDate;
  @Column('text') status: ReturnStatus;
  @Column('jsonb') figures: readonly FrozenFigure[];
  @Column('text') note: string;
  @Column('text') remarks: string;
  @Column('int') timesReturned: number;
  @Column('timestamptz') frozenAt: Date;
  @Column('text') frozenByName: string;
  @Column('timestamptz', { nullable: true }) submittedAt: Date | null;
  @Column('text', { nullable: true }) submittedByName: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) decidedByName: string | null;
}

/** What happened to a return, as its page tells it. */
@Entity({ schema: 'reporting', name: 'return_fact' })
@Index('return_fact_by_return', ['tenantId', 'returnId', 'id'])
@Check('return_fact_action_known', `action IN ('freeze','freeze-again','submit','withdraw','send-back','accept')`)
export class ReturnFact {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'return-fact'>;
  @Column('uuid') returnId: PeriodReturnId;
  @Column('text') action: ReturnAction | 'freeze';
  @Column('timestamptz') at: Date;
  @Column('text') byName: string;
  @Column('text') words: string;
}

/** Which returns a union asks of those directly below it, and by when. */
@Entity({ schema: 'reporting', name: 'return_rule' })
@Index('return_rule_of_union', ['tenantId', 'unionId', 'kind'], { unique: true })
@Check('return_rule_kind_known', KINDS)
@Check('return_rule_days_sensible', 'days_after BETWEEN 1 AND 120')
export class ReturnRule {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: ReturnRuleId;
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @Column('text') kind: ReturnKind;
  /** Natural days after the end of the period until it is due. */
  @Column('int') daysAfter: number;
  @Column('boolean') wanted: boolean;
  /** Periods that ended before are not asked for. */
  @CivilDateColumn() sinceOn: CivilDate;
  @Column('text') setByName: string;
  @Column('timestamptz') setAt: Date;
}

/** A return that is owed, written when its period ended, so that its reminders are planned with all others. */
@Entity({ schema: 'reporting', name: 'awaited_return' })
@Index('awaited_return_once', ['tenantId', 'unionId', 'kind', 'fromOn'], { unique: true })
@Index('awaited_return_by_due', ['tenantId', 'dueOn', 'id'])
@Index('awaited_return_by_receiver', ['tenantId', 'toUnionId', 'kind', 'fromOn'])
@Check('awaited_return_kind_known', KINDS)
@Check('awaited_return_due_after', 'due_on > to_on')
export class AwaitedReturn {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: AwaitedReturnId;
  @Column('uuid') unionId: UnionId;
  @Column('uuid') toUnionId: UnionId;
  @Column('text') kind: ReturnKind;
  @CivilDateColumn() fromOn: CivilDate;
  @CivilDateColumn() toOn: CivilDate;
  @CivilDateColumn() dueOn: CivilDate;
  @Column('timestamptz') writtenAt: Date;
}
