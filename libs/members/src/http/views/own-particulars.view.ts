import { ChoiceField, DateField, IdField, InstantField, PartsField, TextField, TextsField } from '@app/http';
import { type CivilDate, type Id, type MemberId, maskIdNumber } from '@app/kernel';
import type { HouseholdShown } from '../../app/household-book';
import { SENSITIVE_FIELD_NAMES } from '../../app/sensitive-view.service';
import type { MaskedMember } from '../../app/member-cipher';
import type { ViewRow } from '../../data/member-pages.queries';
import { type HouseholdPerson, type HouseholdPersonId, RELATION_LABELS } from '../../domain/household';
import {
  MEMBER_CATEGORY_LABELS,
  MEMBER_STATUS_LABELS,
  MEMBER_STATUSES,
  type MemberStatus,
  MODEL_WORKER_LEVEL_LABELS,
} from '../../domain/member';

/** What the register says of the member who asks; the office's note is not for him. */
export class OwnParticularsView {
  @IdField('编号') id: MemberId;
  @TextField('姓名', { max: 60 }) name: string;
  @TextField('所属工会', { max: 100 }) unionName: string;
  @TextField('工会小组', { max: 60, nullable: true }) groupName: string | null;
  @TextField('证件号码(已遮挡)', { max: 40, nullable: true }) idNumberMasked: string | null;
  @TextField('手机号(已遮挡)', { max: 30, nullable: true }) phoneMasked: string | null;
  @TextField('银行卡(尾号)', { max: 20, nullable: true }) bankCardMasked: string | null;
  @TextField('开户行', { max: 60, nullable: true }) bankName: string | null;
  @TextField('会员类别', { max: 20 }) categoryName: string;
  @TextField('劳模级别', { max: 20, nullable: true }) modelWorkerLevelName: string | null;
  @ChoiceField('会籍状态', MEMBER_STATUSES) status: MemberStatus;
  @TextField('会籍状态名称', { max: 20 }) statusName: string;
  @DateField('入会日期', { nullable: true }) joinedOn: CivilDate | null;
  @DateField('出生日期', { nullable: true }) bornOn: CivilDate | null;

  static of({ member, unionName, masked }: MaskedMember): OwnParticularsView {
    const { id, name, groupName, bankName, category, modelWorkerLevel, status, joinedOn, bornOn } = member;
    return Object.assign(new OwnParticularsView(), {
      id,
      name,
      unionName,
      groupName,
      idNumberMasked: masked.identityNumber,
      phoneMasked: masked.phone,
      bankCardMasked: masked.bankCard,
      bankName,
      categoryName: MEMBER_CATEGORY_LABELS[category],
      modelWorkerLevelName: modelWorkerLevel && MODEL_WORKER_LEVEL_LABELS[modelWorkerLevel],
      status,
      statusName: MEMBER_STATUS_LABELS[status],
      joinedOn,
      bornOn,
    });
  }
}

export class OwnHouseholdPersonView {
  @IdField('编号') id: HouseholdPersonId;
  @TextField('姓名', { max: 60 }) name: string;
  @TextField('与户主的关系', { max: 20 }) relationName: string;
  @TextField('证件号码(已遮挡)', { max: 40, nullable: true }) idNumberMasked: string | null;

  static of({ id, name, relation, identityDocument }: HouseholdPerson): OwnHouseholdPersonView {
    const idNumberMasked = identityDocument && maskIdNumber(identityDocument.number);
    const relationName = RELATION_LABELS[relation];
    return Object.assign(new OwnHouseholdPersonView(), { id, name, relationName, idNumberMasked });
  }
}

export class OwnHouseholdView {
  @PartsField('家庭成员', () => OwnHouseholdPersonView, { max: 50 }) persons: OwnHouseholdPersonView[];

  static of({ persons }: HouseholdShown): OwnHouseholdView {
    return Object.assign(new OwnHouseholdView(), { persons: persons.map((one) => OwnHouseholdPersonView.of(one)) });
  }
}

/** Who looked at the numbers of the member who asks. */
export class OwnViewRecordView {
  @IdField('编号') id: Id<'sensitive-view'>;
  @TextField('查看人', { max: 60 }) viewerName: string;
  @TextField('查看人所在工会', { max: 100, nullable: true }) viewerUnionName: string | null;
  @TextsField('查看人当时的职务', { max: 30, maxItems: 20 }) viewerRoles: string[];
  @TextsField('查看内容', { max: 30, maxItems: 10 }) fieldNames: string[];
  @TextField('原因', { max: 200 }) reason: string;
  @InstantField('时间') viewedAt: Date;

  static of({ id, viewerName, viewerUnionName, viewerRoles, fields, reason, viewedAt }: ViewRow): OwnViewRecordView {
    const fieldNames = fields.map((field) => SENSITIVE_FIELD_NAMES[field] ?? field);
    const shown = { id, viewerName, viewerUnionName, viewerRoles, fieldNames, reason, viewedAt };
    return Object.assign(new OwnViewRecordView(), shown);
  }
}
