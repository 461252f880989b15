import type { ActedFor, CivilDate, Fen, MemberId, PersonId, UnionId } from '@app/kernel';
import type { ApprovalStatus, ApprovalSubject, waitingFor } from '../domain/approval-request';
import type { ApprovalTier, RouteStep } from '../domain/approval-route';
import type { RouteFacts } from '../domain/choose-route';
import type { CollectiveVote } from '../domain/collective-decision';

/** What the choice of a route depends on, as far as the lib that asks knows it. */
export type CaseFacts = Omit<RouteFacts, 'subjectKind' | 'unionPath' | 'on'>;

/** Asks for a decision on a subject; the actor is who asks. */
export interface ApprovalOpeningOrder {
  readonly subject: ApprovalSubject;
  /** Chooses among the routes of this kind; left out: among those of the subject's type. */
  readonly routeKind?: string;
  /** Shown in lists: number of the subject and what it is in a few words, without a person's name. */
  readonly number: string;
  readonly title: string;
  /** The union that spends. */
  readonly unionId: UnionId;
  /** In fen. */
  readonly amount: Fen;
  readonly recipients: readonly MemberId[];
  readonly facts: CaseFacts;
  /** For a subject that was made in this transaction, so that nobody has a part in it yet: what was read already. */
  readonly newCase?: NewCase;
}

export interface NewCase {
  readonly on: CivilDate;
  /** The union that spends first, then its ancestors. */
  readonly unionPath: readonly UnionId[];
  /** The members who live with the recipients. */
  readonly household: readonly MemberId[];
}

/** What the actor wants to do with a running request. */
export type ApprovalOrder =
  /** `part` says which step he saw: a second press does not sign the next step. */
  | { readonly action: 'sign'; readonly comment: string; readonly part: RouteStep['part'] }
  | {
      readonly action: 'decide-collectively';
      readonly vote: CollectiveVote;
      readonly comment: string;
      readonly attendees: readonly PersonId[];
    }
  | { readonly action: 'return-step' | 'return' | 'refuse'; readonly reason: string }
  /** `bySubject`: the lib that owns the subject asked itself who may take it back; otherwise only who asked. */
  | { readonly action: 'withdraw'; readonly reason: string; readonly bySubject?: boolean }
  | { readonly action: 'add-signer' | 'hand-over'; readonly personId: PersonId; readonly comment: string }
  | { readonly action: 'remind' }
  | { readonly action: 'change-amount'; readonly amount: Fen; readonly facts: CaseFacts }
  /** `facts` when something changed on which the route depends. */
  | { readonly action: 'resubmit'; readonly amount: Fen; readonly facts: CaseFacts | null }
  /** Who asks from now on is the actor; whether he may ask for it is the business of the lib that owns the subject. */
  | { readonly action: 'take-over'; readonly reason: string };

/** What no signer does. */
export type RequesterAction = 'withdraw' | 'change-amount' | 'resubmit' | 'remind' | 'take-over';

export interface ApprovalOutcome {
  readonly approvalId: string;
  readonly status: ApprovalStatus;
  readonly tier: ApprovalTier;
  /** Why this route, in Chinese. */
  readonly routeReason: string;
  readonly currentStep: number;
  /** The day on which it was done. */
  readonly on: CivilDate;
  /** The amount that was decided on, in fen. */
  readonly amount: Fen;
  /** Set by the order that decided it. */
  readonly decided: 'approved' | 'refused' | null;
  readonly waitingFor: ReturnType<typeof waitingFor>;
  /** For whom the actor did it; null: for himself. */
  readonly actedFor: ActedFor | null;
}
