import { type Fen, formatFen } from '@app/kernel';
import { AID_FORM_NAMES, type AidForm } from './benefit-standard';
import type { Entitlement } from './entitlement';
import { allowsForm } from './entitlement.checks';
import type { RefusalReason } from './entitlement.refusals';
import { EVIDENCE_NAMES, type EvidenceKind, requiredKinds } from './evidence';
import { yuan } from './yuan';

/** What was or shall be handed over. */
export interface AidGiven {
  /** In fen. */
  readonly cash: Fen;
  /** Value of the goods, in fen. */
  readonly goods: Fen;
  /** Kinds of evidence that are there already. */
  readonly evidence: readonly EvidenceKind[];
}

export type AidMark =
  | { readonly code: 'not-entitled'; readonly reason: RefusalReason; readonly sentence: string }
  /** `by`: decimal text of yuan, ready for JSON. */
  | { readonly code: 'over-standard'; readonly by: string; readonly sentence: string }
  | { readonly code: 'form-not-allowed'; readonly form: AidForm; readonly sentence: string }
  | { readonly code: 'evidence-missing'; readonly kinds: readonly EvidenceKind[]; readonly sentence: string };

/** An assessment marks; it never refuses, so that aid that was handed over is not lost. */
export interface AidAssessment {
  /** Cash and goods together, in fen. */
  readonly amount: Fen;
  readonly form: AidForm | null;
  readonly marks: readonly AidMark[];
  /** How much it is over what may still be given, in fen; all of it when nothing may be given. */
  readonly overBy: Fen;
  readonly overStandard: boolean;
  readonly missingEvidence: readonly EvidenceKind[];
  readonly needsHigherRoute: boolean;
}

const formOf = ({ cash, goods }: AidGiven): AidForm | null => {
  if (cash > 0n && goods > 0n) return 'both';
  if (cash > 0n) return 'cash';
  return goods > 0n ? 'goods' : null;
};

/** Pure: how aid stands to the entitlement. A visit without aid (nothing given) gets no mark. */
export function assessAid(entitlement: Entitlement, aid: AidGiven): AidAssessment {
  const amount = aid.cash + aid.goods;
  const form = formOf(aid);
  const nothing: AidAssessment = {
    amount,
    form,
    marks: [],
    overBy: 0n,
    overStandard: false,
    missingEvidence: [],
    needsHigherRoute: false,
  };
  if (form === null) return nothing;
  const limit = entitlement.entitled ? entitlement.remaining : 0n;
  const overBy = amount > limit ? amount - limit : 0n;
  const missingEvidence = requiredKinds(entitlement.evidence).filter((kind) => !aid.evidence.includes(kind));
  const marks = [
    ...amountMarks(entitlement, amount, overBy),
    ...formMarks(entitlement, form),
    ...evidenceMarks(missingEvidence),
  ];
  return {
    ...nothing,
    marks,
    overBy,
    overStandard: overBy > 0n || marks.some((mark) => mark.code === 'form-not-allowed'),
    missingEvidence,
    needsHigherRoute: marks.length > 0,
  };
}

function amountMarks(entitlement: Entitlement, amount: Fen, overBy: Fen): AidMark[] {
  if (!entitlement.entitled) {
    const sentence = `${entitlement.sentence}这笔 ${yuan(amount)} 要走上一级审批。`;
    return [{ code: 'not-entitled', reason: entitlement.reason, sentence }];
  }
  if (overBy === 0n) return [];
  const sentence = `按标准还可以发 ${yuan(entitlement.remaining)}，这笔 ${yuan(amount)}，超出 ${yuan(overBy)}，要走上一级审批。`;
  return [{ code: 'over-standard', by: formatFen(overBy), sentence }];
}

function formMarks(entitlement: Entitlement, form: AidForm): AidMark[] {
  const allowed = entitlement.form;
  if (allowed === null || allowsForm(allowed, form)) return [];
  const given = form === 'both' ? '慰问金和慰问品' : AID_FORM_NAMES[form];
  const sentence = `标准规定只发${AID_FORM_NAMES[allowed]}，这次发的是${given}，要走上一级审批。`;
  return [{ code: 'form-not-allowed', form, sentence }];
}

function evidenceMarks(missing: readonly EvidenceKind[]): AidMark[] {
  if (missing.length === 0) return [];
  const names = missing.map((kind) => EVIDENCE_NAMES[kind]).join('、');
  return [{ code: 'evidence-missing', kinds: missing, sentence: `还差${names}，拍照上传就行；没有也先记下，不会丢。` }];
}
