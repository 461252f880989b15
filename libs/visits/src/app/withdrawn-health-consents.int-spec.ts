import { randomBytes } from 'node:crypto';
import { ApproverEvidence } from '@app/disbursements/testing';
import type { Agent } from '@app/identity/testing';
import { civilDateIn } from '@app/kernel';
import { aSpokenConsent, membersOn } from '@app/members/testing';
import { idempotencyOf } from '@app/persistence';
import { anActor } from '@app/persistence/testing';
import { aSchool, anAgentOf, daysAgo, type School, someNotes } from '../testing/a-school';
import { aConsentScene, type ConsentScene } from '../testing/consent-scene';
import { aLoggingScene, type LoggingScene } from '../testing/logging-scene';
import { openVisits, type OpenVisits } from '../testing/open-visits';
import { VisitLogService } from './visit-log.service';
import { NO_WISH } from './visit-order';
import { VisitDocuments } from './visit.documents';
import { VisitsSensitiveUse } from './visits.sensitive-use';

const once = () => idempotencyOf(randomBytes(8).toString('hex'), {});

describe('the separate consent to what visits tell of the member’s health', () => {
  let visits: OpenVisits;
  let on: ConsentScene;
  let scene: LoggingScene;
  beforeAll(async () => {
    visits = await openVisits();
    on = aConsentScene(visits);
    scene = aLoggingScene(visits);
  });
  afterAll(() => visits?.close());

  describe('taken back', () => {
    const takeBack = async (school: School) => {
      const { tenantId, memberId } = school;
      const me = anActor({ tenantId, memberId });
      const { consenting } = membersOn(visits.platform);
      const { kept } = await consenting.own(me);
      await consenting.withdrawOwn(me, kept.at(-1)!.row.id, null);
    };
    const macs = async ({ memberId }: School) => {
      const rows = await on.owner(
        `SELECT disease_mac IS NOT NULL AS named FROM visits.visit_duty WHERE member_id = $1 ORDER BY id`,
        [memberId],
      );
      return rows.map(({ named }: { named: boolean }) => named);
    };
    /** Three duties with a disease, the last one a relative's; the first was visited, with a consent. */
    async function threeDiseases() {
      const school = await aSchool(visits);
      const { id } = await on.report(school, { disease: '白血病' });
      await on.report(school, { occasion: 'HARDSHIP_TEMP', disease: '白血病' });
      const relative = { dependantId: null, relation: '父亲', name: null };
      await on.report(school, { occasion: 'BEREAVEMENT', subCondition: 'RELATIVE', relative, disease: '心梗' });
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
      const trail = await on.owner(`SELECT 1 FROM audit.audit_entry WHERE action = 'visit-duty.forget-disease'`, []);
      expect(trail).toHaveLength(2);
      expect(await on.pageFor(school.officer, id)).toMatchObject({
        consentWithdrawn: true,
        lacking: [{ kind: 'health' }],
      });
      await on.report(school, { occasion: 'WEDDING', disease: '白血病' });
      expect(await macs(school)).toEqual([false, false, true, false]);
    });

    it('given anew before that was heard of, everything stays', async () => {
      const { school, id } = await threeDiseases();
      await takeBack(school);
      const { consenting } = membersOn(visits.platform, [visits.get(VisitsSensitiveUse)]);
      await consenting.give(school.officer.actor, school.memberId, { ...aSpokenConsent(), key: 'member' });
      await visits.deliverEvents(school.tenantId);
      expect(await macs(school)).toEqual([true, true, true]);
      expect(await on.pageFor(school.officer, id)).toMatchObject({ consentWithdrawn: false, papersWithheld: false });
    });

    it('with the import that brought it, it was never given: nothing is withheld, he is asked', async () => {
      const { school, id } = await threeDiseases();
      await on.owner(
        `INSERT INTO members.sensitive_consent_end (tenant_id, id, consent_id, member_id, ground, ended_on, by_name, ended_at)
         SELECT tenant_id, gen_random_uuid(), id, member_id, 'import-undone', given_on, '赵敏', now()
         FROM members.sensitive_consent WHERE member_id = $1`,
        [school.memberId],
      );
      expect(await on.pageFor(school.officer, id)).toMatchObject({
        ...{ consentWithdrawn: false, papersWithheld: false, lacking: [{ kind: 'health' }] },
      });
    });

    it('papers about his illness are opened no more, except by himself, until money was paid on them', async () => {
      const { school, id, visitId } = await threeDiseases();
      const himself = await on.himselfOf(school);
      const opens = ({ actor }: Agent, sensitivity: 'medical' | 'normal' = 'medical') =>
        visits.platform.uow.read(actor, (tx) => visits.get(VisitDocuments).mayRead(tx, actor, visitId, sensitivity));
      expect(await opens(school.officer)).toBe(true);
      await takeBack(school);
      expect(await on.pageFor(school.officer, id)).toMatchObject({ papersWithheld: true });
      // Who could not open them anyway is not told that he took it back.
      expect(await on.pageFor(school.leader, id)).toMatchObject({ papersWithheld: false });
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
      await on.owner(
        `UPDATE disbursements.disbursement SET status = 'paid', paid_on = CURRENT_DATE, paid_by = requested_by,
           in_history = true WHERE case_id = $1`,
        [id],
      );
      expect(await on.pageFor(school.officer, id)).toMatchObject({ papersWithheld: false });
      expect(await opens(school.officer)).toBe(true);
    });
  });

  describe('said before he took it back, and sent later', () => {
    const daysOf = async ({ memberId }: School) => {
      const rows = await on.owner('SELECT given_on FROM members.sensitive_consent WHERE member_id = $1 ORDER BY id', [
        memberId,
      ]);
      return rows.map(({ given_on: day }: { given_on: string }) => day);
    };
    const visitedOn = (school: School, days: number) => someNotes(school, { visitedOn: daysAgo(days) });
    /** He said yes the day before yesterday and took it back so many days ago. */
    async function aWithdrawal(days: number) {
      const school = await aSchool(visits);
      const { id } = await on.report(school);
      const { duty } = await on.log(school, id, 1, aSpokenConsent(), visitedOn(school, 2));
      await on.owner(
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
      const { consentTakenBack } = await on.log(school, id, version, aSpokenConsent(), visitedOn(school, 1));
      expect([consentTakenBack, await daysOf(school)]).toEqual([false, [daysAgo(2), daysAgo(1)]]);
      expect(await on.told(school.officer, id)).toEqual([]);
    });

    it.each([0, 1])('at a visit the visit is recorded, it is not: taken back %i days ago', async (days) => {
      const { school, id, version } = await aWithdrawal(days);
      const logged = await on.log(school, id, version, aSpokenConsent(), visitedOn(school, 1));
      expect([logged.consentTakenBack, await daysOf(school)]).toEqual([true, [daysAgo(2)]]);
      expect(await scene.visitsOf(id)).toHaveLength(2);
      expect([await on.told(school.officer, id), await on.wanting(school)]).toEqual([['health'], ['王秀英']]);
    });

    it('in a report of his own it is asked for anew, and nothing is kept', async () => {
      const { school } = await aWithdrawal(1);
      const himself = await on.himselfOf(school);
      const tell = (reportedAt: Date) =>
        on.tell(school, himself, aSpokenConsent(), { eventOn: daysAgo(3), reportedAt });
      const hours = (count: number) => new Date(Date.now() - count * 3_600_000);
      await expect(tell(hours(25))).rejects.toMatchObject({ code: 'sensitive-consent.wanting' });
      expect(await daysOf(school)).toEqual([daysAgo(2)]);
      await tell(hours(23));
      expect(await daysOf(school)).toEqual([daysAgo(2), civilDateIn('Asia/Shanghai', hours(23))]);
    });
  });
});
