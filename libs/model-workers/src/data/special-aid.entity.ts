import type { DisbursementId } from '@app/disbursements';
import type { CivilDate, Fen, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AidStatus } from '../domain/aid.lifecycle';
import type { AidRuleId, HonourLevel, ModelWorkerFileId, SpecialAidId } from '../domain/model-worker';
import type { AidKind, PaperLine } from '../domain/special-aid';
import { AID_KIND_SQL, AID_STATUS_SQL, LEVEL_SQL } from './known-words';

const LIVE = `status IN ('requested','paid')`;

/** The formula's inputs as they were, money as text. */
export type StoredInputs = Readonly<Record<string, string | number | null | readonly string[]>>;

/** One aid of one year, with what it was calculated from. */
@Entity({ schema: 'model_workers', name: 'special_aid' })
@Index('model_worker_aid_once_a_year', ['tenantId', 'fileId', 'kind', 'year'], { unique: true, where: LIVE })
@Index('model_worker_aid_not_combined', ['tenantId', 'fileId', 'exclusiveGroup', 'year'], {
  unique: true,
  where: `${LIVE} AND exclusive_group IS NOT NULL`,
})
@Index('model_worker_aid_by_file', ['tenantId', 'fileId', 'id'])
@Index('model_worker_aid_by_payment', ['tenantId', 'paidOn'], { where: `status = 'paid'` })
@Check('model_worker_aid_kind_known', `kind IN (${AID_KIND_SQL})`)
@Check('model_worker_aid_level_known', `level IN (${LEVEL_SQL})`)
@Check('model_worker_aid_status_known', `status IN (${AID_STATUS_SQL})`)
@Check('model_worker_aid_positive', 'amount > 0')
export class SpecialAid {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: SpecialAidId;
  @Column('int') version: number;
  @Column('uuid') fileId: ModelWorkerFileId;
  /** The union that spends. */
  @Column('uuid') unionId: UnionId;
  @Column('int') year: number;
  @Column('text') kind: AidKind;
  @Column('text') level: HonourLevel;
  @Column('text', { nullable: true }) exclusiveGroup: string | null;
  @Column('text') status: AidStatus;
  @FenColumn() amount: Fen;
  @Column('jsonb') inputs: StoredInputs;
  @Column('jsonb') lines: readonly PaperLine[];
  /** Under which rule, in words. */
  @Column('text') basis: string;
  @Column('uuid') disbursementId: DisbursementId;
  @Column('text') disbursementNumber: string;
  @CivilDateColumn({ nullable: true }) paidOn: CivilDate | null;
  @Column('text') requestedByName: string;
  @Column('timestamptz') requestedAt: Date;
}

/** What a federation or union of it set for a level and kind, from a day on. Never altered: a new day is a new row. */
@Entity({ schema: 'model_workers', name: 'aid_rule' })
@Index('model_worker_rule_once', ['tenantId', 'level', 'kind', 'validFrom'], { unique: true })
@Check('model_worker_rule_kind_known', `kind IN (${AID_KIND_SQL})`)
@Check('model_worker_rule_level_known', `level IN (${LEVEL_SQL})`)
@Check('model_worker_rule_share', 'share_percent BETWEEN 1 AND 100')
export class AidRuleRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: AidRuleId;
  @Column('text') level: HonourLevel;
  @Column('text') kind: AidKind;
  @CivilDateColumn() validFrom: CivilDate;
  @FenColumn({ nullable: true }) onDutyLine: Fen | null;
  @FenColumn({ nullable: true }) retiredLine: Fen | null;
  @FenColumn({ nullable: true }) farmerLine: Fen | null;
  @FenColumn({ nullable: true }) monthlyMost: Fen | null;
  @Column('int', { nullable: true }) sharePercent: number | null;
  @FenColumn({ nullable: true }) most: Fen | null;
  @FenColumn({ nullable: true }) yearlyMost: Fen | null;
  @Column('text') basis: string;
  @Column('text') madeByName: string;
  @Column('timestamptz') madeAt: Date;
}
