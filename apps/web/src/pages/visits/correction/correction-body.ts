import { visitBody } from '../visit-body';
import { type CorrectionDraft, keepsSignature } from './correction-draft';

/** The corrected visit as the API takes it. Aid under decision and words one may not read go as they are. */
export function correctionBody(draft: CorrectionDraft) {
  const { before } = draft;
  const foreign = draft.signatureId === before?.signatureDocumentId && !keepsSignature(draft);
  const body = visitBody(foreign ? { ...draft, signatureId: null } : draft);
  const { outcome } = body;
  const unread = 'reason' in outcome && outcome.reason === '' ? { kind: outcome.kind } : outcome;
  return {
    ...body,
    outcome: unread,
    ...(before?.aidLocked ? standingAid(before) : {}),
    correctionReason: draft.correctionReason.trim() || undefined,
  };
}

const standingAid = ({ cash, goods }: NonNullable<CorrectionDraft['before']>) => ({
  cash: cash === '0.00' ? undefined : cash,
  goods: goods.map(({ name, quantity, unit, value }) => ({ name, quantity, unit, value })),
  payment: undefined,
  fundAccountId: undefined,
  aidReason: undefined,
  emergencyReason: undefined,
});
