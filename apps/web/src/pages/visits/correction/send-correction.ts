import { api } from '../../../api/client';
import type { Draft } from '../../../drafts/draft-store';
import type { Sending } from '../../../drafts/outbox';
import { uploadPapers } from '../send-visit';
import type { VisitDraft } from '../visit-draft';
import type { LoggedVisit } from '../visit-types';
import { correctionBody } from './correction-body';
import type { CorrectionDraft } from './correction-draft';

/** Uploads what is new, then writes the corrected visit beside the old one. */
export default async function sendCorrection({ draft, note }: Sending<CorrectionDraft>): Promise<LoggedVisit> {
  const visitId = draft.key.slice(draft.key.indexOf(':') + 1);
  const kept = note as unknown as Sending<VisitDraft>['note'];
  const { value, idempotencyKey } = (await uploadPapers(draft, kept)) as Draft<CorrectionDraft>;
  const version = value.before?.version ?? 1;
  return api.post(`/staff/visits/${visitId}/correction`, correctionBody(value), { version, idempotencyKey });
}
