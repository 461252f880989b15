import { randomFillSync } from 'node:crypto';

/** A string that may not be swapped for another kind of id by accident. */
export type Id<Kind extends string> = string & { readonly __id: Kind };

export type TenantId = Id<'tenant'>;
export type UnionId = Id<'union'>;
export type MemberId = Id<'member'>;
export type HouseholdId = Id<'household'>;
export type AccountId = Id<'account'>;
/** The human being behind an account: his member record, or the account itself when he is no member. */
export type PersonId = Id<'person'>;
export type FundAccountId = Id<'fund-account'>;
export type DocumentId = Id<'document'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** Asking the system for every id takes longer than all else about it. */
const pool = Buffer.alloc(10 * 400);
let used = pool.length;

/** UUIDv7: sorts by creation time, so primary keys stay append-friendly and no machine coordinates them. */
export function newId<Kind extends string>(nowMs: number = Date.now()): Id<Kind> {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, (used += 10));
  random[0] = (random[0]! & 0x0f) | 0x70;
  random[2] = (random[2]! & 0x3f) | 0x80;
  const [time, hex] = [nowMs.toString(16).padStart(12, '0'), random.toString('hex')];
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8)}` as Id<Kind>;
}
