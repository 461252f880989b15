import type { Actor } from '@app/kernel';

/**
 * That an actor who was remembered is still who he was: asked in one message with the beginning of his first transaction,
 * so that a revoked session or role ends at once although nobody looked it up.
 */
export interface ActorProof {
  /** A call in SQL that fails with `OUTDATED` when something changed. Of constants only: it is sent as it is. */
  readonly check: string;
  /** Asked once: what a request does after its first transaction it does as the one it began as. */
  confirmed: boolean;
}

/** SQLSTATE by which the check says that the actor has to be looked up anew. */
export const OUTDATED = 'NJ001';

/** The work was not begun: nothing of it happened, and it may be begun again with the actor as he is now. */
export class ActorOutdated extends Error {
  constructor() {
    super('the actor is no longer who he was');
  }
}

/** A symbol: it goes along with copies of the actor and never into JSON. */
const PROOF = Symbol('actor proof');
type ProvenActor = Actor & { readonly [PROOF]?: ActorProof };

export const withProof = (actor: Actor, check: string): Actor =>
  ({ ...actor, [PROOF]: { check, confirmed: false } }) as ProvenActor;

export const proofOf = (actor: Actor): ActorProof | undefined => (actor as ProvenActor)[PROOF];
