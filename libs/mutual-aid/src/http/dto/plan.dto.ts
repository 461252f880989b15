import {
  AmountField,
  CountField,
  DateField,
  FlagField,
  IdField,
  IdsField,
  PageQuery,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import { type CivilDate, formatFen, type MemberId, parseFen, type UnionId } from '@app/kernel';
import type { EnrolmentOutcome, EnrolmentWish } from '../../app/enrolment.service';
import type { PlanTerms } from '../../app/plan.service';
import type { CoverRow, PlanRow } from '../../data/plan.queries';

const MANY = 500;

export class PlanTermsDto {
  @TextField('计划名称', { max: 100 }) name: string;
  @DateField('保障期从') startsOn: CivilDate;
  @DateField('保障期到') endsOn: CivilDate;
  @AmountField('每人费用', { description: '整个保障期；不收费填 0' }) fee: string;
  @CountField('等待天数', { max: 365 }) waitingDays: number;
  @CountField('出院后多少天内申报', { min: 1, max: 3650, optional: true, nullable: true }) claimDays?: number | null;
  @CountField('赔付比例', { min: 1, max: 100, optional: true, nullable: true, description: '自付金额的百分之几' })
  sharePercent?: number | null;
  @AmountField('每期赔付上限', { optional: true, nullable: true }) cap?: string | null;
  @TextField('经办单位', { max: 200, optional: true, nullable: true, description: '名称；换了名称，会员要重新同意' })
  association?: string | null;
  @TextField('经办单位联系方式', { max: 100, optional: true, nullable: true }) associationContact?: string | null;
  @TextField('说明', { max: 500, optional: true, nullable: true }) note?: string | null;

  static termsOf(dto: PlanTermsDto): PlanTerms {
    const { name, startsOn, endsOn, fee, waitingDays, claimDays, sharePercent, cap, association, note } = dto;
    const { associationContact } = dto;
    return {
      ...{ name, startsOn, endsOn, feeFen: parseFen(fee), waitingDays, claimDays: claimDays ?? null },
      ...{ sharePercent: sharePercent ?? null, capFen: cap ? parseFen(cap) : null },
      ...{ association: association || null, associationContact: associationContact || null, note: note || null },
    };
  }
}

export class AddPlanDto extends PlanTermsDto {
  @IdField('工会', { description: '这个工会和下级工会的会员可以参保' }) unionId: UnionId;
}

const yuan = (fen: string | null) => (fen === null ? null : formatFen(BigInt(fen)));

export class PlanView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 60 }) unionName: string;
  @TextField('计划名称', { max: 100 }) name: string;
  @DateField('保障期从', { nullable: true }) startsOn: string | null;
  @DateField('保障期到', { nullable: true }) endsOn: string | null;
  @AmountField('每人费用', { nullable: true }) fee: string | null;
  @CountField('等待天数', { max: 365 }) waitingDays: number;
  @CountField('出院后多少天内申报', { max: 3650, nullable: true }) claimDays: number | null;
  @CountField('赔付比例', { max: 100, nullable: true }) sharePercent: number | null;
  @AmountField('每期赔付上限', { nullable: true }) cap: string | null;
  @TextField('经办单位', { max: 200, nullable: true }) association: string | null;
  @TextField('经办单位联系方式', { max: 100, nullable: true }) associationContact: string | null;
  @TextField('说明', { max: 500, nullable: true }) note: string | null;
  @TextField('设置人', { max: 60 }) addedByName: string;
  @FlagField('从历史台账导入') isImported: boolean;
  @FlagField('已经有人参保，内容不能再改') inUse: boolean;
  @CountField('参保人数', { max: 2_147_483_647 }) members: number;

  static of({ feeFen, capFen, ...row }: PlanRow): PlanView {
    return Object.assign(new PlanView(), row, { fee: yuan(feeFen), cap: yuan(capFen) });
  }
}

export class PlansView {
  @PartsField('保障计划', () => PlanView, { max: 200 }) items: PlanView[];
}

export class EnrolDto {
  @IdsField('会员', { max: MANY, optional: true }) memberIds?: MemberId[];
  @TextsField('名单', { max: 60, maxItems: MANY, optional: true, description: '每项一个姓名或身份证号' })
  lines?: string[];
  @IdField('名单是哪个工会的', { optional: true, nullable: true }) unionId?: UnionId | null;
  @DateField('保障从哪天开始', { optional: true, nullable: true, description: '不填：从保障期开始，已经开始的从今天' })
  from?: CivilDate | null;

  static wishOf({ memberIds, lines, unionId, from }: EnrolDto): EnrolmentWish {
    const trimmed = (lines ?? []).map((line) => line.trim()).filter((line) => line !== '');
    return { memberIds: memberIds ?? [], lines: trimmed, unionId: unionId ?? null, from: from ?? null };
  }
}

export class UnclearLineView {
  @CountField('第几行', { max: MANY }) line: number;
  @TextField('原因', { max: 60 }) why: string;
}

export class EnrolmentOutcomeView {
  @CountField('新参保', { max: MANY * 2 }) enrolled: number;
  @CountField('已经参保', { max: MANY * 2 }) already: number;
  @PartsField('没有办成的', () => UnclearLineView, { max: MANY }) unclear: UnclearLineView[];

  static of(outcome: EnrolmentOutcome): EnrolmentOutcomeView {
    return Object.assign(new EnrolmentOutcomeView(), outcome);
  }
}

export class CoversQuery extends PageQuery {
  @IdField('会员', { optional: true }) memberId?: MemberId;
}

export class CoverView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @IdField('保障计划') planId: string;
  @TextField('计划名称', { max: 100 }) planName: string;
  @IdField('会员') memberId: string;
  @TextField('姓名', { max: 60 }) memberName: string;
  @TextField('工会', { max: 60 }) unionName: string;
  @DateField('保障从', { nullable: true }) startsOn: string | null;
  @DateField('保障到', { nullable: true }) endsOn: string | null;
  @DateField('等待期满', { nullable: true, description: '这天起住院可以理赔' }) coveredFrom: string | null;
  @CountField('出院后多少天内申报', { max: 3650, nullable: true }) claimDays: number | null;
  @TextField('经办单位', { max: 200, nullable: true }) association: string | null;
  @TextField('经办单位联系方式', { max: 100, nullable: true }) associationContact: string | null;
  @AmountField('费用', { nullable: true }) fee: string | null;
  @DateField('取消日期', { nullable: true }) cancelledOn: string | null;
  @TextField('取消原因', { max: 200, nullable: true }) cancelReason: string | null;
  @TextField('办理人', { max: 60 }) enrolledByName: string;
  @FlagField('从历史台账导入') isImported: boolean;

  static of({ feeFen, ...row }: CoverRow): CoverView {
    return Object.assign(new CoverView(), row, { fee: yuan(feeFen) });
  }
}
