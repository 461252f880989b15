import { chainHash, headSeal } from './audit-chain';
import { ENTRY_COLUMNS, type RunQuery, type StoredColumns, writtenEntry } from './audit-entries';

interface StoredHead {
  readonly chainId: string;
  readonly seq: string;
  readonly hash: Buffer;
  readonly seal: Buffer;
}

const HEADS = `SELECT chain_id AS "chainId", seq, hash, seal FROM audit.audit_chain
  WHERE seq > 0 AND ($1::uuid IS NULL OR tenant_id = $1)`;

const FIRST_ENTRIES = `SELECT s.hash AS "sealHash", ${ENTRY_COLUMNS} FROM audit.audit_seal s
  JOIN audit.audit_entry e ON e.tenant_id = s.tenant_id AND e.id = s.entry_id AND e.chain_id = s.chain_id
  WHERE s.seq = 1 AND ($1::uuid IS NULL OR s.tenant_id = $1)`;

/**
 * Whether a head or the first entry of a chain was sealed with this key; also true where nothing is sealed yet.
 * `tenantId` null: in all federations. When it
 * is false the key is another installation's, or the whole trail was written anew without it.
 */
export async function fitsAuditTrail(run: RunQuery, key: Buffer, tenantId: string | null): Promise<boolean> {
  const heads = await run<StoredHead>(HEADS, [tenantId]);
  const fits = ({ chainId, seq, hash, seal }: StoredHead): boolean => headSeal(key, chainId, seq, hash).equals(seal);
  if (heads.length === 0 || heads.some(fits)) return true;
  const first = await run<StoredColumns & { readonly sealHash: Buffer }>(FIRST_ENTRIES, [tenantId]);
  return first.some((row) => {
    const entry = writtenEntry(row);
    return entry !== null && chainHash(key, Buffer.alloc(0), { ...entry, seq: '1' }).equals(row.sealHash);
  });
}
