import { type CivilDate, type UnionId } from '@app/kernel';
import { ChoiceField, CountField, DateField, FlagField, IdField, PartsField, TextField, TextsField } from '@app/http';
import type { NewOccasion } from '../../app/occasion-register';
import type { Shown } from '../../app/standard-reading';
import type { OccasionRow } from '../../data/occasion.entity';
import { OCCASION_GROUP_NAMES, OCCASION_GROUPS, type OccasionGroup } from '../../domain';

export class OccasionsQuery {
  @IdField('工会') unionId: UnionId;
  @DateField('日期', { optional: true, description: '不填为今天' }) on?: CivilDate;
}

export class SubConditionDto {
  @TextField('编码', { max: 40 }) code: string;
  @TextField('名称', { max: 40 }) name: string;
}

export class AddOccasionDto {
  @IdField('工会') unionId: UnionId;
  @TextField('编码', { max: 40 }) code: string;
  @TextField('名称', { max: 40 }) name: string;
  @ChoiceField('类别', OCCASION_GROUPS) group: OccasionGroup;
  @CountField('几个工作日内走访', { max: 365, optional: true, nullable: true, description: '不填为没有期限' })
  deadlineWorkingDays?: number | null;
  @PartsField('细分情况', () => SubConditionDto, { max: 20, optional: true }) subConditions?: SubConditionDto[];
  @FlagField('必须选细分情况', { optional: true }) subConditionRequired?: boolean;
  @TextField('经费用途', { max: 40 }) fundPurpose: string;
  @FlagField('开展', { optional: true, description: '否：本工会不开展上级的这一项' }) kept?: boolean;
  @DateField('施行日期') validFrom: CivilDate;
  @DateField('停用日期', { optional: true, nullable: true }) validTo?: CivilDate | null;

  toOccasion(): NewOccasion {
    const { unionId, code, name, group, fundPurpose, validFrom } = this;
    return {
      ...{ unionId, code, name, group, fundPurpose, validFrom },
      deadlineWorkingDays: this.deadlineWorkingDays ?? null,
      subConditions: (this.subConditions ?? []).map((each) => ({ code: each.code, name: each.name })),
      subConditionRequired: this.subConditionRequired ?? false,
      kept: this.kept ?? true,
      validTo: this.validTo ?? null,
    };
  }
}

export class OccasionSubConditionView {
  @TextField('编码', { max: 40 }) code: string;
  @TextField('名称', { max: 40 }) name: string;
}

export class CatalogueOccasionView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @IdField('工会', { nullable: true, description: 'null 为系统默认' }) unionId: UnionId | null;
  @TextField('工会名称', { max: 100, nullable: true }) unionName: string | null;
  @TextField('编码', { max: 40 }) code: string;
  @TextField('名称', { max: 40 }) name: string;
  @ChoiceField('类别', OCCASION_GROUPS) group: OccasionGroup;
  @TextField('类别名称', { max: 20 }) groupName: string;
  @CountField('几个工作日内走访', { max: 365, nullable: true }) deadlineWorkingDays: number | null;
  @PartsField('细分情况', () => OccasionSubConditionView, { max: 20 }) subConditions: OccasionSubConditionView[];
  @FlagField('必须选细分情况') subConditionRequired: boolean;
  @TextField('经费用途', { max: 40 }) fundPurpose: string;
  @FlagField('开展') kept: boolean;
  @FlagField('系统默认，还没有工会确认') isDefault: boolean;
  @DateField('施行日期') validFrom: CivilDate;
  @DateField('停用日期', { nullable: true }) validTo: CivilDate | null;
  @FlagField('当天适用') inForce: boolean;
  @TextsField('可办理', { max: 20, maxItems: 5 }) openActions: string[];

  static of({ row, unionName, inForce, mayManage }: Shown<OccasionRow>): CatalogueOccasionView {
    const { id, version, unionId, code, name, occasionGroup: group, deadlineWorkingDays, subConditions } = row;
    const { subConditionRequired, fundPurpose, kept, isDefault, validFrom, validTo } = row;
    return Object.assign(new CatalogueOccasionView(), {
      ...{ id, version, unionId, unionName, code, name, group, deadlineWorkingDays, inForce },
      ...{ subConditionRequired, fundPurpose, kept, isDefault, validFrom, validTo },
      groupName: OCCASION_GROUP_NAMES[group],
      subConditions: subConditions.map((each) => ({ code: each.code, name: each.name })),
      openActions: mayManage && validTo === null ? ['end'] : [],
    });
  }
}

export class OccasionListView {
  @PartsField('慰问事由', () => CatalogueOccasionView, { max: 10_000 }) items: CatalogueOccasionView[];

  static of(rows: readonly Shown<OccasionRow>[]): OccasionListView {
    return Object.assign(new OccasionListView(), { items: rows.map(CatalogueOccasionView.of) });
  }
}
