import { type CivilDate, type Id, type Lifecycle, nextStatus, openActions } from '@app/kernel';
import { refuse } from './members.problems';

export type PersonalRequestId = Id<'personal-request'>;

/** What a person may ask of who keeps things about him (domain rules §9): a copy, a correction, a deletion. */
export const PERSONAL_REQUEST_KINDS = ['copy', 'correction', 'deletion'] as const;
export type PersonalRequestKind = (typeof PERSONAL_REQUEST_KINDS)[number];
export const PERSONAL_REQUEST_KIND_NAMES: Readonly<Record<PersonalRequestKind, string>> = {
  copy: '要一份副本',
  correction: '更正',
  deletion: '删除',
};

export const PERSONAL_REQUEST_STATUSES = ['open', 'granted', 'refused', 'withdrawn'] as const;
export type PersonalRequestStatus = (typeof PERSONAL_REQUEST_STATUSES)[number];
export const PERSONAL_REQUEST_STATUS_NAMES: Readonly<Record<PersonalRequestStatus, string>> = {
  open: '等工会答复',
  granted: '已经办好',
  refused: '没有同意',
  withdrawn: '自己撤回了',
};

export type PersonalRequestAction = 'grant' | 'refuse' | 'withdraw';

/** Answered once; who is not content asks again. */
export const PERSONAL_REQUEST_LIFECYCLE: Lifecycle<PersonalRequestStatus, PersonalRequestAction> = {
  grant: { from: ['open'], to: 'granted' },
  refuse: { from: ['open'], to: 'refused' },
  withdraw: { from: ['open'], to: 'withdrawn' },
};

export interface PersonalRequestState {
  readonly kind: PersonalRequestKind;
  readonly status: PersonalRequestStatus;
}

export interface PersonalRequestCommand {
  readonly action: PersonalRequestAction;
  /** The answer that the member reads. */
  readonly words: string | null;
}

/**
 * Where a step leads. A deletion is granted only when nothing asks for keeping (`grounds`, sentences for the member); a
 * refusal says why, a correction says what was done.
 */
export function decidePersonalRequest(
  state: PersonalRequestState,
  { action, words }: PersonalRequestCommand,
  grounds: readonly string[],
): PersonalRequestStatus {
  const status = nextStatus(PERSONAL_REQUEST_LIFECYCLE, state.status, action) ?? refuse('personal-request.answered');
  if (action === 'grant' && state.kind === 'deletion' && grounds.length > 0)
    refuse('personal-request.must-keep', grounds.join(';'));
  const needsWords = action === 'refuse' || (action === 'grant' && state.kind === 'correction');
  if (needsWords && !words?.trim()) refuse('personal-request.words-missing');
  return status;
}

export const openRequestActions = (status: PersonalRequestStatus): PersonalRequestAction[] =>
  openActions(PERSONAL_REQUEST_LIFECYCLE, status);

/** A membership needs the particulars of its member; it ends before they go. */
export const LASTING_STATUSES = ['applied', 'active', 'transferring', 'retained'] as const;

/** Whether an answer came too late, or is late by now. */
export const isLate = (dueOn: CivilDate, answeredOn: CivilDate | null, today: CivilDate): boolean =>
  (answeredOn ?? today) > dueOn;
