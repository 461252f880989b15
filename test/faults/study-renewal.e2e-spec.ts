import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { addDays } from '@app/kernel';
import { type OpenDocuments, openDocuments } from '@app/documents/testing';
import { OrganizationDirectory } from '@app/organizations';
import type { UnitOfWork } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { academicYearOf, type AwardId, type GrantListId, RenewalOpening } from '@app/study-aid';
import { aStudyPlace, STUDY_AID_ENTITIES, type StudyPlace } from '@app/study-aid/testing';
import { openTestDatabase, type TestDatabase } from '../support/test-database';
import { faultSize, isFull } from './fault-size';

const KILLS = faultSize(6, 50);
const CUT_OFFS = faultSize(3, 50);
const CLICKS = faultSize(16, 50);
const LIVES = faultSize(2, 25);
const AWARDS = 11;
const PORTION = 3;

jest.setTimeout(faultSize(120_000, 1_800_000));

class Killed extends Error {}

/** Dies in the given transaction: when its work is done and not yet kept, or right after it was kept. */
function dyingIn(uow: UnitOfWork, step: number, kept: boolean): UnitOfWork {
  let left = step;
  return {
    read: uow.read.bind(uow),
    run: async (actor: Parameters<UnitOfWork['run']>[0], work: Parameters<UnitOfWork['run']>[1]) => {
      left -= 1;
      const last = left === 0;
      const done = await uow.run(actor, async (tx) => {
        const result = await work(tx);
        if (last && !kept) throw new Killed();
        return result;
      });
      if (last) throw new Killed();
      return done;
    },
  } as unknown as UnitOfWork;
}

describe('study aid when things go wrong', () => {
  let database: TestDatabase;
  let platform: Platform;
  let files: OpenDocuments;
  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, STUDY_AID_ENTITIES);
    files = openDocuments(platform);
  });
  afterAll(async () => {
    files?.close();
    await platform?.dataSource.destroy();
    await database?.drop();
  });

  const seenList = async (of: StudyPlace, id: GrantListId) => ({
    id,
    version: (await of.study.listReading.page(of.officer, id)).list.version,
  });
  const aList = async (of: StudyPlace) =>
    (await of.study.lists.create(of.officer, of.programme, academicYearOf(of.today), of.key())).id;
  async function reviewed(of: StudyPlace): Promise<GrantListId> {
    const id = await aList(of);
    await of.study.lists.submit(of.officer, await seenList(of, id), of.key());
    const sign = { action: 'sign', part: 'review', comment: '' } as const;
    await of.study.lists.decide(of.treasurer, await seenList(of, id), sign, of.key());
    return id;
  }
  async function approved(of: StudyPlace): Promise<GrantListId> {
    const id = await reviewed(of);
    await approve(of, await seenList(of, id));
    return id;
  }
  const approve = (of: StudyPlace, seen: Awaited<ReturnType<typeof seenList>>) =>
    of.study.lists.decide(of.chair, seen, { action: 'sign', part: 'approve', comment: '' }, of.key());
  async function batchOf(of: StudyPlace, id: GrantListId) {
    const { ids, count, amount } = (await platform.uow.read(of.cashier, (tx) => of.on.planned.payableOf(tx, id)))
      .transfer;
    const selection = { planId: id, paymentKind: 'transfer', count, total: amount } as const;
    const order = { selection, paidOn: of.today, bankReference: '代发 1', receiptDocumentId: null, witness: null };
    return { ids, order };
  }
  async function pay(of: StudyPlace, id: GrantListId) {
    const { ids, order } = await batchOf(of, id);
    await of.on.payouts.payBatch(of.cashier, order, of.key());
    await follow(of, ids);
  }
  const follow = async (of: StudyPlace, ids: readonly Parameters<StudyPlace['study']['money']['follow']>[1][]) => {
    for (const id of ids) await platform.uow.run(of.system, (tx) => of.study.money.follow(tx, id));
  };
  /** Everything that stands moves into the year before; by way of far away, because a year stands once. */
  async function aYearPasses(of: StudyPlace) {
    for (const years of [-30, 29]) {
      for (const table of ['instalment', 'renewal', 'renewal_run', 'grant_list']) {
        await database.owner(
          `UPDATE study_aid.${table} SET academic_year = academic_year + $2::int WHERE tenant_id = $1`,
          [of.tenantId, years],
        );
      }
    }
    await database.owner(
      `UPDATE study_aid.award SET first_year = first_year - 1, entry_year = entry_year - 1,
         ends_in_year = ends_in_year - 1 WHERE tenant_id = $1`,
      [of.tenantId],
    );
  }
  const renewalOf = async (of: StudyPlace, id: AwardId) =>
    (await of.study.reading.page(of.officer, id)).renewals[0] ??
    Promise.reject(Object.assign(new Error('none'), { code: 'study-renewal.none' }));
  async function answer(of: StudyPlace, by: StudyPlace['officer'], id: AwardId) {
    const renewal = await renewalOf(of, id);
    const proofDocumentId = await files.aDocument(by, { kind: 'certificate' });
    const said = { state: 'enrolled', schoolName: null, note: null, proofDocumentId } as const;
    return { renewal, send: () => of.study.renewals.answerOwn(by, renewal, said, of.key()) };
  }
  async function accept(of: StudyPlace, id: AwardId) {
    const renewal = await renewalOf(of, id);
    await of.study.renewals.accept(of.officer, [renewal], of.key());
  }
  const codes = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
    outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [(outcome.reason as { code?: string }).code ?? String(outcome.reason)] : [],
    );
  const won = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
    outcomes.filter(({ status }) => status === 'fulfilled').length;

  describe('a renewal run', () => {
    let of: StudyPlace;
    let pattern: AwardId;
    beforeAll(async () => {
      of = await aStudyPlace(platform, files);
      pattern = await of.aVerified(await of.aFamily());
      await database.owner(`UPDATE study_aid.award SET status = 'running' WHERE tenant_id = $1`, [of.tenantId]);
    });

    /** Running awards of a programme of their own; no other is due. */
    async function runningAwards() {
      await database.owner(`UPDATE study_aid.programme SET status = 'closed' WHERE tenant_id = $1`, [of.tenantId]);
      const programme = await of.aProgramme({ name: `续办 ${randomBytes(4).toString('hex')}` });
      await database.owner(
        `INSERT INTO study_aid.award SELECT (jsonb_populate_record(a, jsonb_build_object('id', uuidv7(),
           'programme_id', $3::uuid, 'number', $3::text || n, 'child_mac', '\\x' || encode(sha256(($3::text || n)::bytea), 'hex')))).*
         FROM study_aid.award a, generate_series(1, $4::int) n WHERE a.tenant_id = $1 AND a.id = $2`,
        [of.tenantId, pattern, programme, AWARDS],
      );
      return programme;
    }
    const standing = async (programme: string) => {
      const [row] = await database.owner(
        `SELECT count(*)::int AS renewals, count(DISTINCT r.award_id)::int AS awards,
           (SELECT opened FROM study_aid.renewal_run u WHERE u.programme_id = $1)::int AS noted,
           (SELECT count(*) FROM study_aid.award_fact f JOIN study_aid.award a ON a.id = f.award_id
            WHERE a.programme_id = $1 AND f.action = 'open-renewal')::int AS told
         FROM study_aid.renewal r WHERE r.programme_id = $1`,
        [programme],
      );
      return row;
    };
    const once = { renewals: AWARDS, awards: AWARDS, noted: AWARDS, told: AWARDS };

    it('two at once open each renewal once', async () => {
      const programme = await runningAwards();
      const runs = await Promise.all([1, 2].map(() => of.study.opening.work(of.tenantId, PORTION)));
      expect(runs.reduce((sum, { opened }) => sum + opened, 0)).toBe(AWARDS);
      expect(await standing(programme)).toEqual(once);
    });

    it(`killed ${KILLS} times in any of its steps and run again, it opens each renewal once`, async () => {
      for (let kill = 0; kill < KILLS; kill++) {
        const programme = await runningAwards();
        const step = 1 + Math.floor(Math.random() * (2 + AWARDS / PORTION));
        const mortal = new RenewalOpening(dyingIn(platform.uow, step, kill % 2 === 0), new OrganizationDirectory());
        await expect(mortal.work(of.tenantId, PORTION)).rejects.toThrow(Killed);
        await of.study.opening.work(of.tenantId, PORTION);
        expect({ step, ...(await standing(programme)) }).toEqual({ step, ...once });
      }
    });
  });

  it('a proof in the second of the cut-off comes before it or after it, never between', async () => {
    let of = await aStudyPlace(platform, files);
    for (let round = 0; round < CUT_OFFS; round++) {
      // A place lives through ten years; then its account is empty.
      if (round % 10 === 9) of = await aStudyPlace(platform, files);
      const family = await of.aFamily();
      const id = await of.aVerified(family);
      await pay(of, await approved(of));
      await aYearPasses(of);
      await of.study.opening.work(of.tenantId);
      await database.owner(`UPDATE study_aid.renewal SET cut_off_on = $2, ends_on = $3 WHERE tenant_id = $1`, [
        ...[of.tenantId, addDays(of.today, -1), addDays(of.today, 9)],
      ]);
      const { send } = await answer(of, family.parent, id);
      const outcomes = await Promise.allSettled([send(), of.study.opening.work(of.tenantId)]);
      const { award, renewals } = await of.study.reading.page(of.officer, id);
      const stands = [outcomes[0].status, renewals[0]!.status, award.status];
      expect([
        ['fulfilled', 'confirmed', 'running'],
        ['rejected', 'suspended', 'suspended'],
      ]).toContainEqual(stands);
      if (outcomes[0].status === 'rejected') {
        expect(codes(outcomes)).toEqual(['record.stale']);
        await (await answer(of, family.parent, id)).send();
      }
      await accept(of, id);
      expect((await of.study.reading.page(of.officer, id)).award.status).toBe('running');
    }
  });

  it(`${CLICKS} approvals and ${CLICKS} payments of one list at the same time have one effect`, async () => {
    const of = await aStudyPlace(platform, files);
    const id = await of.aVerified(await of.aFamily());
    const list = await reviewed(of);
    const seen = await seenList(of, list);
    const clicks = Array.from({ length: CLICKS });
    expect(won(await Promise.allSettled(clicks.map(() => approve(of, seen))))).toBe(1);
    const { ids, order } = await batchOf(of, list);
    expect(ids).toHaveLength(1);
    expect(won(await Promise.allSettled(clicks.map(() => of.on.payouts.payBatch(of.cashier, order, of.key()))))).toBe(
      1,
    );
    await Promise.all(clicks.slice(0, 8).map(() => follow(of, ids)));
    const { instalments, facts } = await of.study.reading.page(of.officer, id);
    expect(instalments).toMatchObject([{ status: 'paid' }]);
    expect(facts.filter(({ action }) => action === 'pay')).toHaveLength(1);
    expect(await of.balance()).toMatchObject({ held: 0n, spent: 2_000_00n });
  });

  const EVENTS = ['open', 'answer', 'accept', 'pay-list', 'year', 'suspend', 'resume', 'leave', 'back'] as const;
  type Event = (typeof EVENTS)[number];

  async function live(of: StudyPlace, parent: StudyPlace['officer'], id: AwardId, event: Event): Promise<void> {
    const order = async (action: 'suspend' | 'resume' | 'take-leave' | 'come-back') =>
      of.study.standing.order(of.officer, await of.seen(id), { action, reason: '情况变化' }, of.key());
    if (event === 'open') await of.study.opening.work(of.tenantId);
    if (event === 'answer') await (await answer(of, parent, id)).send();
    if (event === 'accept') await accept(of, id);
    if (event === 'pay-list') await pay(of, await approved(of));
    if (event === 'year') await aYearPasses(of);
    if (event === 'suspend' || event === 'resume') await order(event);
    if (event === 'leave') await order('take-leave');
    if (event === 'back') await order('come-back');
  }

  it('whatever happens, what was paid is what the ledger spent, a year is paid once, and no more years than allowed', async () => {
    const aYear: Event[] = ['open', 'answer', 'accept', 'pay-list', 'year'];
    const happening = fc.oneof(
      fc.constant(aYear),
      fc.constantFrom(...EVENTS).map((event): Event[] => [event]),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 9 }), async (events) => {
        const of = await aStudyPlace(platform, files);
        const { parent, memberId } = await of.aFamily();
        const id = await of.aVerified({ parent });
        expect(memberId).toBe(parent.memberId);
        for (const event of ['pay-list' as const, 'year' as const, ...events.flat()]) {
          // What is not open now is refused with a code; anything else is a fault.
          await live(of, parent, id, event).catch((error: { code?: string }) => {
            if (!/^[a-z-]+\.[a-z-]+$/.test(error.code ?? '')) throw error;
          });
        }
        const [sum] = await database.owner(
          `SELECT coalesce(sum(amount), 0)::text AS paid, count(*)::int AS years,
             count(DISTINCT academic_year)::int AS apart, max(max_years)::int AS most
           FROM study_aid.instalment WHERE tenant_id = $1 AND status = 'paid'`,
          [of.tenantId],
        );
        const { paid, years, apart, most } = sum as { paid: string; years: number; apart: number; most: number };
        expect(BigInt(paid)).toBe((await of.balance()).spent);
        expect(apart).toBe(years);
        expect(years).toBeLessThanOrEqual(most);
        expect(await platform.uow.read(of.system, (tx) => of.study.check.violations(tx))).toEqual([]);
      }),
      { numRuns: LIVES, verbose: isFull },
    );
  });
});
