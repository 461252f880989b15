import { Module } from '@nestjs/common';
import { OccasionStaffController } from './http/occasion.staff.controller';
import { StandardStaffController } from './http/standard.staff.controller';
import { StandardsModule } from './standards.module';

/** Imported by apps/api only. */
@Module({ imports: [StandardsModule], controllers: [StandardStaffController, OccasionStaffController] })
export class StandardsHttpModule {}
