import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, protectButSeals } from './protection';

/** Separate consents to sensitive personal data, and their ends. */
export class SensitiveConsents1790000030100 implements MigrationInterface {
  name = 'SensitiveConsents1790000030100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE members.sensitive_consent (
      tenant_id uuid NOT NULL, id uuid NOT NULL, member_id uuid NOT NULL, union_id uuid NOT NULL, kind text NOT NULL,
      subject_member_id uuid, subject_name_sealed bytea NOT NULL, subject_name_mac bytea NOT NULL,
      subject_document_mac bytea, given_on date NOT NULL, given_by text NOT NULL, guardian_sealed bytea,
      means text NOT NULL, text_version date NOT NULL, until_on date, recorded_by_id uuid, recorded_by_name text NOT NULL,
      recorded_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id),
      FOREIGN KEY (tenant_id, subject_member_id) REFERENCES members.member (tenant_id, id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      CONSTRAINT sensitive_consent_kind_known CHECK (kind IN ('health','bank','child')),
      CONSTRAINT sensitive_consent_giver_known CHECK (given_by IN ('self','guardian')),
      CONSTRAINT sensitive_consent_means_known CHECK (means IN ('web','signed','oral','imported')),
      CONSTRAINT sensitive_consent_guardian_named CHECK ((given_by = 'guardian') = (guardian_sealed IS NOT NULL)),
      CONSTRAINT sensitive_consent_child_by_guardian CHECK (kind <> 'child' OR given_by = 'guardian'))`);
    await q.query(`CREATE INDEX sensitive_consent_by_member ON members.sensitive_consent (tenant_id, member_id, id)`);
    await q.query(`CREATE INDEX sensitive_consent_by_subject ON members.sensitive_consent (tenant_id, subject_member_id)
      WHERE subject_member_id IS NOT NULL`);
    await q.query(`CREATE TABLE members.sensitive_consent_end (
      tenant_id uuid NOT NULL, id uuid NOT NULL, consent_id uuid NOT NULL, member_id uuid NOT NULL,
      ended_on date NOT NULL, reason_sealed bytea, by_id uuid, by_name text NOT NULL, ended_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, consent_id) REFERENCES members.sensitive_consent (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX sensitive_consent_end_once
      ON members.sensitive_consent_end (tenant_id, consent_id)`);
    await q.query(`CREATE INDEX sensitive_consent_end_by_member
      ON members.sensitive_consent_end (tenant_id, member_id)`);
    for (const [table, columns] of GROWING) {
      await protect(q, table, { appendOnly: true });
      await protectButSeals(q, table, columns);
    }
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE members.sensitive_consent_end`);
    await q.query(`DROP TABLE members.sensitive_consent`);
  }
}

/** What a change of keys and an erasure write anew. */
const GROWING: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ['members.sensitive_consent', ['subject_name_sealed', 'subject_name_mac', 'subject_document_mac', 'guardian_sealed']],
  ['members.sensitive_consent_end', ['reason_sealed']],
];
