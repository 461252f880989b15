/** Kinds of evidence an aid may need, with the words people use for them. */
export const EVIDENCE_NAMES = {
  'admission-proof': '诊断证明或住院证明',
  'discharge-summary': '出院小结',
  'surgery-record': '手术记录或重大疾病诊断',
  'marriage-certificate': '结婚证',
  'birth-certificate': '出生证明',
  'death-certificate': '死亡证明',
  'relation-proof': '亲属关系证明',
  'retirement-approval': '退休批文',
  'hardship-statement': '困难情况说明',
  'group-assessment': '民主评议记录',
  'public-notice': '公示记录',
  'signed-receipt': '签领表',
  'transfer-receipt': '转账回单',
  invoice: '发票',
  other: '其他材料',
} as const;

export type EvidenceKind = keyof typeof EVIDENCE_NAMES;

export const EVIDENCE_KINDS = Object.keys(EVIDENCE_NAMES) as EvidenceKind[];

/** One piece of evidence that a standard asks for. */
export interface EvidenceNeed {
  readonly kind: EvidenceKind;
  /** Money is not paid by the ordinary route without it; otherwise it may follow later. */
  readonly requiredForPayment: boolean;
}

export const requiredKinds = (needs: readonly EvidenceNeed[]): EvidenceKind[] =>
  needs.filter((need) => need.requiredForPayment).map((need) => need.kind);
