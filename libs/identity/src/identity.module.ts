import { ActorResolver } from '@app/http';
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
import { LoginDirectory } from './app/login-directory';
import { MemberBindingService } from './app/member-binding.service';
import { PasswordHasher } from './app/password-hasher';
import { PasswordResetService } from './app/password-reset.service';
import { RoleGrantService } from './app/role-grant.service';
import { SecondFactorRegister } from './app/second-factor.register';
import { SecondFactorService } from './app/second-factor.service';
import { SignInPolicyService } from './app/sign-in-policy.service';
import { SessionActorResolver } from './app/session-actor-resolver';
import { SessionReading } from './app/session-reading';
import { SessionService } from './app/session.service';
import { SignInService } from './app/sign-in.service';
import { Account } from './data/account.entity';
import { BindingCode } from './data/binding-code.entity';
import { KnownDevice } from './data/known-device.entity';
import { PasswordReset } from './data/password-reset.entity';
import { LoginAttempt } from './data/login-attempt.entity';
import { RoleGrant } from './data/role-grant.entity';
import { RecoveryCode, SecondFactor } from './data/second-factor.entity';
import { SignInPolicyRow } from './data/sign-in-policy.entity';
import { Session } from './data/session.entity';

const ENTITIES = [
  Account,
  Session,
  RoleGrant,
  BindingCode,
  LoginAttempt,
  KnownDevice,
  PasswordReset,
  SecondFactor,
  RecoveryCode,
  SignInPolicyRow,
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
  PasswordHasher,
  PasswordResetService,
  RoleGrantService,
  SessionActorResolver,
  SecondFactorRegister,
  SecondFactorService,
  SessionReading,
  SessionService,
  SignInPolicyService,
  SignInService,
];

@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature(ENTITIES), OrganizationsModule, MembersModule],
  providers: [...SERVICES, { provide: ActorResolver, useExisting: SessionActorResolver }],
  exports: [...SERVICES, ActorResolver],
})
export class IdentityModule {}
