import { Module } from '@nestjs/common';
import { ImportStaffController } from './http/import.staff.controller';
import { ListExportStaffController } from './http/list-export.staff.controller';
import { OccasionWordStaffController } from './http/occasion-word.staff.controller';
import { OfficialDaySheetStaffController } from './http/official-day-sheet.staff.controller';
import { IntakeModule } from './intake.module';

@Module({
  imports: [IntakeModule],
  controllers: [
    ImportStaffController,
    OfficialDaySheetStaffController,
    OccasionWordStaffController,
    ListExportStaffController,
  ],
})
export class IntakeHttpModule {}
