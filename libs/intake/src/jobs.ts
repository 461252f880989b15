import { Module } from '@nestjs/common';
import { IntakeModule } from './intake.module';
import { ImportOrdered, ImportSweep, ImportWorkHandler } from './jobs/import.jobs';

@Module({ imports: [IntakeModule], providers: [ImportOrdered, ImportSweep, ImportWorkHandler] })
export class IntakeJobsModule {}
