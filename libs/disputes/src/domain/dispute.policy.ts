import { type DisputeAction, type DisputeStatus, openDisputeActions } from './dispute.lifecycle';

/** In what part somebody has to do with a dispute; the desk only until it is accepted. */
export const DISPUTE_PARTS = ['desk', 'mediator', 'overseer'] as const;
export type DisputePart = (typeof DISPUTE_PARTS)[number];

/** Who takes a step. Mediating is for the mediators alone; who stands above appoints, replaces and closes. */
export const PARTS_OF: Readonly<Record<DisputeAction, readonly DisputePart[]>> = {
  'ask-consent': ['desk', 'overseer'],
  accept: ['desk', 'overseer'],
  reject: ['desk', 'overseer'],
  refer: ['desk', 'mediator'],
  withdraw: ['desk', 'mediator'],
  investigate: ['mediator'],
  'hold-session': ['mediator'],
  agree: ['mediator'],
  fail: ['mediator'],
  expire: ['mediator'],
  perform: ['mediator'],
  fulfil: ['mediator'],
  breach: ['mediator'],
  cure: ['mediator'],
  close: ['desk', 'mediator', 'overseer'],
};

/** Over in the ledger of before that brought it, and never touched here: there is no service of ours to rate. */
export const wasOverOnArrival = (
  { importId, concludedOn }: { readonly importId: string | null; readonly concludedOn: string | null },
  stepsHere: number,
): boolean => importId !== null && concludedOn !== null && stepsHere === 0;

/**
 * Once a dispute is accepted, the first step of who mediates it is his own word in writing that he has nothing to do with
 * either side (回避). Nobody gives it for him: not who appoints him, not the hand-over of an office. Until then he mediates
 * nothing.
 */
export const isUndeclared = (
  { acceptedOn }: { readonly acceptedOn: string | null },
  own: { readonly declaredOn: string | null } | undefined,
): boolean => acceptedOn !== null && own?.declaredOn === null;

/** What is closed is mediated no more: nobody is asked for his word any longer. */
export const owesDeclaration = (
  dispute: { readonly acceptedOn: string | null; readonly status: DisputeStatus },
  own: { readonly declaredOn: string | null } | undefined,
): boolean => dispute.status !== 'closed' && isUndeclared(dispute, own);

/**
 * Mediators are chosen until it is accepted; then they are replaced one by one. What a ledger brought in the middle of
 * mediation has none yet.
 */
export const mayAppoint = (
  { acceptedOn, concludedOn }: { readonly acceptedOn: string | null; readonly concludedOn: string | null },
  mediating: number,
): boolean => concludedOn === null && (acceptedOn === null || mediating === 0);

/** Steps that are taken with the others and not by a button of their own. */
const NOT_BY_HAND: ReadonlySet<DisputeAction> = new Set(['perform', 'cure']);

export const offeredDisputeActions = (status: DisputeStatus, parts: ReadonlySet<DisputePart>): DisputeAction[] =>
  openDisputeActions(status).filter(
    (action) => !NOT_BY_HAND.has(action) && PARTS_OF[action].some((part) => parts.has(part)),
  );
