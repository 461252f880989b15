import { randomBytes } from 'node:crypto';
import { addDays, parseFen } from '@app/kernel';
import { idempotencyOf } from '@app/persistence';
import type { TalkFilter } from '../data/talk-list.query';
import { aSchool, daysAgo, type School, someNotes, today } from '../testing/a-school';
import { aLoggingScene, type LoggingScene } from '../testing/logging-scene';
import { openVisits, type OpenVisits } from '../testing/open-visits';
import { StandingVisitService } from './standing-visit.service';
import { TalkListService } from './talk-list.service';
import { VisitChangeService } from './visit-change.service';
import { TalkLogService, VisitLogService } from './visit-log.service';
import { NO_WISH } from './visit-order';

const once = () => idempotencyOf(randomBytes(8).toString('hex'), {});

describe('changing what was logged', () => {
  let visits: OpenVisits;
  let scene: LoggingScene;
  let log: VisitLogService;
  let changes: VisitChangeService;
  beforeAll(async () => {
    visits = await openVisits();
    scene = aLoggingScene(visits);
    log = visits.get(VisitLogService);
    changes = visits.get(VisitChangeService);
  });
  afterAll(() => visits?.close());

  const owner = (sql: string, values: unknown[]) => visits.database.owner(sql, values);
  const aReportedDuty = (school: School) => scene.aReportedDuty(school);
  const withAid = (...asked: Parameters<LoggingScene['withAid']>) => scene.withAid(...asked);
  const requestsOf = (dutyId: string) => scene.requestsOf(dutyId);
  const visitsOf = (dutyId: string) => scene.visitsOf(dutyId);
  const dutyOf = (dutyId: string) => scene.dutyOf(dutyId);

  it('writes a correction beside the old record, with the same papers', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const notes = await withAid(school, '800');
    const first = await log.log(school.officer.actor, id, 1, notes, NO_WISH, once());
    const corrected = { ...notes, visitedOn: daysAgo(1), place: '住院部 8 楼' };
    const order = { notes: corrected, wish: NO_WISH, reason: '日期写错' };
    const second = await changes.correct(school.officer.actor, first.id, 1, order, once());
    const rows = await visitsOf(id);
    expect(rows.map(({ status, revision, root_id }) => [status, revision, root_id])).toEqual([
      ['corrected', 1, first.id],
      ['logged', 2, first.id],
    ]);
    expect(rows[0].corrected_by_id).toBe(second.id);
    expect(await requestsOf(id)).toHaveLength(2);
  });

  it('leaves aid that is being decided as it was judged', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const notes = await withAid(school, '800');
    const first = await log.log(school.officer.actor, id, 1, notes, NO_WISH, once());
    const order = { notes: { ...notes, place: '住院部 8 楼' }, wish: NO_WISH, reason: '楼层写错' };
    const second = await changes.correct(school.officer.actor, first.id, 1, order, once());
    expect(second.marks).toEqual(first.marks);
    const [before, after] = await visitsOf(id);
    expect(after.judgement).toEqual(before.judgement);
  });

  it('shows what stands to who corrects it, with the words only to who may read them, and records that look', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const first = await log.log(school.officer.actor, id, 1, await withAid(school, '800'), NO_WISH, once());
    const reading = visits.get(StandingVisitService);
    const whole = await reading.read(school.officer.actor, first.id);
    expect(whole).toMatchObject({ withNotes: true, visit: { words: '想早点回来上课' } });
    expect(whole.liveAids).toHaveLength(2);
    const looks = `SELECT 1 FROM members.sensitive_view WHERE tenant_id = $1 AND reason = '更正走访记录'`;
    expect(await owner(looks, [school.tenantId])).toHaveLength(1);
    const leader = await reading.read(school.leader.actor, first.id);
    expect(leader.withNotes).toBe(false);
    expect(await owner(looks, [school.tenantId])).toHaveLength(1);
  });

  it('keeps the words of a visit when who corrects it may not read them', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const notes = await withAid(school, '800');
    const first = await log.log(school.officer.actor, id, 1, notes, NO_WISH, once());
    const unread = { ...notes, place: null, words: null, nextContactOn: addDays(today(), 3) };
    const order = { notes: unread, wish: NO_WISH, reason: '补下次联系' };
    const second = await changes.correct(school.leader.actor, first.id, 1, order, once());
    const { visit } = await visits.get(StandingVisitService).read(school.officer.actor, second.id);
    expect(visit).toMatchObject({
      words: '想早点回来上课',
      place: '住院部 7 楼',
      nextContactOn: addDays(today(), 3),
    });
  });

  it('moves no amount that is being decided, and voids no visit while its money is under way', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const notes = await withAid(school, '800');
    const { id: visitId } = await log.log(school.officer.actor, id, 1, notes, NO_WISH, once());
    const order = { notes: { ...notes, cashFen: parseFen('900') }, wish: NO_WISH, reason: null };
    const correcting = changes.correct(school.officer.actor, visitId, 1, order, once());
    await expect(correcting).rejects.toMatchObject({ code: 'visit.aid-locked' });
    const voiding = changes.void(school.chair.actor, visitId, 1, '记错人了');
    await expect(voiding).rejects.toMatchObject({ code: 'visit.aid-locked' });
  });

  it('voids a visit that gave nothing, and the duty waits again', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const { id: visitId } = await log.log(school.officer.actor, id, 1, someNotes(school), NO_WISH, once());
    expect(await changes.void(school.chair.actor, visitId, 1, '记错人了')).toMatchObject({ status: 'voided' });
    expect(await dutyOf(id)).toMatchObject({ status: 'open', visit_count: 0 });
    const due = await owner(`SELECT 1 FROM notifications.reminder WHERE subject_id = $1 AND status = 'due'`, [id]);
    expect(due.length).toBeGreaterThan(0);
  });

  describe('of a talk', () => {
    const aTalk = async (school: School) => {
      const { cashFen: _c, goods: _g, evidence: _e, signature: _s, ...said } = someNotes(school);
      const logged = await visits
        .get(TalkLogService)
        .log(school.leader.actor, school.memberId, 'low-spirits', said, once());
      return { id: logged.id, notes: someNotes(school) };
    };
    const listed = (school: School, who: School['officer'], filter: Partial<TalkFilter> = {}) =>
      visits
        .get(TalkListService)
        .list(who.actor, { unionId: null, memberId: school.memberId, topic: null, ...filter }, null, 10);

    it('writes it beside the old one, after another topic too, and asks for no money', async () => {
      const school = await aSchool(visits);
      const { id, notes } = await aTalk(school);
      const corrected = { ...notes, words: '想换回原来的班组' };
      const order = { notes: corrected, wish: NO_WISH, topic: 'post-change', reason: '事由记错' } as const;
      const answer = await changes.correct(school.officer.actor, id, 1, order, once());
      expect(answer).toMatchObject({ duty: null, requests: [] });
      const { visit } = await visits.get(StandingVisitService).read(school.officer.actor, answer.id);
      expect(visit).toMatchObject({ kind: 'talk', talkTopic: 'post-change', words: '想换回原来的班组' });
      const [{ detail }] = await owner(
        `SELECT detail FROM audit.audit_entry WHERE subject_id = $1 AND action = 'visit.correct'`,
        [id],
      );
      expect(detail.topic).toEqual(['思想波动', '岗位变动']);
      const again = changes.correct(school.officer.actor, id, 2, order, once());
      await expect(again).rejects.toMatchObject({ code: 'visit.action-not-open' });
    });

    it('is listed as it stands, to who held it and who may read what was said', async () => {
      const school = await aSchool(visits);
      const { id, notes } = await aTalk(school);
      const own = await listed(school, school.leader);
      expect(own).toEqual([
        expect.objectContaining({ id, topic: 'low-spirits', loggedById: school.leader.actor.personId }),
      ]);
      expect(JSON.stringify(own)).not.toContain('上课');
      expect(await listed(school, school.officer)).toHaveLength(1);
      expect(await listed(school, school.officer, { topic: 'conflict' })).toEqual([]);
      const order = { notes, wish: NO_WISH, topic: 'conflict', reason: null } as const;
      const { id: next } = await changes.correct(school.officer.actor, id, 1, order, once());
      expect((await listed(school, school.officer)).map((line) => line.id)).toEqual([next]);
      expect(await listed(school, school.leader)).toEqual([]);
      await changes.void(school.chair.actor, next, 1, '记错人了');
      expect(await listed(school, school.officer)).toEqual([]);
    });
  });
});
