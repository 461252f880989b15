import { randomBytes } from 'node:crypto';
import { DocumentUploadService } from '@app/documents';
import { aJpeg } from '@app/documents/testing';
import type { Agent } from '@app/identity/testing';
import { type DocumentId, parseFen } from '@app/kernel';
import { aUnion } from '@app/organizations/testing';
import { idempotencyOf } from '@app/persistence';
import { aSchool, anAgentOf, aStay, type School, someNotes } from '../testing/a-school';
import { openVisits, type OpenVisits } from '../testing/open-visits';
import { CaseService } from './case.service';
import { LaterPapersService } from './later-papers.service';
import { ReportService } from './report.service';
import { VisitLogService } from './visit-log.service';
import { NO_WISH } from './visit-order';

const once = () => idempotencyOf(randomBytes(8).toString('hex'), {});

describe('papers that come after the visit', () => {
  let visits: OpenVisits;
  let papers: LaterPapersService;
  beforeAll(async () => {
    visits = await openVisits();
    papers = visits.get(LaterPapersService);
  });
  afterAll(() => visits?.close());

  /** A visit with 800.00 and no proof of the stay: marked, and its money is being decided. */
  async function anIncompleteVisit() {
    const school = await aSchool(visits);
    const { officer } = school;
    const { id: dutyId } = await visits.get(ReportService).byStaff(officer.actor, aStay(school), once());
    const notes = someNotes(school, { cashFen: parseFen('800') });
    const { id, marks } = await visits.get(VisitLogService).log(officer.actor, dutyId, 1, notes, NO_WISH, once());
    expect(marks).toContain('evidence-missing');
    return { school, dutyId, id };
  }
  const himselfOf = (school: School) => anAgentOf(visits, school, school.schoolId, [], '王秀英', school.memberId);
  const uploadBy = async ({ actor }: Agent): Promise<DocumentId> => {
    const upload = { kind: 'diagnosis', unionId: null, fileName: '照片.jpg', content: aJpeg() } as const;
    return (await visits.get(DocumentUploadService).upload(actor, upload)).id;
  };
  const proofBy = async (agent: Agent) => [{ documentId: await uploadBy(agent), kind: 'admission-proof' }];
  const rowOf = async (id: string) =>
    (await visits.database.owner('SELECT * FROM visits.visit WHERE id = $1', [id]))[0]!;
  const factsOf = (dutyId: string) =>
    visits.database.owner(`SELECT detail FROM visits.duty_fact WHERE duty_id = $1 AND kind = 'papers-added'`, [dutyId]);

  it('belong to the visit from then on, and its mark is gone', async () => {
    const { school, dutyId, id } = await anIncompleteVisit();
    const evidence = await proofBy(school.officer);
    expect(await papers.byStaff(school.officer.actor, id, 1, evidence, once())).toEqual({ id, version: 2 });
    const row = await rowOf(id);
    expect(row).toMatchObject({ status: 'logged', evidence, judgement: { missing: [] } });
    expect(row.marks).not.toContain('evidence-missing');
    expect(JSON.stringify(row.judgement.marks)).not.toContain('还差');
    const attached = 'SELECT status, subject_id, sensitivity FROM documents.document WHERE id = $1';
    expect(await visits.database.owner(attached, [evidence[0]!.documentId])).toEqual([
      { status: 'attached', subject_id: id, sensitivity: 'medical' },
    ]);
    const page = await visits.get(CaseService).page(school.officer.actor, dutyId);
    expect(page.row.visits[0]!.judgement!.missing).toEqual([]);
  });

  it('take the mark from the request that is being decided, whose route stays as it is', async () => {
    const { school, id } = await anIncompleteVisit();
    const requestOf = async () =>
      (await visits.database.owner('SELECT * FROM disbursements.disbursement WHERE subject_id = $1', [id]))[0]!;
    const before = await requestOf();
    expect(before.marks).toContain('evidence-missing');
    await papers.byStaff(school.officer.actor, id, 1, await proofBy(school.officer), once());
    const after = await requestOf();
    expect(after.marks).not.toContain('evidence-missing');
    expect(after).toMatchObject({ status: 'in-review', tier: before.tier, version: before.version + 1 });
    const audited = await visits.database.owner(
      `SELECT detail FROM audit.audit_entry WHERE subject_id = $1 AND action = 'disbursement.papers-came'`,
      [before.id],
    );
    expect(audited).toEqual([{ detail: { papers: [null, '诊断证明或住院证明'], marks: [before.marks, after.marks] } }]);
  });

  it('stand in the timeline, which says that money asked for before keeps its route', async () => {
    const { school, dutyId, id } = await anIncompleteVisit();
    const routeOf = () =>
      visits.database.owner('SELECT status, marks, tier FROM disbursements.disbursement WHERE case_id = $1', [dutyId]);
    const before = await routeOf();
    await papers.byStaff(school.officer.actor, id, 1, await proofBy(school.officer), once());
    const detail = { names: ['诊断证明或住院证明'], byMember: false, reviewGoesOn: true };
    expect(await factsOf(dutyId)).toEqual([{ detail }]);
    expect(await routeOf()).toEqual(before.map((each) => ({ ...each, marks: [] })));
    const trail = await visits.database.owner('SELECT action FROM audit.audit_entry WHERE subject_id = $1', [id]);
    expect(trail.map(({ action }) => action)).toContain('visit.add-papers');
  });

  it('leave the mark when another paper was brought', async () => {
    const { school, id } = await anIncompleteVisit();
    const evidence = [{ documentId: await uploadBy(school.officer), kind: 'photo' }];
    await papers.byStaff(school.officer.actor, id, 1, evidence, once());
    expect((await rowOf(id)).marks).toContain('evidence-missing');
  });

  it('are added once however often they are sent', async () => {
    const { school, id } = await anIncompleteVisit();
    const evidence = await proofBy(school.officer);
    const key = randomBytes(8).toString('hex');
    const send = () => papers.byStaff(school.officer.actor, id, 1, evidence, idempotencyOf(key, 'the same'));
    const answers = await Promise.all([send(), send()]);
    expect(answers[0]).toEqual(answers[1]);
    expect((await rowOf(id)).evidence).toEqual(evidence);
  });

  it('are refused from a sibling union, which learns nothing of the visit', async () => {
    const { school, dutyId, id } = await anIncompleteVisit();
    const sibling = await aUnion(visits.platform, school.tenantId, school.federationId);
    const stranger = await anAgentOf(visits, school, sibling, ['officer', 'chair'], '外人');
    const adding = papers.byStaff(stranger.actor, id, 1, await proofBy(stranger), once());
    await expect(adding).rejects.toMatchObject({ code: 'visit-duty.not-found' });
    expect(await factsOf(dutyId)).toEqual([]);
  });

  it('are only those that one uploaded oneself, and nothing is kept of the others', async () => {
    const { school, dutyId, id } = await anIncompleteVisit();
    const foreign = await proofBy(school.chair);
    const adding = papers.byStaff(school.officer.actor, id, 1, foreign, once());
    await expect(adding).rejects.toMatchObject({ code: 'document.not-attachable' });
    expect(await rowOf(id)).toMatchObject({ version: 1, evidence: [] });
    expect(await factsOf(dutyId)).toEqual([]);
  });

  it('come from the member himself for his own case', async () => {
    const { school, dutyId, id } = await anIncompleteVisit();
    const himself = await himselfOf(school);
    const evidence = await proofBy(himself);
    await papers.byMember(himself.actor, dutyId, evidence, once());
    expect(await rowOf(id)).toMatchObject({ evidence, judgement: { missing: [] } });
    expect(await factsOf(dutyId)).toMatchObject([{ detail: { byMember: true } }]);
    const again = papers.byMember(himself.actor, dutyId, evidence, once());
    await expect(again).rejects.toMatchObject({ code: 'document.not-attachable' });
  });

  it('are refused from a member for the case of another, and before anybody was there', async () => {
    const { dutyId } = await anIncompleteVisit();
    const school = await aSchool(visits);
    const himself = await himselfOf(school);
    const evidence = await proofBy(himself);
    const adding = papers.byMember(himself.actor, dutyId, evidence, once());
    await expect(adding).rejects.toMatchObject({ code: 'visit-duty.not-found' });
    const { id } = await visits.get(ReportService).byStaff(school.officer.actor, aStay(school), once());
    await expect(papers.byMember(himself.actor, id, evidence, once())).rejects.toMatchObject({
      code: 'visit.none-for-papers',
    });
  });
});
