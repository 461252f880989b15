/** How many wrong attempts a subject has before the door stays shut, within `minutes` of the first. */
export const ATTEMPT_LIMITS = {
  /** An account (or a login that nobody has: both are told the same) from one address. */
  login: { count: 5, minutes: 15 },
  /** The same from all addresses together; devices that it knows are let through. */
  'login-anywhere': { count: 20, minutes: 60 },
  /** An account on a device where its owner signed in before. */
  device: { count: 10, minutes: 15 },
  /** An address may stand for a whole office. */
  address: { count: 40, minutes: 15 },
  /** Codes of the second factor, by account: only who has the password gets this far. */
  'second-factor': { count: 5, minutes: 15 },
  /** Forgotten passwords, by address and by login. */
  reset: { count: 20, minutes: 60 },
  'reset-login': { count: 3, minutes: 60 },
  /** Matching by name, ID number and phone, by ID number. */
  identity: { count: 5, minutes: 15 },
  /** Binding and matching, by address. */
  binding: { count: 20, minutes: 15 },
} as const;
export type AttemptKind = keyof typeof ATTEMPT_LIMITS;
