import { ActivitiesModule } from '@app/activities';
import { DonationsModule } from '@app/donations';
import { CalendarModule } from '@app/calendar';
import { DisputesModule } from '@app/disputes';
import { FundsModule } from '@app/funds';
import { SheetRegister } from '@app/http';
import { IdentityModule } from '@app/identity';
import { HardshipModule } from '@app/hardship';
import { MembersModule } from '@app/members';
import { MutualAidModule } from '@app/mutual-aid';
import { OrganizationsModule } from '@app/organizations';
import { RoundsModule } from '@app/rounds';
import { StandardsModule } from '@app/standards';
import { VisitsModule } from '@app/visits';
import { StudyAidModule } from '@app/study-aid';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClaimIntake } from './app/claim.intake';
import { ConsentIntake } from './app/consent.intake';
import { DisputeIntake } from './app/dispute.intake';
import { FundAccountIntake } from './app/fund-account.intake';
import { FundAccountUndo } from './app/fund-account.undo';
import { HardshipFileIntake, HardshipIntakes, HardshipPersonIntake } from './app/hardship.intake';
import { ImportAccess } from './app/import-access';
import { ImportApplication } from './app/import-application';
import { ImportFailure } from './app/import-failure';
import { ImportMappingService } from './app/import-mapping.service';
import { ImportNotes } from './app/import-notes';
import { ImportOrderService } from './app/import-order.service';
import { ImportPreview } from './app/import-preview';
import { ImportReadingService } from './app/import-reading.service';
import { ImportUndoService, PeopleUndo } from './app/import-undo.service';
import { ImportUploadService } from './app/import-upload.service';
import { ImportWalk } from './app/import-walk';
import { ImportService } from './app/import.service';
import { StrandedExports } from './app/list-export.rows';
import { ListExportService } from './app/list-export.service';
import { ListExportWork } from './app/list-export.work';
import { OfficialDaysIntake } from './app/official-days.intake';
import { OfficialDaysUndo } from './app/official-days.undo';
import { OfficialDaySheets } from './app/official-day-sheets';
import { OrganizationIntake } from './app/organization.intake';
import { RosterIntake } from './app/roster.intake';
import { LedgerPeople } from './app/ledger-people';
import { LedgerUndo } from './app/ledger-undo';
import { OccasionWords } from './app/occasion-words.service';
import { ActivityIntake } from './app/activity.intake';
import { DonationIntake } from './app/donation.intake';
import { LedgerAccounts } from './app/ledger-accounts';
import { StudyAwardIntake } from './app/study-award.intake';
import { LedgerIntakes, SheetIntakes } from './app/sheet-intakes';
import { UnionUndo } from './app/union-undo';
import { VisitIntake } from './app/visit.intake';
import { UnusedImports } from './app/unused-imports';
import { ImportFileStore } from './data/import-file.store';
import { LIST_EXPORT_ENTITIES } from './data/list-export.entity';
import { ListExportStore } from './data/list-export.store';
import { INTAKE_ENTITIES } from './data/import-run.entity';

const SERVICES = [
  ImportApplication,
  ImportMappingService,
  ImportOrderService,
  ImportPreview,
  ImportReadingService,
  ImportService,
  ImportUndoService,
  ImportUploadService,
  OccasionWords,
  ListExportService,
  ListExportWork,
  OfficialDaySheets,
  StrandedExports,
  UnusedImports,
];
const PARTS = [
  DisputeIntake,
  ClaimIntake,
  ConsentIntake,
  FundAccountIntake,
  FundAccountUndo,
  OfficialDaysIntake,
  OfficialDaysUndo,
  SheetIntakes,
  HardshipFileIntake,
  HardshipIntakes,
  HardshipPersonIntake,
  ImportAccess,
  ImportFailure,
  ImportFileStore,
  ListExportStore,
  SheetRegister,
  ImportNotes,
  ImportWalk,
  OrganizationIntake,
  PeopleUndo,
  RosterIntake,
  LedgerPeople,
  LedgerUndo,
  UnionUndo,
  VisitIntake,
  StudyAwardIntake,
  ActivityIntake,
  DonationIntake,
  LedgerAccounts,
  LedgerIntakes,
];

@Module({
  imports: [
    DiscoveryModule,
    OrganizationsModule,
    CalendarModule,
    MembersModule,
    IdentityModule,
    DisputesModule,
    MutualAidModule,
    FundsModule,
    HardshipModule,
    StandardsModule,
    StudyAidModule,
    VisitsModule,
    RoundsModule,
    DonationsModule,
    ActivitiesModule,
    TypeOrmModule.forFeature([...INTAKE_ENTITIES, ...LIST_EXPORT_ENTITIES]),
  ],
  providers: [...PARTS, ...SERVICES],
  exports: SERVICES,
})
export class IntakeModule {}
