import { FUND_PURPOSES } from '@app/funds';
import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  IdsField,
  PageQuery,
  PartField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import { type CivilDate, type FundAccountId, type MemberId, parseFen, type PersonId, type UnionId } from '@app/kernel';
import { VISITOR_RANKS } from '@app/visits';
import { PREVIEW_PARTS, type PreviewPart } from '../../app/round-preview.service';
import { ALLOTMENT_WAYS, type AllotmentWay } from '../../domain/allotment';
import { AUDIENCE_CATEGORIES, AUDIENCE_CODES, type AudienceCode, type AudienceRule } from '../../domain/audience';
import { MAX_RULES } from '../../domain/plan.rules';
import {
  type AskedPlan,
  type PlannedGoods,
  ROUND_KINDS,
  ROUND_PAYMENT_KINDS,
  type RosterEntryId,
  type RoundKind,
  type RoundPaymentKind,
  type RoundVisitor,
  type Standard,
} from '../../domain/round';
import { ROSTER_ENTRY_STATUSES, type RosterEntryStatus } from '../../domain/roster-entry.lifecycle';

export class RoundListQuery extends PageQuery {
  @ChoiceField('状态', ['open', 'ended'], { optional: true }) status?: 'open' | 'ended';
  @IdField('工会', { optional: true, description: '含下级工会' }) unionId?: UnionId;
  @ChoiceField('谁的', ['me'], { optional: true, description: '分给我走访的' }) visitor?: 'me';
}

export class UnionQuery {
  @IdField('工会') unionId: UnionId;
}

export class PreviewPeopleQuery extends PageQuery {
  @ChoiceField('哪些人', PREVIEW_PARTS) part: PreviewPart;
}

export class RosterQuery extends PageQuery {
  @ChoiceField('状态', ROSTER_ENTRY_STATUSES, { optional: true }) status?: RosterEntryStatus;
  @IdField('走访人', { optional: true }) visitorId?: PersonId;
  @IdField('工会', { optional: true, description: '含下级工会' }) unionId?: UnionId;
  @TextField('小组', { max: 60, optional: true }) group?: string;
  @TextField('街道', { max: 60, optional: true }) street?: string;
  @ChoiceField('慰问对象', AUDIENCE_CODES, { optional: true }) audience?: AudienceCode;
  @TextField('姓名', { max: 40, optional: true }) name?: string;
}

export class PlannedGoodsDto {
  @TextField('慰问品', { max: 40 }) name: string;
  @CountField('数量', { min: 1, max: 10_000, description: '每人' }) quantity: number;
  @TextField('单位', { max: 10 }) unit: string;
  @AmountField('金额', { description: '每人这一行合计' }) value: string;
}

export class PerHeadDto {
  @AmountField('每人现金', { optional: true }) cash?: string;
  @PartsField('每人慰问品', () => PlannedGoodsDto, { max: 20, optional: true }) goods?: PlannedGoodsDto[];
}

export class AudienceRuleDto {
  @ChoiceField('慰问对象', AUDIENCE_CODES) code: AudienceCode;
  @ChoiceField('类别', AUDIENCE_CATEGORIES, { optional: true, description: '困难类别，或劳模级别' }) category?: string;
  @CountField('多少岁以上', { min: 14, max: 120, optional: true }) minAge?: number;
  @IdsField('只限这些工会', { max: 200, optional: true }) unionIds?: UnionId[];
  @TextsField('只限这些小组', { max: 60, maxItems: 200, optional: true }) groups?: string[];
  @IdsField('名单', { max: 5_000, optional: true }) memberIds?: MemberId[];
  @PartField('另定标准', () => PerHeadDto, { optional: true, description: '不填就按活动的标准' })
  standard?: PerHeadDto;
}

export class PlanDto {
  @TextField('活动名称', { max: 60 }) name: string;
  @ChoiceField('种类', ROUND_KINDS) kind: RoundKind;
  @TextField('节日或季节', { max: 40, optional: true }) holidayCode?: string;
  @CountField('年份', { min: 2000, max: 2099, optional: true }) holidayYear?: number;
  @TextField('目的', { max: 500 }) purpose: string;
  @ChoiceField('经费用途', FUND_PURPOSES) fundPurpose: string;
  @IdField('经费账户', { optional: true }) fundAccountId?: FundAccountId;
  @AmountField('预算') budget: string;
  @PartField('每人标准', () => PerHeadDto) standard: PerHeadDto;
  @ChoiceField('现金怎么发', ROUND_PAYMENT_KINDS, { optional: true, description: '不选就是转账' })
  paymentKind?: RoundPaymentKind;
  @TextField('发现金的原因', { max: 200, optional: true }) cashReason?: string;
  @FlagField('一户一份', { optional: true }) perHousehold?: boolean;
  @PartsField('慰问对象', () => AudienceRuleDto, { max: MAX_RULES }) audience: AudienceRuleDto[];
  @DateField('开始日期') startsOn: CivilDate;
  @DateField('完成日期') dueOn: CivilDate;
}

export class NewRoundDto extends PlanDto {
  @IdField('工会') unionId: UnionId;
}

export class FreezeDto {
  @FlagField('重复的不列入', { optional: true }) leaveOutTwice?: boolean;
}

export class RoundReasonDto {
  @TextField('原因', { max: 300 }) reason: string;
}

export class AddPeopleDto {
  @IdsField('会员', { max: 500 }) memberIds: MemberId[];
  @TextField('原因', { max: 300 }) reason: string;
}

export class ListRowDto {
  @TextField('姓名', { max: 40, optional: true }) name?: string;
  @TextField('证件号码', { max: 40, optional: true }) idNumber?: string;
  @TextField('工会', { max: 100, optional: true, description: '同名时用来分辨' }) unionName?: string;
}

export class PeopleListDto {
  @IdField('工会') unionId: UnionId;
  @PartsField('名单', () => ListRowDto, { max: 5_000 }) rows: ListRowDto[];
}

export class CompanionDto {
  @IdField('同行人', { optional: true }) personId?: PersonId;
  @TextField('姓名', { max: 40 }) name: string;
  @ChoiceField('职务', VISITOR_RANKS) rank: string;
}

export class RoundVisitorDto {
  @IdField('走访人') personId: PersonId;
  @TextField('姓名', { max: 40 }) name: string;
  @ChoiceField('职务', VISITOR_RANKS) rank: string;
  @PartsField('同行人', () => CompanionDto, { max: 6, optional: true }) companions?: CompanionDto[];
}

export class VisitorsDto {
  @PartsField('走访人', () => RoundVisitorDto, { max: 200 }) visitors: RoundVisitorDto[];
}

export class AllotDto {
  @ChoiceField('怎么分', ALLOTMENT_WAYS, { description: 'group 按小组,street 按街道,union 按工会,even 平均' })
  way: AllotmentWay;
  @FlagField('全部重新分', { optional: true }) anew?: boolean;
}

export class MoveDto {
  @IdsField('名单上的人', { max: 1_000 }) entryIds: RosterEntryId[];
  @IdField('走访人') visitorId: PersonId;
}

export class TickDto {
  @FlagField('已落实') done: boolean;
  @TextField('说明', { max: 200, optional: true }) note?: string;
}

export class ChecklistDto {
  @IdField('工会') unionId: UnionId;
  @DateField('从哪天起') validFrom: CivilDate;
  @TextsField('要落实的事', { max: 80, maxItems: 12 }) points: string[];
}

const goodsOf = ({ name, quantity, unit, value }: PlannedGoodsDto): PlannedGoods => ({
  ...{ name, quantity, unit },
  valueFen: parseFen(value),
});

const standardIn = ({ cash = '0', goods = [] }: PerHeadDto): Standard => ({
  cashFen: parseFen(cash),
  goods: goods.map(goodsOf),
});

const ruleOf = (dto: AudienceRuleDto): AudienceRule => ({
  code: dto.code,
  category: dto.category ?? null,
  minAge: dto.minAge ?? null,
  unionIds: dto.unionIds && dto.unionIds.length > 0 ? dto.unionIds : null,
  groups: dto.groups && dto.groups.length > 0 ? dto.groups : null,
  memberIds: dto.code === 'list' ? (dto.memberIds ?? []) : [],
  standard: dto.standard ? standardIn(dto.standard) : null,
});

export const planOf = (dto: PlanDto): AskedPlan => ({
  ...{ name: dto.name, kind: dto.kind, purpose: dto.purpose, fundPurpose: dto.fundPurpose },
  holiday:
    dto.kind !== 'other' && dto.holidayCode && dto.holidayYear
      ? { code: dto.holidayCode, year: dto.holidayYear }
      : null,
  fundAccountId: dto.fundAccountId ?? null,
  budgetFen: parseFen(dto.budget),
  standard: standardIn(dto.standard),
  paymentKind: dto.paymentKind ?? 'transfer',
  cashReason: dto.paymentKind === 'cash' ? (dto.cashReason ?? null) : null,
  perHousehold: dto.perHousehold ?? false,
  audience: dto.audience.map(ruleOf),
  ...{ startsOn: dto.startsOn, dueOn: dto.dueOn },
});

export const visitorsOf = ({ visitors }: VisitorsDto): RoundVisitor[] =>
  visitors.map(({ personId, name, rank, companions = [] }) => ({
    ...{ personId, name, rank },
    companions: companions.map((each) => ({ personId: each.personId ?? null, name: each.name, rank: each.rank })),
  }));
