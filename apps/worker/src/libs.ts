import { DisbursementsJobsModule } from '@app/disbursements/jobs';
import { DocumentsJobsModule } from '@app/documents/jobs';
import { FundsJobsModule } from '@app/funds/jobs';
import { HardshipJobsModule } from '@app/hardship/jobs';
import { IntakeJobsModule } from '@app/intake/jobs';
import { NotificationsJobsModule } from '@app/notifications/jobs';
import { RoundsJobsModule } from '@app/rounds/jobs';
import { VisitsJobsModule } from '@app/visits/jobs';
import type { Type } from '@nestjs/common';

/** The jobs of every lib. */
export const LIBS: Type[] = [
  DisbursementsJobsModule,
  DocumentsJobsModule,
  NotificationsJobsModule,
  FundsJobsModule,
  HardshipJobsModule,
  VisitsJobsModule,
  RoundsJobsModule,
  IntakeJobsModule,
];
