import { ApprovalsModule } from '@app/approvals';
import { CalendarModule } from '@app/calendar';
import { DisbursementsModule } from '@app/disbursements';
import { DocumentsModule } from '@app/documents';
import { FormsModule } from '@app/forms';
import { FundsModule } from '@app/funds';
import { IdentityModule } from '@app/identity';
import { MembersModule } from '@app/members';
import { NotificationsModule } from '@app/notifications';
import { OrganizationsModule } from '@app/organizations';
import { StandardsModule } from '@app/standards';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AidForms } from './app/aid.forms';
import { AidRequests } from './app/aid-requests';
import { AidTerms } from './app/aid-terms';
import { CaseAids } from './app/case-aids';
import { CaseNotesService } from './app/case-notes.service';
import { CaseService } from './app/case.service';
import { DeadlineConsequence, DeadlineMoves } from './app/deadline-moves';
import { DutyCalendar } from './app/duty-calendar';
import { DutyChange } from './app/duty-change';
import { DutyFollowUp } from './app/duty-follow-up';
import { DutyListService } from './app/duty-list.service';
import { DutyNotices } from './app/duty-notices';
import { HealthConsents } from './app/health-consents';
import { ConsentFollowing } from './app/consent-following';
import { DutyService } from './app/duty.service';
import { LaterPapersService } from './app/later-papers.service';
import { LookUpCounter } from './app/look-up-counter';
import { OccasionCatalog } from './app/occasion-catalog';
import { OpenDuties } from './app/open-duties';
import { OpeningTerms } from './app/opening-terms';
import { PortalCaseService } from './app/portal-case.service';
import { PortalCatalog } from './app/portal-catalog';
import { PublicCaseStatus } from './app/public-case-status';
import { ReportRecorder } from './app/report-recorder';
import { ReportService } from './app/report.service';
import { StandingVisitService } from './app/standing-visit.service';
import { RoundVisits } from './app/round-visits';
import { TodayService } from './app/today.service';
import { VisitChangeService } from './app/visit-change.service';
import { VisitCorrection } from './app/visit-correction';
import { VisitDutyReminders } from './app/visit-duty.reminders';
import { TalkListService } from './app/talk-list.service';
import { TalkLogService, VisitLogService } from './app/visit-log.service';
import { VisitHistory } from './app/visit-history';
import { VisitPapers } from './app/visit-papers';
import { VisitWriting } from './app/visit-writing';
import { VisitDocuments } from './app/visit.documents';
import { VisitsPersonalFile } from './app/visits.personal-file';
import { VisitsSensitiveUse } from './app/visits.sensitive-use';
import { VisitorSuggestion } from './app/visitor-suggestion';
import { DutyHold, RetainedDuties, RetainedVisits } from './app/visits.retention';
import { VISIT_ENTITIES } from './data/entities';
import { VisitStore } from './data/visit.store';
import { VisitDutyStore } from './data/visit-duty.store';

const PARTS = [
  VisitsPersonalFile,
  VisitsSensitiveUse,
  RetainedDuties,
  RetainedVisits,
  DutyHold,
  OpenDuties,
  DeadlineConsequence,
  VisitDutyStore,
  VisitStore,
  DutyChange,
  DutyNotices,
  OccasionCatalog,
  OpeningTerms,
  VisitorSuggestion,
  ReportRecorder,
  VisitPapers,
  VisitWriting,
  HealthConsents,
  VisitCorrection,
  AidTerms,
  AidRequests,
  CaseAids,
  LookUpCounter,
  PortalCatalog,
  VisitDutyReminders,
  DutyCalendar,
  VisitDocuments,
  AidForms,
];

const SERVICES = [
  ReportService,
  DutyService,
  DeadlineMoves,
  DutyFollowUp,
  ConsentFollowing,
  DutyListService,
  TodayService,
  CaseService,
  CaseNotesService,
  VisitLogService,
  TalkLogService,
  TalkListService,
  VisitChangeService,
  StandingVisitService,
  LaterPapersService,
  PortalCaseService,
  PublicCaseStatus,
  RoundVisits,
  VisitHistory,
];

@Module({
  imports: [
    OrganizationsModule,
    CalendarModule,
    MembersModule,
    IdentityModule,
    DocumentsModule,
    FormsModule,
    NotificationsModule,
    StandardsModule,
    ApprovalsModule,
    FundsModule,
    DisbursementsModule,
    TypeOrmModule.forFeature(VISIT_ENTITIES),
  ],
  providers: [...PARTS, ...SERVICES],
  exports: [VisitStore, ...SERVICES],
})
export class VisitsModule {}
