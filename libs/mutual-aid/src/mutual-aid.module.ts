import { DocumentsModule } from '@app/documents';
import { IdentityModule } from '@app/identity';
import { MembersModule } from '@app/members';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClaimConsentFollowing } from './app/claim-consent-following';
import { ClaimConsents } from './app/claim-consents';
import { ClaimDecision } from './app/claim-decision.service';
import { ClaimHistory } from './app/claim-history';
import { ClaimDocuments, ClaimPapers } from './app/claim-papers';
import { ClaimReading } from './app/claim-reading.service';
import { ClaimHold, RetainedClaims, RetainedEnrolments, RetainedRefusedClaims } from './app/claims.retention';
import { ClaimSubmission } from './app/claim-submission.service';
import { EnrolmentService } from './app/enrolment.service';
import { MutualAidSensitiveUse } from './app/mutual-aid.sensitive-use';
import { MutualAidPersonalFile } from './app/mutual-aid.personal-file';
import { PlanService } from './app/plan.service';
import { MemberTermReminders, UnionTermReminders } from './app/term.reminders';
import { MUTUAL_AID_ENTITIES } from './data/mutual-aid.entities';

const SERVICES = [
  ClaimHistory,
  ClaimReading,
  ClaimSubmission,
  ClaimDecision,
  PlanService,
  EnrolmentService,
  ClaimConsentFollowing,
];

@Module({
  imports: [
    DocumentsModule,
    IdentityModule,
    MembersModule,
    OrganizationsModule,
    TypeOrmModule.forFeature(MUTUAL_AID_ENTITIES),
  ],
  providers: [
    ...SERVICES,
    ClaimConsents,
    ClaimPapers,
    ClaimDocuments,
    ClaimHold,
    RetainedClaims,
    RetainedEnrolments,
    RetainedRefusedClaims,
    MutualAidPersonalFile,
    MutualAidSensitiveUse,
    MemberTermReminders,
    UnionTermReminders,
  ],
  exports: SERVICES,
})
export class MutualAidModule {}
