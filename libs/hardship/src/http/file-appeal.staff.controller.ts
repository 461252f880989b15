import { CurrentActor, FlagField, IdPipe, IfMatchVersion, PartsField, Requires, TextField } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FileAppealService } from '../app/file-appeal.service';
import type { FileAppealId } from '../data/file-appeal.entity';
import { FileAppealView } from './dto/file-appeal.view';
import { categoryLabelOf } from './dto/file-line.view';

class StaffAppealView extends FileAppealView {
  @TextField('姓名', { max: 60 }) memberName: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('困难类别', { max: 20, nullable: true }) categoryLabel: string | null;
}

class AppealsView {
  @PartsField('申诉', () => StaffAppealView, { max: 200 }) items: StaffAppealView[];
}

class AppealAnswerDto {
  @FlagField('申诉成立') granted: boolean;
  @TextField('答复', { min: 5, max: 1000 }) answer: string;
}

/** 申诉 of members: answered by somebody who did not take the decision. */
@ApiTags('hardship-files')
@Controller('staff/hardship-appeals')
export class FileAppealStaffController {
  constructor(private readonly appeals: FileAppealService) {}

  @Get()
  @Requires('hardship:oversee')
  @ApiOkResponse({ type: AppealsView })
  async all(@CurrentActor() actor: Actor): Promise<AppealsView> {
    const lines = await this.appeals.lines(actor);
    const items = lines.map(({ appeal, file, memberName, unionName }) =>
      Object.assign(new StaffAppealView(), {
        ...{ ...FileAppealView.of(appeal), memberName, unionName, number: file.number },
        categoryLabel: categoryLabelOf(file.category),
      }),
    );
    return { items };
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Requires('hardship:oversee')
  @ApiOkResponse({ type: AppealsView })
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: FileAppealId,
    @IfMatchVersion() version: number,
    @Body() { granted, answer }: AppealAnswerDto,
  ): Promise<AppealsView> {
    await this.appeals.answer(actor, id, version, granted, answer);
    return this.all(actor);
  }
}
