import { Module } from '@nestjs/common';
import { SystemStaffController } from './http/system.staff.controller';
import { OperationsModule } from './operations.module';

/** Imported by apps/api only. */
@Module({ imports: [OperationsModule], controllers: [SystemStaffController], exports: [OperationsModule] })
export class OperationsHttpModule {}
