import type { AccountId, CivilDate, MemberId, TenantId } from '@app/kernel';
import { CivilDateColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AccidentPersonId } from '../domain/accident';
import type { CasePaperId, PaperedKind, PaperSide } from '../domain/case-paper';

/** A paper of a case with whose it is; its pages are the documents attached to it. */
@Entity({ schema: 'disputes', name: 'case_paper' })
@Index('case_paper_by_case', ['tenantId', 'caseId', 'id'])
@Check('case_paper_case_known', `case_kind IN ('dispute','legal-aid','accident')`)
@Check('case_paper_side_known', `side IN ('applicant','respondent','shared','internal')`)
@Check('case_paper_of_accident', `case_kind <> 'accident' OR side = 'internal'`)
@Check('case_paper_person_of_accident', `person_id IS NULL OR case_kind = 'accident'`)
export class CasePaper {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: CasePaperId;
  @Column('int') version: number;
  @Column('text') caseKind: PaperedKind;
  @Column('uuid') caseId: string;
  @Column('text') side: PaperSide;
  @SealedColumn() titleSealed: Buffer;
  /** The member who sent it himself. */
  @Column('uuid', { nullable: true }) memberId: MemberId | null;
  /** Of an accident: which of the injured it is about; null, about all of it. */
  @Column('uuid', { nullable: true }) personId: AccidentPersonId | null;
  @Column('uuid') addedBy: AccountId;
  @Column('text') addedByName: string;
  @CivilDateColumn() addedOn: CivilDate;
  @CivilDateColumn({ nullable: true }) removedOn: CivilDate | null;
}
