import { createHmac } from 'node:crypto';

/** One audit row as it is written, before it has its place in its chain. */
export interface WrittenEntry {
  readonly tenantId: string;
  readonly chainId: string;
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

/** One audit row at its place, as it is hashed: every column, in this order. */
export interface ChainedEntry extends WrittenEntry {
  readonly seq: string;
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

const textOf = (entry: WrittenEntry, seq: string): string =>
  canonical([
    entry.tenantId,
    entry.chainId,
    seq,
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

/** Keyed, so that who can write to the database but has no key cannot compute a matching chain. */
export const chainHash = (key: Buffer, previous: Buffer, entry: ChainedEntry): Buffer =>
  createHmac('sha256', key).update(previous).update(textOf(entry, entry.seq), 'utf8').digest();

/** Of an entry that waits for its place: nobody without the key changes it meanwhile. */
export const entryMac = (key: Buffer, entry: WrittenEntry): Buffer =>
  createHmac('sha256', key).update('entry|').update(textOf(entry, ''), 'utf8').digest();

/** `foreign`: an entry that was written past the application. */
export type ChainFault = 'changed' | 'missing' | 'tail-missing' | 'head-changed' | 'foreign';

export interface ChainFinding {
  readonly chainId: string;
  readonly seq: string;
  readonly fault: ChainFault;
}

/** Keyed too, so that a tail cannot be cut by setting the head back. */
export const headSeal = (key: Buffer, chainId: string, seq: string, hash: Buffer): Buffer =>
  createHmac('sha256', key).update(`head|${chainId}|${seq}|`).update(hash).digest();

/** What a seal says, and the entry that it is about; null when that one is gone. */
export interface SealedEntry {
  readonly seq: string;
  readonly hash: Buffer;
  readonly entry: WrittenEntry | null;
}

/** Walks one chain in the order of seq; says where the first fault stands, or nothing. */
export function verifyChain(
  key: Buffer,
  entries: Iterable<SealedEntry>,
  head: { readonly chainId: string; readonly seq: string; readonly hash: Buffer; readonly seal: Buffer },
): ChainFinding | null {
  let previous: Buffer = Buffer.alloc(0);
  let seq = 0n;
  for (const { seq: at, hash, entry } of entries) {
    seq += 1n;
    if (BigInt(at) !== seq || !entry) return { chainId: head.chainId, seq: String(seq), fault: 'missing' };
    const computed = chainHash(key, previous, { ...entry, seq: at });
    if (!computed.equals(hash)) return { chainId: head.chainId, seq: at, fault: 'changed' };
    previous = computed;
  }
  if (!headSeal(key, head.chainId, head.seq, head.hash).equals(head.seal))
    return { chainId: head.chainId, seq: head.seq, fault: 'head-changed' };
  if (BigInt(head.seq) !== seq || !head.hash.equals(previous))
    return { chainId: head.chainId, seq: String(seq + 1n), fault: 'tail-missing' };
  return null;
}
