export { DisclosureModule } from './disclosure.module';
