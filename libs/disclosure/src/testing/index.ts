import { CalendarService } from '@app/calendar';
import { OrganizationDirectory } from '@app/organizations';
import type { Vault } from '@app/persistence';
import { DisclosureService } from '../app/disclosure.service';

export { DISCLOSURE_ENTITIES } from '../data/public-notice.entity';

export const disclosureOn = ({ vault }: { readonly vault: Vault }): DisclosureService =>
  new DisclosureService(new OrganizationDirectory(), new CalendarService(), vault);
