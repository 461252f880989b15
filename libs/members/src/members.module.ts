import { CalendarModule } from '@app/calendar';
import { OrganizationsModule } from '@app/organizations';
import { settingsProvider } from '@app/persistence';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConsentImport } from './app/consent-import';
import { ConsentPages } from './app/consent-pages';
import { HeldAround } from './app/held-around';
import { HouseholdService } from './app/household.service';
import { HouseholdBook } from './app/household-book';
import { MemberCipher } from './app/member-cipher';
import { MemberDirectory } from './app/member-directory';
import { MemberImport } from './app/member-import';
import { MemberRegister } from './app/member-register';
import { MemberSearchService } from './app/member-search.service';
import { MemberService } from './app/member.service';
import { MembershipService } from './app/membership.service';
import { MembershipSteps } from './app/membership-steps';
import { ModelWorkerLevels } from './app/model-worker-levels';
import { PersonalFiles } from './app/personal-file-source';
import { PersonalRequestService } from './app/personal-request.service';
import { RegisterHold, RetainedMembers, RetainedRequests } from './app/members.retention';
import { RegisterPersonalFile } from './app/register.personal-file';
import { SensitiveConsents } from './app/sensitive-consents';
import { SensitiveConsentService } from './app/sensitive-consent.service';
import { SensitiveUses } from './app/sensitive-use';
import { SensitiveViewRecorder } from './app/sensitive-view-recorder';
import { SensitiveViewService } from './app/sensitive-view.service';
import { TransferService } from './app/transfer.service';
import { WantingConsents } from './app/wanting-consents';
import { MEMBER_ENTITIES } from './data/entities';
import { PersonalRequestSettings } from './data/personal-request.settings';

const SERVICES = [
  ModelWorkerLevels,
  MemberDirectory,
  MemberImport,
  MemberService,
  MembershipService,
  TransferService,
  MemberSearchService,
  SensitiveViewService,
  SensitiveViewRecorder,
  HouseholdService,
  PersonalRequestService,
  SensitiveConsents,
  SensitiveConsentService,
  ConsentImport,
  WantingConsents,
];

const PERSONAL = [
  settingsProvider(PersonalRequestSettings),
  PersonalFiles,
  RegisterPersonalFile,
  RegisterHold,
  RetainedMembers,
  RetainedRequests,
];

@Module({
  imports: [CalendarModule, DiscoveryModule, OrganizationsModule, TypeOrmModule.forFeature(MEMBER_ENTITIES)],
  providers: [
    HouseholdBook,
    MemberCipher,
    MemberRegister,
    MembershipSteps,
    ConsentPages,
    HeldAround,
    SensitiveUses,
    ...PERSONAL,
    ...SERVICES,
  ],
  exports: SERVICES,
})
export class MembersModule {}
