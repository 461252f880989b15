import {
  ChoiceField,
  CountField,
  CurrentActor,
  DateField,
  FlagField,
  PartsField,
  Requires,
  TextField,
} from '@app/http';
import type { Actor, CivilDate } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FormulaRules } from '../app/formula-rules';
import {
  ACCIDENT_PLACES,
  type AccidentPlace,
  DEFAULT_FORMULA_RULES,
  FORMULA_VERSIONS,
  type FormulaRule,
  formulaRuleOn,
  type FormulaVersion,
  lastDayOf,
} from '../domain/formula-version';

class FormulaRuleDto {
  @ChoiceField('公式版本', FORMULA_VERSIONS) version: FormulaVersion;
  @ChoiceField('意外致困排在哪里', ACCIDENT_PLACES) accidentPlace: AccidentPlace;
  @CountField('损失超过年收入的百分之几', { min: 1, max: 100 }) lossShare: number;
  @DateField('从哪天起') validFrom: CivilDate;
  @DateField('到哪天', { optional: true, nullable: true, description: '不填就到下一条口径开始为止' })
  validTo?: CivilDate | null;
  @TextField('文件依据', { max: 200 }) source: string;
}

class FormulaRuleView {
  @ChoiceField('公式版本', FORMULA_VERSIONS) version: FormulaVersion;
  @ChoiceField('意外致困排在哪里', ACCIDENT_PLACES) accidentPlace: AccidentPlace;
  @CountField('损失超过年收入的百分之几', { max: 100 }) lossShare: number;
  @DateField('从哪天起') validFrom: CivilDate;
  @DateField('到哪天', { nullable: true }) validTo: CivilDate | null;
  @TextField('文件依据', { max: 200 }) source: string;
  @FlagField('系统默认') isDefault: boolean;
  @FlagField('今天按这一条') holdsToday: boolean;

  static of(rule: FormulaRule, own: readonly FormulaRule[], today: CivilDate): FormulaRuleView {
    const { version, accidentPlace, lossShare, validFrom, source } = rule;
    const isDefault = rule.id === null;
    return Object.assign(new FormulaRuleView(), {
      ...{ version, accidentPlace, lossShare, validFrom, source, isDefault },
      validTo: isDefault ? rule.validTo : lastDayOf(rule, own),
      holdsToday: formulaRuleOn(today, own) === rule,
    });
  }
}

class FormulaRulesView {
  @PartsField('认定口径', () => FormulaRuleView, { max: 1000 }) items: FormulaRuleView[];
}

/** Which formula holds from when, where 意外致困 stands in it, which loss counts. */
@ApiTags('hardship-files')
@Controller('staff/formula-rules')
export class FormulaRuleStaffController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly rules: FormulaRules,
  ) {}

  /** Of the tenant, the latest first, then the defaults. */
  @Get()
  @Requires('hardship:read')
  @ApiOkResponse({ type: FormulaRulesView })
  all(@CurrentActor() actor: Actor): Promise<FormulaRulesView> {
    return this.uow.read(actor, async (tx) => {
      const own = await this.rules.own(tx);
      const today = await this.organizations.today(tx);
      const rules = [...own, ...DEFAULT_FORMULA_RULES.toReversed()];
      return { items: rules.map((rule) => FormulaRuleView.of(rule, own, today)) };
    });
  }

  @Post()
  @Requires('hardship:manage-rules')
  @ApiCreatedResponse({ type: FormulaRuleView })
  set(@CurrentActor() actor: Actor, @Body() dto: FormulaRuleDto): Promise<FormulaRuleView> {
    return this.uow.run(actor, async (tx) => {
      await this.rules.set(tx, { ...dto, validTo: dto.validTo ?? null });
      const own = await this.rules.own(tx);
      const rule = own.find(({ validFrom }) => validFrom === dto.validFrom)!;
      return FormulaRuleView.of(rule, own, await this.organizations.today(tx));
    });
  }
}
