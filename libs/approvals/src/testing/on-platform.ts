import { systemActor, type TenantId } from '@app/kernel';
import { AccountDirectory, DelegationService } from '@app/identity';
import { membersOn } from '@app/members/testing';
import { OrganizationDirectory } from '@app/organizations';
import type { UnitOfWork, Vault } from '@app/persistence';
import { ApprovalDesk } from '../app/approval-desk.service';
import { ApprovalReading } from '../app/approval.reading';
import { ApprovalRouteService } from '../app/approval-route.service';
import { ApprovalService } from '../app/approval.service';
import { ApprovalStore } from '../app/approval.store';
import { RouteTable } from '../app/route-table';
import { SeparateDuties } from '../app/separate-duties.register';
import { SignerDirectory } from '../app/signer.directory';

export { APPROVAL_ENTITIES } from '../data/entities';

/**
 * The services of this lib on a platform, without Nest. Needs IDENTITY_ENTITIES (with those of organizations),
 * MEMBER_ENTITIES and APPROVAL_ENTITIES.
 */
export function approvalsOn(platform: { readonly uow: UnitOfWork; readonly vault: Vault }) {
  const { uow } = platform;
  const organizations = new OrganizationDirectory();
  const { directory: members } = membersOn(platform);
  const duties = new SeparateDuties(members);
  const accounts = new AccountDirectory();
  const signers = new SignerDirectory(accounts);
  const routes = new RouteTable();
  const store = new ApprovalStore(organizations, duties, signers);
  const reading = new ApprovalReading(organizations, members, signers);
  return {
    routes,
    duties,
    signers,
    reading,
    approvals: new ApprovalService(organizations, routes, duties, store),
    desk: new ApprovalDesk(uow, reading, organizations),
    routeTable: new ApprovalRouteService(uow, organizations),
    delegations: new DelegationService(uow, organizations, accounts),
    /** The default table (domain rules §8.2) for a tenant. */
    seedRoutes: (tenantId: TenantId) => uow.run(systemActor(tenantId), (tx) => routes.seedDefaults(tx)),
  };
}
