import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor, UnionId } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { GroupChannelService } from '../app/group-channel.service';
import { OutsideChannels } from '../app/outside-channels';
import type { GroupChannelId } from '../domain/group-channel';
import { ChannelChangeDto, ChannelsView, ChannelView, NewChannelDto } from './dto/message-channel.dto';

/** A union's robots and addresses. What opens them is taken in and never given out. */
@ApiTags('message-channels')
@Controller('staff')
export class MessageChannelStaffController {
  constructor(
    private readonly groups: GroupChannelService,
    private readonly channels: OutsideChannels,
  ) {}

  @Get('unions/:unionId/message-channels')
  @Requires('message-channel:manage')
  @ApiOkResponse({ type: ChannelsView })
  async list(@CurrentActor() actor: Actor, @Param('unionId', IdPipe) unionId: UnionId): Promise<ChannelsView> {
    const items = (await this.groups.list(actor, unionId)).map((one) => ChannelView.of(one));
    const [email, sms] = [this.channels.of('email').available, this.channels.of('sms').available];
    return Object.assign(new ChannelsView(), { email, sms, items });
  }

  @Post('unions/:unionId/message-channels')
  @Requires('message-channel:manage')
  @ApiCreatedResponse({ type: ChannelView })
  async add(
    @CurrentActor() actor: Actor,
    @Param('unionId', IdPipe) unionId: UnionId,
    @Body() { kind, name, address, secret = null }: NewChannelDto,
  ): Promise<ChannelView> {
    return ChannelView.of(await this.groups.add(actor, unionId, { kind, name, address, secret }));
  }

  @Post('message-channels/:id/change')
  @HttpCode(200)
  @Requires('message-channel:manage')
  @ApiOkResponse({ type: ChannelView })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: GroupChannelId,
    @IfMatchVersion() version: number,
    @Body() change: ChannelChangeDto,
  ): Promise<ChannelView> {
    return ChannelView.of(await this.groups.change(actor, id, version, change));
  }

  /** Sends a test message; the answer says whether it arrived. */
  @Post('message-channels/:id/test')
  @HttpCode(200)
  @Requires('message-channel:manage')
  @ApiOkResponse({ type: ChannelView })
  async test(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: GroupChannelId): Promise<ChannelView> {
    return ChannelView.of(await this.groups.test(actor, id));
  }
}
