import { Module } from '@nestjs/common';
import { DisclosureModule } from './disclosure.module';
import { PublicNoticePublicController } from './http/public-notice.public.controller';

/** Imported by apps/api only. */
@Module({ imports: [DisclosureModule], controllers: [PublicNoticePublicController] })
export class DisclosureHttpModule {}
