import { MembersModule } from '@app/members';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StandardService } from './app/standard.service';
import { STANDARD_ENTITIES } from './data/entities';

const SERVICES = [StandardService];

@Module({
  imports: [OrganizationsModule, MembersModule, TypeOrmModule.forFeature(STANDARD_ENTITIES)],
  providers: SERVICES,
  exports: SERVICES,
})
export class StandardsModule {}
