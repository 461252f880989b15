import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { ConsentTextController } from './http/consent-text.controller';
import { HouseholdStaffController } from './http/household.staff.controller';
import { MemberPortalController } from './http/member.portal.controller';
import { MemberStaffController } from './http/member.staff.controller';
import { MembershipStaffController } from './http/membership.staff.controller';
import { PersonalRequestPortalController } from './http/personal-request.portal.controller';
import { PersonalRequestStaffController } from './http/personal-request.staff.controller';
import { SensitiveConsentPortalController } from './http/sensitive-consent.portal.controller';
import { SensitiveConsentStaffController } from './http/sensitive-consent.staff.controller';
import { SensitiveViewStaffController } from './http/sensitive-view.staff.controller';
import { TransferStaffController } from './http/transfer.staff.controller';
import { WantingConsentStaffController } from './http/wanting-consent.staff.controller';
import { MembersModule } from './members.module';

/** Imported by apps/api only. */
@Module({
  imports: [MembersModule, OrganizationsModule],
  controllers: [
    MemberStaffController,
    MembershipStaffController,
    TransferStaffController,
    HouseholdStaffController,
    SensitiveViewStaffController,
    MemberPortalController,
    PersonalRequestStaffController,
    PersonalRequestPortalController,
    SensitiveConsentStaffController,
    WantingConsentStaffController,
    SensitiveConsentPortalController,
    ConsentTextController,
  ],
})
export class MembersHttpModule {}
