import { addDays } from '@app/kernel';
import { ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import type { PublicNoticeId } from '@app/disclosure';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { HardshipFileId } from '../domain/hardship-file';
import { NoticeObjectedHandler } from '../jobs/notice-objected.handler';
import { HARDSHIP_ENTITIES } from '../testing';
import { fileScene } from '../testing/file-scene';
import { SUBMIT_WITHIN_DAYS } from '../domain/step-deadline';
import { FileStepReminders } from './file-step.reminders';

describe('objections to the notice of a file on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let scene: ReturnType<typeof fileScene>;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...new Set([...ENTITIES_FOR_DISBURSEMENTS, ...HARDSHIP_ENTITIES])]);
    scene = fileScene(platform, database.owner);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  type Place = Awaited<ReturnType<typeof scene.aPlace>>;
  const said = { words: '他家还有一处店面出租', name: null, contact: null };
  /** Over the public page, and the file hears of it. */
  const object = (of: Place, noticeId: PublicNoticeId, subjectId: HardshipFileId) =>
    platform.uow.run(of.system, async (tx) => {
      await scene.hardship.disclosure.object(tx, noticeId, said, null);
      const payload = { noticeId, subjectType: 'hardship-file', subjectId };
      await new NoticeObjectedHandler(scene.hardship.store).handle(tx, { payload } as never);
    });
  const investigated = async (of: Place, id: HardshipFileId) => {
    const found = { heldOn: await scene.today(of), people: ['甲', '乙'], conforms: true, words: '没有店面' };
    await scene.hardship.steps.reinvestigate(of.officer, await scene.seen(of, id), found);
  };
  const lastNotice = async (of: Place, id: HardshipFileId) =>
    (await scene.hardship.reading.page(of.officer, id)).notices.at(-1)!.notice.id;

  it('on a page that stood open since the first notice come too late once the second hangs', async () => {
    const of = await scene.aPlace();
    const id = await scene.aPublicised(of);
    const first = await lastNotice(of, id);
    await object(of, first, id);
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'objected' });
    await investigated(of, id);
    await scene.hardship.steps.publicise(of.officer, await scene.seen(of, id));
    await expect(object(of, first, id)).rejects.toMatchObject({ code: 'notice.over' });
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'publicised' });
    await object(of, await lastNotice(of, id), id);
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'objected' });
  });

  it('make a second notice by which everything else goes, also when the first would have hung longer', async () => {
    const of = await scene.aPlace();
    const id = await scene.aVisited(of);
    await scene.hardship.steps.assess(of.officer, await scene.seen(of, id), await scene.aMeeting(of));
    await scene.hardship.steps.publicise(of.officer, await scene.seen(of, id), { workingDays: 30 });
    await object(of, await lastNotice(of, id), id);
    await investigated(of, id);
    await scene.hardship.steps.publicise(of.officer, await scene.seen(of, id));
    const { notices } = await scene.hardship.reading.page(of.officer, id);
    const { untilOn } = notices.at(-1)!.notice;
    const filter = { group: null, category: null, unionId: null, memberId: null, text: null, record: null };
    const [recorded] = await scene.hardship.record.page(of.officer, filter, null, 10, '报送');
    expect(recorded!.facts.noticeUntil).toBe(untilOn);
    expect(recorded!.line.noticeUntil).toBe(untilOn);
    const reminders = new FileStepReminders(scene.hardship.audience);
    const subject = await platform.uow.read(of.system, (tx) => reminders.current(tx, id));
    expect(subject!.deadlineOn).toBe(addDays(untilOn, SUBMIT_WITHIN_DAYS));
  });

  it('between the investigation and the second notice are investigated as well', async () => {
    const of = await scene.aPlace();
    const id = await scene.aPublicised(of);
    await object(of, await lastNotice(of, id), id);
    await investigated(of, id);
    await object(of, await lastNotice(of, id), id);
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'objected' });
  });
});
