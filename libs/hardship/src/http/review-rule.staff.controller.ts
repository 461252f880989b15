import { CountField, CurrentActor, DateField, PartField, PartsField, Requires, TextField } from '@app/http';
import type { Actor, CivilDate } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReviewRules } from '../app/review-rules';
import { DEFAULT_REVIEW_RULE, type ReviewRule } from '../domain/review-rule';

class ReviewRuleView {
  @CountField('提前几天打开', { max: 180 }) opensBeforeDays: number;
  @CountField('逾期几天退档', { max: 365 }) lapsesAfterDays: number;
  @CountField('每年抽查比例', { max: 100 }) spotCheckPercent: number;
  @DateField('从哪天起', { nullable: true }) validFrom: CivilDate | null;
  @TextField('文件依据', { max: 200, nullable: true }) source: string | null;

  static of(rule: ReviewRule, set: { validFrom: CivilDate; source: string } | null): ReviewRuleView {
    const { opensBeforeDays, lapsesAfterDays, spotCheckPercent } = rule;
    const dated = { validFrom: set?.validFrom ?? null, source: set?.source ?? null };
    return Object.assign(new ReviewRuleView(), { opensBeforeDays, lapsesAfterDays, spotCheckPercent, ...dated });
  }
}

class ReviewRuleDto {
  @CountField('提前几天打开', { min: 1, max: 180 }) opensBeforeDays: number;
  @CountField('逾期几天退档', { min: 1, max: 365 }) lapsesAfterDays: number;
  @CountField('每年抽查比例', { min: 1, max: 100 }) spotCheckPercent: number;
  @DateField('从哪天起') validFrom: CivilDate;
  @TextField('文件依据', { max: 200 }) source: string;
}

class ReviewRulesView {
  @PartsField('复核规则', () => ReviewRuleView, { max: 1000 }) items: ReviewRuleView[];
  @PartField('系统默认', () => ReviewRuleView) standard: ReviewRuleView;
}

/** How the yearly review goes: when it opens, when a file lapses, how many are drawn. */
@ApiTags('hardship-files')
@Controller('staff/review-rules')
export class ReviewRuleStaffController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rules: ReviewRules,
  ) {}

  /** The latest first; the default holds where none is set. */
  @Get()
  @Requires('hardship:read')
  @ApiOkResponse({ type: ReviewRulesView })
  async all(@CurrentActor() actor: Actor): Promise<ReviewRulesView> {
    const rows = await this.uow.read(actor, (tx) => this.rules.all(tx));
    const standard = ReviewRuleView.of(DEFAULT_REVIEW_RULE, null);
    return { items: rows.map((row) => ReviewRuleView.of(row, row)), standard };
  }

  @Post()
  @Requires('hardship:manage-rules')
  @ApiCreatedResponse({ type: ReviewRuleView })
  async set(@CurrentActor() actor: Actor, @Body() dto: ReviewRuleDto): Promise<ReviewRuleView> {
    const row = await this.uow.run(actor, (tx) => this.rules.set(tx, { ...dto }));
    return ReviewRuleView.of(row, row);
  }
}
