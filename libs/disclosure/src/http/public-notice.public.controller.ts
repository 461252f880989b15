import { IdPipe, Public, TextField } from '@app/http';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PublicNotices } from '../app/public-notices';
import type { PublicNoticeId } from '../domain/public-facts';
import { ObjectionDto, ObjectionTakenView, PublicNoticesView, PublicNoticeView } from './dto/public-notice.view';

class NoticesQuery {
  @TextField('总工会代码', { max: 40, optional: true }) federation?: string;
}

const ROBOTS = ['X-Robots-Tag', 'noindex, nofollow, noarchive, nosnippet'] as const;

/** Notices in their period, for everybody; search engines are told to stay away and nothing is kept by caches. */
@ApiTags('public')
@Controller('public/notices')
export class PublicNoticePublicController {
  constructor(private readonly notices: PublicNotices) {}

  @Get()
  @Public()
  @Header(...ROBOTS)
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: PublicNoticesView })
  async hanging(@Query() { federation }: NoticesQuery): Promise<PublicNoticesView> {
    const found = await this.notices.hanging(federation ?? null);
    return { items: found.map((notice) => PublicNoticeView.of(notice)) };
  }

  @Get(':id')
  @Public()
  @Header(...ROBOTS)
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: PublicNoticeView })
  async one(@Param('id', IdPipe) id: PublicNoticeId): Promise<PublicNoticeView> {
    return PublicNoticeView.of(await this.notices.one(id));
  }

  /** What somebody knows against it; the name, when he gives one, is for the union alone. */
  @Post(':id/objections')
  @HttpCode(200)
  @Public()
  @Header(...ROBOTS)
  @ApiOkResponse({ type: ObjectionTakenView })
  async object(@Param('id', IdPipe) id: PublicNoticeId, @Body() dto: ObjectionDto): Promise<ObjectionTakenView> {
    const { words, unnamed, name = null, contact = null } = dto;
    await this.notices.object(id, { words, name: unnamed ? null : name, contact });
    return { sentence: '收到了，谢谢您。工会会重新核查，您的姓名和联系方式不会公开。' };
  }
}
