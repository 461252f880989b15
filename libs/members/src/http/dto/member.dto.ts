import { ChoiceField, ChoicesField, DateField, IdField, PageQuery, PartField, TextField } from '@app/http';
import type { CivilDate, UnionId } from '@app/kernel';
import type { Entry } from '../../app/member-register';
import { IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind } from '../../domain/identity-document';
import {
  type Gender,
  GENDER_LABELS,
  GENDERS,
  MEMBER_CATEGORIES,
  MEMBER_CATEGORY_LABELS,
  MEMBER_STATUSES,
  type MemberCategory,
  type MemberStatus,
  MODEL_WORKER_LEVEL_LABELS,
  MODEL_WORKER_LEVELS,
  type ModelWorkerLevel,
  POST_TRAIT_LABELS,
  POST_TRAITS,
  type PostTrait,
} from '../../domain/member';
import type { TypedParticulars } from '../../domain/particulars';
import { ConsentPart } from './sensitive-consent.dto';

const ENTRIES: readonly Entry[] = ['registered', 'application'];
const given = { optional: true, nullable: true } as const;

export class SearchQuery {
  @TextField('姓名、拼音、首字母或号码后四位', { min: 0, max: 60 }) q: string;
}

export class MemberListQuery extends PageQuery {
  @IdField('工会', { optional: true, description: '含下级工会' }) unionId?: UnionId;
  @ChoiceField('会籍状态', MEMBER_STATUSES, { optional: true }) status?: MemberStatus;
  @ChoiceField('会员类别', MEMBER_CATEGORIES, { optional: true }) category?: MemberCategory;
}

/** What a change names; null takes a value away, what is not named stays. */
export class ChangeMemberDto {
  @TextField('姓名', { max: 60, optional: true }) name?: string;
  @ChoiceField('性别', GENDERS, { optional: true, names: GENDER_LABELS }) gender?: Gender;
  @ChoiceField('证件类型', IDENTITY_DOCUMENT_KINDS, given) documentKind?: IdentityDocumentKind | null;
  @TextField('证件号码', { max: 40, ...given }) idNumber?: string | null;
  @TextField('手机号', { max: 30, ...given }) phone?: string | null;
  @TextField('开户行', { max: 60, ...given }) bankName?: string | null;
  @TextField('支行', { max: 60, ...given }) bankBranch?: string | null;
  @TextField('银行卡号', { max: 40, ...given }) bankCard?: string | null;
  /** Asked with a new card, unless the consent stands. */
  @PartField('银行卡的单独同意', () => ConsentPart, given) bankConsent?: ConsentPart | null;
  @ChoiceField('会员类别', MEMBER_CATEGORIES, { optional: true, names: MEMBER_CATEGORY_LABELS })
  category?: MemberCategory;
  @ChoiceField('劳模级别', MODEL_WORKER_LEVELS, { ...given, names: MODEL_WORKER_LEVEL_LABELS })
  modelWorkerLevel?: ModelWorkerLevel | null;
  @ChoicesField('岗位特点', POST_TRAITS, { optional: true, names: POST_TRAIT_LABELS }) postTraits?: PostTrait[];
  @DateField('入会日期', given) joinedOn?: CivilDate | null;
  @DateField('出生日期', given) bornOn?: CivilDate | null;
  @TextField('工会小组', { max: 60, ...given }) groupName?: string | null;
  @TextField('街道', { max: 60, ...given }) street?: string | null;
  @TextField('备注', { max: 500, ...given }) note?: string | null;
}

export class CreateMemberDto extends ChangeMemberDto {
  @TextField('姓名', { max: 60 }) declare name: string;
  @IdField('所属工会') unionId: UnionId;
  @ChoiceField('登记方式', ENTRIES, { optional: true, description: 'registered 已是会员,application 申请入会' })
  entry?: Entry;
}

export const typedParticularsOf = (dto: CreateMemberDto): TypedParticulars => ({
  name: dto.name,
  gender: dto.gender ?? 'unknown',
  documentKind: dto.documentKind ?? null,
  idNumber: dto.idNumber ?? null,
  phone: dto.phone ?? null,
  bankName: dto.bankName ?? null,
  bankBranch: dto.bankBranch ?? null,
  bankCard: dto.bankCard ?? null,
  category: dto.category ?? 'active',
  modelWorkerLevel: dto.modelWorkerLevel ?? null,
  postTraits: dto.postTraits ?? [],
  joinedOn: dto.joinedOn ?? null,
  bornOn: dto.bornOn ?? null,
  groupName: dto.groupName ?? null,
  street: dto.street ?? null,
  note: dto.note ?? null,
});
