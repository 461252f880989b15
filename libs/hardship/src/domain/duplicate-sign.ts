/** What makes it look as if one household stood in two places. */
export const DUPLICATE_BASES = ['document', 'register', 'earlier'] as const;
export type DuplicateBasis = (typeof DUPLICATE_BASES)[number];

export const DUPLICATE_BASIS_LABELS: Readonly<Record<DuplicateBasis, string>> = {
  document: '建档时填的证件号码，已经在另一份在办或在档的档案里',
  register: '两份档案里的人，在会员登记中是一家人',
  earlier: '档案里有人的证件号码，一年内出现在另一份已经结束的档案里',
};

export const DUPLICATE_VERDICTS = ['same', 'different'] as const;
export type DuplicateVerdict = (typeof DUPLICATE_VERDICTS)[number];

export const DUPLICATE_VERDICT_LABELS: Readonly<Record<DuplicateVerdict, string>> = {
  same: '是同一户',
  different: '不是同一户',
};
