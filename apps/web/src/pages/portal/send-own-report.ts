import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { Sending } from '../../drafts/outbox';
import { ownReportBody, type ReportDraft } from '../visits/report-draft';

/** The member tells his union of himself; sent twice it stays one report. */
export default function sendOwnReport({ draft }: Sending<ReportDraft>): Promise<Schemas['PortalReportedView']> {
  const { value, idempotencyKey } = draft;
  return api.post('/portal/reports', ownReportBody(value), { idempotencyKey });
}
