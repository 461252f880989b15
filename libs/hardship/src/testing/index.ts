import { MemberDirectory } from '@app/members';
import { membersOn } from '@app/members/testing';
import { OrganizationDirectory } from '@app/organizations';
import type { UnitOfWork, Vault } from '@app/persistence';
import { FileCipher } from '../app/file-cipher';
import { HardshipFileService } from '../app/hardship-file.service';
import { HardshipImport } from '../app/hardship-import';
import { SubsistenceStandards } from '../app/subsistence-standards';

export { HARDSHIP_ENTITIES } from '../data/entities';

/** The services of this lib on a platform, without Nest. */
export function hardshipOn(platform: { readonly uow: UnitOfWork; readonly vault: Vault }) {
  const organizations = new OrganizationDirectory();
  const members: MemberDirectory = membersOn(platform).directory;
  const cipher = new FileCipher(platform.vault);
  return {
    files: new HardshipFileService(),
    imports: new HardshipImport(organizations, members, cipher),
    standards: new SubsistenceStandards(organizations),
  };
}
