import { type Actor, addDays, type CivilDate, newId } from '@app/kernel';
import { aDesk, type Desk, ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import type { SensitiveKind, TypedConsent } from '@app/members';
import { aSpokenConsent, membersOn } from '@app/members/testing';
import { OrganizationDirectory } from '@app/organizations';
import { idempotencyOf, type OutboxMessage } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { ClaimId, EnrolmentId } from '../domain/claim';
import { MUTUAL_AID_ENTITIES, mutualAidOn } from '../testing';

type Kind = Extract<SensitiveKind, 'health' | 'provision'>;
const yes = (kind: Kind, over: Partial<TypedConsent> = {}) => aSpokenConsent({ kind, ...over });
const BOTH = [yes('health'), yes('provision')];
const key = () => idempotencyOf(newId(), 1);

describe('the separate consents of a claim', () => {
  let database: TestDatabase;
  let platform: Platform;
  let aid: ReturnType<typeof mutualAidOn>;
  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [
      ...new Set([...ENTITIES_FOR_DISBURSEMENTS, ...MUTUAL_AID_ENTITIES]),
    ]);
    aid = mutualAidOn(platform);
  });
  afterAll(async () => {
    await platform?.dataSource.destroy();
    await database?.drop();
  });

  interface Place extends Desk {
    readonly today: CivilDate;
    readonly cover: EnrolmentId;
  }
  const aPlace = async (): Promise<Place> => {
    const desk = await aDesk(platform);
    const head = await desk.agent('chair', desk.rootId);
    const today = await platform.uow.read(desk.system, (tx) => new OrganizationDirectory().today(tx));
    const terms = {
      ...{ name: '住院医疗互助', startsOn: addDays(today, -200), endsOn: addDays(today, 100), feeFen: 6000n },
      ...{ waitingDays: 0, claimDays: null, sharePercent: null, capFen: null },
      ...{ association: null, associationContact: null, note: null },
    };
    const plan = await aid.plans.add(head, desk.rootId, terms, key());
    const wish = { memberIds: [desk.recipient], lines: [], unionId: null, from: addDays(today, -200) };
    await aid.enrolments.enrol(desk.officer, plan, wish, key());
    const filter = { planId: plan, memberId: null, after: null, limit: 1 };
    const [row] = await aid.enrolments.list(desk.officer, filter);
    return { ...desk, today, cover: row!.id };
  };
  let stays = 0;
  /** Each of other days: a stay is claimed once. */
  const aStay = ({ today }: Place, consents: readonly TypedConsent[]) => {
    stays += 1;
    const admittedOn = addDays(today, -150 + 3 * (stays % 40));
    const days = { admittedOn, dischargedOn: addDays(admittedOn, 1) };
    return { ...days, selfPaid: 100_000n, note: null, documentIds: [], consents };
  };
  const claimed = (of: Place, consents: readonly TypedConsent[]) =>
    aid.submission.submit(of.officer, of.cover, aStay(of, consents), key());
  const claimedByHimself = (of: Place, consents: readonly TypedConsent[]) =>
    aid.submission.submitOwn(of.member, of.cover, aStay(of, consents), key());
  const claimOf = async (of: Place, id: ClaimId) => (await aid.reading.one(of.officer, id)).claim;
  const seen = async (of: Place, id: ClaimId) => ({ id, version: (await claimOf(of, id)).version });
  const check = async (of: Place, id: ClaimId) => aid.decision.check(of.officer, await seen(of, id));
  const approve = async (of: Place, id: ClaimId) => aid.decision.approve(of.chair, await seen(of, id), 5_000n, key());
  const kept = async (of: Place) => {
    const { kept } = await membersOn(platform).consenting.own(of.member);
    return kept.map(({ row, kind, endedOn }) => ({ id: row.id, kind, means: row.means, isEnded: endedOn !== null }));
  };
  const takeBack = async (of: Place, kind: Kind) => {
    const given = (await kept(of)).find((one) => one.kind === kind && !one.isEnded);
    await membersOn(platform).consenting.withdrawOwn(of.member, given!.id, null);
  };
  /** How `work` ends that begins while the consents are being taken back: once it waits, or is through without. */
  const takingBack = async (of: Place, work: () => Promise<unknown>): Promise<string> => {
    let ended: Promise<string> = Promise.resolve('nothing begun');
    await platform.uow.run(of.system, async (tx) => {
      await tx.rows(`SELECT 1 FROM members.member WHERE id = $1 FOR UPDATE`, [of.recipient]);
      await tx.rows(endOf('withdrawn'), [of.tenantId]);
      const ends: string[] = [];
      ended = work().then(
        () => 'done',
        ({ code }: { code: string }) => code,
      );
      void ended.then((end) => ends.push(end));
      const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      while (ends.length === 0 && (await database.owner(waiting)).length === 0);
    });
    return ended;
  };
  const endOf = (ground: 'withdrawn' | 'import-undone') =>
    `INSERT INTO members.sensitive_consent_end (tenant_id, id, consent_id, member_id, ground, ended_on, by_name, ended_at)
     SELECT tenant_id, gen_random_uuid(), id, member_id, '${ground}', given_on, '赵敏', now()
     FROM members.sensitive_consent WHERE tenant_id = $1`;
  /** What the worker does with the outbox, twice over, and once more with what that announced. */
  const relay = async (of: Place) => {
    await pass(of);
    await pass(of);
  };
  const pass = async (of: Place) => {
    const outbox: OutboxMessage[] = await database.owner(
      `SELECT id, type, payload FROM messaging.outbox_message WHERE tenant_id = $1 ORDER BY occurred_at, id`,
      [of.tenantId],
    );
    for (const message of [...outbox, ...outbox])
      for (const handler of aid.handlers.filter(({ types }) => types.includes(message.type)))
        await platform.uow.run(of.system, (tx) => handler.handle(tx, message));
  };
  const told = async (who: Actor): Promise<string[]> =>
    (
      await database.owner(`SELECT template FROM notifications.message WHERE recipient_account_id = $1 ORDER BY id`, [
        who.accountId,
      ])
    ).map(({ template }: { template: string }) => template);
  const lacks = async (of: Place, id: ClaimId) =>
    (await aid.reading.one(of.officer, id)).lacks?.lacks.map(({ kind, takenBack }) => [kind, takenBack]);

  it('no claim begins without both, and nothing is kept of one that was refused', async () => {
    const of = await aPlace();
    const wanting = {
      code: 'sensitive-consent.wanting',
      message: expect.stringContaining('把王秀英的理赔材料提供给互助保障经办单位'),
    };
    await expect(claimed(of, [yes('health')])).rejects.toMatchObject(wanting);
    await expect(claimedByHimself(of, [yes('health')])).rejects.toMatchObject(wanting);
    await expect(claimed(of, [])).rejects.toMatchObject({
      extensions: {
        fields: [{ field: 'consents.member-health.agreed' }, { field: 'consents.member-provision.agreed' }],
      },
    });
    expect(await kept(of)).toEqual([]);
    expect((await aid.reading.own(of.member, of.recipient)).claims).toEqual([]);
  });

  it('a member ticks them himself, an officer says how they were given; what stands is not asked again', async () => {
    const of = await aPlace();
    await expect(claimed(of, [yes('health', { means: 'web' }), yes('provision')])).rejects.toMatchObject({
      code: 'claim.consent-means',
    });
    await claimedByHimself(of, [yes('health'), yes('provision', { means: 'signed' })]);
    const means = Object.fromEntries((await kept(of)).map((one) => [one.kind, one.means]));
    expect(means).toEqual({ health: 'web', provision: 'web' });
    await claimed(of, []);
    expect(await kept(of)).toHaveLength(2);
  });

  it('who cannot speak is spoken for by a guardian with a word, and nothing else is taken for a consent', async () => {
    const of = await aPlace();
    const guardian = { givenBy: 'guardian', guardianName: '王小明', guardianRelation: 'child' } as const;
    const spoken = (word: string | null) => [
      yes('health', { ...guardian, word }),
      yes('provision', { ...guardian, word }),
    ];
    await expect(claimed(of, spoken(null))).rejects.toMatchObject({ code: 'sensitive-consent.word-missing' });
    await claimed(of, [...spoken('昏迷未醒'), aSpokenConsent({ kind: 'bank' })]);
    expect((await kept(of)).map(({ kind }) => kind).sort()).toEqual(['health', 'provision']);
  });

  it.each(['health', 'provision'] as const)(
    'taken back (%s) what is not approved is withdrawn, whatever else stands, and who entered it is told once',
    async (kind) => {
      const of = await aPlace();
      const ids = [await claimed(of, BOTH), await claimed(of, []), await claimed(of, [])];
      await check(of, ids[1]!);
      await aid.decision.return(of.officer, await seen(of, ids[2]!), '还差医保结算单');
      await takeBack(of, kind);
      await relay(of);
      for (const id of ids)
        expect(await claimOf(of, id)).toMatchObject({
          ...{ status: 'withdrawn', reason: expect.stringMatching(/^撤回了单独同意：/) },
        });
      expect(await told(of.officer)).toEqual(ids.map(() => 'claim.stopped'));
      expect(await told(of.member)).toEqual([]);
    },
  );

  it('of a claim that the member made himself the nearest who handles claims is told', async () => {
    const of = await aPlace();
    await claimedByHimself(of, BOTH);
    await takeBack(of, 'provision');
    await relay(of);
    expect(await told(of.officer)).toEqual(['claim.stopped']);
  });

  it('what was approved before may be paid, and says so', async () => {
    const of = await aPlace();
    const id = await claimed(of, BOTH);
    await check(of, id);
    await approve(of, id);
    await takeBack(of, 'health');
    await relay(of);
    expect(await claimOf(of, id)).toMatchObject({ status: 'approved', reason: null });
    expect(await lacks(of, id)).toEqual([['health', true]]);
    const payment = { paidOn: of.today, reference: 'HZ-1' };
    await aid.decision.recordPayment(of.cashier, await seen(of, id), payment, key());
    expect(await claimOf(of, id)).toMatchObject({ status: 'paid' });
    expect(await lacks(of, id)).toBeUndefined();
    expect(await told(of.officer)).toEqual([]);
  });

  it('taken back while somebody checks or decides, the step is refused until it is given again', async () => {
    const of = await aPlace();
    const [early, late] = [await claimed(of, BOTH), await claimed(of, [])];
    await check(of, late);
    await takeBack(of, 'provision');
    const refused = {
      code: 'claim.consent-withdrawn',
      message: expect.stringContaining('（向互助保障经办单位提供理赔材料）'),
    };
    await expect(check(of, early)).rejects.toMatchObject(refused);
    await expect(approve(of, late)).rejects.toMatchObject(refused);
    await claimed(of, [yes('provision')]);
    await check(of, early);
    await approve(of, late);
  });

  it('brought by an import that was taken back, nothing goes on until they are given anew', async () => {
    const of = await aPlace();
    const [early, late] = [await claimed(of, BOTH), await claimed(of, [])];
    await check(of, late);
    await database.owner(endOf('import-undone'), [of.tenantId]);
    const refused = {
      code: 'claim.consent-undone',
      message: expect.stringContaining('（医疗健康信息、向互助保障经办单位提供理赔材料）'),
    };
    await expect(check(of, early)).rejects.toMatchObject(refused);
    await expect(approve(of, late)).rejects.toMatchObject(refused);
    expect(await claimOf(of, early)).toMatchObject({ status: 'submitted' });
    await claimed(of, BOTH);
    await check(of, early);
    await approve(of, late);
  });

  it.each(['checked', 'approved'])(
    'taken back in the moment in which it is %s, the later of the two sees the other',
    async (step) => {
      const of = await aPlace();
      const id = await claimed(of, BOTH);
      if (step === 'approved') await check(of, id);
      const code = await takingBack(of, () => (step === 'checked' ? check(of, id) : approve(of, id)));
      expect(code).toBe('claim.consent-withdrawn');
    },
  );

  it('given anew before the job ran, nothing happens', async () => {
    const of = await aPlace();
    const id = await claimed(of, BOTH);
    await takeBack(of, 'health');
    await claimed(of, [yes('health')]);
    await relay(of);
    expect(await claimOf(of, id)).toMatchObject({ status: 'submitted' });
    expect(await told(of.officer)).toEqual([]);
  });

  it('a claim from before they were asked goes on, says what is wanting, and asks when it is handed in again', async () => {
    const of = await aPlace();
    const id = await claimed(of, BOTH);
    await database.owner(`ALTER TABLE members.sensitive_consent DISABLE TRIGGER USER`);
    await database.owner(`DELETE FROM members.sensitive_consent WHERE tenant_id = $1`, [of.tenantId]);
    await database.owner(`ALTER TABLE members.sensitive_consent ENABLE TRIGGER USER`);
    expect(await lacks(of, id)).toEqual([
      ['health', false],
      ['provision', false],
    ]);
    await check(of, id);
    await aid.decision.return(of.officer, await seen(of, id), '还差医保结算单');
    const again = async (consents: readonly TypedConsent[]) =>
      aid.submission.submitOwnAgain(of.member, await seen(of, id), aStay(of, consents));
    await expect(again([yes('health')])).rejects.toMatchObject({ code: 'sensitive-consent.wanting' });
    await again(BOTH);
    expect(await lacks(of, id)).toEqual([]);
  });

  it('the page of the member lists both while a claim is under way, and none when it is done with', async () => {
    const of = await aPlace();
    const held = async () => {
      const found = await platform.uow.read(of.system, (tx) => aid.use.subjectsOf(tx, [of.recipient]));
      return found.get(of.recipient) ?? [];
    };
    expect(await held()).toEqual([]);
    const id = await claimed(of, BOTH);
    expect(await held()).toMatchObject([{ memberId: of.recipient, tells: ['health', 'provision'] }]);
    await aid.decision.withdraw(of.officer, await seen(of, id), '本人不申请了');
    expect(await held()).toEqual([]);
  });

  it('what a claim would ask for is told to who handles claims there, and to nobody else', async () => {
    const of = await aPlace();
    const asked = async (who: Actor) => (await aid.reading.lacksUnder(who, of.cover)).lacks.map(({ kind }) => kind);
    expect(await asked(of.officer)).toEqual(['health', 'provision']);
    const refused = { code: 'enrolment.not-found' };
    await expect(asked(of.cashier)).rejects.toMatchObject(refused);
    await expect(asked((await aPlace()).officer)).rejects.toMatchObject(refused);
    await claimed(of, BOTH);
    expect(await asked(of.officer)).toEqual([]);
  });
});
