import { Module } from '@nestjs/common';
import { DonationsModule } from './donations.module';

/** Imported by apps/api only. */
@Module({ imports: [DonationsModule], controllers: [] })
export class DonationsHttpModule {}
