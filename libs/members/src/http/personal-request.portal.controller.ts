import { CurrentActor, IdPipe, IfMatchVersion, MemberOnly } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PersonalRequestService } from '../app/personal-request.service';
import type { PersonalRequestId } from '../domain/personal-request';
import { AskPersonalRequestDto } from './dto/personal-request.dto';
import { OwnPersonalRequestsView, OwnPersonalRequestView, PersonalCopyView } from './views/personal-request.view';

/** A copy, a correction or a deletion of what is held about the member who asks. */
@ApiTags('portal')
@Controller('portal/me')
export class PersonalRequestPortalController {
  constructor(private readonly requests: PersonalRequestService) {}

  @Get('requests')
  @MemberOnly()
  @ApiOkResponse({ type: OwnPersonalRequestsView })
  async own(@CurrentActor() actor: Actor): Promise<OwnPersonalRequestsView> {
    const items = (await this.requests.own(actor)).map((one) => OwnPersonalRequestView.of(one));
    return Object.assign(new OwnPersonalRequestsView(), { items });
  }

  @Post('requests')
  @MemberOnly()
  @ApiCreatedResponse({ type: OwnPersonalRequestView })
  async ask(
    @CurrentActor() actor: Actor,
    @Body() { kind, words }: AskPersonalRequestDto,
  ): Promise<OwnPersonalRequestView> {
    return OwnPersonalRequestView.of(await this.requests.ask(actor, kind, words ?? null));
  }

  @Post('requests/:id/withdrawal')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: OwnPersonalRequestView })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PersonalRequestId,
    @IfMatchVersion() version: number,
  ): Promise<OwnPersonalRequestView> {
    return OwnPersonalRequestView.of(await this.requests.withdraw(actor, id, version));
  }

  /** A POST, since that it was fetched is recorded. */
  @Post('copies')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: PersonalCopyView })
  async copy(@CurrentActor() actor: Actor): Promise<PersonalCopyView> {
    return PersonalCopyView.of(await this.requests.copy(actor));
  }
}
