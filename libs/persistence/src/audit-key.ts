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

/** `unsealed`: nothing is sealed yet, so that any key may be the right one. */
export type KeyFit = 'fits' | 'misfits' | 'unsealed';

/**
 * Whether a head or the first entry of a chain was sealed with this key. `tenantId` null: in all federations. When it
 * misfits the key is another installation's, or the whole trail was written anew without it.
 */
export async function auditKeyFit(run: RunQuery, key: Buffer, tenantId: string | null): Promise<KeyFit> {
  const heads = await run<StoredHead>(HEADS, [tenantId]);
  const fits = ({ chainId, seq, hash, seal }: StoredHead): boolean => headSeal(key, chainId, seq, hash).equals(seal);
  if (heads.length === 0) return 'unsealed';
  if (heads.some(fits)) return 'fits';
  const first = await run<StoredColumns & { readonly sealHash: Buffer }>(FIRST_ENTRIES, [tenantId]);
  const isSealed = first.some((row) => {
    const entry = writtenEntry(row);
    return entry !== null && chainHash(key, Buffer.alloc(0), { ...entry, seq: '1' }).equals(row.sealHash);
  });
  return isSealed ? 'fits' : 'misfits';
}

/** Also true where nothing is sealed yet. */
export const fitsAuditTrail = async (run: RunQuery, key: Buffer, tenantId: string | null): Promise<boolean> =>
  (await auditKeyFit(run, key, tenantId)) !== 'misfits';

/** Whether the key is not the one of this installation: it fits no federation, and something is sealed. */
export const isForeignKey = (fits: readonly KeyFit[]): boolean => fits.includes('misfits') && !fits.includes('fits');
