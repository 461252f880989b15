import type { Draft } from '../../../drafts/draft-store';
import { noSignature } from '../../../parts/signature-pad';
import { emptyVisit, paperKind, type VisitDraft } from '../visit-draft';
import type { StandingVisit } from '../visit-types';

/** A visit as it stands, being changed; `before` is how it stood. */
export type CorrectionDraft = VisitDraft & {
  readonly before: StandingVisit | null;
  readonly correctionReason: string;
};

export const correctionKey = (visitId: string): string => `correction:${visitId}`;

export const emptyCorrection = (today: string): CorrectionDraft => ({
  ...emptyVisit(today),
  before: null,
  correctionReason: '',
});

/** The form filled with what stands. */
export function draftOf(visit: StandingVisit): VisitDraft {
  const { notes, evidence, visitors, goods } = visit;
  const kinds = [...new Set(evidence.map(({ kind }) => kind))];
  const papers = kinds.map((kind) => [
    kind === 'photo' ? 'photos' : `paper:${kind}`,
    evidence
      .filter((one) => one.kind === kind)
      .map(({ documentId, kindName }) => ({
        ...{ localId: documentId, documentId, name: kindName },
        kind: kind === 'photo' ? ('photo' as const) : paperKind(kind),
      })),
  ]);
  return {
    ...emptyVisit(visit.visitedOn),
    ...{ memberName: visit.memberName, occasionName: visit.occasionName ?? '', outcome: visit.outcome },
    ...{ visitors: visitors.map(({ personId, name, rank }) => ({ personId, name, rank })) },
    ...{ proxyName: visit.proxyName ?? '', proxyRelation: visit.proxyRelation ?? '' },
    ...{ place: notes?.place ?? '', reason: notes?.reason ?? '' },
    ...{ words: notes?.words ?? '', nextNeed: notes?.nextNeed ?? '', nextContactOn: visit.nextContactOn ?? '' },
    cash: visit.cash === '0.00' ? '' : visit.cash,
    goods: goods.map(({ name, quantity, unit, value }) => ({ name, quantity, unit, value })),
    ...{ signature: noSignature, signatureId: visit.signatureDocumentId },
    ...(Object.fromEntries(papers) as object),
  };
}

/** Who was met signs: a signature of somebody else does not stand any more. */
export const keepsSignature = ({ before, signatureId, outcome }: CorrectionDraft): boolean =>
  signatureId !== null &&
  signatureId === before?.signatureDocumentId &&
  before.signedBy === (outcome === 'met' ? 'self' : 'proxy');

export type KeptCorrection = Draft<CorrectionDraft>;
