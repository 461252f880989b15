import { EVIDENCE_KINDS, EVIDENCE_NAMES, type EvidenceKind } from '@app/standards';
import type { Judgement } from '../data/visit.entity';
import type { Evidence } from '../domain/visit';
import { missingWords } from '../domain/portal-words';

export interface MissingPaper {
  readonly kind: EvidenceKind;
  readonly name: string;
}

/** A judgement keeps the names of what is missing; who brings it says which kind it is. */
export const missingPapers = (names: readonly string[]): MissingPaper[] =>
  EVIDENCE_KINDS.filter((kind) => names.includes(EVIDENCE_NAMES[kind])).map((kind) => ({
    kind,
    name: EVIDENCE_NAMES[kind],
  }));

export const paperName = (kind: string): string => (isEvidenceKind(kind) ? EVIDENCE_NAMES[kind] : '照片');

/**
 * What the standards said of the visit, with the papers that have come since. What it asks for stays as it was on the
 * day of the visit: a standard that changed meanwhile does not ask for more.
 */
export function judgementWith(judgement: Judgement, added: readonly Evidence[]): Judgement {
  const came = new Set(added.map(({ kind }) => paperName(kind)));
  const missing = judgement.missing.filter((name) => !came.has(name));
  if (missing.length === judgement.missing.length) return judgement;
  const said = `还差${judgement.missing.join('、')}`;
  const marks = judgement.marks.flatMap((mark) => {
    if (!mark.startsWith(said)) return [mark];
    return missing.length > 0 ? [missingWords(missing)] : [];
  });
  return { ...judgement, missing, marks };
}

const isEvidenceKind = (kind: string): kind is EvidenceKind => kind in EVIDENCE_NAMES;
