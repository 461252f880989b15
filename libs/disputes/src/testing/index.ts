import { CalendarService } from '@app/calendar';
import { membersOn } from '@app/members/testing';
import { OrganizationDirectory } from '@app/organizations';
import type { UnitOfWork, Vault } from '@app/persistence';
import { DisputeCipher } from '../app/dispute-cipher';
import { DisputeDeadlines } from '../app/dispute-deadlines';
import { DisputeFigures } from '../app/dispute-figures';
import { DisputeImport } from '../app/dispute-import';

/** For `openPlatform(url, [...DISPUTE_ENTITIES, …])`. */
export { DISPUTE_ENTITIES } from '../data/entities';

const QUIET = { planFor: async () => undefined, cancelFor: async () => undefined } as never;

/** What imports and reports need of this lib on a platform, without Nest; no reminder is planned. */
export function disputesOn(platform: { readonly uow: UnitOfWork; readonly vault: Vault }) {
  const organizations = new OrganizationDirectory();
  const { directory: members } = membersOn(platform);
  const cipher = new DisputeCipher(platform.vault);
  const deadlines = new DisputeDeadlines(organizations, new CalendarService(), QUIET, QUIET, cipher);
  return {
    deadlines,
    figures: new DisputeFigures(organizations),
    imports: new DisputeImport(members, deadlines, cipher),
  };
}
