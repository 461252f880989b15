import { ActorResolver } from '@app/http';
import { settingsProvider } from '@app/persistence';
import { MembersModule } from '@app/members';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountDirectory } from './app/account-directory';
import { AccountReading } from './app/account-reading';
import { AccountRegister } from './app/account-register';
import { AccountService } from './app/account.service';
import { AttemptCounter } from './app/attempt-counter';
import { AuditReading } from './app/audit-reading';
import { AuditWalls } from './app/audit-wall';
import { BindingCodeService } from './app/binding-code.service';
import { BindingCredentials } from './app/binding-credentials';
import { ContactBook } from './app/contact-book';
import { FirstRunService } from './app/first-run.service';
import { IdentityRows } from './app/identity-rows';
import { KnownDevices } from './app/known-devices';
import { LoginDirectory } from './app/login-directory';
import { MemberBindingService } from './app/member-binding.service';
import { DelegationService } from './app/delegation.service';
import { HandOverLineService } from './app/hand-over-line.service';
import { OfficeHandOverReading } from './app/office-hand-over.reading';
import { OfficeHandOverService } from './app/office-hand-over.service';
import { OfficeHandOverStore } from './app/office-hand-over.store';
import { OpenWorkReading, OpenWorkSources } from './app/open-work';
import { PasswordHasher } from './app/password-hasher';
import { PasswordResetService } from './app/password-reset.service';
import { RoleGrantService } from './app/role-grant.service';
import { SecondFactorRegister } from './app/second-factor.register';
import { SecondFactorService } from './app/second-factor.service';
import { SignInPolicyService } from './app/sign-in-policy.service';
import { AccountPersonalFile } from './app/account.personal-file';
import { SessionActorResolver } from './app/session-actor-resolver';
import { SessionReading } from './app/session-reading';
import { SessionService } from './app/session.service';
import { SignOnProviderRegister } from './app/sign-on-provider.register';
import { SignOnProviderService } from './app/sign-on-provider.service';
import { SingleSignOnService } from './app/single-sign-on.service';
import { SignInService } from './app/sign-in.service';
import { Account } from './data/account.entity';
import { BindingCode } from './data/binding-code.entity';
import { DelegationRow } from './data/delegation.entity';
import { ExternalIdentity } from './data/external-identity.entity';
import { HandOverLine, OfficeHandOver } from './data/office-hand-over.entity';
import { KnownDevice } from './data/known-device.entity';
import { PasswordReset } from './data/password-reset.entity';
import { LoginAttempt } from './data/login-attempt.entity';
import { RoleGrant } from './data/role-grant.entity';
import { RecoveryCode, SecondFactor } from './data/second-factor.entity';
import { SignInPolicyRow } from './data/sign-in-policy.entity';
import { SignOnProvider } from './data/sign-on-provider.entity';
import { Session } from './data/session.entity';
import { SingleSignOnSettings } from './single-sign-on.settings';

const ENTITIES = [
  Account,
  Session,
  RoleGrant,
  BindingCode,
  DelegationRow,
  LoginAttempt,
  ExternalIdentity,
  KnownDevice,
  PasswordReset,
  SecondFactor,
  RecoveryCode,
  SignInPolicyRow,
  SignOnProvider,
  OfficeHandOver,
  HandOverLine,
];

const SERVICES = [
  IdentityRows,
  AccountDirectory,
  AccountReading,
  AccountRegister,
  AccountService,
  AttemptCounter,
  AuditReading,
  AuditWalls,
  BindingCodeService,
  BindingCredentials,
  ContactBook,
  FirstRunService,
  LoginDirectory,
  MemberBindingService,
  OpenWorkReading,
  OpenWorkSources,
  OfficeHandOverStore,
  OfficeHandOverReading,
  OfficeHandOverService,
  HandOverLineService,
  PasswordHasher,
  PasswordResetService,
  RoleGrantService,
  SessionActorResolver,
  SecondFactorRegister,
  SecondFactorService,
  SessionReading,
  SessionService,
  SignInPolicyService,
  DelegationService,
  KnownDevices,
  SignInService,
  SignOnProviderRegister,
  SignOnProviderService,
  SingleSignOnService,
];

@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature(ENTITIES), OrganizationsModule, MembersModule],
  providers: [
    ...SERVICES,
    settingsProvider(SingleSignOnSettings),
    AccountPersonalFile,
    { provide: ActorResolver, useExisting: SessionActorResolver },
  ],
  exports: [...SERVICES, ActorResolver],
})
export class IdentityModule {}
