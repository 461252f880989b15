export { DonationsModule } from './donations.module';
