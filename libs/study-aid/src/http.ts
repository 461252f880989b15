import { Module } from '@nestjs/common';
import { StudyAidModule } from './study-aid.module';

/** Imported by apps/api only. */
@Module({ imports: [StudyAidModule], controllers: [] })
export class StudyAidHttpModule {}
