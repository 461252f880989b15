import { ChoiceField, CountField, DateField, IdField, PartsField, TextField } from '@app/http';
import { type CivilDate, type HouseholdId, type MemberId, maskIdNumber } from '@app/kernel';
import type { HouseholdShown } from '../../app/household-book';
import {
  type HouseholdPerson,
  type HouseholdPersonId,
  type Relation,
  RELATION_LABELS,
  RELATIONS,
} from '../../domain/household';

export class HouseholdPersonView {
  @IdField('编号') id: HouseholdPersonId;
  @IdField('会员', { nullable: true, description: '不是会员的家人为 null' }) memberId: MemberId | null;
  @TextField('姓名', { max: 60 }) name: string;
  @ChoiceField('与户主的关系', RELATIONS) relation: Relation;
  @TextField('与户主的关系名称', { max: 20 }) relationName: string;
  @TextField('证件号码(已遮挡)', { max: 40, nullable: true }) idNumberMasked: string | null;
  @DateField('出生日期', { nullable: true }) bornOn: CivilDate | null;

  static of({ id, memberId, name, relation, identityDocument, bornOn }: HouseholdPerson): HouseholdPersonView {
    const relationName = RELATION_LABELS[relation];
    const idNumberMasked = identityDocument && maskIdNumber(identityDocument.number);
    const shown = { id, memberId, name, relation, relationName, idNumberMasked, bornOn };
    return Object.assign(new HouseholdPersonView(), shown);
  }
}

export class HouseholdView {
  @IdField('家庭编号', { nullable: true, description: '还没有登记家庭时为 null' }) id: HouseholdId | null;
  @CountField('版本', { max: 2_147_483_647, description: '还没有登记家庭时为 0' }) version: number;
  @PartsField('家庭成员', () => HouseholdPersonView, { max: 50 }) persons: HouseholdPersonView[];

  static of({ id, version, persons }: HouseholdShown): HouseholdView {
    return Object.assign(new HouseholdView(), {
      id,
      version,
      persons: persons.map((one) => HouseholdPersonView.of(one)),
    });
  }
}
