import { CurrentActor, decodeCursor, IdPipe, IfMatchVersion, PageOf, pageOf, PageQuery, Requires } from '@app/http';
import type { Actor, MemberId } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { TransferService } from '../app/transfer.service';
import { ConfirmTransferDto, ClaimMemberDto, OnDayWithReasonDto, ToUnionDto } from './dto/membership.dto';
import { cursorOf, positionOf } from './list-position';
import { MemberView, PendingTransferView } from './views/member.view';

@ApiTags('members')
@Controller('staff')
export class TransferStaffController {
  constructor(private readonly transfers: TransferService) {}

  /** Transfers out of and into the actor's unions that are not confirmed yet. */
  @Get('member-transfers')
  @Requires('member:manage')
  @ApiOkResponse({ type: PageOf(PendingTransferView) })
  async pending(@CurrentActor() actor: Actor, @Query() { limit, after }: PageQuery) {
    const page = { after: positionOf(decodeCursor(after, 2)), limit: limit + 1 };
    return pageOf(await this.transfers.pending(actor, page), limit, (one) => PendingTransferView.of(one), cursorOf);
  }

  /** The receiving union asks for somebody of another union. */
  @Post('member-transfers')
  @Requires('member:manage')
  @ApiCreatedResponse({ type: MemberView })
  async requestIncoming(@CurrentActor() actor: Actor, @Body() dto: ClaimMemberDto): Promise<MemberView> {
    return MemberView.of(await this.transfers.requestIncoming(actor, dto, dto.toUnionId, dto.on));
  }

  /** Who left any union before asks to be taken up again. */
  @Post('member-reapplications')
  @Requires('member:manage')
  @ApiCreatedResponse({ type: MemberView })
  async applyAgain(@CurrentActor() actor: Actor, @Body() dto: ClaimMemberDto): Promise<MemberView> {
    return MemberView.of(await this.transfers.applyAgain(actor, dto, dto.toUnionId, dto.on));
  }

  /** The union that holds the membership gives it to another one. */
  @Post('members/:id/transfer')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: MemberView })
  async request(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: ToUnionDto,
  ): Promise<MemberView> {
    return MemberView.of(await this.transfers.request(actor, id, version, dto.toUnionId, dto.on));
  }

  @Post('members/:id/transfer/confirmation')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: MemberView })
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: ConfirmTransferDto,
  ): Promise<MemberView> {
    return MemberView.of(await this.transfers.confirm(actor, id, version, dto.on, dto.groupName ?? null));
  }

  @Post('members/:id/transfer/cancellation')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: MemberView })
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: OnDayWithReasonDto,
  ): Promise<MemberView> {
    return MemberView.of(await this.transfers.cancel(actor, id, version, dto.on, dto.reason));
  }
}
