import { createHmac } from 'node:crypto';

/** One audit row as it is hashed: every column but the hash itself, in this order. */
export interface ChainedEntry {
  readonly tenantId: string;
  readonly chainId: string;
  readonly seq: string;
  readonly id: string;
  /** ISO instant with milliseconds. */
  readonly occurredAt: string;
  readonly accountId: string;
  readonly personId: string;
  readonly unionId: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly reason: string | null;
  readonly detail: unknown;
}

/** JSON with sorted keys, since jsonb does not keep the order of keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, v]) => `${JSON.stringify(key)}:${canonical(v)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** Keyed, so that who can write to the database but has no key cannot compute a matching chain. */
export function chainHash(key: Buffer, previous: Buffer, entry: ChainedEntry): Buffer {
  const text = canonical([
    entry.tenantId,
    entry.chainId,
    entry.seq,
    entry.id,
    entry.occurredAt,
    entry.accountId,
    entry.personId,
    entry.unionId,
    entry.action,
    entry.subjectType,
    entry.subjectId,
    entry.reason,
    entry.detail,
  ]);
  return createHmac('sha256', key).update(previous).update(text, 'utf8').digest();
}

export type ChainFault = 'changed' | 'missing' | 'tail-missing' | 'head-changed';

export interface ChainFinding {
  readonly chainId: string;
  readonly seq: string;
  readonly fault: ChainFault;
}

/** Keyed too, so that a tail cannot be cut by setting the head back. */
export const headSeal = (key: Buffer, chainId: string, seq: string, hash: Buffer): Buffer =>
  createHmac('sha256', key).update(`head|${chainId}|${seq}|`).update(hash).digest();

/** Walks one chain in the order of seq; says where the first fault stands, or nothing. */
export function verifyChain(
  key: Buffer,
  entries: Iterable<ChainedEntry & { readonly hash: Buffer }>,
  head: { readonly chainId: string; readonly seq: string; readonly hash: Buffer; readonly seal: Buffer },
): ChainFinding | null {
  let previous: Buffer = Buffer.alloc(0);
  let seq = 0n;
  for (const entry of entries) {
    seq += 1n;
    if (BigInt(entry.seq) !== seq) return { chainId: head.chainId, seq: String(seq), fault: 'missing' };
    const hash = chainHash(key, previous, entry);
    if (!hash.equals(entry.hash)) return { chainId: head.chainId, seq: entry.seq, fault: 'changed' };
    previous = hash;
  }
  if (!headSeal(key, head.chainId, head.seq, head.hash).equals(head.seal))
    return { chainId: head.chainId, seq: head.seq, fault: 'head-changed' };
  if (BigInt(head.seq) !== seq || !head.hash.equals(previous))
    return { chainId: head.chainId, seq: String(seq + 1n), fault: 'tail-missing' };
  return null;
}
