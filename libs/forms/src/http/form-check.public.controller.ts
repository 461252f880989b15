import { Public } from '@app/http';
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SheetCheck } from '../app/sheet-check';
import { FormCheckDto, FormCheckView } from './dto/form-check.view';

@ApiTags('public')
@Controller('public/form-checks')
export class FormCheckPublicController {
  constructor(private readonly sheets: SheetCheck) {}

  /** Which union issued it, what it is and when; of a file also whether it is the very one. */
  @Post()
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: FormCheckView })
  async check(@Body() { code, sha256 }: FormCheckDto, @Req() request: { readonly ip: string }): Promise<FormCheckView> {
    return FormCheckView.of(await this.sheets.check({ code, sha256: sha256 ?? null, address: request.ip }));
  }
}
