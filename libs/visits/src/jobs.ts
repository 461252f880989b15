import { Module } from '@nestjs/common';
import { AidMovedHandler } from './jobs/aid-moved.handler';
import { DutyEscalatedHandler } from './jobs/duty-escalated.handler';
import { VisitsModule } from './visits.module';

/** Imported by apps/worker only. */
@Module({ imports: [VisitsModule], providers: [AidMovedHandler, DutyEscalatedHandler] })
export class VisitsJobsModule {}
