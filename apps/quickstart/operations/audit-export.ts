import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import readline from 'node:readline';
import {
  areAsSigned,
  auditPublicKey,
  type AuditHead,
  type AuditHeads,
  type ChainedEntry,
  chainHash,
  entryMac,
  fitsAuditTrail,
  headSeal,
  isForeignKey,
  type KeyFit,
  type RunQuery,
  sealAllWaiting,
  signHeads,
  type WrittenEntry,
} from '@app/persistence';
import { Client } from 'pg';
import { anotherKey, type ExportFault, type ExportVerdict } from './audit-verdict';

/**
 * First line of an export. After it one line per entry, chain by chain in order, then one per entry without a place, and
 * the signed heads at the end. Exports of format 1 have no lines for entries without a place.
 */
interface ExportHead {
  readonly kind: 'audit-export';
  readonly format: 1 | 2;
  readonly createdAt: string;
}

type ExportedEntry = ChainedEntry & { readonly kind: 'entry'; readonly hash: string };

/** An entry that got no place: it waits, is doubted, is gone (`entry` null), or was written past the application (no mac). */
interface UnplacedEntry {
  readonly kind: 'unplaced';
  readonly tenantId: string;
  readonly chainId: string;
  readonly entry: WrittenEntry | null;
  /** Hexadecimal. */
  readonly mac: string | null;
}

const PORTION = 2_000;

const COLUMNS = `e.tenant_id AS "tenantId", e.chain_id AS "chainId", e.id, e.occurred_at AS at,
  e.account_id AS "accountId", e.person_id AS "personId", e.union_id AS "unionId", e.action,
  e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.reason, e.detail`;

const ENTRIES = `
  SELECT ${COLUMNS}, s.seq::text, encode(s.hash, 'hex') AS hash
  FROM audit.audit_seal s
  JOIN audit.audit_entry e ON e.tenant_id = s.tenant_id AND e.id = s.entry_id AND e.chain_id = s.chain_id
  ORDER BY s.tenant_id, s.chain_id, s.seq`;

const HAS_PLACE = (row: string, id: string): string =>
  `SELECT FROM audit.audit_seal s
   WHERE s.tenant_id = ${row}.tenant_id AND s.entry_id = ${row}.${id} AND s.chain_id = ${row}.chain_id`;

const UNPLACED = `
  SELECT w.tenant_id AS "waitingTenantId", w.chain_id AS "waitingChainId", encode(w.mac, 'hex') AS mac, ${COLUMNS}
  FROM (SELECT * FROM audit.unsealed_entry u WHERE NOT EXISTS (${HAS_PLACE('u', 'entry_id')})) w
  FULL JOIN (SELECT * FROM audit.audit_entry u WHERE NOT EXISTS (${HAS_PLACE('u', 'id')})) e
    ON e.tenant_id = w.tenant_id AND e.id = w.entry_id AND e.chain_id = w.chain_id
  ORDER BY coalesce(e.tenant_id, w.tenant_id), coalesce(e.chain_id, w.chain_id), coalesce(e.id, w.entry_id)`;

const HEADS = `
  SELECT tenant_id AS "tenantId", chain_id AS "chainId", seq::text, encode(hash, 'hex') AS hash, encode(seal, 'hex') AS seal
  FROM audit.audit_chain ORDER BY tenant_id, chain_id`;

export interface ExportReport {
  readonly chains: number;
  readonly entries: number;
  readonly publicKey: string;
}

/** Writes the whole audit trail, as it stood at one moment, into a file of JSON lines; `headsOnly` the heads alone. */
export async function exportAudit(order: {
  readonly ownerUrl: string;
  readonly auditKey: Buffer;
  readonly file: string;
  readonly now: Date;
  readonly headsOnly?: boolean;
}): Promise<ExportReport> {
  const client = new Client({ connectionString: order.ownerUrl });
  await client.connect();
  const unfinished = `${order.file}.part`;
  const out = createWriteStream(unfinished, { mode: 0o600 });
  const write: WriteLine = async (value) => {
    if (!out.write(`${JSON.stringify(value)}\n`)) await once(out, 'drain');
  };
  let entries = 0;
  try {
    const run: RunQuery = async (text, values) => (await client.query(text, [...values])).rows;
    if (!(await fitsAuditTrail(run, order.auditKey, null))) throw new Error(anotherKey(auditPublicKey(order.auditKey)));
    // What waits for its place gets it first: the export holds whole chains.
    await sealAllWaiting(client, order.auditKey);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const heads = signHeads(order.auditKey, order.now, (await client.query<AuditHead>(HEADS)).rows);
    if (!order.headsOnly) {
      await write({ kind: 'audit-export', format: 2, createdAt: heads.createdAt } satisfies ExportHead);
      entries = await writeTrail(client, write);
    }
    await write(heads);
    out.end();
    await once(out, 'close');
    await rename(unfinished, order.file);
    return { chains: heads.heads.length, entries, publicKey: heads.publicKey };
  } finally {
    await client.end();
  }
}

type WriteLine = (value: object) => Promise<void>;

/** Every entry at its place, then those that have none; returns how many. */
async function writeTrail(client: Client, write: WriteLine): Promise<number> {
  const placed = await forEachRow(client, ENTRIES, ({ at, ...row }) =>
    write({ kind: 'entry', ...row, occurredAt: at.toISOString() }),
  );
  const unplaced = await forEachRow(client, UNPLACED, ({ waitingTenantId, waitingChainId, mac, at, ...row }) => {
    const tenantId = row.tenantId ?? waitingTenantId;
    const chainId = row.chainId ?? waitingChainId;
    const entry = row.id === null ? null : { ...row, occurredAt: at.toISOString() };
    return write({ kind: 'unplaced', tenantId, chainId, entry, mac } satisfies UnplacedEntry);
  });
  return placed + unplaced;
}

async function forEachRow(client: Client, sql: string, take: (row: any) => Promise<void>): Promise<number> {
  let count = 0;
  await client.query(`DECLARE trail NO SCROLL CURSOR FOR ${sql}`);
  for (let taken = PORTION; taken === PORTION; count += taken) {
    const { rows } = await client.query(`FETCH ${PORTION} FROM trail`);
    for (const row of rows) await take(row);
    taken = rows.length;
  }
  await client.query('CLOSE trail');
  return count;
}

const nameOf = ({ tenantId, chainId }: { tenantId: string; chainId: string }): string => `${tenantId}/${chainId}`;

/**
 * Verifies an export without a server and without a database. `earlier` are heads that were exported before and kept
 * elsewhere: what stood then must stand now.
 */
export async function verifyExport(
  file: string,
  auditKey: Buffer,
  earlier: readonly AuditHeads[] = [],
): Promise<ExportVerdict> {
  const check = new ExportCheck(auditKey, earlier);
  for await (const line of readline.createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
    if (line.trim()) check.take(JSON.parse(line));
  return check.end();
}

interface Walk {
  readonly tenantId: string;
  readonly chainId: string;
  seq: bigint;
  hash: Buffer;
  isBroken: boolean;
}

/** Of a chain: how many entries have no place, and the first that is not as it was written. */
interface Unplaced {
  count: number;
  fault?: { readonly place: number; readonly fault: ExportFault['fault'] };
}

class ExportCheck {
  private readonly faults: (ExportFault & { readonly tenantId?: string })[] = [];
  private readonly walks = new Map<string, Walk>();
  /** What an earlier head says of an entry: `chain#seq` → hash. */
  private readonly known = new Map<string, string>();
  private readonly newest = new Map<string, AuditHead>();
  private readonly unplaced = new Map<string, Unplaced>();
  private heads: AuditHeads | undefined;
  private entries = 0;
  /** Of every federation in which something is sealed, whether an entry or a head was sealed with the key. */
  private readonly fits = new Map<string, KeyFit>();

  constructor(
    private readonly key: Buffer,
    private readonly earlier: readonly AuditHeads[],
  ) {
    for (const one of earlier) {
      if (!areAsSigned(one)) this.faults.push({ chainId: one.createdAt, seq: '0', fault: 'heads-not-as-signed' });
      for (const head of one.heads) {
        this.known.set(`${nameOf(head)}#${head.seq}`, head.hash);
        const before = this.newest.get(nameOf(head));
        if (!before || BigInt(before.seq) < BigInt(head.seq)) this.newest.set(nameOf(head), head);
      }
    }
  }

  take(line: ExportHead | ExportedEntry | UnplacedEntry | AuditHeads): void {
    if (line.kind === 'entry') this.takeEntry(line);
    else if (line.kind === 'unplaced') this.takeUnplaced(line);
    else if (line.kind === 'audit-heads') this.heads = line;
    else if (line.kind !== 'audit-export' || line.format > 2)
      throw new Error('this is not an export of an audit trail');
  }

  private takeEntry({ hash, ...entry }: ExportedEntry): void {
    this.entries += 1;
    const { tenantId, chainId, seq } = entry;
    const name = nameOf(entry);
    const walk = this.walks.get(name) ?? { tenantId, chainId, seq: 0n, hash: Buffer.alloc(0), isBroken: false };
    this.walks.set(name, walk);
    if (walk.isBroken) return;
    walk.seq += 1n;
    const computed = chainHash(this.key, walk.hash, entry);
    if (BigInt(seq) !== walk.seq) this.broken(walk, String(walk.seq), 'missing');
    else if (computed.toString('hex') !== hash) this.broken(walk, seq, 'changed');
    else if ((this.known.get(`${name}#${seq}`) ?? hash) !== hash) this.broken(walk, seq, 'rewritten');
    this.tellFit(tenantId, computed.toString('hex') === hash);
    walk.hash = computed;
  }

  private takeUnplaced(line: UnplacedEntry): void {
    this.entries += 1;
    const name = nameOf(line);
    const chain: Unplaced = this.unplaced.get(name) ?? { count: 0 };
    this.unplaced.set(name, chain);
    chain.count += 1;
    const fault = this.faultOf(line);
    if (fault) chain.fault ??= { place: chain.count, fault };
  }

  private faultOf({ entry, mac }: UnplacedEntry): ExportFault['fault'] | null {
    if (mac === null) return 'foreign';
    if (!entry) return 'missing';
    if (entryMac(this.key, entry).toString('hex') !== mac) return 'changed';
    return null;
  }

  private broken(walk: Walk, seq: string, fault: ExportFault['fault']): void {
    walk.isBroken = true;
    this.faults.push({ tenantId: walk.tenantId, chainId: walk.chainId, seq, fault });
  }

  private tellFit(tenantId: string, isSealed: boolean): void {
    if (isSealed || !this.fits.has(tenantId)) this.fits.set(tenantId, isSealed ? 'fits' : 'misfits');
  }

  end(): ExportVerdict {
    if (!this.heads) throw new Error('the export ends too early: it has no heads');
    if (!areAsSigned(this.heads)) this.faults.push({ chainId: '-', seq: '0', fault: 'heads-not-as-signed' });
    if (this.earlier.some(({ publicKey }) => publicKey !== this.heads!.publicKey))
      this.faults.push({ chainId: '-', seq: '0', fault: 'signed-by-another-key' });
    const heads = new Map(this.heads.heads.map((head) => [nameOf(head), head]));
    const stored = new Set([...heads.keys(), ...this.walks.keys(), ...this.unplaced.keys()]);
    for (const name of new Set([...stored, ...this.newest.keys()])) this.compare(name, heads.get(name));
    for (const head of this.heads.heads) this.tellFit(head.tenantId, this.isSealed(head));
    const looked = { chains: stored.size, entries: this.entries };
    if (isForeignKey([...this.fits.values()])) {
      const sentence = anotherKey(auditPublicKey(this.key), this.heads.publicKey);
      return { ...looked, faults: [], misfits: [], anotherKey: sentence };
    }
    const misfits = [...this.fits].filter(([, fit]) => fit === 'misfits').map(([id]) => id);
    const faults = this.faults.filter(({ tenantId = '-' }) => !misfits.includes(tenantId));
    return {
      ...looked,
      faults: faults.map(({ chainId, seq, fault }) => ({ chainId, seq, fault })),
      misfits,
      anotherKey: null,
    };
  }

  private compare(name: string, head: AuditHead | undefined): void {
    const [tenantId = '', chainId = ''] = name.split('/');
    const walk = this.walks.get(name) ?? { tenantId, chainId, seq: 0n, hash: Buffer.alloc(0), isBroken: false };
    this.compareHead(walk, head, this.newest.get(name));
    const unplaced = this.unplaced.get(name)?.fault;
    // Named by the place that it would have got.
    if (unplaced && !walk.isBroken) this.broken(walk, String(walk.seq + BigInt(unplaced.place)), unplaced.fault);
  }

  private isSealed({ chainId, seq, hash, seal }: AuditHead): boolean {
    return headSeal(this.key, chainId, seq, Buffer.from(hash, 'hex')).toString('hex') === seal;
  }

  private compareHead(walk: Walk, head: AuditHead | undefined, older: AuditHead | undefined): void {
    if (walk.isBroken) return;
    const next = String(walk.seq + 1n);
    if (older && BigInt(older.seq) > walk.seq) return this.broken(walk, next, 'tail-missing');
    if (!head) return walk.seq > 0n ? this.broken(walk, '0', 'head-changed') : undefined;
    if (!this.isSealed(head)) return this.broken(walk, head.seq, 'head-changed');
    if (BigInt(head.seq) !== walk.seq || head.hash !== walk.hash.toString('hex'))
      this.broken(walk, next, 'tail-missing');
  }
}
