import { ActorResolver } from '@app/http';
import { MembersModule } from '@app/members';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountDirectory } from './app/account-directory';
import { AccountReading } from './app/account-reading';
import { AccountRegister } from './app/account-register';
import { AccountService } from './app/account.service';
import { AttemptCounter } from './app/attempt-counter';
import { AuditReading } from './app/audit-reading';
import { BindingCodeService } from './app/binding-code.service';
import { BindingCredentials } from './app/binding-credentials';
import { ContactBook } from './app/contact-book';
import { FirstRunService } from './app/first-run.service';
import { IdentityRows } from './app/identity-rows';
import { MemberBindingService } from './app/member-binding.service';
import { PasswordHasher } from './app/password-hasher';
import { RoleGrantService } from './app/role-grant.service';
import { SessionActorResolver } from './app/session-actor-resolver';
import { SessionReading } from './app/session-reading';
import { SessionService } from './app/session.service';
import { SignInService } from './app/sign-in.service';
import { Account } from './data/account.entity';
import { BindingCode } from './data/binding-code.entity';
import { LoginAttempt } from './data/login-attempt.entity';
import { RoleGrant } from './data/role-grant.entity';
import { Session } from './data/session.entity';

const SERVICES = [
  IdentityRows,
  AccountDirectory,
  AccountReading,
  AccountRegister,
  AccountService,
  AttemptCounter,
  AuditReading,
  BindingCodeService,
  BindingCredentials,
  ContactBook,
  FirstRunService,
  MemberBindingService,
  PasswordHasher,
  RoleGrantService,
  SessionActorResolver,
  SessionReading,
  SessionService,
  SignInService,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([Account, Session, RoleGrant, BindingCode, LoginAttempt]),
    OrganizationsModule,
    MembersModule,
  ],
  providers: [...SERVICES, { provide: ActorResolver, useExisting: SessionActorResolver }],
  exports: [...SERVICES, ActorResolver],
})
export class IdentityModule {}
