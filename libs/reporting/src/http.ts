import { Module } from '@nestjs/common';
import { FigureStaffController } from './http/figure.staff.controller';
import { WordingStaffController } from './http/wording.staff.controller';
import { ReportingModule } from './reporting.module';

/** Imported by apps/api only. */
@Module({ imports: [ReportingModule], controllers: [FigureStaffController, WordingStaffController] })
export class ReportingHttpModule {}
