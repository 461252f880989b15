import { DocumentsJobsModule } from '@app/documents/jobs';
import { NotificationsJobsModule } from '@app/notifications/jobs';
import type { Type } from '@nestjs/common';

/** The jobs of every lib. */
export const LIBS: Type[] = [DocumentsJobsModule, NotificationsJobsModule];
