import { aDesk, type Desk, ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { addDays, type CivilDate, newId } from '@app/kernel';
import type { SensitiveKind, TypedConsent } from '@app/members';
import { aSpokenConsent, membersOn } from '@app/members/testing';
import { OrganizationDirectory } from '@app/organizations';
import { idempotencyOf, type OutboxMessage } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { ClaimId, EnrolmentId } from '../domain/claim';
import { MUTUAL_AID_ENTITIES, mutualAidOn } from '../testing';

const [A, B] = ['市职工互助保障会', '市医疗互助中心（本部）'];
const health = aSpokenConsent({ kind: 'health' });
const to = (receiver: string | null, over: Partial<TypedConsent> = {}) =>
  aSpokenConsent({ kind: 'provision', receiver, ...over });
const key = () => idempotencyOf(newId(), 1);
const wanting = { code: 'sensitive-consent.wanting' };

describe('to which association the papers of a claim go', () => {
  let database: TestDatabase;
  let platform: Platform;
  let aid: ReturnType<typeof mutualAidOn>;
  let of: Desk;
  let today: CivilDate;
  beforeAll(async () => {
    database = await openTestDatabase();
    const entities = new Set([...ENTITIES_FOR_DISBURSEMENTS, ...MUTUAL_AID_ENTITIES]);
    platform = await openPlatform(database.appUrl, [...entities]);
    aid = mutualAidOn(platform);
  });
  afterAll(async () => {
    await platform?.dataSource.destroy();
    await database?.drop();
  });
  beforeEach(async () => {
    of = await aDesk(platform);
    today = await platform.uow.read(of.system, (tx) => new OrganizationDirectory().today(tx));
  });

  let plans = 0;
  /** The member's cover by a plan that this association runs. */
  const coverOf = async (association: string | null): Promise<EnrolmentId> => {
    const head = await of.agent('chair', of.rootId);
    const terms = {
      ...{ name: `互助${++plans}`, startsOn: addDays(today, -200), endsOn: addDays(today, 100), feeFen: 0n },
      ...{ waitingDays: 0, claimDays: null, sharePercent: null, capFen: null, note: null },
      ...{ association, associationContact: null },
    };
    const planId = await aid.plans.add(head, of.rootId, terms, key());
    const wish = { memberIds: [of.recipient], lines: [], unionId: null, from: addDays(today, -200) };
    await aid.enrolments.enrol(of.officer, planId, wish, key());
    const [row] = await aid.enrolments.list(of.officer, { planId, memberId: null, after: null, limit: 1 });
    return row!.id;
  };
  let stays = 0;
  /** Each of other days: a stay is claimed once. */
  const aStay = (consents: readonly TypedConsent[]) => {
    const admittedOn = addDays(today, -150 + 3 * (++stays % 40));
    const days = { admittedOn, dischargedOn: addDays(admittedOn, 1) };
    return { ...days, selfPaid: 100_000n, note: null, documentIds: [], consents };
  };
  const claimed = (cover: EnrolmentId, ...consents: readonly TypedConsent[]) =>
    aid.submission.submit(of.officer, cover, aStay(consents), key());
  const claimedByHimself = (cover: EnrolmentId, ...consents: readonly TypedConsent[]) =>
    aid.submission.submitOwn(of.member, cover, aStay(consents), key());
  const claimOf = async (id: ClaimId) => (await aid.reading.one(of.officer, id)).claim;
  const statusOf = async (...ids: readonly ClaimId[]) => Promise.all(ids.map(async (id) => (await claimOf(id)).status));
  const check = async (id: ClaimId) => aid.decision.check(of.officer, { id, version: (await claimOf(id)).version });
  const own = () => membersOn(platform).consenting.own(of.member);
  const receivers = async () =>
    (await own()).kept.flatMap(({ kind, receiver }) => (kind === 'provision' ? [receiver] : []));
  const takeBack = async (receiver: string | null) => {
    const given = (await own()).kept.find((one) => one.kind === 'provision' && one.receiver === receiver);
    await membersOn(platform).consenting.withdrawOwn(of.member, given!.row.id, null);
  };
  /** As it was written down before receivers were kept. */
  const before = async (...kinds: readonly SensitiveKind[]) =>
    platform.uow.run(of.system, async (tx) => {
      const { consents, directory } = membersOn(platform);
      const member = await directory.get(tx, of.recipient);
      const held = { key: 'member', memberId: member.id, documentMac: null, name: member.name, bornOn: null } as const;
      const subject = consents.subjectOf(tx, { ...held, relation: 'head', tells: [] });
      const given = kinds.map((kind) => ({ subject, typed: aSpokenConsent({ kind, means: 'imported' }) }));
      await consents.give(tx, member, given, addDays(today, -10));
    });
  const relay = async () => {
    const outbox: OutboxMessage[] = await database.owner(
      `SELECT id, type, payload FROM messaging.outbox_message WHERE tenant_id = $1 ORDER BY occurred_at, id`,
      [of.tenantId],
    );
    for (const message of outbox)
      for (const handler of aid.handlers.filter(({ types }) => types.includes(message.type)))
        await platform.uow.run(of.system, (tx) => handler.handle(tx, message));
  };

  it('each is consented to by its name: what was said to one does not count for the other', async () => {
    const [one, other] = [await coverOf(A), await coverOf(B)];
    await claimed(one, health, to(A));
    const named = { message: expect.stringContaining(`把王秀英的理赔材料提供给${B}`) };
    await expect(claimed(other)).rejects.toMatchObject({ ...wanting, ...named });
    await expect(claimedByHimself(other, to(A))).rejects.toMatchObject({
      extensions: { fields: [{ field: `consents.member-provision-${B}.agreed` }] },
    });
    await expect(claimed(other, to(null))).rejects.toMatchObject(wanting);
    await claimedByHimself(other, to(B));
    expect(await receivers()).toEqual([A, B]);
  });

  it('is asked for with its name, by the form of the officer and that of the member', async () => {
    const [one, other] = [await coverOf(A), await coverOf(B)];
    const asked = async (cover: EnrolmentId) =>
      (await aid.reading.lacksUnder(of.officer, cover)).lacks.flatMap(({ receiver }) => receiver ?? []);
    expect([await asked(one), await asked(other)]).toEqual([[A], [B]]);
    await claimed(one, health, to(A));
    expect([await asked(one), await asked(other)]).toEqual([[], [B]]);
    const { lacks } = (await aid.reading.own(of.member, of.recipient)).lacks;
    expect(lacks.map(({ receiver }) => receiver)).toEqual([B]);
  });

  it('taken back from one, only claims of its plans are stopped', async () => {
    const [one, other] = [await coverOf(A), await coverOf(B)];
    const ids = [await claimed(one, health, to(A)), await claimed(other, to(B)), await claimed(other)] as const;
    await takeBack(A);
    await expect(check(ids[0])).rejects.toMatchObject({
      ...{ code: 'claim.consent-withdrawn', message: expect.stringContaining(`（向${A}提供理赔材料）`) },
    });
    await check(ids[1]);
    await relay();
    expect(await statusOf(...ids)).toEqual(['withdrawn', 'checked', 'submitted']);
    expect((await claimOf(ids[0])).reason).toBe(`撤回了单独同意：向${A}提供理赔材料`);
    await expect(claimed(one)).rejects.toMatchObject(wanting);
    await claimed(one, to(A));
  });

  it('taken back from one, a claim of another association that nobody was asked for goes on', async () => {
    const [one, other] = [await coverOf(A), await coverOf(B)];
    await claimed(one, health, to(A));
    const id = await claimed(other, to(B));
    const trigger = (word: string) => `ALTER TABLE members.sensitive_consent ${word} TRIGGER USER`;
    await database.owner(trigger('DISABLE'));
    await database.owner(`DELETE FROM members.sensitive_consent WHERE tenant_id = $1 AND receiver = $2`, [
      of.tenantId,
      B,
    ]);
    await database.owner(trigger('ENABLE'));
    await takeBack(A);
    await relay();
    expect(await statusOf(id)).toEqual(['submitted']);
    await check(id);
  });

  it('under another name it is another association; blanks and width make none', async () => {
    await claimed(await coverOf(B), health, to(B));
    await claimed(await coverOf(' 市医疗互助中心(本部)'));
    await expect(claimed(await coverOf('市医疗互助中心'))).rejects.toMatchObject(wanting);
  });

  it('what was said before receivers were kept counts for any, and is taken back from all', async () => {
    await before('health', 'provision');
    expect(await receivers()).toEqual([null]);
    const ids = [await claimed(await coverOf(A)), await claimed(await coverOf(B))] as const;
    await takeBack(null);
    await relay();
    expect(await statusOf(...ids)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('who refused one since is not spoken for by what names nobody', async () => {
    const [one, other] = [await coverOf(A), await coverOf(B)];
    await claimed(one, health, to(A));
    await before('provision');
    const ids = [await claimed(one), await claimed(other)] as const;
    await takeBack(A);
    await relay();
    expect(await statusOf(...ids)).toEqual(['withdrawn', 'submitted']);
    await expect(claimed(one)).rejects.toMatchObject(wanting);
  });

  it('what was said to a plan that names nobody is for such plans alone', async () => {
    const unnamed = await coverOf(null);
    await claimed(unnamed, health, to(null));
    await claimed(unnamed);
    await expect(claimed(await coverOf(A))).rejects.toMatchObject(wanting);
  });

  it('the page of the member asks for each association to which a claim under way goes', async () => {
    const [one, other] = [await coverOf(A), await coverOf(B)];
    await claimed(one, health, to(A));
    await claimed(other, to(B));
    const found = await platform.uow.read(of.system, (tx) => aid.use.subjectsOf(tx, [of.recipient]));
    const [held] = found.get(of.recipient)!;
    expect([...held!.receivers!].sort()).toEqual([A, B].sort());
  });
});
