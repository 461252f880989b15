import { Module } from '@nestjs/common';
import { RosterFreezingHandler, RosterFreezingOrdered, RosterFreezingSweep } from './jobs/roster-freezing.jobs';
import { RoundsModule } from './rounds.module';

/** Imported by apps/worker only. */
@Module({ imports: [RoundsModule], providers: [RosterFreezingHandler, RosterFreezingOrdered, RosterFreezingSweep] })
export class RoundsJobsModule {}
