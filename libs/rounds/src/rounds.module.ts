import { ApprovalsModule } from '@app/approvals';
import { DisbursementsModule } from '@app/disbursements';
import { DocumentsModule } from '@app/documents';
import { FundsModule } from '@app/funds';
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
import { ChecklistService } from './app/checklist.service';
import { RosterFreezing } from './app/roster-freezing.service';
import { RosterService } from './app/roster.service';
import { RoundApprovalService } from './app/round-approval.service';
import { RoundChange } from './app/round-change';
import { RoundEvidence } from './app/round-evidence';
import { RoundMoney } from './app/round-money';
import { RoundPlanService } from './app/round-plan.service';
import { RoundPreviewService } from './app/round-preview.service';
import { RoundReading } from './app/round-reading';
import { RoundVerdict } from './app/round-verdict';
import { ROUND_ENTITIES } from './data/entities';

const PARTS = [AudienceSources, RegisterAudience, ListAudience, RoundVerdict, RoundChange, RoundMoney];

const SERVICES = [
  RoundPlanService,
  RoundPreviewService,
  RosterFreezing,
  RosterService,
  AllotmentService,
  ChecklistService,
  RoundApprovalService,
  RoundEvidence,
  RoundReading,
];

@Module({
  imports: [
    DiscoveryModule,
    OrganizationsModule,
    MembersModule,
    IdentityModule,
    DocumentsModule,
    NotificationsModule,
    ApprovalsModule,
    FundsModule,
    DisbursementsModule,
    VisitsModule,
    TypeOrmModule.forFeature(ROUND_ENTITIES),
  ],
  providers: [...PARTS, ...SERVICES],
  exports: SERVICES,
})
export class RoundsModule {}
