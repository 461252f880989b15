import { FormsModule } from '@app/forms';
import { FundsModule } from '@app/funds';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DonationForms } from './app/donation.forms';
import { DonationHistory } from './app/donation-history';
import { DonationService } from './app/donation.service';
import { DONATION_ENTITIES } from './data/donation.entity';

@Module({
  imports: [OrganizationsModule, FundsModule, FormsModule, TypeOrmModule.forFeature(DONATION_ENTITIES)],
  providers: [DonationService, DonationHistory, DonationForms],
  exports: [DonationService, DonationHistory],
})
export class DonationsModule {}
