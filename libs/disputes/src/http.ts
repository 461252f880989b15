import { Module } from '@nestjs/common';
import { DisputesModule } from './disputes.module';

/** Imported by apps/api only. */
@Module({ imports: [DisputesModule], controllers: [] })
export class DisputesHttpModule {}
