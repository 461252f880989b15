import { Module } from '@nestjs/common';
import { MutualAidModule } from './mutual-aid.module';

/** Imported by apps/api only. */
@Module({ imports: [MutualAidModule], controllers: [] })
export class MutualAidHttpModule {}
