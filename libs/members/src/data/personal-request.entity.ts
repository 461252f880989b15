import type { AccountId, CivilDate, MemberId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PersonalRequestId, PersonalRequestKind, PersonalRequestStatus } from '../domain/personal-request';

/** What a member asked about his own particulars, and the answer. */
@Entity({ schema: 'members', name: 'personal_request' })
@Index('personal_request_by_member', ['tenantId', 'memberId', 'id'])
@Index('personal_request_by_union', ['tenantId', 'unionId', 'id'])
@Index('personal_request_one_open', ['tenantId', 'memberId', 'kind'], { unique: true, where: `status = 'open'` })
@Check('personal_request_kind_known', `kind IN ('copy','correction','deletion')`)
@Check('personal_request_status_known', `status IN ('open','granted','refused','withdrawn')`)
@Check('personal_request_answer_whole', `(status = 'open') = (answered_at IS NULL)`)
export class PersonalRequest {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: PersonalRequestId;
  @Column('int') version: number;
  @Column('uuid') memberId: MemberId;
  /** Where the membership was when he asked: it answers. */
  @Column('uuid') unionId: UnionId;
  @Column('text') kind: PersonalRequestKind;
  @Column('text') status: PersonalRequestStatus;
  @SealedColumn({ nullable: true }) wordsSealed: Buffer | null;
  @SealedColumn({ nullable: true }) answerSealed: Buffer | null;
  @Column('timestamptz') askedAt: Date;
  @CivilDateColumn() dueOn: CivilDate;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('uuid', { nullable: true }) answeredById: AccountId | null;
  @Column('text', { nullable: true }) answeredByName: string | null;
}
