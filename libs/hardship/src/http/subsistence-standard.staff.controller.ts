import { AmountField, ChoiceField, CurrentActor, DateField, IdField, PartsField, Requires, TextField } from '@app/http';
import { type Actor, type CivilDate, formatFen, parseFen } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SubsistenceStandards } from '../app/subsistence-standards';
import type { SubsistenceStandardRow } from '../data/subsistence-standard.entity';
import { type Area, AREAS } from '../domain/subsistence-standard';

class SubsistenceStandardDto {
  @TextField('地区', { max: 60, optional: true, nullable: true, description: '不填就是全市通用' }) region?:
    string | null;
  @ChoiceField('城乡', AREAS) area: Area;
  @AmountField('每人每月') monthAmount: string;
  @DateField('从哪天起') validFrom: CivilDate;
  @TextField('文件依据', { max: 200 }) source: string;
}

class SubsistenceStandardView {
  @IdField('标准') id: string;
  @TextField('地区', { max: 60, nullable: true }) region: string | null;
  @ChoiceField('城乡', AREAS) area: Area;
  @AmountField('每人每月') monthAmount: string;
  @DateField('从哪天起') validFrom: CivilDate;
  @DateField('到哪天', { nullable: true }) validTo: CivilDate | null;
  @TextField('文件依据', { max: 200 }) source: string;

  static of({ id, region, area, monthAmount, validFrom, validTo, source }: SubsistenceStandardRow) {
    const shown = { id, region, area, monthAmount: formatFen(monthAmount), validFrom, validTo, source };
    return Object.assign(new SubsistenceStandardView(), shown);
  }
}

class SubsistenceStandardsView {
  @PartsField('低保标准', () => SubsistenceStandardView, { max: 1000 }) items: SubsistenceStandardView[];
}

/** 低保标准 by region, area and day; a new one ends the one before it. */
@ApiTags('hardship-files')
@Controller('staff/subsistence-standards')
export class SubsistenceStandardStaffController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly standards: SubsistenceStandards,
  ) {}

  @Get()
  @Requires('hardship:read')
  @ApiOkResponse({ type: SubsistenceStandardsView })
  async all(@CurrentActor() actor: Actor): Promise<SubsistenceStandardsView> {
    const rows = await this.uow.read(actor, (tx) => this.standards.all(tx));
    return { items: rows.map((row) => SubsistenceStandardView.of(row)) };
  }

  @Post()
  @Requires('hardship:manage-rules')
  @ApiCreatedResponse({ type: SubsistenceStandardView })
  async publish(@CurrentActor() actor: Actor, @Body() dto: SubsistenceStandardDto): Promise<SubsistenceStandardView> {
    const standard = { ...dto, region: dto.region ?? null, monthAmount: parseFen(dto.monthAmount) };
    return SubsistenceStandardView.of(await this.uow.run(actor, (tx) => this.standards.publish(tx, standard)));
  }
}
