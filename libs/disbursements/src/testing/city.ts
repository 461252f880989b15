import { type Actor, type FundAccountId, type MemberId, parseFen, type UnionId } from '@app/kernel';
import { aFundAccount } from '@app/funds/testing';
import type { Role } from '@app/identity';
import { aSignedInAgent } from '@app/identity/testing';
import { aRegisteredMember } from '@app/members/testing';
import { aFederation, aUnion } from '@app/organizations/testing';
import type { UnitOfWork, Vault } from '@app/persistence';
import type { NewDisbursement, RequestedDisbursement } from '../app/disbursement-request';
import type { HouseholdCapLookup } from '../app/household-caps';
import type { HardshipFileLookup } from '../app/paying-fund';
import type { PaymentCondition } from '../app/payment-condition';
import { Disbursement } from '../data/disbursement.entity';
import type { DisbursementId } from '../domain/disbursement';
import { aRequest, disbursementsOn, seen } from './on-platform';

/** A union with its desk: everybody another person. */
export async function aDesk(
  platform: { readonly uow: UnitOfWork; readonly vault: Vault },
  {
    opening = '90000',
    files = [],
  }: { opening?: string; files?: readonly (HardshipFileLookup | HouseholdCapLookup | PaymentCondition)[] } = {},
) {
  const on = disbursementsOn(platform, files);
  const { tenantId, rootId, system } = await aFederation(platform);
  const union = await aUnion(platform, tenantId, rootId);
  await on.seedRoutes(tenantId);
  const fund = await aFundAccount(platform, tenantId, union, { name: '工会经费', opening: parseFen(opening) });
  const recipient = await aRegisteredMember(platform, tenantId, union, { name: '王秀英' });
  const agent = async (role: Role, unionId: UnionId = union, memberId: MemberId | null = null): Promise<Actor> => {
    const shape = { tenantId, unionId, roles: [role], displayName: `测试${role}`, memberId };
    return (await aSignedInAgent(platform, shape)).actor;
  };
  const officer = await agent('officer');
  const treasurer = await agent('treasurer');
  const chair = await agent('chair');
  const cashier = await agent('cashier');
  const accountant = await agent('accountant');
  const member = (await aSignedInAgent(platform, { tenantId, unionId: union, roles: [], memberId: recipient })).actor;

  const request = (overrides: Partial<NewDisbursement> = {}, by = officer): Promise<RequestedDisbursement> => {
    const of = { unionId: union, recipientId: recipient, fundAccountId: fund };
    return platform.uow.run(by, (tx) => on.requests.request(tx, aRequest(of, overrides)));
  };
  const rowOf = (id: DisbursementId): Promise<Disbursement> =>
    platform.uow.read(system, async (tx) => {
      return (await tx.from(Disbursement, 'd').andWhere('d.id = :id', { id }).getOne())!;
    });
  const now = async (id: DisbursementId) => seen(id, (await rowOf(id)).version);
  const review = async (id: DisbursementId, by = treasurer) =>
    on.decisions.decide(by, await now(id), { action: 'sign', part: 'review', comment: '' });
  const approve = async (id: DisbursementId, by = chair) =>
    on.decisions.decide(by, await now(id), { action: 'sign', part: 'approve', comment: '同意' });
  const anApproved = async (overrides: Partial<NewDisbursement> = {}): Promise<DisbursementId> => {
    const { id } = await request(overrides);
    await review(id);
    await approve(id);
    return id;
  };
  const balance = async (account: FundAccountId = fund) => {
    const { available, held, spent } = await platform.uow.read(system, (tx) => on.ledger.balance(tx, account));
    return { available, held, spent };
  };
  const people = { officer, treasurer, chair, cashier, accountant, member };
  const steps = { request, rowOf, now, review, approve, anApproved, balance, agent };
  return { on, tenantId, rootId, system, union, fund, recipient, ...people, ...steps };
}
export type Desk = Awaited<ReturnType<typeof aDesk>>;
