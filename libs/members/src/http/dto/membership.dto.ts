import { ChoiceField, ChoicesField, DateField, IdField, PartsField, TextField } from '@app/http';
import type { CivilDate, UnionId } from '@app/kernel';
import { SENSITIVE_FIELDS, type SensitiveField } from '../../app/sensitive-view.service';
import {
  type HouseholdPersonId,
  type Relation,
  RELATIONS,
  REMOVAL_GROUNDS,
  type RemovalGround,
} from '../../domain/household';
import { IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind } from '../../domain/identity-document';
import { MEMBER_CATEGORIES, type MemberCategory, RETENTION_GROUNDS, type RetentionGround } from '../../domain/member';

export class OnDayDto {
  @DateField('生效日期') on: CivilDate;
}

export class OnDayWithReasonDto extends OnDayDto {
  @TextField('原因', { max: 200 }) reason: string;
}

export class RetainDto extends OnDayDto {
  @ChoiceField('保留会籍的原因', RETENTION_GROUNDS) ground: RetentionGround;
}

export class ReactivateDto extends OnDayDto {
  @ChoiceField('会员类别', MEMBER_CATEGORIES, { optional: true }) category?: MemberCategory;
}

export class ToUnionDto extends OnDayDto {
  @IdField('转去的工会') toUnionId: UnionId;
}

export class ConfirmTransferDto extends OnDayDto {
  @TextField('工会小组', { max: 60, optional: true, nullable: true }) groupName?: string | null;
}

/** Somebody of another union, whom the asking union must know by name and document. */
export class ClaimMemberDto extends ToUnionDto {
  @TextField('姓名', { max: 60 }) name: string;
  @TextField('证件号码', { max: 40 }) idNumber: string;
  @ChoiceField('证件类型', IDENTITY_DOCUMENT_KINDS, { optional: true }) documentKind?: IdentityDocumentKind;
}

export class SensitiveViewDto {
  @TextField('查看原因', { min: 2, max: 200 }) reason: string;
  @ChoicesField('要看的内容', SENSITIVE_FIELDS) fields: SensitiveField[];
}

export class AddPersonDto {
  @TextField('姓名', { max: 60 }) name: string;
  @ChoiceField('与户主的关系', RELATIONS) relation: Relation;
  @TextField('证件号码', { max: 40, optional: true, nullable: true }) idNumber?: string | null;
  @ChoiceField('证件类型', IDENTITY_DOCUMENT_KINDS, { optional: true, nullable: true })
  documentKind?: IdentityDocumentKind | null;
  @DateField('出生日期', { optional: true, nullable: true }) bornOn?: CivilDate | null;
}

export class RemovePersonDto {
  @ChoiceField('移出原因', REMOVAL_GROUNDS) ground: RemovalGround;
}

export class RelationDto {
  @IdField('家庭成员') personId: HouseholdPersonId;
  @ChoiceField('与新户主的关系', RELATIONS) relation: Relation;
}

export class ChangeHeadDto {
  @IdField('新户主') personId: HouseholdPersonId;
  @PartsField('其他人与新户主的关系', () => RelationDto, { max: 50 }) relations: RelationDto[];
}
