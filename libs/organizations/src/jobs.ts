import { Module } from '@nestjs/common';
import { UnionStaffController } from './http/union.staff.controller';
import { OrganizationsModule } from './organizations.module';

/** Imported by apps/worker only: the lists that it makes into workbooks (SheetRegister). */
@Module({ imports: [OrganizationsModule], providers: [UnionStaffController] })
export class OrganizationsJobsModule {}
