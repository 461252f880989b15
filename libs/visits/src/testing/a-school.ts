import {
  addDays,
  type CivilDate,
  civilDateIn,
  type FundAccountId,
  type MemberId,
  type TenantId,
  type UnionId,
} from '@app/kernel';
import { RouteTable } from '@app/approvals';
import { aFundAccount } from '@app/funds/testing';
import type { Role } from '@app/identity';
import { type Agent, aSignedInAgent } from '@app/identity/testing';
import { aRegisteredMember } from '@app/members/testing';
import { aFederation, aUnion } from '@app/organizations/testing';
import { withDefaultStandards } from '@app/standards/testing';
import type { Particulars } from '@app/members';
import { systemActor } from '@app/kernel';
import type { ReportedFacts } from '../app/report.service';
import type { VisitNotes } from '../app/visit-order';
import type { OpenVisits } from './open-visits';

/** A school's union below a federation, with its people, one member, money, standards and routes. */
export interface School {
  readonly tenantId: TenantId;
  readonly federationId: UnionId;
  readonly schoolId: UnionId;
  readonly memberId: MemberId;
  readonly fundId: FundAccountId;
  readonly officer: Agent;
  readonly leader: Agent;
  readonly chair: Agent;
}

/** The day that it is in the federation's zone. */
export const today = (): CivilDate => civilDateIn('Asia/Shanghai', new Date());
export const daysAgo = (days: number): CivilDate => addDays(today(), -days);

export const anAgentOf = (
  { platform }: OpenVisits,
  { tenantId }: Pick<School, 'tenantId'>,
  unionId: UnionId,
  roles: readonly Role[],
  displayName: string,
  memberId: MemberId | null = null,
): Promise<Agent> => aSignedInAgent(platform, { tenantId, unionId, roles, displayName, memberId });

export async function aSchool(visits: OpenVisits, overrides: Partial<Particulars> = {}): Promise<School> {
  const { platform } = visits;
  const { tenantId, rootId: federationId } = await aFederation(platform);
  await withDefaultStandards(platform, tenantId);
  await platform.uow.run(systemActor(tenantId), (tx) => visits.get(RouteTable).seedDefaults(tx));
  const schoolId = await aUnion(platform, tenantId, federationId, { name: '云川二小工会' });
  const agent = (roles: readonly Role[], name: string) => anAgentOf(visits, { tenantId }, schoolId, roles, name);
  return {
    ...{ tenantId, federationId, schoolId },
    memberId: await aRegisteredMember(platform, tenantId, schoolId, overrides),
    fundId: await aFundAccount(platform, tenantId, schoolId),
    officer: await agent(['officer'], '刘洋'),
    leader: await agent(['group-leader'], '赵敏'),
    chair: await agent(['chair'], '张涛'),
  };
}

/** A stay in hospital since the day before yesterday; name only what the test is about. */
export const aStay = (
  { memberId }: Pick<School, 'memberId'>,
  overrides: Partial<ReportedFacts> = {},
): ReportedFacts => ({
  ...{ memberId, occasion: 'HOSPITAL', subCondition: null, eventOn: daysAgo(2), eventEndsOn: null, relative: null },
  ...{ place: '云川第二医院', note: '胆囊手术', disease: null, reportedAt: null, informed: null, helper: null },
  ...overrides,
});

/** Two officers met the member today and gave nothing yet. */
export const someNotes = ({ officer, leader }: School, overrides: Partial<VisitNotes> = {}): VisitNotes => ({
  visitedOn: today(),
  place: '住院部 7 楼',
  visitors: [
    { personId: officer.actor.personId, name: '刘洋', rank: 'welfare-officer' },
    { personId: leader.actor.personId, name: '赵敏', rank: 'group-leader' },
  ],
  outcome: { kind: 'met' },
  ...{ cashFen: 0n, goods: [], evidence: [], words: '想早点回来上课', nextNeed: null, nextContactOn: null },
  signature: null,
  ...overrides,
});
