import { civilDate, newId, parseFen, type PersonId } from '@app/kernel';
import { aSignedInAgent } from '@app/identity/testing';
import { aRegisteredMember, aResidentIdNumber, membersOn } from '@app/members/testing';
import { aUnion } from '@app/organizations/testing';
import { type ApprovalStage, FACTS, openApprovals, sign } from '../testing/approval-stage';

describe('approvals on PostgreSQL', () => {
  let stage: ApprovalStage;

  beforeAll(async () => {
    stage = await openApprovals();
  });
  afterAll(() => stage.close());

  it('goes from the treasurer to who approves, and waits for one after the other', async () => {
    const city = await stage.aCity('treasurer', 'vice-chair', 'cashier');
    const id = await stage.open(city, city.officer);
    expect(await stage.waitingFor(city.treasurer)).toEqual([id]);
    expect(await stage.waitingFor(city['vice-chair'])).toEqual([]);
    expect(await stage.decide(city.treasurer, id, sign('review'))).toMatchObject({ status: 'open', currentStep: 1 });
    expect(await stage.waitingFor(city.treasurer)).toEqual([]);
    expect(await stage.waitingFor(city['vice-chair'])).toEqual([id]);
    expect(await stage.on.desk.waitingCount(city['vice-chair'])).toBe(1);
    expect(await stage.decide(city['vice-chair'], id, sign('approve'))).toMatchObject({
      status: 'approved',
      decided: 'approved',
    });
    expect(await stage.waitingFor(city['vice-chair'])).toEqual([]);
    const [history] = await stage.on.desk.historyOf(city.officer, id);
    expect(history!.signatures.map((each) => [each.stepName, each.personName, each.valid])).toEqual([
      ['财务审核', 'treasurer', true],
      ['副主席审批', 'vice-chair', true],
    ]);
  });

  it('shows a signer of another union nothing and does not let him sign', async () => {
    const city = await stage.aCity('treasurer');
    const sibling = await aUnion(stage.platform, city.tenantId, city.rootId);
    const stranger = await city.agent('treasurer', sibling);
    const id = await stage.open(city, city.officer);
    expect(await stage.waitingFor(stranger)).toEqual([]);
    expect(await stage.on.desk.historyOf(stranger, id)).toEqual([]);
    await expect(stage.decide(stranger, id, sign('review'))).rejects.toMatchObject({ code: 'approval.not-your-step' });
  });

  it('counts a role held in a union above', async () => {
    const city = await stage.aCity();
    const above = await city.agent('treasurer', city.rootId);
    const id = await stage.open(city, city.officer);
    expect(await stage.waitingFor(above)).toEqual([id]);
    expect(await stage.decide(above, id, sign('review'))).toMatchObject({ currentStep: 1 });
  });

  it('tells who presses too early whose turn it is', async () => {
    const city = await stage.aCity('treasurer', 'vice-chair');
    const id = await stage.open(city, city.officer);
    await expect(stage.decide(city['vice-chair'], id, sign('approve'))).rejects.toMatchObject({
      code: 'approval.earlier-step-unsigned',
      detail: '还没到您这一步，先由财务审核。',
    });
  });

  it('does not sign the next step by a second press', async () => {
    const city = await stage.aCity('vice-chair');
    const both = (await aSignedInAgent(stage.platform, { ...city, unionId: city.union, roles: ['treasurer', 'chair'] }))
      .actor;
    const id = await stage.open(city, city.officer);
    await stage.decide(both, id, sign('review'));
    await expect(stage.decide(both, id, sign('review'))).rejects.toMatchObject({ code: 'approval.part-differs' });
    await expect(stage.decide(both, id, sign('approve'))).rejects.toMatchObject({ code: 'approval.signed-before' });
    expect(await stage.waitingFor(both)).toEqual([]);
  });

  it('refuses who asked, who receives and who lives with him, in a sentence', async () => {
    const city = await stage.aCity('vice-chair');
    const { tenantId, union } = city;
    const identity = aResidentIdNumber(civilDate('1960-02-03'), 77);
    const spouse = await aRegisteredMember(stage.platform, tenantId, union, {
      name: '赵建国',
      identityDocument: { kind: 'resident-id', number: identity },
    });
    await membersOn(stage.platform).households.addPerson(city.system, city.recipient, 0, {
      name: '赵建国',
      relation: 'spouse',
      idNumber: identity,
      documentKind: null,
      bornOn: null,
    });
    const own = await city.agent('treasurer', union, city.recipient);
    const home = await city.agent('treasurer', union, spouse);
    const id = await stage.open(city, city.officer);
    await expect(stage.decide(own, id, sign('review'))).rejects.toMatchObject({ code: 'approval.own-benefit' });
    await expect(stage.decide(home, id, sign('review'))).rejects.toMatchObject({ code: 'approval.household-benefit' });
    await expect(stage.open(city, own)).rejects.toMatchObject({ code: 'approval.own-benefit' });
    expect([await stage.waitingFor(own), await stage.waitingFor(home)]).toEqual([[], []]);
  });

  it("hands the chair's own case to his stand-in, and refuses himself", async () => {
    const city = await stage.aCity('treasurer', 'committee', 'vice-chair');
    const { tenantId, union } = city;
    const chairMember = await aRegisteredMember(stage.platform, tenantId, union);
    const chair = await city.agent('chair', union, chairMember);
    const facts = { ...FACTS, amountPerPayee: parseFen('18000') };
    const id = await stage.open(city, city.officer, { recipients: [chairMember], facts, amount: parseFen('18000') });
    await stage.decide(city.treasurer, id, sign('review'));
    await stage.decide(city.committee, id, sign('review'));
    await expect(stage.decide(chair, id, sign('approve'))).rejects.toMatchObject({ code: 'approval.own-benefit' });
    expect(await stage.waitingFor(chair)).toEqual([]);
    expect(await stage.waitingFor(city['vice-chair'])).toEqual([id]);
    expect(await stage.decide(city['vice-chair'], id, sign('approve'))).toMatchObject({ decided: 'approved' });
  });

  it('does not let a stand-in sign while the chair may', async () => {
    const city = await stage.aCity('treasurer', 'committee', 'vice-chair', 'chair');
    const facts = { ...FACTS, amountPerPayee: parseFen('18000') };
    const id = await stage.open(city, city.officer, { facts, amount: parseFen('18000') });
    await stage.decide(city.treasurer, id, sign('review'));
    await stage.decide(city.committee, id, sign('review'));
    await expect(stage.decide(city['vice-chair'], id, sign('approve'))).rejects.toMatchObject({
      code: 'approval.not-your-step',
    });
  });

  it('the database itself refuses one person a second part, and what was written stays', async () => {
    const city = await stage.aCity('treasurer');
    const id = await stage.open(city, city.officer);
    await stage.decide(city.treasurer, id, sign('review'));
    const insert = (personId: PersonId, part: string) =>
      stage.database.owner(
        `SELECT set_config('app.tenant_id', '${city.tenantId}', false);
         INSERT INTO approvals.separation (tenant_id, subject_id, person_id, part, since)
         VALUES ('${city.tenantId}', '${id}', '${personId}', '${part}', now())`,
      );
    await expect(insert(city.treasurer.personId, 'approves')).rejects.toMatchObject({ code: '23505' });
    await expect(insert(city.officer.personId, 'pays')).rejects.toMatchObject({ code: '23505' });
    await expect(insert(city.recipient as unknown as PersonId, 'approves')).rejects.toMatchObject({ code: '23505' });
    await expect(
      stage.database.owner(`DELETE FROM approvals.separation WHERE tenant_id = '${city.tenantId}'`),
    ).rejects.toThrow();
    await expect(
      stage.database.owner(
        `INSERT INTO approvals.signature SELECT tenant_id, '${newId()}', request_id, subject_id, 1, step_name,
           'approves', person_id, person_name, NULL, 'chair', round, signed_on, signed_at, account_id, '', NULL, true
         FROM approvals.signature WHERE tenant_id = '${city.tenantId}' AND subject_id = '${id}'`,
      ),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^235/) });
    await expect(
      stage.database.owner(`UPDATE approvals.signature SET comment = '改' WHERE tenant_id = '${city.tenantId}'`),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('turns the refusal of the database into a sentence', async () => {
    const city = await stage.aCity('treasurer');
    const id = await stage.open(city, city.officer);
    const both = Promise.allSettled(
      (['pays', 'reconciles'] as const).map((part) =>
        stage.platform.uow.run(city.treasurer, (tx) =>
          stage.on.duties.write(tx, id, part, [city.treasurer.personId], []),
        ),
      ),
    );
    const refused = (await both).filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ reason: { code: 'approval.one-person-one-part' } });
  });

  it('another amount makes every signature invalid and chooses the route anew', async () => {
    const city = await stage.aCity('treasurer', 'vice-chair', 'committee', 'chair');
    const id = await stage.open(city, city.officer);
    await stage.decide(city.treasurer, id, sign('review'));
    const facts = { ...FACTS, amountPerPayee: parseFen('6000') };
    const changed = await stage.decide(city.officer, id, { action: 'change-amount', amount: parseFen('6000'), facts });
    expect(changed).toMatchObject({ tier: 'T2', currentStep: 0, amount: 600000n });
    const [history] = await stage.on.desk.historyOf(city.officer, id);
    expect(history!.signatures.map((each) => each.valid)).toEqual([false]);
    await stage.decide(city.treasurer, id, sign('review'));
    await stage.decide(city.committee, id, sign('review'));
    expect(await stage.decide(city.chair, id, sign('approve'))).toMatchObject({ decided: 'approved', amount: 600000n });
  });

  it('resumes a returned request at the step that returned it', async () => {
    const city = await stage.aCity('treasurer', 'vice-chair');
    const id = await stage.open(city, city.officer);
    await stage.decide(city.treasurer, id, sign('review'));
    const returned = await stage.decide(city['vice-chair'], id, { action: 'return', reason: '请补住院小结' });
    expect(returned.status).toBe('returned');
    expect(await stage.waitingFor(city['vice-chair'])).toEqual([]);
    const again = { action: 'resubmit', amount: parseFen('800'), facts: null } as const;
    await expect(stage.decide(city.treasurer, id, again)).rejects.toMatchObject({ code: 'approval.requester-only' });
    expect(await stage.decide(city.officer, id, again)).toMatchObject({ status: 'open', currentStep: 1 });
    expect(await stage.decide(city['vice-chair'], id, sign('approve'))).toMatchObject({ decided: 'approved' });
  });
});
