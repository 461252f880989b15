import { CalendarModule } from '@app/calendar';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DisclosureService } from './app/disclosure.service';
import { PublicNotices } from './app/public-notices';
import { DISCLOSURE_ENTITIES } from './data/public-notice.entity';

const SERVICES = [DisclosureService, PublicNotices];

@Module({
  imports: [OrganizationsModule, CalendarModule, TypeOrmModule.forFeature(DISCLOSURE_ENTITIES)],
  providers: SERVICES,
  exports: SERVICES,
})
export class DisclosureModule {}
