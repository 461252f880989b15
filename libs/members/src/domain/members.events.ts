import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import type { RetentionGround } from './member';

interface Membership {
  readonly memberId: MemberId;
  readonly unionId: UnionId;
  /** The civil day of effect, which may lie before the day of recording. */
  readonly on: CivilDate;
}

/** Published language of this lib: past tense, versioned, ids and facts only; reasons stay in the audit trail. */
export type MemberEvent =
  | { readonly type: 'member.applied.v1'; readonly payload: Membership }
  | {
      readonly type: 'member.registered.v1';
      readonly payload: { readonly memberId: MemberId; readonly unionId: UnionId };
    }
  /** Registered by an import, in portions. */
  | { readonly type: 'member.roster-registered.v1'; readonly payload: { readonly memberIds: readonly MemberId[] } }
  | { readonly type: 'member.admitted.v1'; readonly payload: Membership }
  | { readonly type: 'member.application-rejected.v1'; readonly payload: Membership }
  | { readonly type: 'member.application-withdrawn.v1'; readonly payload: Membership }
  | {
      readonly type: 'member.transfer-requested.v1';
      readonly payload: Membership & { readonly toUnionId: UnionId };
    }
  | { readonly type: 'member.transfer-cancelled.v1'; readonly payload: Membership }
  /** `unionId` is the union that now holds the membership. */
  | { readonly type: 'member.transferred.v1'; readonly payload: Membership & { readonly fromUnionId: UnionId } }
  | { readonly type: 'member.retained.v1'; readonly payload: Membership & { readonly ground: RetentionGround } }
  | { readonly type: 'member.reactivated.v1'; readonly payload: Membership }
  | { readonly type: 'member.left.v1'; readonly payload: Membership }
  | { readonly type: 'member.expelled.v1'; readonly payload: Membership }
  | { readonly type: 'member.expulsion-revoked.v1'; readonly payload: Membership }
  | { readonly type: 'member.died.v1'; readonly payload: Membership }
  | { readonly type: 'member.death-revoked.v1'; readonly payload: Membership };
