import { civilDate, parseFen, standingInFor } from '@app/kernel';
import type { ApprovalOrder } from './approval-order';
import { type ApprovalStage, FACTS, openApprovals, sign } from '../testing/approval-stage';

describe('an approval in other hands, and under another table', () => {
  let stage: ApprovalStage;

  beforeAll(async () => {
    stage = await openApprovals();
  });
  afterAll(() => stage.close());

  it('a delegate signs for who delegated, from the day until the day, and both have had the part', async () => {
    const city = await stage.aCity('treasurer', 'vice-chair', 'committee');
    const { union, committee } = city;
    const today = await stage.platform.uow.read(city.officer, async (tx) =>
      civilDate(tx.now.toISOString().slice(0, 10)),
    );
    await stage.on.delegations.give(city['vice-chair'], {
      unionId: union,
      toPersonId: committee.personId,
      roles: ['vice-chair'],
      validFrom: civilDate('2020-01-01'),
      validTo: civilDate(`${Number(today.slice(0, 4)) + 1}-01-01`),
      reason: '外出学习',
    });
    const id = await stage.open(city, city.officer);
    await stage.decide(city.treasurer, id, sign('review'));
    expect(await stage.waitingFor(committee)).toEqual([id]);
    const { personId, displayName: name } = city['vice-chair'];
    expect(await stage.decide(committee, id, sign('approve'))).toMatchObject({ actedFor: { personId, name } });
    const parts = await stage.database.owner(
      `SELECT person_id, part FROM approvals.separation WHERE subject_id = '${id}' AND part = 'approves'`,
    );
    expect(new Set(parts.map((each) => each.person_id))).toEqual(
      new Set([committee.personId, city['vice-chair'].personId]),
    );
    const trace = `${committee.displayName} 代 ${city['vice-chair'].displayName}`;
    const signed = await stage.database.owner(
      `SELECT person_name FROM approvals.signature WHERE subject_id = '${id}' AND on_behalf_of IS NOT NULL`,
    );
    expect(signed).toEqual([{ person_name: trace }]);
    const audited = await stage.database.owner(
      `SELECT detail->>'onBehalfOf' AS whom FROM audit.audit_entry WHERE subject_id = '${id}' AND action = 'approval.sign'
       ORDER BY id DESC LIMIT 1`,
    );
    expect(audited).toEqual([{ whom: city['vice-chair'].personId }]);
  });

  it('does not wait for a delegate where who delegated has another part, or has signed, or is asked by name', async () => {
    const city = await stage.aCity('treasurer', 'vice-chair', 'committee');
    const { union, committee, treasurer, 'vice-chair': owner } = city;
    const dates = { validFrom: civilDate('2020-01-01'), validTo: civilDate('2099-01-01') };
    const given = { unionId: union, toPersonId: committee.personId, roles: ['vice-chair'], reason: '外出', ...dates };
    await stage.on.delegations.give(owner, given);
    const refusal = async (id: string): Promise<string> =>
      stage.decide(committee, id, sign('approve')).then(
        () => 'signed',
        (problem: { code: string }) => problem.code,
      );
    const [asked, byName, free] = [
      await stage.open(city, owner),
      await stage.open(city, city.officer),
      await stage.open(city, city.officer),
    ];
    const adding = { action: 'add-signer', personId: owner.personId, comment: '' } as const;
    for (const id of [asked, byName, free]) await stage.decide(treasurer, id, sign('review'));
    const second = await city.agent('vice-chair');
    await stage.decide(second, byName, adding);
    expect(await stage.waitingFor(committee)).toEqual([free]);
    expect(await stage.on.desk.waitingCount(committee)).toBe(1);
    expect(await refusal(asked)).toBe('approval.one-person-one-part');
    expect(await refusal(byName)).toBe('approval.not-your-step');
    expect(await refusal(free)).toBe('signed');
  });

  it('a delegate who returns a request is written down with whom he acts for', async () => {
    const city = await stage.aCity('treasurer', 'vice-chair', 'committee');
    const dates = { validFrom: civilDate('2020-01-01'), validTo: civilDate('2099-01-01') };
    const given = { unionId: city.union, toPersonId: city.committee.personId, roles: ['vice-chair'], reason: '外出' };
    await stage.on.delegations.give(city['vice-chair'], { ...given, ...dates });
    const id = await stage.open(city, city.officer);
    await stage.decide(city.treasurer, id, sign('review'));
    await stage.decide(city.committee, id, { action: 'return', reason: '补材料' });
    const [record] = await stage.database.owner(
      `SELECT r.person_name FROM approvals.approval_record r JOIN approvals.approval_request q ON q.id = r.request_id
       WHERE q.subject_id = '${id}' AND r.action = 'return'`,
    );
    expect(record?.person_name).toBe(`${city.committee.displayName} 代 ${city['vice-chair'].displayName}`);
  });

  it('does not delegate a role that one does not hold', async () => {
    const city = await stage.aCity('treasurer', 'committee');
    const given = stage.on.delegations.give(city.treasurer, {
      unionId: city.union,
      toPersonId: city.committee.personId,
      roles: ['chair'],
      validFrom: civilDate('2020-01-01'),
      validTo: civilDate('2099-01-01'),
      reason: '代理',
    });
    await expect(given).rejects.toMatchObject({ code: 'delegation.invalid' });
  });

  it('waits for an added signer and for whom it was handed to', async () => {
    const city = await stage.aCity('treasurer', 'vice-chair', 'auditor');
    const other = await city.agent('treasurer');
    const id = await stage.open(city, city.officer);
    await stage.decide(city.treasurer, id, {
      action: 'add-signer',
      personId: city.auditor.personId,
      comment: '请看一下',
    });
    expect(await stage.waitingFor(city.auditor)).toEqual([id]);
    expect(await stage.decide(city.treasurer, id, sign('review'))).toMatchObject({ currentStep: 0 });
    expect(await stage.decide(city.auditor, id, sign('review'))).toMatchObject({ currentStep: 1 });
    const second = await stage.open(city, city.officer);
    await stage.decide(city.treasurer, second, { action: 'hand-over', personId: other.personId, comment: '' });
    expect(await stage.waitingFor(city.treasurer)).toEqual([]);
    expect(await stage.waitingFor(other)).toEqual([second]);
    await expect(stage.decide(city.treasurer, second, sign('review'))).rejects.toMatchObject({
      code: 'approval.not-your-step',
    });
  });

  it('does not wait for an added signer who took over what came back, nor for whom he acts', async () => {
    const city = await stage.aCity('treasurer', 'committee', 'auditor', 'chair');
    const id = await stage.open(city, city.officer);
    for (const { personId } of [city.committee, city.auditor, city.chair])
      await stage.decide(city.treasurer, id, { action: 'add-signer', personId, comment: '' });
    await stage.decide(city.treasurer, id, { action: 'return', reason: '补材料' });
    const { personId, displayName: name } = city.auditor;
    await stage.decide(standingInFor(city.committee, { personId, name }), id, {
      action: 'take-over',
      reason: '已调离',
    });
    await stage.decide(city.committee, id, { action: 'resubmit', amount: parseFen('800'), facts: null });
    expect(await stage.decide(city.treasurer, id, sign('review'))).toMatchObject({ currentStep: 0 });
    expect(await stage.decide(city.chair, id, sign('review'))).toMatchObject({ currentStep: 1 });
  });

  it('may be handed to whom the step means: the chair of the federation stands for its board', async () => {
    const city = await stage.aCity('treasurer', 'vice-chair', 'committee');
    const board = await city.agent('chair', city.rootId);
    const id = await stage.open(city, city.officer);
    const takers = async (subjectId: string | null) =>
      (await stage.on.desk.candidates(city.treasurer, city.union, { permission: null, subjectId })).map(
        ({ personId }) => personId,
      );
    expect(await takers(id)).toEqual([]);
    await stage.database.owner(
      `UPDATE approvals.approval_request SET waiting_roles = '{federation-board}' WHERE subject_id = '${id}'`,
    );
    expect(await takers(id)).toEqual([board.personId]);
    expect(await takers(null)).toHaveLength(3);
    expect(await takers(city.recipient)).toEqual([]);
  });

  it('a meeting decides what is over the standard, with quorum and minutes', async () => {
    const city = await stage.aCity('treasurer', 'committee', 'auditor', 'chair');
    const id = await stage.open(city, city.officer, { facts: { ...FACTS, overStandard: true } });
    for (const who of [city.treasurer, city.committee, city.auditor]) await stage.decide(who, id, sign('review'));
    const vote = { minutesNumber: '纪要〔2025〕3号', heldOn: civilDate('2025-03-01'), members: 9 };
    const decision = (present: number, inFavour: number): ApprovalOrder => ({
      action: 'decide-collectively',
      vote: { ...vote, present, inFavour, against: present - inFavour, abstained: 0 },
      comment: '',
      attendees: [],
    });
    await expect(stage.decide(city.chair, id, decision(5, 5))).rejects.toMatchObject({ code: 'approval.no-quorum' });
    expect(await stage.decide(city.chair, id, decision(7, 3))).toMatchObject({ decided: 'refused', status: 'refused' });
  });

  it('of eight signatures at once keeps one', async () => {
    const city = await stage.aCity('vice-chair');
    const treasurers = await Promise.all(Array.from({ length: 8 }, () => city.agent('treasurer')));
    const id = await stage.open(city, city.officer);
    const answers = await Promise.allSettled(treasurers.map((each) => stage.decide(each, id, sign('review'))));
    expect(answers.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(
      await stage.database.owner(`SELECT count(*)::int AS n FROM approvals.signature WHERE subject_id = '${id}'`),
    ).toEqual([{ n: 1 }]);
  });

  it('a new row of the route table ends the one before it and holds from its day', async () => {
    const city = await stage.aCity();
    const [first] = await stage.on.routeTable.list(city.officer, city.union);
    const chair = await city.agent('chair');
    const { id: _, tenantId: __, version: ___, routeVersion, validTo: ____, isDefault: _____, ...row } = first!;
    const own = { ...row, version: routeVersion, unionId: city.union, validFrom: civilDate('2025-01-01') };
    await stage.on.routeTable.add(chair, { ...own, maxAmountPerPayee: parseFen('500') });
    await stage.on.routeTable.add(chair, {
      ...own,
      maxAmountPerPayee: parseFen('300'),
      validFrom: civilDate('2025-07-01'),
    });
    await expect(stage.on.routeTable.add(chair, own)).rejects.toMatchObject({ code: 'approval.route-exists' });
    const mine = (await stage.on.routeTable.list(city.officer, city.union)).filter(
      (each) => each.unionId === city.union,
    );
    expect(mine.map((each) => [each.validFrom, each.validTo])).toEqual([
      ['2025-07-01', null],
      ['2025-01-01', '2025-06-30'],
    ]);
    await expect(stage.on.routeTable.add(chair, { ...own, unionId: null })).rejects.toMatchObject({
      code: 'organization.not-found',
    });
  });
});
