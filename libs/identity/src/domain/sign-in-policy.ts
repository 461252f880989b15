import { refuse } from './identity.problems';
import { type Role, ROLES } from './role';
import { permissionsOfRole } from './role-matrix';

/** A federation's rules for its doors. */
export interface SignInPolicy {
  /** Who holds one of these roles needs a second factor. */
  readonly secondFactorRoles: readonly Role[];
  /** Days after the rule or the role began within which it may still be set up. */
  readonly graceDays: number;
  /** How long a code given counts as fresh, for paying and for changing roles or bank data. */
  readonly freshMinutes: number;
  /** A session that nobody used for so long ends. */
  readonly idleMinutes: number;
}

/** Without a rule of its own: nothing is required, a session ends after three days without use. */
export const OPEN_POLICY: SignInPolicy = {
  secondFactorRoles: [],
  graceDays: 7,
  freshMinutes: 10,
  idleMinutes: 4320,
};

/** Whoever signs for money, pays it, or says who may. */
const WEIGHTY = ['approval:sign', 'disbursement:approve', 'disbursement:pay', 'account:manage'];

/** Rules of a new installation: who approves, pays or administers proves himself twice. */
export const STRICT_POLICY: SignInPolicy = {
  ...OPEN_POLICY,
  secondFactorRoles: ROLES.filter((role) => WEIGHTY.some((permission) => permissionsOfRole(role).has(permission))),
};

/** What the door still asks of a session before it lets anybody to his work. */
export const DOOR_NEEDS = ['nothing', 'code', 'set-up'] as const;
export type DoorNeed = (typeof DOOR_NEEDS)[number];

export interface FactorState {
  readonly set: boolean;
  /** When this session gave it last. */
  readonly givenAt: Date | null;
  /** When the set-up can wait no longer; null when no role of the account needs one. */
  readonly due: Date | null;
}

/** A factor that is set is always asked for; one that is required and not set only after its grace. */
export function doorNeeds(factor: FactorState, now: Date): DoorNeed {
  if (factor.set) return factor.givenAt === null ? 'code' : 'nothing';
  return factor.due !== null && factor.due <= now ? 'set-up' : 'nothing';
}

const MINUTE_MS = 60_000;

/** Whether what weighs most asks for the code again. Who has none is asked for none: by then his grace runs. */
export const isStale = (factor: FactorState, freshMinutes: number, now: Date): boolean =>
  factor.set && (factor.givenAt === null || now.getTime() - factor.givenAt.getTime() > freshMinutes * MINUTE_MS);

/** Whether the account may do without: refuses `second-factor.required`. */
export function checkRemovable(roles: readonly string[], policy: SignInPolicy): void {
  if (roles.some((role) => (policy.secondFactorRoles as readonly string[]).includes(role)))
    refuse('second-factor.required');
}
