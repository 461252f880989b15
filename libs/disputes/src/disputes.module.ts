import { CalendarModule } from '@app/calendar';
import { DocumentsModule } from '@app/documents';
import { IdentityModule } from '@app/identity';
import { MembersModule } from '@app/members';
import { NotificationsModule } from '@app/notifications';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccidentClockService } from './app/accident-clock.service';
import { AccidentDeadlines } from './app/accident-deadlines';
import { AccidentHandlers } from './app/accident-handlers';
import { AccidentIntakeService } from './app/accident-intake.service';
import { AccidentPersonService } from './app/accident-person.service';
import { AccidentReading } from './app/accident-reading';
import { AccidentStepService } from './app/accident-step.service';
import { AccidentStore } from './app/accident-store';
import { AccidentAuditWall, AccidentPersonAuditWall } from './app/accident.audit-wall';
import { AccidentPersonForms } from './app/accident-person.forms';
import { AccidentForms } from './app/accident.forms';
import { AccidentPersonalFile } from './app/accident.personal-file';
import { AgreementService, AgreementWords } from './app/agreement.service';
import { CasesPersonalFile } from './app/cases.personal-file';
import { CalendarFollowing } from './app/calendar-following';
import { CaseClockBoard } from './app/case-clock-board';
import { CaseClockReminders } from './app/case-clock.reminders';
import { CasePaperService } from './app/case-paper.service';
import { CasePaperAuditWall } from './app/case-paper.audit-wall';
import { CasePaperDocuments } from './app/case-paper.documents';
import { CasePapers } from './app/case-papers';
import { DisputeCipher } from './app/dispute-cipher';
import { DisputeCorrectionService } from './app/dispute-correction.service';
import { DisputeDeadlines } from './app/dispute-deadlines';
import { DisputeForms } from './app/dispute.forms';
import { DisputeFigures } from './app/dispute-figures';
import { DisputeImport } from './app/dispute-import';
import { DisputeIntakeService } from './app/dispute-intake.service';
import { DisputeNotices } from './app/dispute-notices';
import { DisputeReading } from './app/dispute-reading';
import { DisputeStepService } from './app/dispute-step.service';
import { DisputeStore } from './app/dispute-store';
import { DisputeAuditWall } from './app/dispute.audit-wall';
import { LegalAidDeadlines } from './app/legal-aid-deadlines';
import { LegalAidDecisionService } from './app/legal-aid-decision.service';
import { LegalAidFigures } from './app/legal-aid-figures';
import { LegalAidHandlers } from './app/legal-aid-handlers';
import { LegalAidHandlingService } from './app/legal-aid-handling.service';
import { LegalAidIntakeService } from './app/legal-aid-intake.service';
import { LegalAidNotices } from './app/legal-aid-notices';
import { LegalAidReading } from './app/legal-aid-reading';
import { LegalAidReferral } from './app/legal-aid-referral';
import { LegalAidStore } from './app/legal-aid-store';
import { LegalAidAuditWall } from './app/legal-aid.audit-wall';
import { LegalAidForms } from './app/legal-aid.forms';
import { OpenLegalAid } from './app/open-legal-aid';
import { MediationService } from './app/mediation.service';
import { MediatorPanel } from './app/mediator-panel';
import { PetitionDeadlines } from './app/petition-deadlines';
import { PetitionFigures } from './app/petition-figures';
import { PetitionHandlers } from './app/petition-handlers';
import { PetitionIntakeService } from './app/petition-intake.service';
import { PetitionMeetingService } from './app/petition-meeting.service';
import { PetitionNotices } from './app/petition-notices';
import { PetitionPapers } from './app/petition-papers';
import { PetitionReading } from './app/petition-reading';
import { PetitionReviewService } from './app/petition-review.service';
import { PetitionStepService } from './app/petition-step.service';
import { PetitionStore } from './app/petition-store';
import { PetitionAuditWall } from './app/petition.audit-wall';
import { PetitionForms } from './app/petition.forms';
import { PetitionDocuments, PetitionHandlingDocuments } from './app/petition.documents';
import { OpenAccidents } from './app/open-accidents';
import { OpenPetitions } from './app/open-petitions';
import { OpenMediations } from './app/open-mediations';
import { PortalDisputeService } from './app/portal-dispute.service';
import { PortalPetitionService } from './app/portal-petition.service';
import {
  CaseHold,
  RetainedAccidents,
  RetainedDisputes,
  RetainedLegalAid,
  RetainedPetitions,
} from './app/cases.retention';
import { DISPUTE_ENTITIES } from './data/entities';

const ACCIDENT_SERVICES = [
  AccidentClockService,
  AccidentDeadlines,
  AccidentHandlers,
  AccidentIntakeService,
  AccidentPersonService,
  AccidentReading,
  AccidentStepService,
  AccidentStore,
];

const SERVICES = [
  ...ACCIDENT_SERVICES,
  AgreementService,
  CalendarFollowing,
  CaseClockBoard,
  CasePaperService,
  DisputeCorrectionService,
  DisputeDeadlines,
  DisputeFigures,
  DisputeImport,
  DisputeIntakeService,
  DisputeReading,
  DisputeStepService,
  DisputeStore,
  LegalAidDeadlines,
  LegalAidDecisionService,
  LegalAidFigures,
  LegalAidHandlers,
  LegalAidHandlingService,
  LegalAidIntakeService,
  LegalAidReading,
  MediationService,
  MediatorPanel,
  PetitionDeadlines,
  PetitionFigures,
  PetitionHandlers,
  PetitionIntakeService,
  PetitionMeetingService,
  PetitionPapers,
  PetitionReading,
  PetitionReviewService,
  PetitionStepService,
  PetitionStore,
  PortalDisputeService,
  PortalPetitionService,
];

@Module({
  imports: [
    CalendarModule,
    DocumentsModule,
    IdentityModule,
    MembersModule,
    NotificationsModule,
    OrganizationsModule,
    TypeOrmModule.forFeature(DISPUTE_ENTITIES),
  ],
  providers: [
    AccidentAuditWall,
    AccidentForms,
    AccidentPersonAuditWall,
    AccidentPersonForms,
    AccidentPersonalFile,
    AgreementWords,
    CaseHold,
    RetainedDisputes,
    RetainedPetitions,
    RetainedLegalAid,
    RetainedAccidents,
    CaseClockReminders,
    CasesPersonalFile,
    CasePaperAuditWall,
    CasePaperDocuments,
    CasePapers,
    DisputeAuditWall,
    DisputeCipher,
    DisputeForms,
    DisputeNotices,
    LegalAidAuditWall,
    LegalAidForms,
    LegalAidNotices,
    LegalAidReferral,
    LegalAidStore,
    OpenLegalAid,
    PetitionAuditWall,
    PetitionDocuments,
    PetitionForms,
    PetitionHandlingDocuments,
    PetitionNotices,
    OpenAccidents,
    OpenMediations,
    OpenPetitions,
    ...SERVICES,
  ],
  exports: SERVICES,
})
export class DisputesModule {}
