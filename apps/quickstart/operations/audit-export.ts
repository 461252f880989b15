import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import readline from 'node:readline';
import {
  areAsSigned,
  type AuditHead,
  type AuditHeads,
  type ChainedEntry,
  chainHash,
  headSeal,
  sealAllWaiting,
  signHeads,
} from '@app/persistence';
import { Client } from 'pg';

/** First line of an export. After it one line per entry, chain by chain in order, and the signed heads at the end. */
interface ExportHead {
  readonly kind: 'audit-export';
  readonly format: 1;
  readonly createdAt: string;
}

type ExportedEntry = ChainedEntry & { readonly kind: 'entry'; readonly hash: string };

const PORTION = 2_000;

const ENTRIES = `
  SELECT e.tenant_id AS "tenantId", s.chain_id AS "chainId", s.seq::text, e.id, e.occurred_at AS at,
    e.account_id AS "accountId", e.person_id AS "personId", e.union_id AS "unionId", e.action,
    e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.reason, e.detail, encode(s.hash, 'hex') AS hash
  FROM audit.audit_seal s JOIN audit.audit_entry e ON e.tenant_id = s.tenant_id AND e.id = s.entry_id
  ORDER BY s.tenant_id, s.chain_id, s.seq`;

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
  const write = async (value: object): Promise<void> => {
    if (!out.write(`${JSON.stringify(value)}\n`)) await once(out, 'drain');
  };
  let entries = 0;
  try {
    // What waits for its place gets it first: the export holds whole chains.
    await sealAllWaiting(client, order.auditKey);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const heads = signHeads(order.auditKey, order.now, (await client.query<AuditHead>(HEADS)).rows);
    if (!order.headsOnly) {
      await write({ kind: 'audit-export', format: 1, createdAt: heads.createdAt } satisfies ExportHead);
      await client.query(`DECLARE trail NO SCROLL CURSOR FOR ${ENTRIES}`);
      for (let taken = PORTION; taken === PORTION; entries += taken) {
        const { rows } = await client.query(`FETCH ${PORTION} FROM trail`);
        for (const { at, ...row } of rows) await write({ kind: 'entry', ...row, occurredAt: at.toISOString() });
        taken = rows.length;
      }
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

export interface ExportFault {
  readonly chainId: string;
  readonly seq: string;
  readonly fault:
    | 'changed'
    | 'missing'
    | 'tail-missing'
    | 'head-changed'
    | 'rewritten'
    | 'heads-not-as-signed'
    | 'signed-by-another-key';
}

export interface ExportVerdict {
  readonly chains: number;
  readonly entries: number;
  readonly faults: readonly ExportFault[];
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
  readonly chainId: string;
  seq: bigint;
  hash: Buffer;
  isBroken: boolean;
}

class ExportCheck {
  private readonly faults: ExportFault[] = [];
  private readonly walks = new Map<string, Walk>();
  /** What an earlier head says of an entry: `chain#seq` → hash. */
  private readonly known = new Map<string, string>();
  private readonly newest = new Map<string, AuditHead>();
  private heads: AuditHeads | undefined;
  private entries = 0;

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

  take(line: ExportHead | ExportedEntry | AuditHeads): void {
    if (line.kind === 'entry') this.takeEntry(line);
    else if (line.kind === 'audit-heads') this.heads = line;
    else if (line.kind !== 'audit-export' || line.format !== 1)
      throw new Error('this is not an export of an audit trail');
  }

  private takeEntry({ hash, ...entry }: ExportedEntry): void {
    this.entries += 1;
    const { chainId, seq } = entry;
    const name = nameOf(entry);
    const walk = this.walks.get(name) ?? { chainId, seq: 0n, hash: Buffer.alloc(0), isBroken: false };
    this.walks.set(name, walk);
    if (walk.isBroken) return;
    walk.seq += 1n;
    const computed = chainHash(this.key, walk.hash, entry);
    if (BigInt(seq) !== walk.seq) this.broken(walk, String(walk.seq), 'missing');
    else if (computed.toString('hex') !== hash) this.broken(walk, seq, 'changed');
    else if ((this.known.get(`${name}#${seq}`) ?? hash) !== hash) this.broken(walk, seq, 'rewritten');
    walk.hash = computed;
  }

  private broken(walk: Walk, seq: string, fault: ExportFault['fault']): void {
    walk.isBroken = true;
    this.faults.push({ chainId: walk.chainId, seq, fault });
  }

  end(): ExportVerdict {
    if (!this.heads) throw new Error('the export ends too early: it has no heads');
    if (!areAsSigned(this.heads)) this.faults.push({ chainId: '-', seq: '0', fault: 'heads-not-as-signed' });
    if (this.earlier.some(({ publicKey }) => publicKey !== this.heads!.publicKey))
      this.faults.push({ chainId: '-', seq: '0', fault: 'signed-by-another-key' });
    const heads = new Map(this.heads.heads.map((head) => [nameOf(head), head]));
    for (const name of new Set([...heads.keys(), ...this.walks.keys(), ...this.newest.keys()]))
      this.compare(name, heads.get(name));
    return { chains: this.walks.size, entries: this.entries, faults: this.faults };
  }

  private compare(name: string, head: AuditHead | undefined): void {
    const chainId = name.split('/')[1]!;
    const walk = this.walks.get(name) ?? { chainId, seq: 0n, hash: Buffer.alloc(0), isBroken: false };
    if (walk.isBroken) return;
    const older = this.newest.get(name);
    const next = String(walk.seq + 1n);
    if (older && BigInt(older.seq) > walk.seq) return this.broken(walk, next, 'tail-missing');
    if (!head) return this.broken(walk, '0', 'head-changed');
    const seal = headSeal(this.key, chainId, head.seq, Buffer.from(head.hash, 'hex')).toString('hex');
    if (seal !== head.seal) return this.broken(walk, head.seq, 'head-changed');
    if (BigInt(head.seq) !== walk.seq || head.hash !== walk.hash.toString('hex'))
      this.broken(walk, next, 'tail-missing');
  }
}
