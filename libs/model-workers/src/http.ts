import { Module } from '@nestjs/common';
import { ModelWorkersModule } from './model-workers.module';

/** Imported by apps/api only. */
@Module({ imports: [ModelWorkersModule], controllers: [] })
export class ModelWorkersHttpModule {}
