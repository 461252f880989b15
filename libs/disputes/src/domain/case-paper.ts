import type { Id } from '@app/kernel';

export type CasePaperId = Id<'case-paper'>;

/** Cases to which papers are attached. */
export const PAPERED_KINDS = ['dispute', 'legal-aid', 'accident'] as const;
export type PaperedKind = (typeof PAPERED_KINDS)[number];

/** Whose paper it is: one party's is not shown to the other; `shared` both may read, `internal` neither, as all of an accident. */
export const PAPER_SIDES = ['applicant', 'respondent', 'shared', 'internal'] as const;
export type PaperSide = (typeof PAPER_SIDES)[number];
export const PAPER_SIDE_LABELS: Readonly<Record<PaperSide, string>> = {
  applicant: '申请人交的',
  respondent: '被申请单位交的',
  shared: '双方都能看的',
  internal: '内部的',
};
