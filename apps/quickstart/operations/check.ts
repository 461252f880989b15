import { systemActor } from '@app/kernel';
import {
  auditPublicKey,
  type AuditReport,
  auditReport,
  InvariantCheck,
  TenantRegister,
  UnitOfWork,
} from '@app/persistence';
import type { INestApplicationContext } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Client } from 'pg';
import { anotherKey, FOREIGN_FEDERATION } from './audit-verdict';

export interface CheckReport {
  readonly federations: number;
  readonly rules: number;
  readonly audit: Pick<AuditReport, 'chains' | 'entries'>;
  /** A sentence each. */
  readonly violations: readonly string[];
}

/** Asks every check of every lib about every federation, and verifies the audit trail. Changes nothing. */
export async function checkAll(app: INestApplicationContext, ownerUrl: string, auditKey: Buffer): Promise<CheckReport> {
  const checks = checksOf(app);
  const tenants = await app.get(TenantRegister).all();
  const violations: string[] = [];
  for (const { tenantId, code } of tenants)
    for (const check of checks) {
      const found = await app.get(UnitOfWork).read(systemActor(tenantId), (tx) => check.violations(tx));
      for (const { rule, subjectId } of found)
        violations.push(`${code}: ${check.subject}: ${check.rules[rule] ?? rule}; broken by ${subjectId}`);
    }
  const audit = await auditOf(ownerUrl, auditKey);
  if (audit.isAnotherKey) violations.push(`audit: ${anotherKey(auditPublicKey(auditKey))}`);
  else
    for (const { tenantId, code } of tenants)
      if (audit.misfits.includes(tenantId)) violations.push(`${code}: audit: ${FOREIGN_FEDERATION}`);
  for (const { chainId, seq, fault } of audit.findings)
    violations.push(`audit: entry ${seq} of chain ${chainId}: ${fault}`);
  const rules = checks.reduce((sum, check) => sum + Object.keys(check.rules).length, 0);
  return { federations: tenants.length, rules, audit, violations };
}

const checksOf = (app: INestApplicationContext): InvariantCheck[] => [
  ...new Set(
    app
      .get(DiscoveryService)
      .getProviders()
      .map((wrapper) => wrapper.instance as unknown)
      .filter((instance) => instance instanceof InvariantCheck),
  ),
];

async function auditOf(ownerUrl: string, key: Buffer): Promise<AuditReport> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await auditReport(client, key);
  } finally {
    await client.end();
  }
}
