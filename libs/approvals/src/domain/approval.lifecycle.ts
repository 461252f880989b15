import type { CivilDate, Fen, Lifecycle, PersonId } from '@app/kernel';
import type { ApprovalStatus, RouteOfRequest, Signer } from './approval-request';
import type { CollectiveVote } from './collective-decision';
import type { PersonInHousehold } from './separate-duties';

interface By {
  readonly by: Signer;
  /** The civil day on which it is done. */
  readonly on: CivilDate;
}

export type ApprovalCommand =
  /** 同意: signs the current step. */
  | (By & { readonly action: 'sign'; readonly comment: string })
  /** 集体决定: records the vote of a meeting; refused when it did not carry. */
  | (By & {
      readonly action: 'decide-collectively';
      readonly vote: CollectiveVote;
      readonly comment: string;
      /** Those who voted, as far as named: none of them may receive, nor live with who receives. */
      readonly attendees: readonly PersonInHousehold[];
    })
  /** 退回上一步. */
  | (By & { readonly action: 'return-step'; readonly reason: string })
  /** 退回申请人. */
  | (By & { readonly action: 'return'; readonly reason: string })
  /** 不同意. */
  | (By & { readonly action: 'refuse'; readonly reason: string })
  /** 加签. */
  | (By & { readonly action: 'add-signer'; readonly person: PersonInHousehold })
  /** 转办. */
  | (By & { readonly action: 'hand-over'; readonly to: Signer })
  /** 催办. */
  | (By & { readonly action: 'remind' })
  /** 改金额: earlier signatures become invalid, the route is chosen anew. */
  | (By & { readonly action: 'change-amount'; readonly amount: Fen; readonly route: RouteOfRequest })
  /** 重新提交; another amount needs a route chosen anew. */
  | (By & { readonly action: 'resubmit'; readonly amount: Fen; readonly route: RouteOfRequest | null })
  /** 接手: somebody else asks from now on. */
  | (By & {
      readonly action: 'take-over';
      readonly reason: string;
      /** Who asks by it: he, and whom he acts for. */
      readonly persons: readonly PersonId[];
    })
  /** 撤回, by who asked; `bySubject`: by whoever the lib that owns the subject lets take it back. */
  | (By & { readonly action: 'withdraw'; readonly reason: string; readonly bySubject?: boolean });
export type ApprovalAction = ApprovalCommand['action'];

/**
 * The whole lifecycle on one screen. Terminal: approved, refused, withdrawn: what was approved is not edited, it is
 * cancelled and asked for anew. `sign` and `decide-collectively` end in `approved` with the last step; until then the
 * request stays `open`, and a vote that did not carry ends in `refused`.
 */
export const APPROVAL_LIFECYCLE: Lifecycle<ApprovalStatus, ApprovalAction> = {
  sign: { from: ['open'], to: 'approved' },
  'decide-collectively': { from: ['open'], to: 'approved' },
  'return-step': { from: ['open'], to: 'open' },
  return: { from: ['open'], to: 'returned' },
  refuse: { from: ['open'], to: 'refused' },
  'add-signer': { from: ['open'], to: 'open' },
  'hand-over': { from: ['open'], to: 'open' },
  remind: { from: ['open'], to: 'open' },
  'change-amount': { from: ['open'], to: 'open' },
  resubmit: { from: ['returned'], to: 'open' },
  'take-over': { from: ['returned'], to: 'returned' },
  withdraw: { from: ['open', 'returned'], to: 'withdrawn' },
};

export const APPROVAL_ACTION_NAMES: Record<ApprovalAction, string> = {
  sign: '同意',
  'decide-collectively': '记录集体决定',
  'return-step': '退回上一步',
  return: '退回申请人',
  refuse: '不同意',
  'add-signer': '加签',
  'hand-over': '转办',
  remind: '催办',
  'change-amount': '修改金额',
  resubmit: '重新提交',
  'take-over': '接手',
  withdraw: '撤回',
};
