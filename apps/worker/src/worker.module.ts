import { JobRunnerModule } from '@app/messaging';
import { PersistenceModule } from '@app/persistence';
import { Module } from '@nestjs/common';
import { LIBS } from './libs';

@Module({ imports: [PersistenceModule, JobRunnerModule, ...LIBS] })
export class WorkerModule {}
