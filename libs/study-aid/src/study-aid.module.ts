import { ApprovalsModule } from '@app/approvals';
import { DisbursementsModule } from '@app/disbursements';
import { DisclosureModule } from '@app/disclosure';
import { DocumentsModule } from '@app/documents';
import { FundsModule } from '@app/funds';
import { HardshipModule } from '@app/hardship';
import { IdentityModule } from '@app/identity';
import { MembersModule } from '@app/members';
import { NotificationsModule } from '@app/notifications';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { RetainedAwards } from './app/award.retention';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationService } from './app/application.service';
import { AwardCipher } from './app/award-cipher';
import { AwardDocuments } from './app/award.documents';
import { AwardReading } from './app/award-reading';
import { AwardStandingService } from './app/award-standing.service';
import { AwardStore } from './app/award-store';
import { ChildConsents, StudySensitiveUse } from './app/child-consents';
import { FileFollowing } from './app/file-following';
import { FundOutlookReading } from './app/fund-outlook.reading';
import { GrantListReading } from './app/grant-list-reading';
import { GrantListService } from './app/grant-list.service';
import { GrantListStore } from './app/grant-list-store';
import { GrantMoney } from './app/grant-money';
import { InstalmentOpening } from './app/instalment-opening';
import { ListChangeService } from './app/list-change.service';
import { ListPublicity } from './app/list-publicity';
import { OpenGrantLists } from './app/open-grant-lists';
import { PortalReading } from './app/portal-reading';
import { ProgrammeService } from './app/programme.service';
import { ProofPapers } from './app/proof-papers';
import { RenewalJudge } from './app/renewal-judge';
import { RenewalOpening } from './app/renewal-opening';
import { FamilyRenewalReminders, RenewalReminders } from './app/renewal.reminders';
import { RenewalService } from './app/renewal.service';
import { StudyAidCheck } from './app/study-aid-check';
import { StudyAidFigures } from './app/study-aid-figures';
import { StudyAidPersonalFile } from './app/study-aid.personal-file';
import { StudyHistory } from './app/study-history';
import { StudyPaymentCondition } from './app/study-payment.condition';
import { TransferFollowing } from './app/transfer-following';
import { STUDY_AID_ENTITIES } from './data/entities';

const PARTS = [
  RetainedAwards,
  FamilyRenewalReminders,
  AwardCipher,
  AwardDocuments,
  AwardStore,
  StudySensitiveUse,
  GrantListStore,
  InstalmentOpening,
  ListPublicity,
  OpenGrantLists,
  ProofPapers,
  RenewalJudge,
  RenewalReminders,
  StudyAidCheck,
  StudyAidPersonalFile,
  StudyPaymentCondition,
];

const SERVICES = [
  ApplicationService,
  AwardReading,
  AwardStandingService,
  ChildConsents,
  FileFollowing,
  FundOutlookReading,
  GrantListReading,
  GrantListService,
  GrantMoney,
  ListChangeService,
  PortalReading,
  ProgrammeService,
  RenewalOpening,
  RenewalService,
  StudyAidFigures,
  StudyHistory,
  TransferFollowing,
];

@Module({
  imports: [
    ApprovalsModule,
    DisbursementsModule,
    DisclosureModule,
    DocumentsModule,
    FundsModule,
    HardshipModule,
    IdentityModule,
    MembersModule,
    NotificationsModule,
    OrganizationsModule,
    TypeOrmModule.forFeature(STUDY_AID_ENTITIES),
  ],
  providers: [...PARTS, ...SERVICES],
  exports: SERVICES,
})
export class StudyAidModule {}
