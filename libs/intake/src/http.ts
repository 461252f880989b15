import { Module } from '@nestjs/common';
import { ImportStaffController } from './http/import.staff.controller';
import { IntakeModule } from './intake.module';

@Module({ imports: [IntakeModule], controllers: [ImportStaffController] })
export class IntakeHttpModule {}
