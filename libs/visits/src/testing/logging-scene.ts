import { randomBytes } from 'node:crypto';
import { DocumentUploadService } from '@app/documents';
import { aJpeg } from '@app/documents/testing';
import { parseFen } from '@app/kernel';
import { idempotencyOf } from '@app/persistence';
import { ReportService } from '../app/report.service';
import type { VisitNotes } from '../app/visit-order';
import type { VisitDutyId } from '../domain/visit-duty';
import { aStay, type School, someNotes } from './a-school';
import type { OpenVisits } from './open-visits';

const fruit = { name: '水果', quantity: 1, unit: '箱', valueFen: parseFen('150') };

/** What specs of logged visits share: a reported stay, notes with aid and its papers, and what became of them. */
export function aLoggingScene(visits: OpenVisits) {
  const owner = (sql: string, values: unknown[]) => visits.database.owner(sql, values);
  const paper = async ({ officer }: School, kind: 'photo' | 'diagnosis' | 'signature') => {
    const upload = { kind, unionId: null, fileName: '照片.jpg', content: aJpeg() };
    return (await visits.get(DocumentUploadService).upload(officer.actor, upload)).id;
  };
  return {
    async aReportedDuty(school: School): Promise<VisitDutyId> {
      const key = idempotencyOf(randomBytes(8).toString('hex'), {});
      return (await visits.get(ReportService).byStaff(school.officer.actor, aStay(school, {}), key)).id;
    },
    async withAid(school: School, cash: string, overrides: Partial<VisitNotes> = {}): Promise<VisitNotes> {
      return someNotes(school, {
        cashFen: parseFen(cash),
        goods: [fruit],
        evidence: [{ documentId: await paper(school, 'diagnosis'), kind: 'admission-proof' }],
        signature: { documentId: await paper(school, 'signature'), by: 'self' },
        ...overrides,
      });
    },
    requestsOf: (dutyId: string) =>
      owner('SELECT * FROM disbursements.disbursement WHERE case_id = $1 ORDER BY amount DESC', [dutyId]),
    visitsOf: (dutyId: string) => owner('SELECT * FROM visits.visit WHERE duty_id = $1 ORDER BY id', [dutyId]),
    dutyOf: async (id: string) => (await owner('SELECT * FROM visits.visit_duty WHERE id = $1', [id]))[0],
  };
}
export type LoggingScene = ReturnType<typeof aLoggingScene>;
