export { DONATION_RECEIPT_FORM } from './app/donation.forms';
export { DonationHistory, type HistoricDonation } from './app/donation-history';
export { type DonationCorrection, DonationService, type NewDonation } from './app/donation.service';
export * from './domain/donation';
export * from './domain/donation.permissions';
export { DONATION_PROBLEMS } from './domain/donation.problems';
export { DonationsModule } from './donations.module';
