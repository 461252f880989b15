import { Module } from '@nestjs/common';
import { ActivitiesModule } from './activities.module';

/** Imported by apps/api only. */
@Module({ imports: [ActivitiesModule], controllers: [] })
export class ActivitiesHttpModule {}
