import { Module } from '@nestjs/common';
import { ModelWorkersModule } from './model-workers.module';

/** Imported by apps/worker only. */
@Module({ imports: [ModelWorkersModule], providers: [] })
export class ModelWorkersJobsModule {}
