import { Module } from '@nestjs/common';
import { ReportingModule } from './reporting.module';

/** Imported by apps/api only. */
@Module({ imports: [ReportingModule], controllers: [] })
export class ReportingHttpModule {}
