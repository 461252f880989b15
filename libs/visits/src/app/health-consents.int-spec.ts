import { randomBytes } from 'node:crypto';
import type { Agent } from '@app/identity/testing';
import { ApproverEvidence } from '@app/disbursements/testing';
import type { TypedConsent } from '@app/members';
import { civilDateIn } from '@app/kernel';
import { aSpokenConsent, membersOn } from '@app/members/testing';
import { idempotencyOf } from '@app/persistence';
import { anActor } from '@app/persistence/testing';
import { aSchool, anAgentOf, aStay, daysAgo, type School, someNotes } from '../testing/a-school';
import { aLoggingScene, type LoggingScene } from '../testing/logging-scene';
import { openVisits, type OpenVisits } from '../testing/open-visits';
import type { VisitDutyId } from '../domain/visit-duty';
import { CaseService } from './case.service';
import { DutyService } from './duty.service';
import { ReportService } from './report.service';
import { VisitLogService } from './visit-log.service';
import { NO_WISH, type VisitNotes } from './visit-order';
import { VisitDocuments } from './visit.documents';
import { VisitsSensitiveUse } from './visits.sensitive-use';

const once = () => idempotencyOf(randomBytes(8).toString('hex'), {});

describe('the separate consent to what visits tell of the member’s health', () => {
  let visits: OpenVisits;
  let scene: LoggingScene;
  beforeAll(async () => {
    visits = await openVisits();
    scene = aLoggingScene(visits);
  });
  afterAll(() => visits?.close());

  const owner = (sql: string, values: unknown[]) => visits.database.owner(sql, values);
  const daysOf = async ({ memberId }: School) => {
    const rows = await owner('SELECT given_on FROM members.sensitive_consent WHERE member_id = $1 ORDER BY id', [
      memberId,
    ]);
    return rows.map(({ given_on: day }: { given_on: string }) => day);
  };
  const takeBack = async (school: School) => {
    const { tenantId, memberId } = school;
    const me = anActor({ tenantId, memberId });
    const { consenting } = membersOn(visits.platform);
    const { kept } = await consenting.own(me);
    await consenting.withdrawOwn(me, kept.at(-1)!.row.id, null);
  };
  const consentsOf = ({ memberId }: School) =>
    owner('SELECT kind, means, given_by, recorded_by_name FROM members.sensitive_consent WHERE member_id = $1', [
      memberId,
    ]);
  const himselfOf = (school: School) => anAgentOf(visits, school, school.schoolId, [], '王秀英', school.memberId);
  const report = async (school: School, overrides: Parameters<typeof aStay>[1] = {}) =>
    visits.get(ReportService).byStaff(school.leader.actor, aStay(school, overrides), once());
  const wanting = async ({ officer, memberId }: School) => {
    const use = visits.get(VisitsSensitiveUse);
    const held = await visits.platform.uow.read(officer.actor, (tx) => use.subjectsOf(tx, [memberId]));
    return (held.get(memberId) ?? []).map(({ name }) => name);
  };
  const pageFor = ({ actor }: Agent, id: VisitDutyId) => visits.get(CaseService).page(actor, id);
  const told = async (agent: Agent, id: VisitDutyId) => (await pageFor(agent, id)).lacking.map(({ kind }) => kind);
  const log = (school: School, id: VisitDutyId, version: number, consent: TypedConsent | null, notes?: VisitNotes) =>
    visits
      .get(VisitLogService)
      .log(school.leader.actor, id, version, notes ?? someNotes(school), NO_WISH, once(), consent);

  describe('when an illness is reported', () => {
    it('by somebody else, nobody is refused: the visitor is told to ask, and the member’s page lists it', async () => {
      const school = await aSchool(visits);
      const relative = { dependantId: null, relation: '父亲', name: null };
      expect(await report(school, { occasion: 'WEDDING' })).toMatchObject({ lacksConsent: false });
      expect(await report(school, { relative })).toMatchObject({ lacksConsent: false });
      expect(await wanting(school)).toEqual([]);
      const { id, lacksConsent, version } = await report(school, { occasion: 'HARDSHIP_TEMP', disease: '白血病' });
      expect([lacksConsent, await wanting(school)]).toEqual([true, ['王秀英']]);
      await visits.get(DutyService).excuse(school.officer.actor, id, version, '本人不愿');
      expect(await wanting(school)).toEqual([]);
    });

    it('who joins a report is not told that a disease was named before', async () => {
      const school = await aSchool(visits);
      await report(school, { occasion: 'HARDSHIP_TEMP', disease: '白血病' });
      const second = await report(school, { occasion: 'HARDSHIP_TEMP' });
      expect(second).toMatchObject({ joined: true, lacksConsent: false });
    });

    it('by himself he ticks it, or nothing is kept; once is enough', async () => {
      const school = await aSchool(visits);
      const himself = await himselfOf(school);
      const tell = (consent: TypedConsent | null, overrides = {}) => {
        const { memberId: _, ...facts } = aStay(school, overrides);
        return visits.get(ReportService).byMember(himself.actor, { ...facts, consent }, once());
      };
      const refusal = { code: 'sensitive-consent.wanting', message: expect.stringContaining('王秀英的医疗健康信息') };
      await expect(tell(null)).rejects.toMatchObject(refusal);
      await expect(tell(aSpokenConsent({ kind: 'bank', means: 'web' }))).rejects.toMatchObject(refusal);
      const none = await owner('SELECT 1 FROM visits.visit_duty WHERE member_id = $1', [school.memberId]);
      expect([none, await consentsOf(school)]).toEqual([[], []]);
      await tell(null, { occasion: 'BIRTH', note: null });
      const { id, lacksConsent } = await tell(aSpokenConsent());
      expect(lacksConsent).toBe(false);
      const kept = [{ kind: 'health', means: 'web', given_by: 'self', recorded_by_name: '王秀英' }];
      expect(await consentsOf(school)).toEqual(kept);
      await tell(null);
      expect([await consentsOf(school), await told(school.officer, id)]).toEqual([kept, []]);
    });
  });

  describe('given at the visit', () => {
    it('it is recorded with the visit by whoever may log it, and asked for no more', async () => {
      const school = await aSchool(visits);
      const { id } = await report(school);
      expect(await told(school.leader, id)).toEqual(['health']);
      await log(school, id, 1, aSpokenConsent());
      const kept = [{ kind: 'health', means: 'oral', given_by: 'self', recorded_by_name: '赵敏' }];
      expect(await consentsOf(school)).toEqual(kept);
      expect([await told(school.leader, id), await report(school)]).toMatchObject([[], { lacksConsent: false }]);
      const trail = await owner(
        `SELECT action FROM audit.audit_entry WHERE action LIKE 'sensitive-consent.%'
         AND subject_id = $1`,
        [school.memberId],
      );
      expect(trail).toEqual([{ action: 'sensitive-consent.given' }]);
    });

    it('is not needed for the visit to be recorded, and what somebody else recorded meanwhile is no matter', async () => {
      const school = await aSchool(visits);
      const { id } = await report(school);
      const first = await log(school, id, 1, null);
      expect([first.duty?.status, await told(school.officer, id)]).toEqual(['visited', ['health']]);
      const second = await log(school, id, first.duty!.version, aSpokenConsent({ means: 'signed' }));
      await log(school, id, second.duty!.version, aSpokenConsent());
      expect(await consentsOf(school)).toMatchObject([{ means: 'signed' }]);
    });

    it('a guardian says it of who cannot, with a word why', async () => {
      const school = await aSchool(visits);
      const { id } = await report(school);
      const guardian = { givenBy: 'guardian', guardianName: '李军', guardianRelation: 'spouse' } as const;
      const unsaid = log(school, id, 1, aSpokenConsent(guardian));
      await expect(unsaid).rejects.toMatchObject({ code: 'sensitive-consent.word-missing' });
      const proxy = someNotes(school, { outcome: { kind: 'proxy', name: '李军', relation: '丈夫' } });
      await log(school, id, 1, aSpokenConsent({ ...guardian, word: '还没有醒' }), proxy);
      expect(await consentsOf(school)).toMatchObject([{ given_by: 'guardian' }]);
    });

    it.each([
      ['without how', aSpokenConsent({ means: 'web' }), {}],
      ['to something else', aSpokenConsent({ kind: 'bank' }), {}],
      [
        'as his own where only a relative was met',
        aSpokenConsent(),
        { outcome: { kind: 'proxy', name: '李梅', relation: '妻子' } as const },
      ],
      ['where nobody was met', aSpokenConsent(), { outcome: { kind: 'absent', reason: '转院了' } as const }],
    ])('%s it is refused at its field, with the visit', async (_, consent, overrides) => {
      const school = await aSchool(visits);
      const { id } = await report(school);
      await expect(log(school, id, 1, consent, someNotes(school, overrides))).rejects.toMatchObject({
        code: 'visit.invalid',
        extensions: { fields: [{ field: 'consent' }] },
      });
      expect([await consentsOf(school), await scene.visitsOf(id)]).toEqual([[], []]);
    });

    it('of a duty that tells no illness of his it is left out', async () => {
      const school = await aSchool(visits);
      const { id } = await report(school, { occasion: 'BIRTH' });
      expect(await told(school.leader, id)).toEqual([]);
      await log(school, id, 1, aSpokenConsent());
      expect(await consentsOf(school)).toEqual([]);
    });
  });

  describe('said before he took it back, and sent later', () => {
    const visitedOn = (school: School, days: number) => someNotes(school, { visitedOn: daysAgo(days) });
    /** He said yes the day before yesterday and took it back so many days ago. */
    async function aWithdrawal(days: number) {
      const school = await aSchool(visits);
      const { id } = await report(school);
      const { duty } = await log(school, id, 1, aSpokenConsent(), visitedOn(school, 2));
      await owner(
        `INSERT INTO members.sensitive_consent_end
           (tenant_id, id, consent_id, member_id, ground, ended_on, ended_at, by_id, by_name)
         SELECT tenant_id, gen_random_uuid(), id, member_id, 'withdrawn', $2, now() - $3 * interval '1 day',
           recorded_by_id, '王秀英' FROM members.sensitive_consent WHERE member_id = $1`,
        [school.memberId, daysAgo(days), days],
      );
      return { school, id, version: duty!.version };
    }

    it('at a visit it stands as of the day of the visit', async () => {
      const { school, id, version } = await aWithdrawal(2);
      const { consentTakenBack } = await log(school, id, version, aSpokenConsent(), visitedOn(school, 1));
      expect([consentTakenBack, await daysOf(school)]).toEqual([false, [daysAgo(2), daysAgo(1)]]);
      expect(await told(school.officer, id)).toEqual([]);
    });

    it.each([0, 1])('at a visit the visit is recorded, it is not: taken back %i days ago', async (days) => {
      const { school, id, version } = await aWithdrawal(days);
      const logged = await log(school, id, version, aSpokenConsent(), visitedOn(school, 1));
      expect([logged.consentTakenBack, await daysOf(school)]).toEqual([true, [daysAgo(2)]]);
      expect(await scene.visitsOf(id)).toHaveLength(2);
      expect([await told(school.officer, id), await wanting(school)]).toEqual([['health'], ['王秀英']]);
    });

    it('in a report of his own it is asked for anew, and nothing is kept', async () => {
      const { school } = await aWithdrawal(1);
      const himself = await himselfOf(school);
      const tell = (reportedAt: Date) => {
        const { memberId: _, ...facts } = aStay(school, { eventOn: daysAgo(3), reportedAt });
        return visits.get(ReportService).byMember(himself.actor, { ...facts, consent: aSpokenConsent() }, once());
      };
      const hours = (count: number) => new Date(Date.now() - count * 3_600_000);
      await expect(tell(hours(25))).rejects.toMatchObject({ code: 'sensitive-consent.wanting' });
      expect(await daysOf(school)).toEqual([daysAgo(2)]);
      await tell(hours(23));
      expect(await daysOf(school)).toEqual([daysAgo(2), civilDateIn('Asia/Shanghai', hours(23))]);
    });
  });

  it('is told to who visits, not to who only signs or pays; of a disease only to who may know of it', async () => {
    const school = await aSchool(visits);
    const { id } = await report(school);
    const treasurer = await anAgentOf(visits, school, school.schoolId, ['treasurer'], '孙莉');
    expect([await told(school.leader, id), await told(treasurer, id)]).toEqual([['health'], []]);
    const { id: named, version } = await report(school, { occasion: 'HARDSHIP_TEMP', disease: '白血病' });
    expect([await told(school.officer, named), await told(school.leader, named)]).toEqual([['health'], []]);
    await visits.get(DutyService).assign(school.officer.actor, named, version, [school.leader.actor.personId]);
    expect(await told(school.leader, named)).toEqual(['health']);
  });

  describe('taken back', () => {
    const macs = async ({ memberId }: School) => {
      const rows = await owner(
        `SELECT disease_mac IS NOT NULL AS named FROM visits.visit_duty WHERE member_id = $1 ORDER BY id`,
        [memberId],
      );
      return rows.map(({ named }: { named: boolean }) => named);
    };
    /** Three duties with a disease, the last one a relative's; the first was visited, with a consent. */
    async function threeDiseases() {
      const school = await aSchool(visits);
      const { id } = await report(school, { disease: '白血病' });
      await report(school, { occasion: 'HARDSHIP_TEMP', disease: '白血病' });
      const relative = { dependantId: null, relation: '父亲', name: null };
      await report(school, { occasion: 'BEREAVEMENT', subCondition: 'RELATIVE', relative, disease: '心梗' });
      const notes = await scene.withAid(school, '800');
      const { id: visitId } = await visits
        .get(VisitLogService)
        .log(school.officer.actor, id, 1, notes, NO_WISH, once(), aSpokenConsent({ means: 'signed' }));
      return { school, id, visitId };
    }

    it('his duties know his disease no more; a relative’s is not his to take back', async () => {
      const { school, id } = await threeDiseases();
      expect(await macs(school)).toEqual([true, true, true]);
      await takeBack(school);
      await visits.deliverEvents(school.tenantId);
      expect(await macs(school)).toEqual([false, false, true]);
      const trail = await owner(`SELECT 1 FROM audit.audit_entry WHERE action = 'visit-duty.forget-disease'`, []);
      expect(trail).toHaveLength(2);
      expect(await pageFor(school.officer, id)).toMatchObject({
        consentWithdrawn: true,
        lacking: [{ kind: 'health' }],
      });
      await report(school, { occasion: 'WEDDING', disease: '白血病' });
      expect(await macs(school)).toEqual([false, false, true, false]);
    });

    it('given anew before that was heard of, everything stays', async () => {
      const { school, id } = await threeDiseases();
      await takeBack(school);
      const { consenting } = membersOn(visits.platform, [visits.get(VisitsSensitiveUse)]);
      await consenting.give(school.officer.actor, school.memberId, { ...aSpokenConsent(), key: 'member' });
      await visits.deliverEvents(school.tenantId);
      expect(await macs(school)).toEqual([true, true, true]);
      expect(await pageFor(school.officer, id)).toMatchObject({ consentWithdrawn: false, papersWithheld: false });
    });

    it('with the import that brought it, it was never given: nothing is withheld, he is asked', async () => {
      const { school, id } = await threeDiseases();
      await owner(
        `INSERT INTO members.sensitive_consent_end (tenant_id, id, consent_id, member_id, ground, ended_on, by_name, ended_at)
         SELECT tenant_id, gen_random_uuid(), id, member_id, 'import-undone', given_on, '赵敏', now()
         FROM members.sensitive_consent WHERE member_id = $1`,
        [school.memberId],
      );
      expect(await pageFor(school.officer, id)).toMatchObject({
        ...{ consentWithdrawn: false, papersWithheld: false, lacking: [{ kind: 'health' }] },
      });
    });

    it('papers about his illness are opened no more, except by himself, until money was paid on them', async () => {
      const { school, id, visitId } = await threeDiseases();
      const himself = await himselfOf(school);
      const opens = ({ actor }: Agent, sensitivity: 'medical' | 'normal' = 'medical') =>
        visits.platform.uow.read(actor, (tx) => visits.get(VisitDocuments).mayRead(tx, actor, visitId, sensitivity));
      expect(await opens(school.officer)).toBe(true);
      await takeBack(school);
      expect(await pageFor(school.officer, id)).toMatchObject({ papersWithheld: true });
      // Who could not open them anyway is not told that he took it back.
      expect(await pageFor(school.leader, id)).toMatchObject({ papersWithheld: false });
      const may = [await opens(school.officer), await opens(school.officer, 'normal'), await opens(himself)];
      expect(may).toEqual([false, true, true]);
      const toldWhy = async ({ actor }: Agent) => {
        const [aid] = await scene.requestsOf(id);
        const { documents, isMedicalWithheld } = await visits.get(ApproverEvidence).of(actor, aid.id);
        return [documents.some(({ sensitivity }) => sensitivity === 'medical'), isMedicalWithheld];
      };
      expect(await toldWhy(school.officer)).toEqual([true, true]);
      const cashier = await anAgentOf(visits, school, school.schoolId, ['cashier'], '孙莉');
      expect(await toldWhy(cashier)).toEqual([true, false]);
      await owner(
        `UPDATE disbursements.disbursement SET status = 'paid', paid_on = CURRENT_DATE, paid_by = requested_by,
           in_history = true WHERE case_id = $1`,
        [id],
      );
      expect(await pageFor(school.officer, id)).toMatchObject({ papersWithheld: false });
      expect(await opens(school.officer)).toBe(true);
    });
  });
});
