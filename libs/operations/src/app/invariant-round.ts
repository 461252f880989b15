import { createHash } from 'node:crypto';
import { newId, systemActor, type TenantId } from '@app/kernel';
import {
  AuditSealing,
  CHAINS_OF_TENANT,
  fitsAuditTrail,
  InvariantCheck,
  KeySettings,
  type ReadTx,
  type RunQuery,
  UnitOfWork,
  verifyStoredChain,
} from '@app/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

/** A rule that is broken, and the record that breaks it. */
export interface Finding {
  readonly subject: string;
  readonly rule: string;
  readonly sentence: string;
  /** An id; of a chain also the entry. */
  readonly subjectId: string;
}

interface Chains {
  readonly chains: number;
  readonly entries: number;
  readonly digest: string;
  readonly findings: readonly Finding[];
}

const KEY_RULE = 'The audit trail was sealed with the key of this installation';
const CHAIN_RULE = 'Every audit chain is whole, from its first entry to its sealed head';
const SHOWN = 500;

/** Asks every rule of every lib and walks every audit chain of a federation, and keeps what was found. */
@Injectable()
export class InvariantRound {
  private readonly logger = new Logger('Invariants');
  private readonly auditKey: Buffer;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly discovery: DiscoveryService,
    private readonly sealing: AuditSealing,
    keys: KeySettings,
  ) {
    this.auditKey = Buffer.from(keys.auditKey, 'base64');
  }

  /** Returns how many records break a rule. */
  async of(tenantId: TenantId): Promise<number> {
    const actor = systemActor(tenantId);
    const checks = this.checks();
    const startedAt = await this.uow.read(actor, async (tx) => tx.now);
    const findings: Finding[] = [];
    for (const check of checks)
      for (const { rule, subjectId } of await this.uow.read(actor, (tx) => check.violations(tx)))
        findings.push({ subject: check.subject, rule, sentence: check.rules[rule] ?? rule, subjectId });
    // Refused over a damaged trail: the walk below says what is wrong with it.
    await this.sealing.attempt(tenantId);
    const chains = await this.uow.read(actor, (tx) => this.chains(tx));
    findings.push(...chains.findings);
    const rules = checks.reduce((sum, check) => sum + Object.keys(check.rules).length, 1);
    await this.keep(tenantId, startedAt, rules, chains, findings);
    const line = {
      event: 'invariants-checked',
      tenantId,
      rules,
      findings: findings.length,
      headsDigest: chains.digest,
    };
    if (findings.length > 0) this.logger.error(line);
    else this.logger.log(line);
    return findings.length;
  }

  private checks(): InvariantCheck[] {
    const found = this.discovery.getProviders().map((wrapper) => wrapper.instance as unknown);
    return [...new Set(found.filter((instance) => instance instanceof InvariantCheck))];
  }

  /** The digest of the heads goes into the log: shipped away, it shows later whether the chains were written anew. */
  private async chains(tx: ReadTx): Promise<Chains> {
    const { tenantId } = tx.actor;
    const known = await tx.rows<{ chain: string; head: string | null }>(
      `SELECT coalesce(h.chain_id, e.chain_id) AS chain, encode(h.hash, 'hex') AS head
       FROM (SELECT chain_id, hash FROM audit.audit_chain WHERE tenant_id = $1) h
       FULL JOIN (${CHAINS_OF_TENANT}) e ON e.chain_id = h.chain_id
       ORDER BY 1`,
      [tenantId],
    );
    const digest = createHash('sha256');
    const findings: Finding[] = [];
    const run: RunQuery = (text, values) => tx.rows(text, values);
    const fits = await fitsAuditTrail(run, this.auditKey, tenantId);
    let entries = 0;
    for (const { chain, head } of known) {
      const verdict = await verifyStoredChain(run, this.auditKey, tenantId, chain);
      entries += verdict.entries;
      digest.update(`${chain}:${head ?? ''}\n`);
      if (!verdict.finding || !fits) continue;
      const { fault, seq } = verdict.finding;
      findings.push({ subject: 'audit', rule: fault, sentence: CHAIN_RULE, subjectId: `${chain}#${seq}` });
    }
    if (!fits) findings.push({ subject: 'audit', rule: 'another-key', sentence: KEY_RULE, subjectId: tenantId });
    return { chains: known.length, entries, digest: digest.digest('hex'), findings };
  }

  private keep(
    tenantId: TenantId,
    startedAt: Date,
    rules: number,
    { chains, entries, digest }: Chains,
    findings: readonly Finding[],
  ): Promise<void> {
    return this.uow.run(systemActor(tenantId), async (tx) => {
      const id = newId(tx.now.getTime());
      await tx.rows(
        `INSERT INTO operations.check_run
           (tenant_id, id, started_at, finished_at, rules, chains, entries, findings, heads_digest)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [tenantId, id, startedAt, tx.now, rules, chains, entries, findings.length, digest],
      );
      await tx.rows(
        `INSERT INTO operations.check_finding (tenant_id, run_id, line, subject, rule, sentence, subject_id)
         SELECT $1, $2, line, subject, rule, sentence, "subjectId"
         FROM jsonb_to_recordset($3::jsonb) AS f(line int, subject text, rule text, sentence text, "subjectId" text)`,
        [tenantId, id, JSON.stringify(findings.slice(0, SHOWN).map((finding, line) => ({ line, ...finding })))],
      );
    });
  }
}
