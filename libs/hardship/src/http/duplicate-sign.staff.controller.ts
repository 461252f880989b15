import { ChoiceField, CurrentActor, IdPipe, IfMatchVersion, PartsField, Requires, TextField } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DuplicateComparison } from '../app/duplicate-comparison';
import { DuplicateSigns } from '../app/duplicate-signs';
import type { DuplicateSignId } from '../data/duplicate-sign.entity';
import { DUPLICATE_VERDICTS, type DuplicateVerdict } from '../domain/duplicate-sign';
import type { HardshipFileId } from '../domain/hardship-file';
import { DuplicateComparisonView } from './dto/duplicate-comparison.view';
import { DuplicateSignView } from './dto/duplicate-sign.view';

class DuplicateSignsView {
  @PartsField('疑似重复', () => DuplicateSignView, { max: 200 }) items: DuplicateSignView[];
}

class DuplicateVerdictDto {
  @ChoiceField('判断', DUPLICATE_VERDICTS) verdict: DuplicateVerdict;
  @TextField('理由', { max: 500 }) reason: string;
}

/** Evidence that one household stands in two places; one union never sees the other's file by it. */
@ApiTags('hardship-files')
@Controller('staff')
export class DuplicateSignStaffController {
  constructor(
    private readonly signs: DuplicateSigns,
    private readonly comparison: DuplicateComparison,
  ) {}

  @Get('duplicate-signs')
  @Requires('hardship:oversee')
  @ApiOkResponse({ type: DuplicateSignsView })
  async all(@CurrentActor() actor: Actor): Promise<DuplicateSignsView> {
    return { items: (await this.signs.lines(actor)).map((line) => DuplicateSignView.of(line)) };
  }

  /** Both sides as evidence, for who looks after both. */
  @Get('duplicate-signs/:id')
  @Requires('hardship:oversee')
  @ApiOkResponse({ type: DuplicateComparisonView })
  async compare(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DuplicateSignId,
  ): Promise<DuplicateComparisonView> {
    return DuplicateComparisonView.of(await this.comparison.of(actor, id));
  }

  @Get('hardship-files/:id/duplicate-signs')
  @Requires('hardship:read')
  @ApiOkResponse({ type: DuplicateSignsView })
  async ofFile(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: HardshipFileId): Promise<DuplicateSignsView> {
    const lines = await this.signs.ofFile(actor, id);
    return { items: lines.map((line) => ({ ...DuplicateSignView.of(line), mayJudge: false })) };
  }

  @Post('duplicate-signs/:id/verdict')
  @HttpCode(200)
  @Requires('hardship:oversee')
  @ApiOkResponse({ type: DuplicateSignsView })
  async judge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DuplicateSignId,
    @IfMatchVersion() version: number,
    @Body() { verdict, reason }: DuplicateVerdictDto,
  ): Promise<DuplicateSignsView> {
    await this.signs.judge(actor, id, version, verdict, reason);
    return this.all(actor);
  }
}
