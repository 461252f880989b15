import { createHmac } from 'node:crypto';
import { KeyRing } from '@app/persistence';

/** The keys of an installation; see `KeySettings`. */
export interface Keys {
  readonly DATA_KEY: string;
  readonly AUDIT_KEY: string;
  /** Separated by commas. */
  readonly DATA_KEYS_BEFORE?: string;
  readonly DATA_HASH_KEY?: string;
}

/** Tells the right keys from wrong ones without giving anything of them away. */
export const fingerprintOf = ({ DATA_KEY, AUDIT_KEY }: Pick<Keys, 'DATA_KEY' | 'AUDIT_KEY'>): string =>
  createHmac('sha256', Buffer.concat([Buffer.from(DATA_KEY, 'base64'), Buffer.from(AUDIT_KEY, 'base64')]))
    .update('nuanjia backup')
    .digest('hex');

/** The ids of the keys that what is backed up may be sealed and hashed with. */
export interface KeyIds {
  readonly sealed: readonly string[];
  readonly hashed: string;
}

const ringOf = ({ DATA_KEY, DATA_KEYS_BEFORE, DATA_HASH_KEY }: Keys): KeyRing =>
  new KeyRing({ dataKey: DATA_KEY, dataKeysBefore: DATA_KEYS_BEFORE, dataHashKey: DATA_HASH_KEY });

export function keyIdsOf(keys: Keys): KeyIds {
  const ring = ringOf(keys);
  return { sealed: ring.all.map(({ id }) => id.toString('hex')), hashed: ring.hashKey.id.toString('hex') };
}

/**
 * Whether these keys read a backup. A backup from before a rotation is read by who still has the key of then among the
 * earlier ones; backups of older versions name no ids, their hashes are under the key that sealed.
 */
export function opens(keys: Keys, backup: { readonly keys: string; readonly keyIds?: KeyIds }): boolean {
  const { AUDIT_KEY, DATA_KEY, DATA_KEYS_BEFORE } = keys;
  const known = [DATA_KEY, ...(DATA_KEYS_BEFORE ? DATA_KEYS_BEFORE.split(',') : [])];
  const matching = known.find((key) => fingerprintOf({ DATA_KEY: key, AUDIT_KEY }) === backup.keys);
  if (!matching) return false;
  const { sealed, hashed } = keyIdsOf(keys);
  const needed = backup.keyIds ?? keyIdsOf({ DATA_KEY: matching, AUDIT_KEY });
  return hashed === needed.hashed && needed.sealed.every((id) => sealed.includes(id));
}
