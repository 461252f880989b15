import { ApprovalsModule } from '@app/approvals';
import { CalendarModule } from '@app/calendar';
import { DisbursementsModule } from '@app/disbursements';
import { DocumentsModule } from '@app/documents';
import { FormsModule } from '@app/forms';
import { FundsModule } from '@app/funds';
import { HardshipModule } from '@app/hardship';
import { IdentityModule } from '@app/identity';
import { MembersModule } from '@app/members';
import { NotificationsModule } from '@app/notifications';
import { OrganizationsModule } from '@app/organizations';
import { VisitsModule } from '@app/visits';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AllotmentService } from './app/allotment.service';
import { AudienceSources, ListAudience, RegisterAudience } from './app/audience-source';
import { AwaitedRoundReminders } from './app/awaited-round.reminders';
import { AwaitedRounds } from './app/awaited-rounds.service';
import { ChecklistService } from './app/checklist.service';
import { HardshipAudience } from './app/hardship-audience';
import { OccasionDays } from './app/occasion-days';
import { AllottedRounds, OrganisedRounds } from './app/open-rounds';
import { VisitorTakeover } from './app/visitor-takeover';
import { PeopleListService } from './app/people-list.service';
import { SupplementService } from './app/supplement.service';
import { RosterFreezing } from './app/roster-freezing.service';
import { RosterService } from './app/roster.service';
import { RoundApprovalService } from './app/round-approval.service';
import { HandoutService } from './app/handout.service';
import { RoundConductService } from './app/round-conduct.service';
import { RoundPaymentService } from './app/round-payment.service';
import { RoundStatement } from './app/round-statement';
import { RoundVisitService } from './app/round-visit.service';
import { UnvisitedService } from './app/unvisited.service';
import { RoundDocuments } from './app/round.documents';
import { RoundForms } from './app/round.forms';
import { RoundReminders } from './app/round.reminders';
import { VisitParty } from './app/visit-party';
import { RoundCalendar } from './app/round-calendar';
import { RoundChange } from './app/round-change';
import { RoundFunds } from './app/round-funds.service';
import { RoundEvidence } from './app/round-evidence';
import { RoundHistory } from './app/round-history';
import { RoundMoney } from './app/round-money';
import { RoundPlanService } from './app/round-plan.service';
import { RoundPreviewService } from './app/round-preview.service';
import { RoundReading } from './app/round-reading';
import { RoundVerdict } from './app/round-verdict';
import { ROUND_ENTITIES } from './data/entities';

const PARTS = [
  AudienceSources,
  RegisterAudience,
  ListAudience,
  HardshipAudience,
  OccasionDays,
  RoundVerdict,
  RoundChange,
  RoundMoney,
  RoundDocuments,
  RoundForms,
  RoundReminders,
  AwaitedRoundReminders,
  RoundCalendar,
  VisitParty,
  VisitorTakeover,
  OrganisedRounds,
  AllottedRounds,
];

const SERVICES = [
  RoundPlanService,
  RoundPreviewService,
  RosterFreezing,
  RosterService,
  AllotmentService,
  ChecklistService,
  RoundApprovalService,
  RoundEvidence,
  RoundFunds,
  RoundReading,
  RoundConductService,
  RoundVisitService,
  RoundPaymentService,
  RoundStatement,
  HandoutService,
  UnvisitedService,
  PeopleListService,
  SupplementService,
  AwaitedRounds,
  RoundHistory,
];

@Module({
  imports: [
    DiscoveryModule,
    OrganizationsModule,
    MembersModule,
    IdentityModule,
    CalendarModule,
    HardshipModule,
    DocumentsModule,
    FormsModule,
    NotificationsModule,
    ApprovalsModule,
    FundsModule,
    DisbursementsModule,
    VisitsModule,
    TypeOrmModule.forFeature(ROUND_ENTITIES),
  ],
  providers: [...PARTS, ...SERVICES],
  exports: [RoundReminders, ...SERVICES],
})
export class RoundsModule {}
