import type { CivilDate, DocumentId, Fen, HouseholdId, MemberId, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import type { VisitId } from '@app/visits';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AudienceCode, LeftOutKind } from '../domain/audience';
import type { RosterEntryId, RoundId } from '../domain/round';
import type { RosterEntryStatus } from '../domain/roster-entry.lifecycle';
import type { StoredGoods } from './round.entity';

@Entity({ schema: 'rounds', name: 'roster_entry' })
@Index('roster_entry_once', ['tenantId', 'roundId', 'memberId'], { unique: true, where: `status <> 'removed'` })
@Index('roster_entry_by_order', ['tenantId', 'roundId', 'orderNo', 'id'])
@Unique('roster_entry_one_place', ['tenantId', 'roundId', 'visitorId', 'visitOrder'], {
  deferrable: 'INITIALLY IMMEDIATE',
})
@Index('roster_entry_by_member', ['tenantId', 'memberId', 'roundId'])
@Index('roster_entry_by_household', ['tenantId', 'householdId', 'roundId'], { where: 'household_id IS NOT NULL' })
@Check(
  'roster_entry_status_known',
  `status IN ('planned','allotted','visited','given-by-proxy','refused','absent','moved','deceased','removed')`,
)
@Check(
  'roster_entry_amounts',
  `cash_fen >= 0 AND goods_fen >= 0 AND given_cash_fen BETWEEN 0 AND cash_fen AND given_goods_fen BETWEEN 0 AND goods_fen`,
)
@Check('roster_entry_allotted_has_visitor', `status <> 'allotted' OR visitor_id IS NOT NULL`)
@Check('roster_entry_visited_has_visit', `visit_id IS NOT NULL OR status IN ('planned','allotted','removed')`)
@Check(
  'roster_entry_gives_when_met',
  `status IN ('visited','given-by-proxy') OR given_cash_fen = 0 AND given_goods_fen = 0`,
)
@Index('roster_entry_by_import', ['tenantId', 'importId'], { where: 'import_id IS NOT NULL' })
export class RosterEntry {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: RosterEntryId;
  @Column('int') version: number;
  @Column('uuid') roundId: RoundId;
  /** 序号 on the printed list; null while the roster is being frozen. */
  @Column('int', { nullable: true }) orderNo: number | null;
  @Column('uuid') unionId: UnionId;
  @Column('text', { nullable: true }) groupName: string | null;
  @Column('text', { nullable: true }) street: string | null;
  @Column('uuid') memberId: MemberId;
  @Column('uuid', { nullable: true }) householdId: HouseholdId | null;
  @Column('text') audienceCode: AudienceCode;
  /** Why he is on the roster, in a few words. */
  @Column('text') reason: string;
  @FenColumn() cashFen: Fen;
  @Column('jsonb') goods: StoredGoods[];
  @FenColumn() goodsFen: Fen;
  @Column('text') status: RosterEntryStatus;
  @Column('uuid', { nullable: true }) visitorId: PersonId | null;
  @Column('int', { nullable: true }) visitOrder: number | null;
  @Column('boolean') addedLater: boolean;
  /** The last visit that was logged. */
  @Column('uuid', { nullable: true }) visitId: VisitId | null;
  @Column('int') visitCount: number;
  @CivilDateColumn({ nullable: true }) visitedOn: CivilDate | null;
  @FenColumn() givenCashFen: Fen;
  @Column('jsonb') givenGoods: StoredGoods[];
  @FenColumn() givenGoodsFen: Fen;
  @Column('uuid', { nullable: true }) signatureDocumentId: DocumentId | null;
  /** The import that brought it from a ledger of before; null: it was made here. */
  @Column('uuid', { nullable: true }) importId: string | null;
}

@Entity({ schema: 'rounds', name: 'left_out' })
@Check('left_out_kind_known', `kind IN ('died','not-in-register','moved','no-card','same-household','other-round')`)
export class LeftOut {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') roundId: RoundId;
  @PrimaryColumn('uuid') memberId: MemberId;
  @Column('text') kind: LeftOutKind;
  @Column('uuid', { nullable: true }) otherRoundId: RoundId | null;
}

@Entity({ schema: 'rounds', name: 'roster_change' })
@Index('roster_change_by_round', ['tenantId', 'roundId', 'id'])
@Check('roster_change_kind_known', `kind IN ('added','removed')`)
export class RosterChange {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') roundId: RoundId;
  @Column('uuid') entryId: RosterEntryId;
  @Column('text') kind: 'added' | 'removed';
  @Column('text') reason: string;
  @FenColumn() amountFen: Fen;
  @Column('uuid') byId: PersonId;
  @Column('text') byName: string;
  @Column('timestamptz') at: Date;
}
