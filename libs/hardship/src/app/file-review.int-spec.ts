import { addDays, addMonths, type CivilDate, civilDate, newId, parseFen } from '@app/kernel';
import { ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { NOTIFICATION_ENTITIES, openNotifications } from '@app/notifications/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { HardshipFile } from '../data/hardship-file.entity';
import { HardshipFileView } from '../http/dto/hardship-file.view';
import { HARDSHIP_ENTITIES } from '../testing';
import { aDraft, fileScene } from '../testing/file-scene';
import { FileReviewReminders } from './file-review.reminders';
import { FileWatchReminders } from './file-step.reminders';

describe('the yearly review and what comes after it on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let scene: ReturnType<typeof fileScene>;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [
      ...new Set([...ENTITIES_FOR_DISBURSEMENTS, ...NOTIFICATION_ENTITIES, ...HARDSHIP_ENTITIES]),
    ]);
    scene = fileScene(platform, database.owner);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  it('is opened a month before it is due, once, and lapses when nobody does it', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of);
    expect(await scene.hardship.reviews.work(of.tenantId)).toEqual({ opened: 0, lapsed: 0 });
    await scene.dueIn(of, 20);
    expect(await scene.hardship.reviews.work(of.tenantId)).toEqual({ opened: 1, lapsed: 0 });
    expect(await scene.hardship.reviews.work(of.tenantId)).toEqual({ opened: 0, lapsed: 0 });
    await scene.dueIn(of, -70);
    await scene.openSince(of, 100);
    expect(await scene.hardship.reviews.work(of.tenantId)).toEqual({ opened: 0, lapsed: 1 });
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'watched', exit_ground: 'lapsed', running: false });
  });

  it('is told to the officer before it is due and to the chair when it is late, and to nobody once it was done', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of);
    const reviews = new FileReviewReminders(scene.hardship.audience);
    const open = openNotifications(platform, [reviews]);
    const waiting = (kind: string) =>
      database.owner(
        `SELECT recipient FROM notifications.reminder
         WHERE tenant_id = $1 AND subject_id = $2 AND kind = $3 AND status = 'due'`,
        [of.tenantId, id, kind],
      );
    await scene.dueIn(of, 10);
    await platform.uow.run(of.system, (tx) => open.planning.planFor(tx, 'hardship-file', [id]));
    expect((await waiting('before-deadline')).map(({ recipient }) => recipient)).toContain('officer');
    expect(await waiting('escalation')).toEqual([{ recipient: 'chair' }]);
    const told = (part: string) => platform.uow.read(of.system, (tx) => reviews.recipients(tx, id, part));
    expect(await told('officer')).toEqual([of.officer.accountId]);
    expect(await told('chair')).toEqual([of.chair.accountId]);
    await scene.dueIn(of, 300);
    await platform.uow.run(of.system, (tx) => open.planning.planFor(tx, 'hardship-file', [id]));
    expect([...(await waiting('before-deadline')), ...(await waiting('escalation'))]).toEqual([]);
    open.close();
  });

  it('keeps last year beside this year, and changes the category when the sums say so', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of);
    await scene.dueIn(of, 20);
    await scene.hardship.reviews.work(of.tenantId);
    const incomes = [{ kind: 'wage', whose: '本人', yearly: parseFen('30000') }] as const;
    const { statement } = aDraft();
    const reviewed = {
      ...{ category: null, reason: null, area: 'urban' as const, separateConsents: [] },
      statement: { ...statement, incomes },
    };
    await scene.hardship.yearly.review(of.officer, await scene.seen(of, id), reviewed);
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'change-review', category: 'deep', running: true });
    const on = await scene.today(of);
    const holds = platform.uow.read(of.system, (tx) => scene.hardship.files.hasActiveFile(tx, of.recipient, on));
    expect(await holds).toBe(true);
    const back = { action: 'return', reason: '收入证明不全' } as const;
    await scene.hardship.decisions.decide(of.chair, await scene.seen(of, id), back, scene.key());
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'review-due', proposed_category: null });
    // Another one who looks after it may go on where the first one stopped.
    const colleague = await of.agent('officer', of.union);
    await scene.hardship.yearly.review(colleague, await scene.seen(of, id), reviewed);
    await scene.hardship.decisions.decide(of.chair, await scene.seen(of, id), back, scene.key());
    await scene.hardship.yearly.review(of.officer, await scene.seen(of, id), reviewed);
    await scene.sign(of, id, of.chair, 'review');
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'change-review', category: 'deep' });
    await scene.sign(of, id, of.federation, 'approve');
    expect(await scene.rowOf(of, id)).toMatchObject({
      status: 'active',
      category: 'relative',
      proposed_category: null,
    });
    const { statements, judgements } = await scene.hardship.households.read(of.officer, id, '复核');
    expect([statements.length, judgements.length]).toEqual([4, 4]);
  });

  it('with the same category it is renewed at once; a change that is refused or taken back leaves the old one', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of);
    const { statement } = aDraft();
    const same = { ...{ category: null, reason: null, area: 'urban' as const, separateConsents: [] }, statement };
    await scene.hardship.yearly.review(of.officer, await scene.seen(of, id), same);
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'active', category: 'deep' });
    const other = { ...same, category: 'relative' as const, reason: '另有房租收入' };
    await scene.hardship.yearly.review(of.officer, await scene.seen(of, id), other);
    await scene.hardship.decisions.decide(
      of.chair,
      await scene.seen(of, id),
      { action: 'refuse', reason: '证据不足' },
      scene.key(),
    );
    const old = { status: 'review-due', category: 'deep', other_judgement: false };
    expect(await scene.rowOf(of, id)).toMatchObject(old);
    await scene.hardship.yearly.review(of.officer, await scene.seen(of, id), other);
    expect(await scene.rowOf(of, id)).toMatchObject({ other_judgement: true });
    await scene.hardship.decisions.withdrawChange(of.officer, await scene.seen(of, id), '再核一遍', scene.key());
    expect(await scene.rowOf(of, id)).toMatchObject({ ...old, proposed_category: null });
  });

  it('done while it is open before its day, it counts for that day: the next one is due a year after', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of);
    const dueOf = async () => (await scene.rowOf(of, id))['review_due_on'] as CivilDate;
    const anniversary = await dueOf();
    const dueOn = addDays(await scene.today(of), 20);
    await database.owner(
      `UPDATE hardship.hardship_file SET filed_on = $3::date - interval '1 year', review_due_on = $3
       WHERE tenant_id = $1 AND id = $2`,
      [of.tenantId, id, dueOn],
    );
    await scene.hardship.reviews.work(of.tenantId);
    const same = {
      ...{ category: null, reason: null, area: 'urban' as const, separateConsents: [] },
      statement: aDraft().statement,
    };
    await scene.hardship.yearly.review(of.officer, await scene.seen(of, id), same);
    expect([(await dueOf()) > anniversary, await scene.hardship.reviews.work(of.tenantId)]).toEqual([
      true,
      { opened: 0, lapsed: 0 },
    ]);
  });

  it('goes by the rule of the day: earlier or later than by the default', async () => {
    const of = await scene.aPlace();
    await scene.anActive(of);
    await platform.uow.run(of.system, async (tx) =>
      scene.hardship.rules.set(tx, {
        ...{ opensBeforeDays: 10, lapsesAfterDays: 5, spotCheckPercent: 50 },
        ...{ validFrom: await scene.today(of), source: '测试办法' },
      }),
    );
    await scene.dueIn(of, 20);
    expect(await scene.hardship.reviews.work(of.tenantId)).toEqual({ opened: 0, lapsed: 0 });
    await scene.dueIn(of, -6);
    expect(await scene.hardship.reviews.work(of.tenantId)).toEqual({ opened: 1, lapsed: 0 });
    await scene.openSince(of, 6);
    expect(await scene.hardship.reviews.work(of.tenantId)).toEqual({ opened: 0, lapsed: 1 });
  });

  it('does not lapse as soon as it is opened late or comes back late from those who sign', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of);
    await scene.dueIn(of, -200);
    expect(await scene.hardship.reviews.work(of.tenantId)).toEqual({ opened: 1, lapsed: 0 });
    const { statement } = aDraft();
    const other = { category: 'relative', reason: '另有房租收入', area: 'urban', statement } as const;
    await scene.hardship.yearly.review(of.officer, await scene.seen(of, id), { ...other, separateConsents: [] });
    await scene.openSince(of, 100);
    const back = { action: 'return', reason: '收入证明不全' } as const;
    await scene.hardship.decisions.decide(of.chair, await scene.seen(of, id), back, scene.key());
    expect(await scene.hardship.reviews.work(of.tenantId)).toEqual({ opened: 0, lapsed: 0 });
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'review-due', running: true });
  });

  it.each(['exited by hand', 'lapsed'])(
    'what came back from those who sign ends with a file that is %s',
    async (how) => {
      const of = await scene.aPlace();
      const id = await scene.anActive(of);
      const { statement } = aDraft();
      const other = { category: 'relative', reason: '另有房租收入', area: 'urban', statement } as const;
      await scene.hardship.yearly.review(of.officer, await scene.seen(of, id), { ...other, separateConsents: [] });
      const back = { action: 'return', reason: '收入证明不全' } as const;
      await scene.hardship.decisions.decide(of.chair, await scene.seen(of, id), back, scene.key());
      if (how === 'lapsed') {
        await scene.dueIn(of, -70);
        await scene.openSince(of, 70);
        expect(await scene.hardship.reviews.work(of.tenantId)).toEqual({ opened: 0, lapsed: 1 });
      } else await scene.hardship.steps.exit(of.officer, await scene.seen(of, id), 'lifted', '已就业');
      const { approval } = await scene.hardship.reading.page(of.officer, id);
      expect(approval).toMatchObject({ status: 'withdrawn' });
    },
  );

  it('a spot check draws by a seed that gives the same again, and what was found stands with the file', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of);
    expect(await scene.hardship.spotChecks.standing(of.federation, of.union)).toMatchObject({
      onFile: 1,
      drawn: 0,
      needed: 1,
    });
    const { id: checkId } = await scene.hardship.spotChecks.draw(of.federation, of.rootId);
    const page = await scene.hardship.spotChecks.page(of.federation, checkId);
    expect(page).toMatchObject({ repeats: true, items: [{ fileId: id, conforms: null }] });
    await expect(scene.hardship.spotChecks.draw(of.federation, of.rootId)).rejects.toMatchObject({
      code: 'spot-check.nothing-left',
    });
    const [item] = page.items;
    const found = { heldOn: await scene.today(of), people: ['甲', '乙'], conforms: false, words: '已搬到新房' };
    // A deputy found the file in somebody's name: that one does not check it either.
    const named = { ...of.federation, personId: newId<'person'>() };
    const acting = { forWhom: { personId: named.personId, name: '主席' }, ownName: '经办' };
    const touched = await platform.uow.run({ ...of.officer, acting }, async (tx) => {
      const file = (await tx.lock(HardshipFile, id))!;
      return scene.hardship.store.touch(tx, file, 'seen', { officerPersonId: of.officer.personId });
    });
    expect(touched.officerPersonId).toBe(of.officer.personId);
    await expect(
      scene.hardship.spotChecks.record(named, checkId, item!.id, item!.version, found),
    ).rejects.toMatchObject({ code: 'spot-check.own-file' });
    await scene.hardship.spotChecks.record(of.federation, checkId, item!.id, item!.version, found);
    const { records } = await scene.hardship.reading.page(of.federation, id);
    expect(records.at(-1)).toMatchObject({ kind: 'spot-check', conforms: false });
    await expect(
      scene.hardship.spotChecks.record(of.federation, checkId, item!.id, item!.version + 1, found),
    ).rejects.toMatchObject({ code: 'spot-check.checked' });
  });

  it('goes with the member to another union, once, with a record; not while others decide on it', async () => {
    const of = await scene.aPlace();
    const id = await scene.aSubmitted(of);
    const follow = () => platform.uow.run(of.system, (tx) => scene.hardship.transfers.follow(tx, of.recipient));
    await database.owner(`UPDATE members.member SET union_id = $2 WHERE id = $1`, [of.recipient, of.rootId]);
    expect(await follow()).toBe(0);
    await scene.sign(of, id, of.chair, 'review');
    await scene.sign(of, id, of.federation, 'approve');
    expect(await follow()).toBe(1);
    expect(await follow()).toBe(0);
    expect(await scene.rowOf(of, id)).toMatchObject({ union_id: of.rootId, status: 'active', officer_name: null });
    await expect(scene.hardship.reading.page(of.officer, id)).rejects.toMatchObject({
      code: 'hardship-file.not-found',
    });
    const { facts } = await scene.hardship.reading.page(of.federation, id);
    expect(facts.at(-1)).toMatchObject({ action: 'follow-member' });
  });

  it('who is lifted out of hardship is watched and his papers are kept ten years', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of);
    await scene.hardship.steps.exit(of.officer, await scene.seen(of, id), 'lifted', '子女已就业');
    const exited = await scene.rowOf(of, id);
    expect(exited).toMatchObject({ status: 'watched', exit_ground: 'lifted' });
    const today = await scene.today(of);
    const reminders = new FileWatchReminders(scene.hardship.audience);
    const visit = async () => {
      const subject = await platform.uow.read(of.system, (tx) => reminders.current(tx, id));
      const all = { group: null, category: null, unionId: null, memberId: null, text: null, record: null };
      const [line] = await scene.hardship.reading.lines(of.officer, all, null, 20);
      expect(line!.watchDueOn).toBe(subject!.waits === 'ended' ? null : subject!.deadlineOn);
      return line!.watchDueOn;
    };
    const mayArchive = async () =>
      HardshipFileView.of(await scene.hardship.reading.page(of.officer, id), of.officer, today).openActions.includes(
        'archive',
      );
    expect([await visit(), await mayArchive()]).toEqual([addMonths(today, 3), false]);
    const visited = { heldOn: today, people: ['甲'], conforms: true, words: '收入稳定' };
    await scene.hardship.steps.watch(of.officer, await scene.seen(of, id), visited);
    const archive = async () => scene.hardship.steps.archive(of.officer, await scene.seen(of, id));
    await expect(archive()).rejects.toMatchObject({ code: 'hardship-file.still-watched' });
    await database.owner(
      `UPDATE hardship.hardship_file SET exited_on = exited_on - interval '1 year' WHERE tenant_id = $1`,
      [of.tenantId],
    );
    expect([await visit(), await mayArchive()]).toEqual([null, true]);
    await archive();
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'archived' });
    expect(
      addDays(await scene.today(of), 3650) <
        civilDate(
          (await database.owner(`SELECT kept_until::text AS k FROM hardship.hardship_file WHERE id = $1`, [id]))[0].k,
        ),
    ).toBe(true);
  });
});
