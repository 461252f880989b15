import type { CivilDate, Fen, UnionId } from '@app/kernel';
import type { CollectiveRule } from './collective-decision';

export const APPROVAL_TIERS = ['T0', 'T1', 'T2', 'T3', 'T4'] as const;
export type ApprovalTier = (typeof APPROVAL_TIERS)[number];

/** Roles that routes name; a union may use further codes in routes of its own. */
export const SIGNER_ROLE_NAMES: Readonly<Record<string, string>> = {
  treasurer: '财务',
  committee: '分管委员',
  auditor: '经审委员',
  'vice-chair': '副主席',
  'standing-vice-chair': '常务副主席',
  chair: '主席',
  'superior-chair': '上级工会主席',
  'federation-officer': '帮扶中心',
  'federation-board': '总工会常务会',
};

export interface RouteStep {
  readonly part: 'review' | 'approve';
  /** What is done in this step, in Chinese, such as 财务审核. */
  readonly name: string;
  /** Any one of these may sign. */
  readonly roles: readonly string[];
  /** Who may sign when everybody in `roles` has to stand back (回避); empty: only `roles`. */
  readonly standIns: readonly string[];
  /** The step is decided by a meeting with minutes; null: by one signature. */
  readonly collective: CollectiveRule | null;
}

/** One row of the table of approval routes: up to which amount, through which hands, from when until when. */
export interface ApprovalRoute {
  readonly code: string;
  /** What it is for, such as `disbursement`; `*`: anything. */
  readonly subjectKind: string;
  readonly tier: ApprovalTier;
  readonly name: string;
  /** Highest amount per payee in fen; null: no limit. */
  readonly maxAmountPerPayee: Fen | null;
  /** Highest total of a batch in fen; null: no limit. */
  readonly maxBatchTotal: Fen | null;
  /** Highest amount in fen while required evidence is missing: lower, so that it goes to a higher tier; null: no limit. */
  readonly maxAmountWithoutEvidence: Fen | null;
  readonly takesOverStandard: boolean;
  readonly takesOffBudget: boolean;
  /** Kinds of fund for which this route alone is used; null: any other. */
  readonly onlyFundKinds: readonly string[] | null;
  /** Medical aid above this many fen takes this route whatever the fund; null: does not. */
  readonly medicalAbove: Fen | null;
  readonly steps: readonly RouteStep[];
  /** Null: the default for everybody. A union with rows of its own uses those instead of the ones above it. */
  readonly unionId: UnionId | null;
  readonly validFrom: CivilDate;
  /** Last day; null: still in force. */
  readonly validTo: CivilDate | null;
  readonly version: string;
  readonly source: string;
  readonly isDefault: boolean;
}

export const roleName = (role: string): string => SIGNER_ROLE_NAMES[role] ?? role;

/** 财务审核 → 主席审批, as shown to who asks. */
export const stepsInWords = (steps: readonly RouteStep[]): string => steps.map((step) => step.name).join(' → ');
