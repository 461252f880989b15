import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityHistory, ActivityService } from './app/activity.service';
import { ACTIVITY_ENTITIES } from './data/activity.entity';

@Module({
  imports: [OrganizationsModule, TypeOrmModule.forFeature(ACTIVITY_ENTITIES)],
  providers: [ActivityService, ActivityHistory],
  exports: [ActivityService, ActivityHistory],
})
export class ActivitiesModule {}
