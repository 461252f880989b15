export {
  DisclosureService,
  type NoticeWithStanding,
  type ObjectionSaid,
  type OpenedObjection,
  type Publication,
} from './app/disclosure.service';
export { DISCLOSURE_PROBLEMS } from './domain/disclosure.problems';
export * from './domain/public-facts';
export * from './domain/publicity-rule';
export { DisclosureModule } from './disclosure.module';
