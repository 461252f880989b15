import { CurrentActor, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FormPrintService } from '../app/form-print.service';
import { FormsOfSubjectView, PrintDto, SubjectQuery } from './dto/form.view';
import { AnswersWord, sendWord } from './word.answer';

/** Documents of a record: which there are, and printing one. */
@ApiTags('forms')
@Controller('staff')
export class FormStaffController {
  constructor(private readonly printing: FormPrintService) {}

  @Get('forms')
  @Requires('form:print')
  @ApiOkResponse({ type: FormsOfSubjectView })
  async forms(
    @CurrentActor() actor: Actor,
    @Query() { subjectType, subjectId }: SubjectQuery,
  ): Promise<FormsOfSubjectView> {
    return FormsOfSubjectView.of(await this.printing.formsOf(actor, subjectType, subjectId));
  }

  /** Each printing is a sheet of its own, with its own code. */
  @Post('form-sheets')
  @HttpCode(200)
  @Requires('form:print')
  @AnswersWord()
  async print(
    @CurrentActor() actor: Actor,
    @Body() { code, subjectId }: PrintDto,
    @Req() request: { readonly host: string },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fileName, content } = await this.printing.print(actor, code, subjectId, `${request.host}/verify`);
    await sendWord(reply, fileName, content);
  }
}
