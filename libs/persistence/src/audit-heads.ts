import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';
import { canonical } from './audit-chain';

/** Where a chain stood: entry `seq` had this hash. */
export interface AuditHead {
  readonly tenantId: string;
  readonly chainId: string;
  readonly seq: string;
  /** Hexadecimal, as `seal`. */
  readonly hash: string;
  readonly seal: string;
}

/**
 * The heads of chains as they stood at one moment, signed. Kept outside the house they show later whether what stood
 * before them was written anew, even by who has the database and the keys.
 */
export interface AuditHeads {
  readonly kind: 'audit-heads';
  /** ISO instant. */
  readonly createdAt: string;
  readonly heads: readonly AuditHead[];
  /** Ed25519, base64 of the raw key. */
  readonly publicKey: string;
  readonly signature: string;
}

/** What stands before the 32 bytes of a key in PKCS#8 and SPKI. */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

function signingKey(auditKey: Buffer): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', auditKey, Buffer.alloc(0), 'audit heads', 32));
  return createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
}

const rawPublicKey = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX.length).toString('base64');

const signedText = (createdAt: string, publicKey: string, heads: readonly AuditHead[]): Buffer =>
  Buffer.from(canonical(['audit-heads', createdAt, publicKey, heads]), 'utf8');

/** The public key of an installation: who noted it once recognises its heads for ever. */
export const auditPublicKey = (auditKey: Buffer): string => rawPublicKey(signingKey(auditKey));

export function signHeads(auditKey: Buffer, createdAt: Date, heads: readonly AuditHead[]): AuditHeads {
  const key = signingKey(auditKey);
  const publicKey = rawPublicKey(key);
  const at = createdAt.toISOString();
  const signature = sign(null, signedText(at, publicKey, heads), key).toString('base64');
  return { kind: 'audit-heads', createdAt: at, heads, publicKey, signature };
}

/** Whether the heads are as they were signed, by the key that they name. Needs no secret. */
export function areAsSigned({ createdAt, heads, publicKey, signature }: AuditHeads): boolean {
  const raw = Buffer.from(publicKey, 'base64');
  if (raw.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: 'der', type: 'spki' });
  return verify(null, signedText(createdAt, publicKey, heads), key, Buffer.from(signature, 'base64'));
}
