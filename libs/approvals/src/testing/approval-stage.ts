import { type Actor, type MemberId, newId, parseFen, type UnionId } from '@app/kernel';
import { aSignedInAgent, IDENTITY_ENTITIES } from '@app/identity/testing';
import type { Role } from '@app/identity';
import { aRegisteredMember, MEMBER_ENTITIES } from '@app/members/testing';
import { aFederation, aUnion } from '@app/organizations/testing';
import { openPlatform } from '@app/persistence/testing';
import { openTestDatabase } from '../../../../test/support/test-database';
import { APPROVAL_ENTITIES, approvalsOn } from './on-platform';
import type { ApprovalOpeningOrder, ApprovalOrder, ApprovalOutcome, CaseFacts } from '../app/approval-order';
export const FACTS: CaseFacts = {
  amountPerPayee: parseFen('800'),
  batchTotal: null,
  overStandard: false,
  offBudget: false,
  evidenceMissing: false,
  fundKind: 'union-funds',
  isMedical: false,
};
export const sign = (part: 'review' | 'approve'): ApprovalOrder => ({ action: 'sign', part, comment: '同意' });

/** Approvals on a database of their own. */
export async function openApprovals() {
  const database = await openTestDatabase();
  const platform = await openPlatform(database.appUrl, [
    ...IDENTITY_ENTITIES,
    ...MEMBER_ENTITIES,
    ...APPROVAL_ENTITIES,
  ]);
  const on = approvalsOn(platform);

  /** A federation with one union below it, its route table, a member who receives, and whoever is named. */
  async function aCity<R extends Role>(...roles: readonly R[]) {
    const { tenantId, rootId, system } = await aFederation(platform);
    const union = await aUnion(platform, tenantId, rootId);
    await on.seedRoutes(tenantId);
    const recipient = await aRegisteredMember(platform, tenantId, union);
    const agent = (role: Role, unionId: UnionId = union, memberId: MemberId | null = null) =>
      aSignedInAgent(platform, { tenantId, unionId, roles: [role], displayName: role, memberId }).then(
        (each) => each.actor,
      );
    const actors = {} as Record<R | 'officer', Actor>;
    actors.officer = await agent('officer');
    for (const role of roles) actors[role] = await agent(role);
    return { tenantId, rootId, union, recipient, system, agent, ...actors };
  }

  const open = (
    city: { readonly union: UnionId; readonly recipient: MemberId },
    by: Actor,
    overrides: Partial<ApprovalOpeningOrder> = {},
  ) => {
    const subject = { type: 'disbursement', id: newId() };
    const order = { subject, number: '款-1', title: '住院慰问', unionId: city.union, ...overrides };
    return platform.uow
      .run(by, (tx) =>
        on.approvals.open(tx, { amount: parseFen('800'), recipients: [city.recipient], facts: FACTS, ...order }),
      )
      .then(() => subject.id);
  };
  const decide = (by: Actor, subjectId: string, order: ApprovalOrder): Promise<ApprovalOutcome> =>
    platform.uow.run(by, (tx) => on.approvals.decide(tx, subjectId, order));
  const waitingFor = async (by: Actor): Promise<string[]> =>
    (await on.desk.waiting(by, { subjectType: null, after: null, limit: 50 })).map((each) => each.subjectId);
  const close = async () => {
    await platform.dataSource.destroy();
    await database.drop();
  };
  return { database, platform, on, aCity, open, decide, waitingFor, close };
}

export type ApprovalStage = Awaited<ReturnType<typeof openApprovals>>;
