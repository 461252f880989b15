import { api } from '../../api/client';
import type { Sending } from '../../drafts/outbox';
import { reportBody, type ReportDraft } from './report-draft';
import type { Reported, VisitDuty } from './visit-types';

export interface ReportAnswer extends Reported {
  /** Who told of it first, when this report joined his. */
  readonly first: VisitDuty['firstReporter'] | null;
}

/** Tells of an event; sent twice it stays one report. */
export default async function sendReport({ draft }: Sending<ReportDraft>): Promise<ReportAnswer> {
  const { value, idempotencyKey } = draft;
  const reported = await api.post<Reported>('/staff/visit-duties', reportBody(value), { idempotencyKey });
  return { ...reported, first: reported.joined ? await firstReporter(reported.id) : null };
}

/** A courtesy: without it the report is done all the same. */
const firstReporter = (id: string): Promise<VisitDuty['firstReporter'] | null> =>
  api
    .get<VisitDuty>(`/staff/visit-duties/${id}`)
    .then((duty) => duty.firstReporter)
    .catch(() => null);
