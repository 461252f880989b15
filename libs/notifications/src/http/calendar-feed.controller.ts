import { CurrentActor, InstantField, Public, SignedIn, TextField } from '@app/http';
import { addDays, type Actor } from '@app/kernel';
import { Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import ical, { ICalCalendarMethod } from 'ical-generator';
import { CalendarFeedService, type FeedContent } from '../app/calendar-feed.service';
import { MessageSettings } from '../message.settings';

export class CalendarFeedView {
  @InstantField('什么时候生成', { nullable: true, description: '为空时没有日历地址' })
  createdAt: string | null;

  @InstantField('手机上次读取', { nullable: true })
  readAt: string | null;
}

export class CalendarAddressView {
  @TextField('日历地址', { max: 400, description: '只显示这一次' })
  path: string;
}

/** My tasks in the calendar of my phone. The address is the key: whoever has it reads it. */
@ApiTags('calendar-feed')
@Controller()
export class CalendarFeedController {
  constructor(
    private readonly feeds: CalendarFeedService,
    private readonly settings: MessageSettings,
  ) {}

  @Get('messages/calendar')
  @SignedIn()
  @ApiOkResponse({ type: CalendarFeedView })
  async standing(@CurrentActor() actor: Actor): Promise<CalendarFeedView> {
    const { createdAt, readAt } = await this.feeds.standing(actor);
    const given = { createdAt: createdAt?.toISOString() ?? null, readAt: readAt?.toISOString() ?? null };
    return Object.assign(new CalendarFeedView(), given);
  }

  @Post('messages/calendar')
  @SignedIn()
  @ApiCreatedResponse({ type: CalendarAddressView })
  async renew(@CurrentActor() actor: Actor): Promise<CalendarAddressView> {
    const path = `/api/public/calendar/${await this.feeds.renew(actor)}`;
    return Object.assign(new CalendarAddressView(), { path });
  }

  @Post('messages/calendar/revocation')
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  async revoke(@CurrentActor() actor: Actor): Promise<void> {
    await this.feeds.revoke(actor);
  }

  @Get('public/calendar/:token')
  @Public()
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('content-disposition', 'inline; filename="nuanjia.ics"')
  @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } } })
  async read(@Param('token') token: string): Promise<string> {
    return this.written(await this.feeds.read(token));
  }

  private written({ entries, at }: FeedContent): string {
    const { publicUrl } = this.settings;
    const calendar = ical({
      name: '暖家任务',
      prodId: { company: 'nuanjia', product: 'tasks', language: 'ZH' },
      method: ICalCalendarMethod.PUBLISH,
      ttl: 3_600,
    });
    for (const { id, title, on, link } of entries)
      calendar.createEvent({
        id: `${id}@nuanjia`,
        summary: title,
        start: `${on}T00:00:00.000Z`,
        end: `${addDays(on, 1)}T00:00:00.000Z`,
        timezone: 'UTC',
        allDay: true,
        stamp: at.toISOString(),
        ...(publicUrl && { url: `${publicUrl}${link}` }),
      });
    return calendar.toString();
  }
}
