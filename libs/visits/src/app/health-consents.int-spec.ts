import type { TypedConsent } from '@app/members';
import { aSpokenConsent } from '@app/members/testing';
import { aSchool, anAgentOf, type School, someNotes } from '../testing/a-school';
import { aConsentScene, type ConsentScene } from '../testing/consent-scene';
import { aLoggingScene, type LoggingScene } from '../testing/logging-scene';
import { openVisits, type OpenVisits } from '../testing/open-visits';
import { DutyService } from './duty.service';

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

  const consentsOf = ({ memberId }: School) =>
    on.owner('SELECT kind, means, given_by, recorded_by_name FROM members.sensitive_consent WHERE member_id = $1', [
      memberId,
    ]);

  describe('when an illness is reported', () => {
    it('by somebody else, nobody is refused: the visitor is told to ask, and the member’s page lists it', async () => {
      const school = await aSchool(visits);
      const relative = { dependantId: null, relation: '父亲', name: null };
      expect(await on.report(school, { occasion: 'WEDDING' })).toMatchObject({ lacksConsent: false });
      expect(await on.report(school, { relative })).toMatchObject({ lacksConsent: false });
      expect(await on.wanting(school)).toEqual([]);
      const { id, lacksConsent, version } = await on.report(school, { occasion: 'HARDSHIP_TEMP', disease: '白血病' });
      expect([lacksConsent, await on.wanting(school)]).toEqual([true, ['王秀英']]);
      await visits.get(DutyService).excuse(school.officer.actor, id, version, '本人不愿');
      expect(await on.wanting(school)).toEqual([]);
    });

    it('who joins a report is not told that a disease was named before', async () => {
      const school = await aSchool(visits);
      await on.report(school, { occasion: 'HARDSHIP_TEMP', disease: '白血病' });
      const second = await on.report(school, { occasion: 'HARDSHIP_TEMP' });
      expect(second).toMatchObject({ joined: true, lacksConsent: false });
    });

    it('by himself he ticks it, or nothing is kept; once is enough', async () => {
      const school = await aSchool(visits);
      const himself = await on.himselfOf(school);
      const tell = (consent: TypedConsent | null, overrides = {}) => on.tell(school, himself, consent, overrides);
      const refusal = { code: 'sensitive-consent.wanting', message: expect.stringContaining('王秀英的医疗健康信息') };
      await expect(tell(null)).rejects.toMatchObject(refusal);
      await expect(tell(aSpokenConsent({ kind: 'bank', means: 'web' }))).rejects.toMatchObject(refusal);
      const none = await on.owner('SELECT 1 FROM visits.visit_duty WHERE member_id = $1', [school.memberId]);
      expect([none, await consentsOf(school)]).toEqual([[], []]);
      await tell(null, { occasion: 'BIRTH', note: null });
      const { id, lacksConsent } = await tell(aSpokenConsent());
      expect(lacksConsent).toBe(false);
      const kept = [{ kind: 'health', means: 'web', given_by: 'self', recorded_by_name: '王秀英' }];
      expect(await consentsOf(school)).toEqual(kept);
      await tell(null);
      expect([await consentsOf(school), await on.told(school.officer, id)]).toEqual([kept, []]);
    });
  });

  describe('given at the visit', () => {
    it('it is recorded with the visit by whoever may log it, and asked for no more', async () => {
      const school = await aSchool(visits);
      const { id } = await on.report(school);
      expect(await on.told(school.leader, id)).toEqual(['health']);
      await on.log(school, id, 1, aSpokenConsent());
      const kept = [{ kind: 'health', means: 'oral', given_by: 'self', recorded_by_name: '赵敏' }];
      expect(await consentsOf(school)).toEqual(kept);
      expect([await on.told(school.leader, id), await on.report(school)]).toMatchObject([[], { lacksConsent: false }]);
      const trail = await on.owner(
        `SELECT action FROM audit.audit_entry WHERE action LIKE 'sensitive-consent.%'
         AND subject_id = $1`,
        [school.memberId],
      );
      expect(trail).toEqual([{ action: 'sensitive-consent.given' }]);
    });

    it('is not needed for the visit to be recorded, and what somebody else recorded meanwhile is no matter', async () => {
      const school = await aSchool(visits);
      const { id } = await on.report(school);
      const first = await on.log(school, id, 1, null);
      expect([first.duty?.status, await on.told(school.officer, id)]).toEqual(['visited', ['health']]);
      const second = await on.log(school, id, first.duty!.version, aSpokenConsent({ means: 'signed' }));
      await on.log(school, id, second.duty!.version, aSpokenConsent());
      expect(await consentsOf(school)).toMatchObject([{ means: 'signed' }]);
    });

    it('a guardian says it of who cannot, with a word why', async () => {
      const school = await aSchool(visits);
      const { id } = await on.report(school);
      const guardian = { givenBy: 'guardian', guardianName: '李军', guardianRelation: 'spouse' } as const;
      const unsaid = on.log(school, id, 1, aSpokenConsent(guardian));
      await expect(unsaid).rejects.toMatchObject({ code: 'sensitive-consent.word-missing' });
      const proxy = someNotes(school, { outcome: { kind: 'proxy', name: '李军', relation: '丈夫' } });
      await on.log(school, id, 1, aSpokenConsent({ ...guardian, word: '还没有醒' }), proxy);
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
      const { id } = await on.report(school);
      await expect(on.log(school, id, 1, consent, someNotes(school, overrides))).rejects.toMatchObject({
        code: 'visit.invalid',
        extensions: { fields: [{ field: 'consent' }] },
      });
      expect([await consentsOf(school), await scene.visitsOf(id)]).toEqual([[], []]);
    });

    it('of a duty that tells no illness of his it is left out', async () => {
      const school = await aSchool(visits);
      const { id } = await on.report(school, { occasion: 'BIRTH' });
      expect(await on.told(school.leader, id)).toEqual([]);
      await on.log(school, id, 1, aSpokenConsent());
      expect(await consentsOf(school)).toEqual([]);
    });
  });

  it('is told to who visits, not to who only signs or pays; of a disease only to who may know of it', async () => {
    const school = await aSchool(visits);
    const { id } = await on.report(school);
    const treasurer = await anAgentOf(visits, school, school.schoolId, ['treasurer'], '孙莉');
    expect([await on.told(school.leader, id), await on.told(treasurer, id)]).toEqual([['health'], []]);
    const { id: named, version } = await on.report(school, { occasion: 'HARDSHIP_TEMP', disease: '白血病' });
    expect([await on.told(school.officer, named), await on.told(school.leader, named)]).toEqual([['health'], []]);
    await visits.get(DutyService).assign(school.officer.actor, named, version, [school.leader.actor.personId]);
    expect(await on.told(school.leader, named)).toEqual(['health']);
  });
});
