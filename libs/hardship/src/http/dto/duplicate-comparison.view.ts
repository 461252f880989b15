import { AmountField, CountField, DateField, FlagField, IdField, PartField, PartsField, TextField } from '@app/http';
import { ageOn, type CivilDate, formatFen, maskName } from '@app/kernel';
import { RELATION_LABELS } from '@app/members';
import type { ComparedHousehold, Comparison } from '../../app/duplicate-comparison';
import { EXIT_GROUND_LABELS } from '../../domain/exit-ground';
import { FILE_STATUS_LABELS } from '../../domain/hardship-file.lifecycle';
import { categoryLabelOf } from './file-line.view';
import { DuplicateSignView } from './duplicate-sign.view';

/** As on the page of a file: no number, no income, no health; relatives who are no members by a masked name. */
class ComparedPersonView {
  @TextField('姓名', { max: 60 }) name: string;
  @TextField('关系', { max: 20 }) relationLabel: string;
  @CountField('年龄', { max: 150, nullable: true }) age: number | null;
  @FlagField('两边证件号码相同') shared: boolean;
}

class ComparedHouseholdView {
  @IdField('会员') memberId: string;
  @TextField('姓名', { max: 60 }) memberName: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @IdField('档案', { nullable: true }) fileId: string | null;
  @TextField('编号', { max: 60, nullable: true }) number: string | null;
  @TextField('状态名称', { max: 30, nullable: true }) statusLabel: string | null;
  @TextField('困难类别', { max: 20, nullable: true }) categoryLabel: string | null;
  @DateField('发现日期', { nullable: true }) foundOn: CivilDate | null;
  @DateField('建档日期', { nullable: true }) filedOn: CivilDate | null;
  @DateField('退档日期', { nullable: true }) exitedOn: CivilDate | null;
  @TextField('退档原因', { max: 60, nullable: true }) exitGroundLabel: string | null;
  @TextField('经办人', { max: 60, nullable: true }) officerName: string | null;
  @CountField('近一年帮扶次数', { max: 10_000 }) aids: number;
  @AmountField('近一年帮扶金额') aided: string;
  @PartsField('家庭成员', () => ComparedPersonView, { max: 60 }) persons: ComparedPersonView[];

  static of({ file, persons }: ComparedHousehold, today: CivilDate): ComparedHouseholdView {
    const { memberId, memberName, unionName, fileId, number, foundOn, filedOn, exitedOn, officerName, aids } = file;
    return Object.assign(new ComparedHouseholdView(), {
      ...{ memberId, memberName, unionName, fileId, number, foundOn, filedOn, exitedOn, officerName, aids },
      statusLabel: file.status && FILE_STATUS_LABELS[file.status],
      categoryLabel: categoryLabelOf(file.category),
      exitGroundLabel: file.exitGround && EXIT_GROUND_LABELS[file.exitGround],
      aided: formatFen(BigInt(file.aided)),
      persons: persons.map((person) => ({
        name: person.memberId === null ? maskName(person.name) : person.name,
        relationLabel: RELATION_LABELS[person.relation],
        age: person.bornOn === null ? null : ageOn(person.bornOn, today),
        shared: person.shared,
      })),
    });
  }
}

export class DuplicateComparisonView {
  @PartField('线索', () => DuplicateSignView) sign: DuplicateSignView;
  @PartsField('两边', () => ComparedHouseholdView, { max: 2 }) households: ComparedHouseholdView[];

  static of({ sign, households, today }: Comparison): DuplicateComparisonView {
    return Object.assign(new DuplicateComparisonView(), {
      sign: DuplicateSignView.of(sign),
      households: households.map((household) => ComparedHouseholdView.of(household, today)),
    });
  }
}
