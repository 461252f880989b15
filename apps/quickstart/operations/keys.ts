import { createHmac } from 'node:crypto';

/** The keys of an installation; see `KeySettings`. */
export interface Keys {
  readonly DATA_KEY: string;
  readonly AUDIT_KEY: string;
}

/** Tells the right keys from wrong ones without giving anything of them away. */
export const fingerprintOf = ({ DATA_KEY, AUDIT_KEY }: Keys): string =>
  createHmac('sha256', Buffer.concat([Buffer.from(DATA_KEY, 'base64'), Buffer.from(AUDIT_KEY, 'base64')]))
    .update('nuanjia backup')
    .digest('hex');
