import {
  AmountField,
  ChoiceField,
  CountField,
  CurrentActor,
  DateField,
  FlagField,
  PartsField,
  Requires,
  TextField,
} from '@app/http';
import { type Actor, type CivilDate, formatFen, parseFen } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AidCaps } from '../app/aid-caps';
import {
  type AidCap,
  CAP_BASES,
  CAP_BEYOND_LABELS,
  CAP_BEYONDS,
  type CapBase,
  type CapBeyond,
  CAPPED_AID_LABELS,
  CAPPED_AIDS,
  type CappedAidKind,
  capWords,
  DEFAULT_AID_CAPS,
} from '../domain/aid-cap';
import { HARDSHIP_CATEGORIES, HARDSHIP_CATEGORY_LABELS, type HardshipCategory } from '../domain/category';

class AidCapDto {
  @ChoiceField('帮扶种类', CAPPED_AIDS) aid: CappedAidKind;
  @ChoiceField('困难类别', HARDSHIP_CATEGORIES, { optional: true, nullable: true, description: '不填就是各类通用' })
  category?: HardshipCategory | null;
  @ChoiceField('按什么算', CAP_BASES) per: CapBase;
  @CountField('低保月数', { min: 1, max: 120, optional: true, nullable: true }) months?: number | null;
  @AmountField('金额', { optional: true, nullable: true }) amount?: string | null;
  @ChoiceField('超过怎么办', CAP_BEYONDS) beyond: CapBeyond;
  @DateField('从哪天起') validFrom: CivilDate;
  @TextField('文件依据', { max: 200 }) source: string;
}

class AidCapView {
  @ChoiceField('帮扶种类', CAPPED_AIDS) aid: CappedAidKind;
  @TextField('种类名称', { max: 20 }) aidLabel: string;
  @TextField('困难类别', { max: 20, nullable: true }) categoryLabel: string | null;
  @TextField('上限', { max: 40 }) words: string;
  @CountField('低保月数', { max: 120, nullable: true }) months: number | null;
  @AmountField('金额', { nullable: true }) amount: string | null;
  @TextField('超过怎么办', { max: 40 }) beyondLabel: string;
  @DateField('从哪天起') validFrom: CivilDate;
  @DateField('到哪天', { nullable: true }) validTo: CivilDate | null;
  @TextField('文件依据', { max: 200 }) source: string;
  @FlagField('系统默认') isDefault: boolean;

  static of(cap: AidCap, isDefault: boolean): AidCapView {
    const { aid, category, months, amount, beyond, validFrom, validTo, source } = cap;
    return Object.assign(new AidCapView(), {
      ...{ aid, months, validFrom, validTo, source, isDefault, words: capWords(cap) },
      ...{ aidLabel: CAPPED_AID_LABELS[aid], beyondLabel: CAP_BEYOND_LABELS[beyond] },
      categoryLabel: category && HARDSHIP_CATEGORY_LABELS[category],
      amount: amount === null ? null : formatFen(amount),
    });
  }
}

class AidCapsView {
  @PartsField('帮扶上限', () => AidCapView, { max: 1000 }) items: AidCapView[];
}

/** Caps of aid per household and year; a new one ends the one before it. */
@ApiTags('hardship-files')
@Controller('staff/aid-caps')
export class AidCapStaffController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly caps: AidCaps,
  ) {}

  /** The tenant's own first, then the defaults that hold where it has set none. */
  @Get()
  @Requires('hardship:read')
  @ApiOkResponse({ type: AidCapsView })
  async all(@CurrentActor() actor: Actor): Promise<AidCapsView> {
    const own = await this.uow.read(actor, (tx) => this.caps.all(tx));
    const views = own.map((row) => AidCapView.of(row, false));
    return { items: [...views, ...DEFAULT_AID_CAPS.map((cap) => AidCapView.of(cap, true))] };
  }

  @Post()
  @Requires('hardship:manage-rules')
  @ApiCreatedResponse({ type: AidCapView })
  async set(@CurrentActor() actor: Actor, @Body() dto: AidCapDto): Promise<AidCapView> {
    const { aid, per, beyond, validFrom, source, category = null, months = null, amount = null } = dto;
    const limit = { months, amount: amount === null ? null : parseFen(amount) };
    const cap = { aid, per, beyond, validFrom, source, category, ...limit };
    return AidCapView.of(await this.uow.run(actor, (tx) => this.caps.set(tx, cap)), false);
  }
}
