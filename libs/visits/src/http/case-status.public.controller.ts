import { Public } from '@app/http';
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PublicCaseStatus } from '../app/public-case-status';
import { CaseStatusDto, CaseStatusView } from './dto/portal-case.view';

@ApiTags('public')
@Controller('public/case-status')
export class CaseStatusPublicController {
  constructor(private readonly status: PublicCaseStatus) {}

  /** By number and tail of the phone; a wrong number and a wrong tail get the same answer. */
  @Post()
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: CaseStatusView })
  async look(@Body() dto: CaseStatusDto, @Req() request: { readonly ip: string }): Promise<CaseStatusView> {
    const { number, phoneTail, federation = null } = dto;
    const state = await this.status.look({ number, phoneTail, federation, address: request.ip });
    return Object.assign(new CaseStatusView(), { state });
  }
}
