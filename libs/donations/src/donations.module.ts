import { FundsModule } from '@app/funds';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DonationHistory } from './app/donation-history';
import { DonationService } from './app/donation.service';
import { DONATION_ENTITIES } from './data/donation.entity';

@Module({
  imports: [OrganizationsModule, FundsModule, TypeOrmModule.forFeature(DONATION_ENTITIES)],
  providers: [DonationService, DonationHistory],
  exports: [DonationService, DonationHistory],
})
export class DonationsModule {}
