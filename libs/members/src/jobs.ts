import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { MemberStaffController } from './http/member.staff.controller';
import { WantingConsentStaffController } from './http/wanting-consent.staff.controller';
import { MembersModule } from './members.module';

/** Imported by apps/worker only: the lists that it makes into workbooks (SheetRegister). */
@Module({
  imports: [MembersModule, OrganizationsModule],
  providers: [MemberStaffController, WantingConsentStaffController],
})
export class MembersJobsModule {}
