import { Module } from '@nestjs/common';
import { OperationsModule } from './operations.module';

/** Imported by apps/api only. */
@Module({ imports: [OperationsModule], controllers: [], exports: [OperationsModule] })
export class OperationsHttpModule {}
