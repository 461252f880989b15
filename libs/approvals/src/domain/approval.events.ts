interface About {
  readonly approvalId: string;
  readonly subjectType: string;
  readonly subjectId: string;
}

/** Published language of this lib: past tense, versioned, ids and facts only; reasons and comments stay in the rows. */
export type ApprovalEvent =
  | { type: 'approval.opened.v1'; payload: About & { tier: string; amount: string } }
  | { type: 'approval.signed.v1'; payload: About & { step: number; currentStep: number } }
  | { type: 'approval.decided.v1'; payload: About & { outcome: 'approved' | 'refused'; amount: string } }
  | { type: 'approval.returned.v1'; payload: About & { to: 'requester' | 'step'; currentStep: number } }
  | { type: 'approval.withdrawn.v1'; payload: About }
  | { type: 'approval.resubmitted.v1'; payload: About & { round: number; currentStep: number; amount: string } }
  | { type: 'approval.amount-changed.v1'; payload: About & { round: number; amount: string } }
  | { type: 'approval.signer-added.v1'; payload: About & { personId: string } }
  | { type: 'approval.taken-over.v1'; payload: About & { personId: string; formerId: string } }
  | { type: 'approval.handed-over.v1'; payload: About & { personId: string } }
  | { type: 'approval.reminded.v1'; payload: About & { currentStep: number } };
