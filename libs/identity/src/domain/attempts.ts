/** How many wrong attempts a subject has before the door stays shut, within `minutes` of the first. */
export const ATTEMPT_LIMITS = {
  /** An account, or a login that nobody has: both are told the same. */
  login: { count: 5, minutes: 15 },
  /** An address may stand for a whole office. */
  address: { count: 40, minutes: 15 },
  /** Codes of the second factor, by account: only who has the password gets this far. */
  'second-factor': { count: 5, minutes: 15 },
  /** Matching by name, ID number and phone, by ID number. */
  identity: { count: 5, minutes: 15 },
  /** Binding and matching, by address. */
  binding: { count: 20, minutes: 15 },
} as const;
export type AttemptKind = keyof typeof ATTEMPT_LIMITS;
