import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { AccountStaffController } from './http/account.staff.controller';
import { AuditStaffController } from './http/audit.staff.controller';
import { DelegationStaffController } from './http/delegation.staff.controller';
import { MemberBindingPublicController } from './http/member-binding.public.controller';
import { OfficeHandOverStaffController } from './http/office-hand-over.staff.controller';
import { OpenWorkStaffController } from './http/open-work.staff.controller';
import { PasswordResetPublicController } from './http/password-reset.public.controller';
import { SingleSignOnController } from './http/single-sign-on.controller';
import { SingleSignOnPublicController } from './http/single-sign-on.public.controller';
import { SignOnProviderStaffController } from './http/sign-on-provider.staff.controller';
import { SecondFactorController } from './http/second-factor.controller';
import { SignInPolicyStaffController } from './http/sign-in-policy.staff.controller';
import { SessionAnswer } from './http/session-answer';
import { SessionController } from './http/session.controller';
import { SetupController } from './http/setup.controller';
import { IdentityModule } from './identity.module';

/** Imported by apps/api only. */
@Module({
  imports: [IdentityModule, OrganizationsModule],
  controllers: [
    SessionController,
    SetupController,
    MemberBindingPublicController,
    AccountStaffController,
    AuditStaffController,
    DelegationStaffController,
    OpenWorkStaffController,
    OfficeHandOverStaffController,
    PasswordResetPublicController,
    SecondFactorController,
    SingleSignOnController,
    SingleSignOnPublicController,
    SignInPolicyStaffController,
    SignOnProviderStaffController,
  ],
  providers: [SessionAnswer],
  // The guard of the API asks for the ActorResolver.
  exports: [IdentityModule],
})
export class IdentityHttpModule {}
