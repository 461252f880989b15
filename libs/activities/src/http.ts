import { Module } from '@nestjs/common';
import { ActivitiesModule } from './activities.module';
import { ActivityStaffController } from './http/activity.staff.controller';

/** Imported by apps/api only. */
@Module({ imports: [ActivitiesModule], controllers: [ActivityStaffController] })
export class ActivitiesHttpModule {}
