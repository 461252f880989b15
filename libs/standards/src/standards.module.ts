import { MembersModule } from '@app/members';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OccasionRegister } from './app/occasion-register';
import { StandardDefaults } from './app/standard-defaults';
import { StandardReading } from './app/standard-reading';
import { StandardRegister } from './app/standard-register';
import { StandardService } from './app/standard.service';
import { STANDARD_ENTITIES } from './data/entities';

const SERVICES = [StandardService, StandardReading, StandardRegister, OccasionRegister];

@Module({
  imports: [OrganizationsModule, MembersModule, TypeOrmModule.forFeature(STANDARD_ENTITIES)],
  providers: [StandardDefaults, ...SERVICES],
  exports: SERVICES,
})
export class StandardsModule {}
