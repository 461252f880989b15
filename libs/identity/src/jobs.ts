import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { AuditStaffController } from './http/audit.staff.controller';
import { IdentityModule } from './identity.module';

/** Imported by apps/worker only: the lists that it makes into workbooks (SheetRegister). */
@Module({ imports: [IdentityModule, OrganizationsModule], providers: [AuditStaffController] })
export class IdentityJobsModule {}
