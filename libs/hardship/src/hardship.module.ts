import { ApprovalsModule } from '@app/approvals';
import { DisbursementsModule } from '@app/disbursements';
import { DisclosureModule } from '@app/disclosure';
import { DocumentsModule } from '@app/documents';
import { IdentityModule } from '@app/identity';
import { MembersModule } from '@app/members';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { HardshipPersonalFile } from './app/hardship.personal-file';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AidCaps } from './app/aid-caps';
import { AidReading } from './app/aid-reading';
import { CategoryChange } from './app/category-change';
import { ConsentFollowing } from './app/consent-following';
import { DuplicateAudience } from './app/duplicate-audience';
import { DuplicateComparison } from './app/duplicate-comparison';
import { DuplicateSigns } from './app/duplicate-signs';
import { FileAppealReminders } from './app/file-appeal.reminders';
import { FileAppealService } from './app/file-appeal.service';
import { FileAudience } from './app/file-audience';
import { FileCipher } from './app/file-cipher';
import { FileConsents } from './app/file-consents';
import { FileDecisionService } from './app/file-decision.service';
import { FileDocuments } from './app/file.documents';
import { FileDraftService } from './app/file-draft.service';
import { FileReviewReminders, OwnReviewReminders } from './app/file-review.reminders';
import { FileJudge } from './app/file-judge';
import { LineEvidence } from './app/line-evidence';
import { FilePaperService } from './app/file-paper.service';
import { FileRecords } from './app/file-records';
import { FileReviewService } from './app/file-review.service';
import { FilePeople } from './app/file-people';
import { FileReading, HouseholdReading } from './app/file-reading';
import { FilePublicity } from './app/file-publicity';
import { FileStepService } from './app/file-step.service';
import { FileStepReminders, FileWatchReminders } from './app/file-step.reminders';
import { FileStore } from './app/file-store';
import { FileToday } from './app/file-today';
import { HardshipSensitiveUse } from './app/hardship.sensitive-use';
import { HardshipFileService } from './app/hardship-file.service';
import { HardshipImport } from './app/hardship-import';
import { NationalRecord } from './app/national-record';
import { PairingReminders } from './app/pairing.reminders';
import { OpenPairings } from './app/open-pairings';
import { PairingService } from './app/pairing.service';
import { HouseholdWriting } from './app/household-writing';
import { RecordGaps } from './app/record-gaps';
import { RelativeMembers } from './app/relative-members';
import { RecordCompletionService } from './app/record-completion.service';
import { ReviewOpening } from './app/review-opening';
import { FormulaRules } from './app/formula-rules';
import { ReviewRules } from './app/review-rules';
import { SpotCheckService } from './app/spot-check.service';
import { SubsistenceStandards } from './app/subsistence-standards';
import { FileHold, RetainedFiles } from './app/file.retention';
import { TransferFollowing } from './app/transfer-following';
import { HARDSHIP_ENTITIES } from './data/entities';

const SERVICES = [
  AidCaps,
  AidReading,
  ConsentFollowing,
  DuplicateAudience,
  DuplicateComparison,
  DuplicateSigns,
  FileAppealService,
  FileAudience,
  FileDecisionService,
  FileDraftService,
  FilePaperService,
  FileReading,
  FileReviewService,
  FileStepService,
  FileStore,
  FileToday,
  HardshipFileService,
  HardshipImport,
  HouseholdReading,
  ReviewOpening,
  NationalRecord,
  PairingService,
  RecordCompletionService,
  RecordGaps,
  RelativeMembers,
  FormulaRules,
  ReviewRules,
  SpotCheckService,
  SubsistenceStandards,
  TransferFollowing,
];

const REMINDERS = [
  FileAppealReminders,
  FileReviewReminders,
  FileStepReminders,
  FileWatchReminders,
  OwnReviewReminders,
  PairingReminders,
];

@Module({
  imports: [
    ApprovalsModule,
    DisbursementsModule,
    DisclosureModule,
    DocumentsModule,
    IdentityModule,
    MembersModule,
    OrganizationsModule,
    TypeOrmModule.forFeature(HARDSHIP_ENTITIES),
  ],
  providers: [
    OpenPairings,
    CategoryChange,
    FileCipher,
    FileConsents,
    FileDocuments,
    FileJudge,
    LineEvidence,
    FilePeople,
    FilePublicity,
    FileRecords,
    HardshipPersonalFile,
    HardshipSensitiveUse,
    HouseholdWriting,
    RetainedFiles,
    FileHold,
    ...REMINDERS,
    ...SERVICES,
  ],
  exports: SERVICES,
})
export class HardshipModule {}
