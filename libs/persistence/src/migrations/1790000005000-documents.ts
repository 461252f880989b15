import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, createSchema, protect } from './protection';

export class Documents1790000005000 implements MigrationInterface {
  name = 'Documents1790000005000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'documents');
    await q.query(`CREATE TABLE documents.document (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL,
      status text NOT NULL, kind text NOT NULL, sensitivity text NOT NULL,
      union_id uuid, subject_type text, subject_id uuid,
      file_name bytea NOT NULL, media_type text NOT NULL, byte_size int NOT NULL, content_mac bytea NOT NULL,
      uploaded_by_account_id uuid NOT NULL, uploaded_by_person_id uuid NOT NULL,
      created_at timestamptz NOT NULL, removed_at timestamptz, content_removed_at timestamptz,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT document_status_known CHECK (status IN ('pending','attached','removed')),
      CONSTRAINT document_sensitivity_known CHECK (sensitivity IN ('normal','medical')),
      CONSTRAINT document_size_positive CHECK (byte_size > 0),
      CONSTRAINT document_subject_whole CHECK ((subject_type IS NULL) = (subject_id IS NULL)),
      CONSTRAINT document_pending_without_subject CHECK (status <> 'pending' OR subject_id IS NULL),
      CONSTRAINT document_attached_has_subject
        CHECK (status <> 'attached' OR (subject_id IS NOT NULL AND union_id IS NOT NULL)),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await this.indexes(q);
    await protect(q, 'documents.document');
    // What was evidence once stays on record; the application takes documents out by status.
    await q.query(`REVOKE DELETE ON documents.document FROM ${APP_ROLE}`);
  }

  private async indexes(q: QueryRunner): Promise<void> {
    const table = 'documents.document';
    await q.query(
      `CREATE INDEX document_by_subject ON ${table} (tenant_id, subject_id, id) WHERE subject_id IS NOT NULL`,
    );
    await q.query(`CREATE INDEX document_by_content ON ${table} (tenant_id, content_mac)`);
    await q.query(`CREATE INDEX document_pending_by_age ON ${table} (tenant_id, created_at) WHERE status = 'pending'`);
    await q.query(
      `CREATE INDEX document_pending_by_uploader ON ${table} (tenant_id, uploaded_by_account_id)
       WHERE status = 'pending'`,
    );
    await q.query(
      `CREATE INDEX document_content_to_remove ON ${table} (tenant_id, id)
       WHERE status = 'removed' AND subject_id IS NULL AND content_removed_at IS NULL`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA documents CASCADE`);
  }
}
