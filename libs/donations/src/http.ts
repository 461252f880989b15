import { Module } from '@nestjs/common';
import { DonationsModule } from './donations.module';
import { DonationStaffController } from './http/donation.staff.controller';

/** Imported by apps/api only. */
@Module({ imports: [DonationsModule], controllers: [DonationStaffController] })
export class DonationsHttpModule {}
