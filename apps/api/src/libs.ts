import { ApprovalsHttpModule } from '@app/approvals/http';
import { CalendarHttpModule } from '@app/calendar/http';
import { DisclosureHttpModule } from '@app/disclosure/http';
import { DocumentsHttpModule } from '@app/documents/http';
import { FundsHttpModule } from '@app/funds/http';
import { HardshipHttpModule } from '@app/hardship/http';
import { IdentityModule } from '@app/identity';
import { IdentityHttpModule } from '@app/identity/http';
import { IntakeHttpModule } from '@app/intake/http';
import { MembersHttpModule } from '@app/members/http';
import { NotificationsHttpModule } from '@app/notifications/http';
import { OrganizationsHttpModule } from '@app/organizations/http';
import { StandardsHttpModule } from '@app/standards/http';
import { DisbursementsHttpModule } from '@app/disbursements/http';
import { RoundsHttpModule } from '@app/rounds/http';
import { VisitsHttpModule } from '@app/visits/http';
import { FormsHttpModule } from '@app/forms/http';
import { ModelWorkersHttpModule } from '@app/model-workers/http';
import { StudyAidHttpModule } from '@app/study-aid/http';
import { DisputesHttpModule } from '@app/disputes/http';
import { MutualAidHttpModule } from '@app/mutual-aid/http';
import { DonationsHttpModule } from '@app/donations/http';
import { ActivitiesHttpModule } from '@app/activities/http';
import { ReportingHttpModule } from '@app/reporting/http';
import { RetentionHttpModule } from '@app/retention/http';
import { OperationsHttpModule } from '@app/operations/http';
import type { Type } from '@nestjs/common';

/** The HTTP face of every lib; identity itself too, since its resolver tells the guard who asks. */
export const LIBS: Type[] = [
  IdentityModule,
  IdentityHttpModule,
  OrganizationsHttpModule,
  CalendarHttpModule,
  MembersHttpModule,
  DocumentsHttpModule,
  NotificationsHttpModule,
  StandardsHttpModule,
  FundsHttpModule,
  ApprovalsHttpModule,
  DisbursementsHttpModule,
  DisclosureHttpModule,
  HardshipHttpModule,
  VisitsHttpModule,
  RoundsHttpModule,
  FormsHttpModule,
  ModelWorkersHttpModule,
  StudyAidHttpModule,
  DisputesHttpModule,
  MutualAidHttpModule,
  DonationsHttpModule,
  ActivitiesHttpModule,
  ReportingHttpModule,
  IntakeHttpModule,
  RetentionHttpModule,
  OperationsHttpModule,
];
