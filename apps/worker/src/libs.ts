import { DisbursementsJobsModule } from '@app/disbursements/jobs';
import { DocumentsJobsModule } from '@app/documents/jobs';
import { FundsJobsModule } from '@app/funds/jobs';
import { HardshipJobsModule } from '@app/hardship/jobs';
import { IdentityJobsModule } from '@app/identity/jobs';
import { IntakeJobsModule } from '@app/intake/jobs';
import { MembersJobsModule } from '@app/members/jobs';
import { NotificationsJobsModule } from '@app/notifications/jobs';
import { OrganizationsJobsModule } from '@app/organizations/jobs';
import { RoundsJobsModule } from '@app/rounds/jobs';
import { VisitsJobsModule } from '@app/visits/jobs';
import { FormsJobsModule } from '@app/forms/jobs';
import { ModelWorkersJobsModule } from '@app/model-workers/jobs';
import { StudyAidJobsModule } from '@app/study-aid/jobs';
import { DisputesJobsModule } from '@app/disputes/jobs';
import { MutualAidJobsModule } from '@app/mutual-aid/jobs';
import { DonationsJobsModule } from '@app/donations/jobs';
import { ActivitiesJobsModule } from '@app/activities/jobs';
import { ReportingJobsModule } from '@app/reporting/jobs';
import { RetentionJobsModule } from '@app/retention/jobs';
import { OperationsJobsModule } from '@app/operations/jobs';
import type { Type } from '@nestjs/common';

/** The jobs of every lib. */
export const LIBS: Type[] = [
  OrganizationsJobsModule,
  MembersJobsModule,
  IdentityJobsModule,
  DisbursementsJobsModule,
  DocumentsJobsModule,
  NotificationsJobsModule,
  FundsJobsModule,
  HardshipJobsModule,
  VisitsJobsModule,
  RoundsJobsModule,
  FormsJobsModule,
  ModelWorkersJobsModule,
  StudyAidJobsModule,
  DisputesJobsModule,
  MutualAidJobsModule,
  DonationsJobsModule,
  ActivitiesJobsModule,
  ReportingJobsModule,
  IntakeJobsModule,
  RetentionJobsModule,
  OperationsJobsModule,
];
