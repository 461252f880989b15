import { randomBytes } from 'node:crypto';
import { idempotencyOf } from '@app/persistence';
import { aFundAccount } from '@app/funds/testing';
import type { VisitDutyId } from '../domain/visit-duty';
import { aSchool, type School, someNotes } from '../testing/a-school';
import { aLoggingScene, type LoggingScene } from '../testing/logging-scene';
import { openVisits, type OpenVisits } from '../testing/open-visits';
import { DutyService } from './duty.service';
import { VisitChangeService } from './visit-change.service';
import { TalkLogService, VisitLogService } from './visit-log.service';
import { NO_WISH } from './visit-order';

const once = () => idempotencyOf(randomBytes(8).toString('hex'), {});

describe('logging a visit', () => {
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

  it('keeps a visit without aid and asks for no money', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const answer = await log.log(school.officer.actor, id, 1, someNotes(school), NO_WISH, once());
    expect(answer).toMatchObject({ marks: [], requests: [], noRequest: null, duty: { status: 'visited', version: 2 } });
    expect(await dutyOf(id)).toMatchObject({ visit_count: 1, first_helper_name: '刘洋' });
    const reminders = await owner('SELECT status FROM notifications.reminder WHERE subject_id = $1', [id]);
    expect(reminders.filter(({ status }) => status === 'due')).toEqual([]);
  });

  it('asks for cash and goods in one request each, by the standard of the day of the event', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const answer = await log.log(school.officer.actor, id, 1, await withAid(school, '800'), NO_WISH, once());
    expect(answer).toMatchObject({ marks: [], duty: { status: 'settling' } });
    expect(answer.requests.map(({ kind, status }) => [kind, status])).toEqual([
      ['cash', 'in-review'],
      ['goods', 'in-review'],
    ]);
    const [cash, goods] = await requestsOf(id);
    expect(cash).toMatchObject({ amount: '80000', payment_kind: 'transfer', standard_code: 'HOSPITAL', marks: [] });
    expect(goods).toMatchObject({
      amount: '15000',
      payment_kind: 'goods',
      method_note: '水果 1 箱',
      case_amount: '95000',
    });
    expect([cash.subject_id, cash.fund_account_id]).toEqual([answer.id, school.fundId]);
    const [visit] = await visitsOf(id);
    expect(visit).toMatchObject({ rule_code: 'HOSPITAL', judgement: { entitled: true, missing: [] } });
    const papers = await owner('SELECT kind, sensitivity FROM documents.document WHERE subject_id = $1 ORDER BY kind', [
      answer.id,
    ]);
    expect(papers).toEqual([
      { kind: 'diagnosis', sensitivity: 'medical' },
      { kind: 'signature', sensitivity: 'normal' },
    ]);
  });

  it('marks what is over the standard and without evidence; it takes the higher route and is not lost', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const notes = await withAid(school, '1200', { evidence: [], signature: null });
    const answer = await log.log(school.officer.actor, id, 1, notes, { ...NO_WISH, reason: '病情重' }, once());
    expect(answer.marks).toEqual(['over-standard', 'evidence-missing', 'no-signature']);
    const [cash] = await requestsOf(id);
    expect(cash).toMatchObject({ marks: ['over-standard', 'evidence-missing'], reason: '病情重', tier: 'T3' });
  });

  it('counts what the household had before, for the same event and the same year', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const first = await log.log(school.officer.actor, id, 1, await withAid(school, '800'), NO_WISH, once());
    const again = await withAid(school, '100');
    const second = await log.log(school.officer.actor, id, first.duty!.version, again, NO_WISH, once());
    expect(second.marks).toContain('over-standard');
    expect(second.duty).toMatchObject({ status: 'settling' });
  });

  it('leaves nothing behind when the money cannot be asked for', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const fundAccountId = await aFundAccount(visits.platform, school.tenantId, school.schoolId, { kind: 'dues' });
    const notes = await withAid(school, '800');
    const logging = log.log(school.officer.actor, id, 1, notes, { ...NO_WISH, fundAccountId }, once());
    await expect(logging).rejects.toMatchObject({ code: 'fund.not-eligible' });
    expect(await visitsOf(id)).toEqual([]);
    expect(await requestsOf(id)).toEqual([]);
    expect(await dutyOf(id)).toMatchObject({ status: 'open', version: 1, visit_count: 0 });
    const papers = await owner('SELECT status FROM documents.document WHERE id = ANY($1)', [
      [notes.evidence[0]!.documentId, notes.signature!.documentId],
    ]);
    expect(papers.map(({ status }) => status)).toEqual(['pending', 'pending']);
    const trail = await owner('SELECT action FROM audit.audit_entry WHERE subject_id = $1', [id]);
    expect(trail.map(({ action }) => action)).toEqual(['visit-duty.open']);
  });

  it('keeps the visit when no account may pay, and asks for the money once there is one', async () => {
    const school = await aSchool(visits);
    await owner(`UPDATE funds.fund_account SET status = 'frozen' WHERE id = $1`, [school.fundId]);
    const id = await aReportedDuty(school);
    const notes = await withAid(school, '800');
    const answer = await log.log(school.officer.actor, id, 1, notes, NO_WISH, once());
    expect(answer).toMatchObject({ marks: ['not-entitled'], requests: [], duty: { status: 'visited' } });
    expect(answer.noRequest).toMatch(/经费账户/);
    await aFundAccount(visits.platform, school.tenantId, school.schoolId);
    const later = await changes.requestAid(school.officer.actor, answer.id, 1, NO_WISH, once());
    expect(later).toMatchObject({ duty: { status: 'settling' } });
    expect(await requestsOf(id)).toHaveLength(2);
    await expect(changes.requestAid(school.officer.actor, answer.id, 1, NO_WISH, once())).rejects.toMatchObject({
      code: 'visit.aid-locked',
    });
  });

  it('is done once however often it is sent', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const notes = await withAid(school, '500');
    const key = randomBytes(8).toString('hex');
    const send = () => log.log(school.officer.actor, id, 1, notes, NO_WISH, idempotencyOf(key, 'the same'));
    const answers = await Promise.all([send(), send(), send()]);
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect(await visitsOf(id)).toHaveLength(1);
    expect(await requestsOf(id)).toHaveLength(2);
  });

  it('refuses two who log on the same sight of the duty', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const send = (agent: School['officer']) => log.log(agent.actor, id, 1, someNotes(school), NO_WISH, once());
    const answers = await Promise.allSettled([send(school.officer), send(school.leader)]);
    expect(answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []))).toEqual([
      'record.stale',
    ]);
    expect(await visitsOf(id)).toHaveLength(1);
  });

  it('keeps an absence with its reason sealed, and takes no aid back by it', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const outcome = { kind: 'absent', reason: '在做化疗' } as const;
    await log.log(school.officer.actor, id, 1, someNotes(school, { outcome }), NO_WISH, once());
    const [visit] = await visitsOf(id);
    expect(visit.outcome).toBe('absent');
    expect(JSON.stringify(visit)).not.toContain('化疗');
  });

  describe('and what follows from its money', () => {
    const settle = async (school: School, id: string, set: string, what = 'receipt-confirmed') => {
      await owner(`ALTER TABLE disbursements.disbursement DISABLE TRIGGER ALL`, []);
      await owner(`UPDATE disbursements.disbursement SET in_history = true, ${set} WHERE case_id = $1`, [id]);
      await owner(`ALTER TABLE disbursements.disbursement ENABLE TRIGGER ALL`, []);
      const [{ subject_id: subjectId }] = await requestsOf(id);
      const payload = { disbursementId: id, subjectType: 'visit', subjectId };
      await visits.platform.uow.run(school.chair.actor, async (tx) =>
        tx.announce({ type: `disbursement.${what}.v1`, payload }),
      );
      await visits.deliverEvents(school.tenantId);
    };
    const aSettlingDuty = async (school: School) => {
      const id = await aReportedDuty(school);
      await log.log(school.officer.actor, id, 1, await withAid(school, '800'), NO_WISH, once());
      return id;
    };

    it('closes the duty once all of it arrived, and hears of that twice without harm', async () => {
      const school = await aSchool(visits);
      const id = await aSettlingDuty(school);
      const paid = `status = 'paid', receipt = 'confirmed', paid_on = CURRENT_DATE, paid_by = requested_by`;
      await settle(school, id, paid);
      expect(await dutyOf(id)).toMatchObject({ status: 'closed' });
      await visits.deliverEvents(school.tenantId);
      expect(await dutyOf(id)).toMatchObject({ status: 'closed' });
    });

    it('goes on waiting while one of the payments is not confirmed', async () => {
      const school = await aSchool(visits);
      const id = await aSettlingDuty(school);
      await settle(school, id, `status = 'paid', receipt = 'disputed', paid_on = CURRENT_DATE, paid_by = requested_by`);
      const duty = await dutyOf(id);
      expect(duty.status).toBe('settling');
      await expect(
        visits.get(DutyService).close(school.chair.actor, id as VisitDutyId, duty.version),
      ).rejects.toMatchObject({ code: 'visit-duty.aid-unsettled' });
    });

    it('is open once more when the member misses what was reconciled, until he confirms it', async () => {
      const school = await aSchool(visits);
      const id = await aSettlingDuty(school);
      const set = `status = 'reconciled', paid_on = CURRENT_DATE, paid_by = requested_by`;
      await settle(school, id, `${set}, receipt = 'awaited'`, 'reconciled');
      expect(await dutyOf(id)).toMatchObject({ status: 'closed' });
      await settle(school, id, `receipt = 'disputed'`, 'receipt-disputed');
      expect(await dutyOf(id)).toMatchObject({ status: 'settling', ended_at: null, reason: '会员说没有收到' });
      const facts = await owner(
        `SELECT by_name, detail FROM visits.duty_fact WHERE duty_id = $1 AND kind = 'reopened'`,
        [id],
      );
      expect(facts).toEqual([{ by_name: null, detail: { reason: '会员说没有收到' } }]);
      await settle(school, id, `receipt = 'confirmed'`);
      expect(await dutyOf(id)).toMatchObject({ status: 'closed' });
    });

    it('is a visit without aid again when every request came to nothing', async () => {
      const school = await aSchool(visits);
      const id = await aSettlingDuty(school);
      await settle(school, id, `status = 'refused'`);
      const duty = await dutyOf(id);
      expect(duty.status).toBe('visited');
      const closed = await visits.get(DutyService).close(school.chair.actor, id as VisitDutyId, duty.version);
      expect(closed.status).toBe('closed');
    });
  });

  it('keeps a talk, which needs no duty and gives nothing', async () => {
    const school = await aSchool(visits);
    const { cashFen: _c, goods: _g, evidence: _e, signature: _s, ...said } = someNotes(school);
    const answer = await visits
      .get(TalkLogService)
      .log(school.leader.actor, school.memberId, 'low-spirits', said, once());
    expect(answer).toMatchObject({ duty: null, requests: [] });
    const [talk] = await owner('SELECT * FROM visits.visit WHERE id = $1', [answer.id]);
    expect(talk).toMatchObject({ kind: 'talk', talk_topic: 'low-spirits', duty_id: null });
    expect(JSON.stringify(talk)).not.toContain('上课');
  });
});
