import { type Actor, civilDate, type MemberId, newId, parseFen, type PersonId, type UnionId } from '@app/kernel';
import { aSignedInAgent, IDENTITY_ENTITIES } from '@app/identity/testing';
import type { Role } from '@app/identity';
import { aRegisteredMember, aResidentIdNumber, MEMBER_ENTITIES, membersOn } from '@app/members/testing';
import { aFederation, aUnion } from '@app/organizations/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { APPROVAL_ENTITIES, approvalsOn } from '../testing/on-platform';
import type { ApprovalOpeningOrder, ApprovalOrder, ApprovalOutcome, CaseFacts } from './approval-order';

const FACTS: CaseFacts = {
  amountPerPayee: parseFen('800'),
  batchTotal: null,
  overStandard: false,
  offBudget: false,
  evidenceMissing: false,
  fundKind: 'union-funds',
  isMedical: false,
};
const sign = (part: 'review' | 'approve'): ApprovalOrder => ({ action: 'sign', part, comment: '同意' });

describe('approvals on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let on: ReturnType<typeof approvalsOn>;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...IDENTITY_ENTITIES, ...MEMBER_ENTITIES, ...APPROVAL_ENTITIES]);
    on = approvalsOn(platform);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

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
  type City = Awaited<ReturnType<typeof aCity>>;

  const open = (city: Pick<City, 'union' | 'recipient'>, by: Actor, overrides: Partial<ApprovalOpeningOrder> = {}) => {
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

  it('goes from the treasurer to who approves, and waits for one after the other', async () => {
    const city = await aCity('treasurer', 'vice-chair', 'cashier');
    const id = await open(city, city.officer);
    expect(await waitingFor(city.treasurer)).toEqual([id]);
    expect(await waitingFor(city['vice-chair'])).toEqual([]);
    expect(await decide(city.treasurer, id, sign('review'))).toMatchObject({ status: 'open', currentStep: 1 });
    expect(await waitingFor(city.treasurer)).toEqual([]);
    expect(await waitingFor(city['vice-chair'])).toEqual([id]);
    expect(await on.desk.waitingCount(city['vice-chair'])).toBe(1);
    expect(await decide(city['vice-chair'], id, sign('approve'))).toMatchObject({
      status: 'approved',
      decided: 'approved',
    });
    expect(await waitingFor(city['vice-chair'])).toEqual([]);
    const [history] = await on.desk.historyOf(city.officer, id);
    expect(history!.signatures.map((each) => [each.stepName, each.personName, each.valid])).toEqual([
      ['财务审核', 'treasurer', true],
      ['副主席审批', 'vice-chair', true],
    ]);
  });

  it('shows a signer of another union nothing and does not let him sign', async () => {
    const city = await aCity('treasurer');
    const sibling = await aUnion(platform, city.tenantId, city.rootId);
    const stranger = await city.agent('treasurer', sibling);
    const id = await open(city, city.officer);
    expect(await waitingFor(stranger)).toEqual([]);
    expect(await on.desk.historyOf(stranger, id)).toEqual([]);
    await expect(decide(stranger, id, sign('review'))).rejects.toMatchObject({ code: 'approval.not-your-step' });
  });

  it('counts a role held in a union above', async () => {
    const city = await aCity();
    const above = await city.agent('treasurer', city.rootId);
    const id = await open(city, city.officer);
    expect(await waitingFor(above)).toEqual([id]);
    expect(await decide(above, id, sign('review'))).toMatchObject({ currentStep: 1 });
  });

  it('tells who presses too early whose turn it is', async () => {
    const city = await aCity('treasurer', 'vice-chair');
    const id = await open(city, city.officer);
    await expect(decide(city['vice-chair'], id, sign('approve'))).rejects.toMatchObject({
      code: 'approval.earlier-step-unsigned',
      detail: '还没到您这一步，先由财务审核。',
    });
  });

  it('does not sign the next step by a second press', async () => {
    const city = await aCity('vice-chair');
    const both = (await aSignedInAgent(platform, { ...city, unionId: city.union, roles: ['treasurer', 'chair'] }))
      .actor;
    const id = await open(city, city.officer);
    await decide(both, id, sign('review'));
    await expect(decide(both, id, sign('review'))).rejects.toMatchObject({ code: 'approval.part-differs' });
    await expect(decide(both, id, sign('approve'))).rejects.toMatchObject({ code: 'approval.signed-before' });
    expect(await waitingFor(both)).toEqual([]);
  });

  it('refuses who asked, who receives and who lives with him, in a sentence', async () => {
    const city = await aCity('vice-chair');
    const { tenantId, union } = city;
    const identity = aResidentIdNumber(civilDate('1960-02-03'), 77);
    const spouse = await aRegisteredMember(platform, tenantId, union, {
      name: '赵建国',
      identityDocument: { kind: 'resident-id', number: identity },
    });
    await membersOn(platform).households.addPerson(city.system, city.recipient, 0, {
      name: '赵建国',
      relation: 'spouse',
      idNumber: identity,
      documentKind: null,
      bornOn: null,
    });
    const own = await city.agent('treasurer', union, city.recipient);
    const home = await city.agent('treasurer', union, spouse);
    const id = await open(city, city.officer);
    await expect(decide(own, id, sign('review'))).rejects.toMatchObject({ code: 'approval.own-benefit' });
    await expect(decide(home, id, sign('review'))).rejects.toMatchObject({ code: 'approval.household-benefit' });
    await expect(open(city, own)).rejects.toMatchObject({ code: 'approval.own-benefit' });
    expect([await waitingFor(own), await waitingFor(home)]).toEqual([[], []]);
  });

  it("hands the chair's own case to his stand-in, and refuses himself", async () => {
    const city = await aCity('treasurer', 'committee', 'vice-chair');
    const { tenantId, union } = city;
    const chairMember = await aRegisteredMember(platform, tenantId, union);
    const chair = await city.agent('chair', union, chairMember);
    const facts = { ...FACTS, amountPerPayee: parseFen('18000') };
    const id = await open(city, city.officer, { recipients: [chairMember], facts, amount: parseFen('18000') });
    await decide(city.treasurer, id, sign('review'));
    await decide(city.committee, id, sign('review'));
    await expect(decide(chair, id, sign('approve'))).rejects.toMatchObject({ code: 'approval.own-benefit' });
    expect(await waitingFor(chair)).toEqual([]);
    expect(await waitingFor(city['vice-chair'])).toEqual([id]);
    expect(await decide(city['vice-chair'], id, sign('approve'))).toMatchObject({ decided: 'approved' });
  });

  it('does not let a stand-in sign while the chair may', async () => {
    const city = await aCity('treasurer', 'committee', 'vice-chair', 'chair');
    const facts = { ...FACTS, amountPerPayee: parseFen('18000') };
    const id = await open(city, city.officer, { facts, amount: parseFen('18000') });
    await decide(city.treasurer, id, sign('review'));
    await decide(city.committee, id, sign('review'));
    await expect(decide(city['vice-chair'], id, sign('approve'))).rejects.toMatchObject({
      code: 'approval.not-your-step',
    });
  });

  it('the database itself refuses one person a second part, and what was written stays', async () => {
    const city = await aCity('treasurer');
    const id = await open(city, city.officer);
    await decide(city.treasurer, id, sign('review'));
    const insert = (personId: PersonId, part: string) =>
      database.owner(
        `SELECT set_config('app.tenant_id', '${city.tenantId}', false);
         INSERT INTO approvals.separation (tenant_id, subject_id, person_id, part, since)
         VALUES ('${city.tenantId}', '${id}', '${personId}', '${part}', now())`,
      );
    await expect(insert(city.treasurer.personId, 'approves')).rejects.toMatchObject({ code: '23505' });
    await expect(insert(city.officer.personId, 'pays')).rejects.toMatchObject({ code: '23505' });
    await expect(insert(city.recipient as unknown as PersonId, 'approves')).rejects.toMatchObject({ code: '23505' });
    await expect(
      database.owner(`DELETE FROM approvals.separation WHERE tenant_id = '${city.tenantId}'`),
    ).rejects.toThrow();
    await expect(
      database.owner(
        `INSERT INTO approvals.signature SELECT tenant_id, '${newId()}', request_id, subject_id, 1, step_name,
           'approves', person_id, person_name, NULL, 'chair', round, signed_on, signed_at, account_id, '', NULL, true
         FROM approvals.signature WHERE tenant_id = '${city.tenantId}' AND subject_id = '${id}'`,
      ),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^235/) });
    await expect(
      database.owner(`UPDATE approvals.signature SET comment = '改' WHERE tenant_id = '${city.tenantId}'`),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('turns the refusal of the database into a sentence', async () => {
    const city = await aCity('treasurer');
    const id = await open(city, city.officer);
    const both = Promise.allSettled(
      (['pays', 'reconciles'] as const).map((part) =>
        platform.uow.run(city.treasurer, (tx) => on.duties.write(tx, id, part, [city.treasurer.personId], [])),
      ),
    );
    const refused = (await both).filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ reason: { code: 'approval.one-person-one-part' } });
  });

  it('another amount makes every signature invalid and chooses the route anew', async () => {
    const city = await aCity('treasurer', 'vice-chair', 'committee', 'chair');
    const id = await open(city, city.officer);
    await decide(city.treasurer, id, sign('review'));
    const facts = { ...FACTS, amountPerPayee: parseFen('6000') };
    const changed = await decide(city.officer, id, { action: 'change-amount', amount: parseFen('6000'), facts });
    expect(changed).toMatchObject({ tier: 'T2', currentStep: 0, amount: 600000n });
    const [history] = await on.desk.historyOf(city.officer, id);
    expect(history!.signatures.map((each) => each.valid)).toEqual([false]);
    await decide(city.treasurer, id, sign('review'));
    await decide(city.committee, id, sign('review'));
    expect(await decide(city.chair, id, sign('approve'))).toMatchObject({ decided: 'approved', amount: 600000n });
  });

  it('resumes a returned request at the step that returned it', async () => {
    const city = await aCity('treasurer', 'vice-chair');
    const id = await open(city, city.officer);
    await decide(city.treasurer, id, sign('review'));
    const returned = await decide(city['vice-chair'], id, { action: 'return', reason: '请补住院小结' });
    expect(returned.status).toBe('returned');
    expect(await waitingFor(city['vice-chair'])).toEqual([]);
    const again = { action: 'resubmit', amount: parseFen('800'), facts: null } as const;
    await expect(decide(city.treasurer, id, again)).rejects.toMatchObject({ code: 'approval.requester-only' });
    expect(await decide(city.officer, id, again)).toMatchObject({ status: 'open', currentStep: 1 });
    expect(await decide(city['vice-chair'], id, sign('approve'))).toMatchObject({ decided: 'approved' });
  });

  it('a delegate signs for who delegated, from the day until the day, and both have had the part', async () => {
    const city = await aCity('treasurer', 'vice-chair', 'committee');
    const { union, committee } = city;
    const today = await platform.uow.read(city.officer, async (tx) => civilDate(tx.now.toISOString().slice(0, 10)));
    await on.delegations.give(city['vice-chair'], {
      unionId: union,
      toPersonId: committee.personId,
      roles: ['vice-chair'],
      validFrom: civilDate('2020-01-01'),
      validTo: civilDate(`${Number(today.slice(0, 4)) + 1}-01-01`),
      reason: '外出学习',
    });
    const id = await open(city, city.officer);
    await decide(city.treasurer, id, sign('review'));
    expect(await waitingFor(committee)).toEqual([id]);
    await decide(committee, id, sign('approve'));
    const parts = await database.owner(
      `SELECT person_id, part FROM approvals.separation WHERE subject_id = '${id}' AND part = 'approves'`,
    );
    expect(new Set(parts.map((each) => each.person_id))).toEqual(
      new Set([committee.personId, city['vice-chair'].personId]),
    );
    const trace = `${committee.displayName} 代 ${city['vice-chair'].displayName}`;
    const signed = await database.owner(
      `SELECT person_name FROM approvals.signature WHERE subject_id = '${id}' AND on_behalf_of IS NOT NULL`,
    );
    expect(signed).toEqual([{ person_name: trace }]);
    const audited = await database.owner(
      `SELECT reason FROM audit.audit_entry WHERE subject_id = '${id}' AND action = 'approval.sign' ORDER BY id DESC LIMIT 1`,
    );
    expect(audited[0]?.reason).toContain(trace);
  });

  it('a delegate who returns a request is written down with whom he acts for', async () => {
    const city = await aCity('treasurer', 'vice-chair', 'committee');
    const dates = { validFrom: civilDate('2020-01-01'), validTo: civilDate('2099-01-01') };
    const given = { unionId: city.union, toPersonId: city.committee.personId, roles: ['vice-chair'], reason: '外出' };
    await on.delegations.give(city['vice-chair'], { ...given, ...dates });
    const id = await open(city, city.officer);
    await decide(city.treasurer, id, sign('review'));
    await decide(city.committee, id, { action: 'return', reason: '补材料' });
    const [record] = await database.owner(
      `SELECT r.person_name FROM approvals.approval_record r JOIN approvals.approval_request q ON q.id = r.request_id
       WHERE q.subject_id = '${id}' AND r.action = 'return'`,
    );
    expect(record?.person_name).toBe(`${city.committee.displayName} 代 ${city['vice-chair'].displayName}`);
  });

  it('does not delegate a role that one does not hold', async () => {
    const city = await aCity('treasurer', 'committee');
    const given = on.delegations.give(city.treasurer, {
      unionId: city.union,
      toPersonId: city.committee.personId,
      roles: ['chair'],
      validFrom: civilDate('2020-01-01'),
      validTo: civilDate('2099-01-01'),
      reason: '代理',
    });
    await expect(given).rejects.toMatchObject({ code: 'approval.delegation-invalid' });
  });

  it('waits for an added signer and for whom it was handed to', async () => {
    const city = await aCity('treasurer', 'vice-chair', 'auditor');
    const other = await city.agent('treasurer');
    const id = await open(city, city.officer);
    await decide(city.treasurer, id, { action: 'add-signer', personId: city.auditor.personId, comment: '请看一下' });
    expect(await waitingFor(city.auditor)).toEqual([id]);
    expect(await decide(city.treasurer, id, sign('review'))).toMatchObject({ currentStep: 0 });
    expect(await decide(city.auditor, id, sign('review'))).toMatchObject({ currentStep: 1 });
    const second = await open(city, city.officer);
    await decide(city.treasurer, second, { action: 'hand-over', personId: other.personId, comment: '' });
    expect(await waitingFor(city.treasurer)).toEqual([]);
    expect(await waitingFor(other)).toEqual([second]);
    await expect(decide(city.treasurer, second, sign('review'))).rejects.toMatchObject({
      code: 'approval.not-your-step',
    });
  });

  it('a meeting decides what is over the standard, with quorum and minutes', async () => {
    const city = await aCity('treasurer', 'committee', 'auditor', 'chair');
    const id = await open(city, city.officer, { facts: { ...FACTS, overStandard: true } });
    for (const who of [city.treasurer, city.committee, city.auditor]) await decide(who, id, sign('review'));
    const vote = { minutesNumber: '纪要〔2025〕3号', heldOn: civilDate('2025-03-01'), members: 9 };
    const decision = (present: number, inFavour: number): ApprovalOrder => ({
      action: 'decide-collectively',
      vote: { ...vote, present, inFavour, against: present - inFavour, abstained: 0 },
      comment: '',
      attendees: [],
    });
    await expect(decide(city.chair, id, decision(5, 5))).rejects.toMatchObject({ code: 'approval.no-quorum' });
    expect(await decide(city.chair, id, decision(7, 3))).toMatchObject({ decided: 'refused', status: 'refused' });
  });

  it('of eight signatures at once keeps one', async () => {
    const city = await aCity('vice-chair');
    const treasurers = await Promise.all(Array.from({ length: 8 }, () => city.agent('treasurer')));
    const id = await open(city, city.officer);
    const answers = await Promise.allSettled(treasurers.map((each) => decide(each, id, sign('review'))));
    expect(answers.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(
      await database.owner(`SELECT count(*)::int AS n FROM approvals.signature WHERE subject_id = '${id}'`),
    ).toEqual([{ n: 1 }]);
  });

  it('a new row of the route table ends the one before it and holds from its day', async () => {
    const city = await aCity();
    const [first] = await on.routeTable.list(city.officer, city.union);
    const chair = await city.agent('chair');
    const { id: _, tenantId: __, version: ___, routeVersion, validTo: ____, isDefault: _____, ...row } = first!;
    const own = { ...row, version: routeVersion, unionId: city.union, validFrom: civilDate('2025-01-01') };
    await on.routeTable.add(chair, { ...own, maxAmountPerPayee: parseFen('500') });
    await on.routeTable.add(chair, { ...own, maxAmountPerPayee: parseFen('300'), validFrom: civilDate('2025-07-01') });
    await expect(on.routeTable.add(chair, own)).rejects.toMatchObject({ code: 'approval.route-exists' });
    const mine = (await on.routeTable.list(city.officer, city.union)).filter((each) => each.unionId === city.union);
    expect(mine.map((each) => [each.validFrom, each.validTo])).toEqual([
      ['2025-07-01', null],
      ['2025-01-01', '2025-06-30'],
    ]);
    await expect(on.routeTable.add(chair, { ...own, unionId: null })).rejects.toMatchObject({
      code: 'organization.not-found',
    });
  });
});
