import type { AccountId, CivilDate, Fen, FundAccountId, PersonId, TenantId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { HoldId, JournalId, JournalKind, LedgerPlace } from '../domain';

/** A posted voucher. Append-only. */
@Entity({ schema: 'funds', name: 'journal' })
@Index('journal_settles_hold_once', ['tenantId', 'holdId'], { unique: true, where: `kind = 'settle'` })
@Index('journal_reversed_once', ['tenantId', 'reverses'], { unique: true, where: 'reverses IS NOT NULL' })
@Index('journal_by_subject', ['tenantId', 'subjectId', 'id'], { where: 'subject_id IS NOT NULL' })
@Check('journal_kind_known', `kind IN ('opening','income','hold','settle','release','reverse','adjust','transfer')`)
@Check('journal_reversal_names_journal', `(kind = 'reverse') = (reverses IS NOT NULL)`)
@Check('journal_of_hold_names_hold', `kind NOT IN ('hold','settle','release') OR hold_id IS NOT NULL`)
@Check('journal_subject_whole', `(subject_type IS NULL) = (subject_id IS NULL)`)
export class Journal {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: JournalId;
  @Column('text') kind: JournalKind;
  /** The account that it starts from; a transfer has postings in another one too. */
  @Column('uuid') fundAccountId: FundAccountId;
  @CivilDateColumn() bookedOn: CivilDate;
  @Column('timestamptz') postedAt: Date;
  @FenColumn() amount: Fen;
  @Column('text', { nullable: true }) subjectType: string | null;
  @Column('uuid', { nullable: true }) subjectId: string | null;
  @Column('uuid', { nullable: true }) holdId: HoldId | null;
  @Column('uuid', { nullable: true }) reverses: JournalId | null;
  @Column('text', { nullable: true }) document: string | null;
  @Column('text') memo: string;
  @Column('uuid') accountId: AccountId;
  @Column('uuid') personId: PersonId;
}

/** One line of a journal. Append-only. */
@Entity({ schema: 'funds', name: 'posting' })
@Index('posting_entry', ['tenantId', 'fundAccountId', 'entryNo', 'place'], { unique: true })
@Check('posting_place_known', `place IN ('available','held','spent','funding')`)
@Check('posting_not_zero', 'amount <> 0')
export class PostingRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') journalId: JournalId;
  @PrimaryColumn('int') line: number;
  @Column('uuid') fundAccountId: FundAccountId;
  /** Number of the entry within the account, without gaps, in the order of booking. */
  @Column('int') entryNo: number;
  @Column('text') place: LedgerPlace;
  @FenColumn() amount: Fen;
  /** What the account had after the journal, in fen: the running balance of its page. */
  @FenColumn() availableAfter: Fen;
  @FenColumn() heldAfter: Fen;
}
