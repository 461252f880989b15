import { randomBytes } from 'node:crypto';

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

/** UUIDv7: sorts by creation time, so primary keys stay append-friendly and no machine coordinates them. */
export function newId<Kind extends string>(nowMs: number = Date.now()): Id<Kind> {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>;
}
