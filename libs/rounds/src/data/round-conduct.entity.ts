import type { AccountId, CivilDate, DocumentId, Fen, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ChecklistPoint } from '../domain/checklist';
import type { Companion, RoundId } from '../domain/round';
import type { RoundAction } from '../domain/round.lifecycle';

@Entity({ schema: 'rounds', name: 'round_visitor' })
@Index('round_visitor_by_person', ['tenantId', 'personId', 'roundId'])
export class RoundVisitorRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') roundId: RoundId;
  @PrimaryColumn('uuid') personId: PersonId;
  @Column('uuid', { nullable: true }) accountId: AccountId | null;
  @Column('text') name: string;
  @Column('text') rank: string;
  @Column('jsonb') companions: Companion[];
  @Column('int') place: number;
}

/** Cash (借款) or goods on the way to a visitor, or back. */
@Entity({ schema: 'rounds', name: 'handout' })
@Index('handout_by_round', ['tenantId', 'roundId', 'id'])
@Check('handout_kind_known', `kind IN ('cash','goods')`)
@Check('handout_direction_known', `direction IN ('out','back')`)
@Check('handout_amount_not_negative', `amount_fen >= 0 AND (kind = 'goods' OR amount_fen > 0)`)
@Check(
  'handout_goods_whole',
  `(kind = 'goods') = (goods_name IS NOT NULL) AND (kind = 'goods') = (unit IS NOT NULL) AND (kind = 'goods') = (quantity IS NOT NULL)`,
)
@Check('handout_quantity_counts', `quantity > 0`)
export class Handout {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') roundId: RoundId;
  @Column('uuid') visitorId: PersonId;
  @Column('text') kind: 'cash' | 'goods';
  @Column('text') direction: 'out' | 'back';
  /** Of goods their worth, in fen. */
  @FenColumn() amountFen: Fen;
  @Column('text', { nullable: true }) goodsName: string | null;
  @Column('text', { nullable: true }) unit: string | null;
  @Column('int', { nullable: true }) quantity: number | null;
  @Column('uuid', { nullable: true }) signatureDocumentId: DocumentId | null;
  @Column('text', { nullable: true }) note: string | null;
  @CivilDateColumn() givenOn: CivilDate;
  @Column('uuid') byId: PersonId;
  @Column('text') byName: string;
  @Column('timestamptz') at: Date;
}

@Entity({ schema: 'rounds', name: 'checklist_template' })
@Index('checklist_template_by_union', ['tenantId', 'unionId', 'validFrom', 'id'])
export class ChecklistTemplate {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') unionId: UnionId;
  @CivilDateColumn() validFrom: CivilDate;
  @Column('jsonb') items: ChecklistPoint[];
  @Column('uuid') byId: PersonId;
  @Column('text') byName: string;
  @Column('timestamptz') at: Date;
}

@Entity({ schema: 'rounds', name: 'checklist_item' })
@Check('checklist_item_done_whole', `done = (done_at IS NOT NULL) AND done = (done_by_name IS NOT NULL)`)
export class ChecklistItem {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') roundId: RoundId;
  @PrimaryColumn('text') code: string;
  @Column('int') place: number;
  @Column('text') words: string;
  @Column('boolean') done: boolean;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text', { nullable: true }) doneByName: string | null;
  @Column('timestamptz', { nullable: true }) doneAt: Date | null;
}

@Entity({ schema: 'rounds', name: 'round_fact' })
@Index('round_fact_by_round', ['tenantId', 'roundId', 'id'])
export class RoundFact {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') roundId: RoundId;
  @Column('text') action: RoundAction | 'plan' | 'roster-added' | 'roster-removed' | 'supplement' | 'hand-over';
  @Column('timestamptz') at: Date;
  @Column('text') byName: string;
  /** What is told besides: a reason, figures; never a person. */
  @Column('text', { nullable: true }) words: string | null;
}
