import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  PageQuery,
  TextField,
  TextsField,
} from '@app/http';
import { type CivilDate, formatFen, openActions, parseFen, type UnionId } from '@app/kernel';
import type { ActivityFacts } from '../../app/activity.service';
import type { ActivityRow } from '../../data/activity.queries';
import { ACTIVITY_LIFECYCLE, ACTIVITY_STATUSES, type ActivityStatus } from '../../domain/activity';

const MOST = 100_000_000;
const UNKNOWN = { optional: true, nullable: true, description: '不清楚就不填，不要填 0' } as const;

export class ActivitiesQuery extends PageQuery {
  @CountField('年度', { min: 2000, max: 2200, optional: true }) year?: number;
  @IdField('工会', { optional: true }) unionId?: UnionId;
}

export class CorrectActivityDto {
  @DateField('日期') heldOn: CivilDate;
  @TextField('活动名称', { max: 100 }) name: string;
  @TextField('类别', { max: 40, optional: true, nullable: true }) category?: string | null;
  @CountField('参加人次', { max: MOST, ...UNKNOWN }) personTimes?: number | null;
  @CountField('数量', { max: MOST, ...UNKNOWN }) quantity?: number | null;
  @TextField('单位', { max: 20, optional: true, nullable: true }) unit?: string | null;
  @AmountField('费用', UNKNOWN) cost?: string | null;
  @TextField('经费来源', { max: 60, optional: true, nullable: true }) fundName?: string | null;
  @TextField('备注', { max: 500, optional: true, nullable: true }) note?: string | null;

  static factsOf(dto: CorrectActivityDto): Omit<ActivityFacts, 'unionId'> {
    const { heldOn, name, category = null, personTimes = null, quantity = null, unit = null } = dto;
    const { fundName = null, note = null, cost } = dto;
    const known = { heldOn, name, category, personTimes, quantity, unit, fundName, note };
    return { ...known, cost: cost == null ? null : parseFen(cost) };
  }
}

export class RegisterActivityDto extends CorrectActivityDto {
  @IdField('举办的工会') unionId: UnionId;
}

export class VoidActivityDto {
  @TextField('原因', { max: 200 }) reason: string;
}

export class ActivityView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 60 }) unionName: string;
  @DateField('日期') heldOn: string;
  @TextField('活动名称', { max: 100 }) name: string;
  @TextField('类别', { max: 40, nullable: true }) category: string | null;
  @CountField('参加人次', { max: MOST, nullable: true }) personTimes: number | null;
  @CountField('数量', { max: MOST, nullable: true }) quantity: number | null;
  @TextField('单位', { max: 20, nullable: true }) unit: string | null;
  @AmountField('费用', { nullable: true }) cost: string | null;
  @TextField('经费来源', { max: 60, nullable: true }) fundName: string | null;
  @TextField('备注', { max: 500, nullable: true }) note: string | null;
  @ChoiceField('状态', ACTIVITY_STATUSES) status: ActivityStatus;
  @TextField('作废原因', { max: 200, nullable: true }) voidReason: string | null;
  @TextField('登记人', { max: 60 }) registeredByName: string;
  @FlagField('从历史台账导入') isImported: boolean;
  @TextsField('可办理', { max: 20, maxItems: 5 }) openActions: string[];

  static of({ costFen, ...row }: ActivityRow): ActivityView {
    return Object.assign(new ActivityView(), row, {
      cost: costFen === null ? null : formatFen(BigInt(costFen)),
      openActions: openActions(ACTIVITY_LIFECYCLE, row.status),
    });
  }
}
