import { toFen } from '../../money';
import { consentOf } from '../../parts/consent-answers';
import { askedThere } from './asked-there';
import { givenGoods, metSomebody, photoLists, type VisitDraft } from './visit-draft';

const given = (text: string): string | undefined => text.trim() || undefined;

/** The draft as the API takes it; photos and signature must have been uploaded. */
export function visitBody(draft: VisitDraft) {
  const met = metSomebody(draft);
  const cash = met && (toFen(draft.cash) ?? 0n) > 0n ? draft.cash : undefined;
  return {
    visitedOn: draft.visitedOn,
    place: given(draft.place),
    visitors: (draft.visitors ?? []).map(({ personId, name, rank }) => ({
      ...(personId ? { personId } : {}),
      name: name.trim(),
      rank,
    })),
    outcome: outcomeOf(draft),
    words: given(draft.words),
    nextNeed: given(draft.nextNeed),
    nextContactOn: given(draft.nextContactOn),
    cash,
    goods: met ? givenGoods(draft).map((line) => ({ ...line, value: line.value || '0.00' })) : [],
    evidence: photoLists(draft).flatMap(([kind, photos]) =>
      photos.flatMap(({ documentId }) => (documentId ? [{ documentId, kind }] : [])),
    ),
    ...signatureOf(draft),
    consent: consentOf(askedThere(draft), draft.consents, true),
    fundAccountId: draft.fundAccountId ?? undefined,
    ...(cash && draft.handedOver === 'cash' ? { payment: { kind: 'cash', reason: draft.cashReason.trim() } } : {}),
    aidReason: given(draft.aidReason),
    emergencyReason: met ? given(draft.emergencyReason ?? '') : undefined,
  };
}

function outcomeOf({ outcome, proxyName, proxyRelation, reason }: VisitDraft) {
  if (outcome === 'proxy') return { kind: outcome, name: proxyName.trim(), relation: proxyRelation.trim() };
  return outcome === 'met' ? { kind: outcome } : { kind: outcome, reason: reason.trim() };
}

/** Who was met is who signs. */
function signatureOf(draft: VisitDraft) {
  if (!draft.signatureId || !metSomebody(draft)) return {};
  return { signature: { documentId: draft.signatureId, by: draft.outcome === 'met' ? 'self' : 'proxy' } };
}
