import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

export class Notifications1790000004000 implements MigrationInterface {
  name = 'Notifications1790000004000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'notifications');
    await this.reminders(q);
    await this.rules(q);
    await this.messages(q);
  }

  /** What is due, and what became of it. */
  private async reminders(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE notifications.reminder (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL,
      subject_type text NOT NULL, subject_id uuid NOT NULL, recipient text NOT NULL, kind text NOT NULL,
      due_on date NOT NULL, due_at timestamptz NOT NULL, status text NOT NULL, attempts int NOT NULL,
      sent_at timestamptz, retry_at timestamptz, failure text, claimed_at timestamptz, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT reminder_status_known CHECK (status IN ('due','sent','failed','cancelled','superseded')),
      CONSTRAINT reminder_sent_says_when CHECK ((status = 'sent') = (sent_at IS NOT NULL)),
      CONSTRAINT reminder_failed_says_why CHECK (status <> 'failed' OR failure IS NOT NULL),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX reminder_once
      ON notifications.reminder (tenant_id, subject_id, recipient, kind, due_on)`);
    await q.query(`CREATE INDEX reminder_due ON notifications.reminder (tenant_id, due_at) WHERE status = 'due'`);
    await q.query(`CREATE INDEX reminder_to_retry
      ON notifications.reminder (tenant_id, retry_at) WHERE status = 'failed' AND retry_at IS NOT NULL`);
    await protect(q, 'notifications.reminder');
  }

  /** A union's rules from a day on; they are replaced by later rows and never changed. */
  private async rules(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE notifications.reminder_rules (
      tenant_id uuid NOT NULL, id uuid NOT NULL, union_id uuid NOT NULL, valid_from date NOT NULL,
      rules jsonb NOT NULL, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX reminder_rules_from
      ON notifications.reminder_rules (tenant_id, union_id, valid_from)`);
    await protect(q, 'notifications.reminder_rules', { appendOnly: true });
  }

  private async messages(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE notifications.message (
      tenant_id uuid NOT NULL, id uuid NOT NULL, message_key text NOT NULL, recipient_account_id uuid NOT NULL,
      template text NOT NULL, parameters jsonb NOT NULL, title text NOT NULL, body text NOT NULL, link text,
      created_at timestamptz NOT NULL, read_at timestamptz,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT message_link_is_a_path CHECK (link ~ '^/[^/]'))`);
    await q.query(`CREATE UNIQUE INDEX message_once ON notifications.message (tenant_id, message_key)`);
    await q.query(`CREATE INDEX message_unread
      ON notifications.message (tenant_id, recipient_account_id, id) WHERE read_at IS NULL`);
    await q.query(`CREATE INDEX message_read
      ON notifications.message (tenant_id, recipient_account_id, id) WHERE read_at IS NOT NULL`);
    await protect(q, 'notifications.message');

    await q.query(`CREATE TABLE notifications.delivery (
      tenant_id uuid NOT NULL, id uuid NOT NULL, message_key text NOT NULL, channel text NOT NULL,
      result text NOT NULL, failure text, at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT delivery_result_known CHECK (result IN ('delivered','failed')),
      CONSTRAINT delivery_failure_says_why CHECK ((result = 'failed') = (failure IS NOT NULL)))`);
    await q.query(`CREATE UNIQUE INDEX delivery_once
      ON notifications.delivery (tenant_id, message_key, channel) WHERE result = 'delivered'`);
    await protect(q, 'notifications.delivery', { appendOnly: true });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA notifications CASCADE`);
  }
}
