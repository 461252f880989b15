import {
  ChoiceField,
  ChoicesField,
  CurrentActor,
  DateField,
  FlagField,
  IdField,
  PartsField,
  Requires,
  TextField,
  TextsField,
} from '@app/http';
import type { Actor, CivilDate, UnionId } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type EligibilityInForce, FundEligibilityService } from '../app/fund-eligibility.service';
import {
  FUND_KIND_NAMES,
  FUND_KINDS,
  FUND_PURPOSE_NAMES,
  FUND_PURPOSES,
  type FundKind,
  type FundPurpose,
} from '../domain';

export class EligibilityQuery {
  @IdField('工会') unionId: UnionId;
  @DateField('哪一天', { optional: true, description: '不填为今天' }) on?: CivilDate;
}

export class SetEligibilityDto {
  @IdField('工会', { description: '本级和下级都按它办' }) unionId: UnionId;
  @ChoiceField('经费类别', FUND_KINDS) fundKind: FundKind;
  @ChoicesField('可以用于', FUND_PURPOSES, { description: '不选为只能用于各账户自己写明的用途' })
  purposes: FundPurpose[];
  @FlagField('须有在档困难档案') needsHardshipFile: boolean;
  @DateField('从哪天起') validFrom: CivilDate;
  @TextField('依据', { max: 200 }) source: string;
}

export class EligibilityView {
  @ChoiceField('经费类别', FUND_KINDS) fundKind: FundKind;
  @TextField('经费类别名称', { max: 40 }) fundKindName: string;
  @ChoicesField('可以用于', FUND_PURPOSES) purposes: FundPurpose[];
  @TextsField('可以用于(名称)', { max: 40, maxItems: 40 }) purposeNames: string[];
  @FlagField('只能用于账户自己写明的用途') asRestricted: boolean;
  @FlagField('须有在档困难档案') needsHardshipFile: boolean;
  @DateField('从哪天起') validFrom: CivilDate;
  @TextField('依据', { max: 200 }) source: string;
  @TextField('哪级工会定的', { max: 100, nullable: true }) unionName: string | null;
  @FlagField('系统默认') isDefault: boolean;

  static of({ rule, unionName }: EligibilityInForce): EligibilityView {
    const { fundKind, needsHardshipFile, validFrom, source, isDefault } = rule;
    const purposes = rule.purposes === 'as-restricted' ? [] : [...rule.purposes];
    return Object.assign(new EligibilityView(), {
      ...{ fundKind, needsHardshipFile, validFrom, source, isDefault, unionName, purposes },
      fundKindName: FUND_KIND_NAMES[fundKind],
      purposeNames: purposes.map((purpose) => FUND_PURPOSE_NAMES[purpose]),
      asRestricted: rule.purposes === 'as-restricted',
    });
  }
}

export class EligibilityTableView {
  @PartsField('各类经费', () => EligibilityView, { max: 40 }) items: EligibilityView[];

  static of(rows: readonly EligibilityInForce[]): EligibilityTableView {
    return Object.assign(new EligibilityTableView(), { items: rows.map((row) => EligibilityView.of(row)) });
  }
}

/** What money of each kind may be spent on. */
@ApiTags('funds')
@Controller('staff/fund-eligibility')
export class FundEligibilityStaffController {
  constructor(private readonly eligibility: FundEligibilityService) {}

  @Get()
  @Requires('fund:read')
  @ApiOkResponse({ type: EligibilityTableView })
  async inForce(
    @CurrentActor() actor: Actor,
    @Query() { unionId, on }: EligibilityQuery,
  ): Promise<EligibilityTableView> {
    return EligibilityTableView.of(await this.eligibility.inForce(actor, unionId, on ?? null));
  }

  @Post()
  @HttpCode(200)
  @Requires('standard:manage')
  @ApiOkResponse({ type: EligibilityTableView })
  async set(@CurrentActor() actor: Actor, @Body() dto: SetEligibilityDto): Promise<EligibilityTableView> {
    await this.eligibility.set(actor, dto);
    return EligibilityTableView.of(await this.eligibility.inForce(actor, dto.unionId, dto.validFrom));
  }
}
