import { CurrentActor, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FormTemplateService } from '../app/form-template.service';
import {
  TemplateCheckFields,
  TemplateCheckForm,
  TemplateFileQuery,
  TemplateUploadFields,
  TemplateUploadForm,
  UnionFormQuery,
  UnionFormsQuery,
} from './dto/form-template.dto';
import {
  FormOfUnionView,
  FormsOfUnionView,
  FormTemplateView,
  TemplateCheckView,
  TemplateEditionsView,
} from './dto/form.view';
import { readTemplateUpload } from './template-upload.reader';
import { AnswersWord, sendWord } from './word.answer';

/** What a union prints with. */
@ApiTags('forms')
@Controller('staff/form-templates')
export class FormTemplateStaffController {
  constructor(private readonly templates: FormTemplateService) {}

  @Get()
  @Requires('form:print')
  @ApiOkResponse({ type: FormsOfUnionView })
  async list(@CurrentActor() actor: Actor, @Query() { unionId }: UnionFormsQuery): Promise<FormsOfUnionView> {
    const found = await this.templates.list(actor, unionId);
    return Object.assign(new FormsOfUnionView(), { items: found.map(FormOfUnionView.of) });
  }

  @Get('editions')
  @Requires('form:print')
  @ApiOkResponse({ type: TemplateEditionsView })
  async editions(
    @CurrentActor() actor: Actor,
    @Query() { code, unionId }: UnionFormQuery,
  ): Promise<TemplateEditionsView> {
    const found = await this.templates.editions(actor, code, unionId);
    return Object.assign(new TemplateEditionsView(), { items: found.map(FormTemplateView.of) });
  }

  /** With its placeholders, to be changed in Word and brought back. */
  @Get('file')
  @Requires('form:print')
  @AnswersWord()
  async file(
    @CurrentActor() actor: Actor,
    @Query() { code, unionId, edition, builtIn }: TemplateFileQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = builtIn ? 'built-in' : (edition ?? 'current');
    const content = await this.templates.file(actor, code, unionId, wanted);
    await sendWord(reply, `${this.templates.titleOf(code)} 模板.docx`, content);
  }

  /** What would be wrong with a file; nothing is kept. */
  @Post('checks')
  @HttpCode(200)
  @Requires('form:manage')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: TemplateCheckForm })
  @ApiOkResponse({ type: TemplateCheckView })
  async check(@Req() request: FastifyRequest): Promise<TemplateCheckView> {
    const { fields, content } = await readTemplateUpload(request, TemplateCheckFields);
    return TemplateCheckView.of(await this.templates.inspect(fields.code, content));
  }

  @Post()
  @Requires('form:manage')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: TemplateUploadForm })
  @ApiCreatedResponse({ type: FormOfUnionView })
  async upload(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<FormOfUnionView> {
    const { fields, content } = await readTemplateUpload(request, TemplateUploadFields);
    const { code, unionId, note = '' } = fields;
    return FormOfUnionView.of(await this.templates.upload(actor, { code, unionId, note, content }));
  }

  /** The union's own goes out of use. */
  @Post('taking-back')
  @HttpCode(200)
  @Requires('form:manage')
  @ApiOkResponse({ type: FormOfUnionView })
  async takeBack(
    @CurrentActor() actor: Actor,
    @IfMatchVersion() version: number,
    @Body() { code, unionId }: UnionFormQuery,
  ): Promise<FormOfUnionView> {
    return FormOfUnionView.of(await this.templates.takeBack(actor, code, unionId, version));
  }
}
