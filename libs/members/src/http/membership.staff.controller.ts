import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor, MemberId } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MembershipService, type OwnStep } from '../app/membership.service';
import { OnDayDto, OnDayWithReasonDto, ReactivateDto, RetainDto, ToUnionDto } from './dto/membership.dto';
import { MembershipChangeView, MembershipHistoryView } from './views/membership-change.view';
import { MemberView } from './views/member.view';

/** Who asks, about whom, and the version that he decided on. */
interface Asked {
  readonly actor: Actor;
  readonly id: MemberId;
  readonly version: number;
}

/** The steps of a membership that a union takes by itself. */
@ApiTags('members')
@Controller('staff/members/:id')
export class MembershipStaffController {
  constructor(private readonly membership: MembershipService) {}

  @Get('changes')
  @Requires('member:read')
  @ApiOkResponse({ type: MembershipHistoryView })
  async history(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: MemberId): Promise<MembershipHistoryView> {
    const found = await this.membership.history(actor, id);
    const items = found.map((change) => MembershipChangeView.of(change));
    return Object.assign(new MembershipHistoryView(), { items });
  }

  @Post('admission')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: MemberView })
  admit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: OnDayDto,
  ): Promise<MemberView> {
    return this.take({ actor, id, version }, { action: 'admit', on: dto.on });
  }

  @Post('rejection')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: MemberView })
  reject(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: OnDayWithReasonDto,
  ): Promise<MemberView> {
    return this.take({ actor, id, version }, { action: 'reject', on: dto.on, reason: dto.reason });
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: MemberView })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: OnDayDto,
  ): Promise<MemberView> {
    return this.take({ actor, id, version }, { action: 'withdraw', on: dto.on });
  }

  @Post('retention')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: MemberView })
  retain(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: RetainDto,
  ): Promise<MemberView> {
    return this.take({ actor, id, version }, { action: 'retain', on: dto.on, ground: dto.ground });
  }

  @Post('rehoming')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: MemberView })
  rehome(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: ToUnionDto,
  ): Promise<MemberView> {
    return this.take({ actor, id, version }, { action: 'rehome', on: dto.on, toUnionId: dto.toUnionId });
  }

  @Post('reactivation')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: MemberView })
  reactivate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: ReactivateDto,
  ): Promise<MemberView> {
    return this.take(
      { actor, id, version },
      { action: 'reactivate', on: dto.on, ...(dto.category && { category: dto.category }) },
    );
  }

  @Post('leaving')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: MemberView })
  leave(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: OnDayWithReasonDto,
  ): Promise<MemberView> {
    return this.take({ actor, id, version }, { action: 'leave', on: dto.on, reason: dto.reason });
  }

  @Post('expulsion')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: MemberView })
  expel(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: OnDayWithReasonDto,
  ): Promise<MemberView> {
    return this.take({ actor, id, version }, { action: 'expel', on: dto.on, reason: dto.reason });
  }

  @Post('expulsion-revocation')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: MemberView })
  revokeExpulsion(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: OnDayWithReasonDto,
  ): Promise<MemberView> {
    return this.take({ actor, id, version }, { action: 'revoke-expulsion', on: dto.on, reason: dto.reason });
  }

  @Post('death')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: MemberView })
  recordDeath(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: OnDayDto,
  ): Promise<MemberView> {
    return this.take({ actor, id, version }, { action: 'record-death', on: dto.on });
  }

  @Post('death-revocation')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: MemberView })
  revokeDeath(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: OnDayWithReasonDto,
  ): Promise<MemberView> {
    return this.take({ actor, id, version }, { action: 'revoke-death', on: dto.on, reason: dto.reason });
  }

  @Post('reapplication')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: MemberView })
  applyAgain(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: ToUnionDto,
  ): Promise<MemberView> {
    return this.take({ actor, id, version }, { action: 'apply-again', on: dto.on, unionId: dto.toUnionId });
  }

  private async take({ actor, id, version }: Asked, step: OwnStep): Promise<MemberView> {
    return MemberView.of(await this.membership.take(actor, id, version, step));
  }
}
