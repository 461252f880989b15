import {
  ChoiceField,
  CountField,
  CurrentActor,
  FlagField,
  IdField,
  IdPipe,
  IfMatchVersion,
  InstantField,
  PartField,
  PartsField,
  Requires,
  TextField,
} from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DuplicateSigns } from '../app/duplicate-signs';
import type { DuplicateSignId } from '../data/duplicate-sign.entity';
import type { SignLine } from '../data/duplicate-sign.query';
import {
  DUPLICATE_BASIS_LABELS,
  DUPLICATE_VERDICT_LABELS,
  DUPLICATE_VERDICTS,
  type DuplicateVerdict,
} from '../domain/duplicate-sign';
import type { HardshipFileId } from '../domain/hardship-file';

class SignSideView {
  @FlagField('看得到') sees: boolean;
  @IdField('档案', { nullable: true }) fileId: string | null;
  @TextField('编号', { max: 60, nullable: true }) number: string | null;
  @TextField('姓名', { max: 60, nullable: true }) memberName: string | null;
  @TextField('工会', { max: 100, nullable: true }) unionName: string | null;
}

class DuplicateSignView {
  @IdField('线索') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('依据', { max: 100 }) basisLabel: string;
  @InstantField('发现时间') foundAt: string;
  @PartField('一边', () => SignSideView) one: SignSideView;
  @PartField('另一边', () => SignSideView) other: SignSideView;
  @TextField('判断', { max: 20, nullable: true }) verdictLabel: string | null;
  @TextField('理由', { max: 500, nullable: true }) reason: string | null;
  @TextField('谁判断的', { max: 60, nullable: true }) judgedByName: string | null;
  @FlagField('可以判断') mayJudge: boolean;

  static of({ basis, verdict, one, other, foundAt, ...line }: SignLine): DuplicateSignView {
    return Object.assign(new DuplicateSignView(), {
      ...{ ...line, one, other, foundAt: foundAt.toISOString() },
      basisLabel: DUPLICATE_BASIS_LABELS[basis],
      verdictLabel: verdict && DUPLICATE_VERDICT_LABELS[verdict],
      mayJudge: verdict === null && one.sees && other.sees,
    });
  }
}

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
  constructor(private readonly signs: DuplicateSigns) {}

  @Get('duplicate-signs')
  @Requires('hardship:oversee')
  @ApiOkResponse({ type: DuplicateSignsView })
  async all(@CurrentActor() actor: Actor): Promise<DuplicateSignsView> {
    return { items: (await this.signs.lines(actor)).map((line) => DuplicateSignView.of(line)) };
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
