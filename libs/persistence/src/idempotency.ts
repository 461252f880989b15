import { createHash } from 'node:crypto';
import { type Actor, problemsOf } from '@app/kernel';
import type { PoolClient } from 'pg';
import { canonical } from './audit-chain';

/** A caller's key and a hash of what he asked: the same key never does two things, nor one thing twice. */
export interface Idempotency {
  readonly key: string;
  readonly inputHash: Buffer;
}

export const idempotencyOf = (key: string, input: unknown): Idempotency => ({
  key,
  inputHash: createHash('sha256').update(canonical(input)).digest(),
});

export const IDEMPOTENCY_PROBLEMS = {
  'request.idempotency-key-reused': {
    kind: 'conflict',
    title: '这个请求编号已经用在另一笔内容上了，请刷新页面后重新提交。',
  },
} as const;
const refuse = problemsOf(IDEMPOTENCY_PROBLEMS);

/** A transaction that found its key taken does nothing more; what the first caller was answered is given again. */
export class KeyTaken extends Error {}

/**
 * Claims the key inside the transaction. A second caller with the same key waits for the first and then gets its
 * answer; null means that this caller is the first. One statement, so that others may be sent behind it: who finds the
 * key taken rolls back what it wrote.
 */
export async function claimKey(
  client: PoolClient,
  actor: Actor,
  now: Date,
  idem: Idempotency,
): Promise<{ answer: string } | null> {
  const { rows } = await client.query<{ input_hash: Buffer; answer: string | null }>({
    name: 'claim-idempotency-key',
    text: `INSERT INTO platform.idempotency_key AS k (tenant_id, account_id, key, input_hash, created_at)
           VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (tenant_id, account_id, key) DO UPDATE SET created_at = k.created_at
           RETURNING input_hash, answer`,
    values: [actor.tenantId, actor.accountId, idem.key, idem.inputHash, now],
  });
  const { input_hash: inputHash, answer } = rows[0]!;
  // A key is kept together with its answer, so one without is our own.
  if (answer === null) return null;
  if (!inputHash.equals(idem.inputHash)) refuse('request.idempotency-key-reused');
  return { answer };
}

/** JSON that gives back bigint, Date and bytes as they were. */
export const encodeAnswer = (answer: unknown): string =>
  JSON.stringify(answer ?? null, function (this: Record<string, unknown>, key, value) {
    const raw = this[key];
    if (typeof raw === 'bigint') return { $fen: String(raw) };
    if (raw instanceof Date) return { $at: raw.toISOString() };
    if (Buffer.isBuffer(raw)) return { $bytes: raw.toString('base64') };
    return value;
  });

export const decodeAnswer = <T>(text: string): T =>
  JSON.parse(text, (_, value) => {
    if (value === null || typeof value !== 'object') return value;
    if (typeof value.$fen === 'string') return BigInt(value.$fen);
    if (typeof value.$at === 'string') return new Date(value.$at);
    if (typeof value.$bytes === 'string') return Buffer.from(value.$bytes, 'base64');
    return value;
  });
