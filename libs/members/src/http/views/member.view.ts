import { ChoiceField, ChoicesField, CountField, DateField, FlagField, IdField, PartsField, TextField } from '@app/http';
import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import { maskIdNumber } from '@app/kernel';
import type { MaskedMember } from '../../app/member-cipher';
import type { FoundMember, MemberSearchResult } from '../../app/member-search.service';
import type { MemberFigure, PendingTransfer } from '../../data/member.queries';
import type { TransferSide } from '../../data/member.entity';
import {
  GENDER_LABELS,
  type Gender,
  GENDERS,
  MEMBER_CATEGORIES,
  MEMBER_CATEGORY_LABELS,
  MEMBER_STATUS_LABELS,
  MEMBER_STATUSES,
  type MemberCategory,
  type MemberStatus,
  MODEL_WORKER_LEVEL_LABELS,
  MODEL_WORKER_LEVELS,
  type ModelWorkerLevel,
  POST_TRAIT_LABELS,
  POST_TRAITS,
  type PostTrait,
  RETENTION_GROUND_LABELS,
} from '../../domain/member';
import type { MaskedParticulars } from '../../domain/member.particulars';
import { MEMBERSHIP_LIFECYCLE, type MembershipAction, openMembershipActions } from '../../domain/membership.lifecycle';

const ACTIONS = Object.keys(MEMBERSHIP_LIFECYCLE) as MembershipAction[];
const none = { nullable: true } as const;

/** A line of a list: numbers masked. */
export class MemberRowView {
  @IdField('编号') id: MemberId;
  @TextField('姓名', { max: 60 }) name: string;
  @IdField('所属工会') unionId: UnionId;
  @TextField('所属工会名称', { max: 100 }) unionName: string;
  @TextField('工会小组', { max: 60, ...none }) groupName: string | null;
  @TextField('证件号码(已遮挡)', { max: 40, ...none }) idNumberMasked: string | null;
  @TextField('手机号(已遮挡)', { max: 30, ...none }) phoneMasked: string | null;
  @ChoiceField('会员类别', MEMBER_CATEGORIES) category: MemberCategory;
  @TextField('会员类别名称', { max: 20 }) categoryName: string;
  @ChoiceField('会籍状态', MEMBER_STATUSES) status: MemberStatus;
  @TextField('会籍状态名称', { max: 20 }) statusName: string;
  @ChoiceField('劳模级别', MODEL_WORKER_LEVELS, none) modelWorkerLevel: ModelWorkerLevel | null;
  @CountField('版本', { max: 2_147_483_647 }) version: number;

  static of(found: MaskedMember): MemberRowView {
    return Object.assign(new MemberRowView(), rowOf(found));
  }
}

function rowOf({ member, unionName, masked }: MaskedMember) {
  const { id, name, unionId, groupName, category, status, modelWorkerLevel, version } = member;
  return {
    id,
    name,
    unionId,
    unionName,
    groupName,
    idNumberMasked: masked.identityNumber,
    phoneMasked: masked.phone,
    category,
    categoryName: MEMBER_CATEGORY_LABELS[category],
    status,
    statusName: MEMBER_STATUS_LABELS[status],
    modelWorkerLevel,
    version,
  };
}

/** One member for staff within scope; full numbers come from the sensitive view only. */
export class MemberView extends MemberRowView {
  @ChoiceField('性别', GENDERS) gender: Gender;
  @TextField('性别名称', { max: 10 }) genderName: string;
  @TextField('银行卡(尾号)', { max: 20, ...none }) bankCardMasked: string | null;
  @TextField('开户行', { max: 60, ...none }) bankName: string | null;
  @TextField('支行', { max: 60, ...none }) bankBranch: string | null;
  @TextField('街道', { max: 60, ...none }) street: string | null;
  @TextField('劳模级别名称', { max: 20, ...none }) modelWorkerLevelName: string | null;
  @ChoicesField('岗位特点', POST_TRAITS) postTraits: PostTrait[];
  @TextField('岗位特点名称', { max: 60 }) postTraitsName: string;
  @DateField('入会日期', none) joinedOn: CivilDate | null;
  @DateField('出生日期', none) bornOn: CivilDate | null;
  @DateField('去世日期', none) diedOn: CivilDate | null;
  @DateField('现状态起始日期', none) statusSince: CivilDate | null;
  @TextField('保留会籍的原因', { max: 20, ...none }) retentionGroundName: string | null;
  @IdField('正在转去的工会', none) transferToUnionId: UnionId | null;
  @TextField('正在转去的工会名称', { max: 100, ...none }) transferToUnionName: string | null;
  @ChoiceField('转会由哪一方提出', ['from', 'to'], none) transferRequestedBy: TransferSide | null;
  @DateField('转会提出日期', none) transferRequestedOn: CivilDate | null;
  @TextField('备注', { max: 500, ...none }) note: string | null;
  @ChoicesField('可以办理的事项', ACTIONS) openActions: MembershipAction[];

  static override of(found: MaskedMember): MemberView {
    return Object.assign(new MemberView(), rowOf(found), particularsOf(found));
  }
}

function particularsOf({ member, masked, transferToUnionName }: MaskedMember) {
  const { gender, street, bankName, bankBranch, modelWorkerLevel, postTraits, joinedOn, bornOn, diedOn, statusSince } =
    member;
  const { retentionGround, transferToUnionId, transferRequestedBy, transferRequestedOn, note } = member;
  return {
    gender,
    street,
    genderName: GENDER_LABELS[gender],
    bankCardMasked: masked.bankCard,
    bankName,
    bankBranch,
    modelWorkerLevelName: modelWorkerLevel && MODEL_WORKER_LEVEL_LABELS[modelWorkerLevel],
    postTraits,
    postTraitsName: postTraits.map((trait) => POST_TRAIT_LABELS[trait]).join('、'),
    joinedOn,
    bornOn,
    diedOn,
    statusSince,
    retentionGroundName: retentionGround && RETENTION_GROUND_LABELS[retentionGround],
    transferToUnionId,
    transferToUnionName,
    transferRequestedBy,
    transferRequestedOn,
    note,
    openActions: openMembershipActions(member),
  };
}

export class FoundMemberView {
  @IdField('编号') id: MemberId;
  @TextField('姓名', { max: 60 }) name: string;
  @IdField('所属工会') unionId: UnionId;
  @TextField('所属工会名称', { max: 100 }) unionName: string;
  @TextField('工会小组', { max: 60, ...none }) groupName: string | null;
  @TextField('证件号码(已遮挡)', { max: 40, ...none }) idNumberMasked: string | null;
  @ChoiceField('会员类别', MEMBER_CATEGORIES) category: MemberCategory;
  @ChoiceField('会籍状态', MEMBER_STATUSES) status: MemberStatus;
  @TextField('会籍状态名称', { max: 20 }) statusName: string;

  static of({ row, idNumber }: FoundMember): FoundMemberView {
    const { id, name, unionId, unionName, groupName, category, status } = row;
    const idNumberMasked = idNumber && maskIdNumber(idNumber);
    const statusName = MEMBER_STATUS_LABELS[status];
    const shown = { id, name, unionId, unionName, groupName, idNumberMasked, category, status, statusName };
    return Object.assign(new FoundMemberView(), shown);
  }
}

/** Shaped as a page, with nothing after it: who is not among the first twenty is found by typing more. */
export class FoundMembersView {
  @PartsField('找到的会员', () => FoundMemberView, { max: 20 }) items: FoundMemberView[];
  @TextField('下一页的位置', { max: 1, nullable: true, description: '总是 null' }) next: null;
  @TextField('提示', { max: 100, nullable: true, description: '没有可查的内容时，告诉人怎么输入' }) hint: string | null;

  static of({ found, hint }: MemberSearchResult): FoundMembersView {
    return Object.assign(new FoundMembersView(), {
      items: found.map((one) => FoundMemberView.of(one)),
      next: null,
      hint,
    });
  }
}

/** A member between two unions. */
export class PendingTransferView {
  @IdField('会员') id: MemberId;
  @TextField('姓名', { max: 60 }) name: string;
  @TextField('证件号码(已遮挡)', { max: 40, ...none }) idNumberMasked: string | null;
  @TextField('转出工会', { max: 100 }) unionName: string;
  @TextField('转入工会', { max: 100, ...none }) transferToUnionName: string | null;
  @ChoiceField('由哪一方提出', ['from', 'to'], none) requestedBy: TransferSide | null;
  @DateField('提出日期', none) requestedOn: CivilDate | null;
  @FlagField('由您这一方确认') mayConfirm: boolean;
  @CountField('版本', { max: 2_147_483_647 }) version: number;

  static of(found: PendingTransfer & { readonly masked: MaskedParticulars }): PendingTransferView {
    const { member, unionName, transferToUnionName, mayConfirm, masked } = found;
    return Object.assign(new PendingTransferView(), {
      id: member.id,
      name: member.name,
      idNumberMasked: masked.identityNumber,
      unionName,
      transferToUnionName,
      requestedBy: member.transferRequestedBy,
      requestedOn: member.transferRequestedOn,
      mayConfirm,
      version: member.version,
    });
  }
}

export class MemberFigureView {
  @ChoiceField('会籍状态', MEMBER_STATUSES) status: MemberStatus;
  @TextField('会籍状态名称', { max: 20 }) statusName: string;
  @ChoiceField('会员类别', MEMBER_CATEGORIES) category: MemberCategory;
  @TextField('会员类别名称', { max: 20 }) categoryName: string;
  @CountField('人数', { max: 2_147_483_647 }) count: number;
}

export class MemberFiguresView {
  @PartsField('人数', () => MemberFigureView, { max: 100 }) items: MemberFigureView[];

  static of(figures: readonly MemberFigure[]): MemberFiguresView {
    const items = figures.map(({ status, category, count }) => {
      const [statusName, categoryName] = [MEMBER_STATUS_LABELS[status], MEMBER_CATEGORY_LABELS[category]];
      return Object.assign(new MemberFigureView(), { status, statusName, category, categoryName, count });
    });
    return Object.assign(new MemberFiguresView(), { items });
  }
}
