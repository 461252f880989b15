import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

/** Messages leave the house: by mail, by text message, to a group's robot; and a person's duties as a calendar. */
export class MessageChannels1790000014100 implements MigrationInterface {
  name = 'MessageChannels1790000014100';

  async up(q: QueryRunner): Promise<void> {
    await this.channels(q);
    await this.preferences(q);
    await this.sendings(q);
    await this.feeds(q);
  }

  /** A union's robots and addresses. What they are reached by is a secret. */
  private async channels(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE notifications.group_channel (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL, kind text NOT NULL,
      name text NOT NULL, address_sealed bytea NOT NULL, secret_sealed bytea, enabled boolean NOT NULL,
      tested_at timestamptz, test_failure text, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT group_channel_kind_known CHECK (kind IN ('wecom','dingtalk','webhook')),
      CONSTRAINT group_channel_failure_was_tested CHECK (test_failure IS NULL OR tested_at IS NOT NULL),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE INDEX group_channel_by_union ON notifications.group_channel (tenant_id, union_id)`);
    await protect(q, 'notifications.group_channel');
  }

  /** How a person wants to be told besides the list inside the app. The id is the account's. */
  private async preferences(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE notifications.preference (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, email_sealed bytea, by_email boolean NOT NULL,
      by_sms boolean NOT NULL, daily boolean NOT NULL, quiet_from text, quiet_until text, updated_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT preference_email_has_address CHECK (NOT by_email OR email_sealed IS NOT NULL),
      CONSTRAINT preference_quiet_whole CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)))`);
    await protect(q, 'notifications.preference');
  }

  /** A message on its way by a channel outside the house, and what became of it. */
  private async sendings(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE notifications.sending (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, message_key text NOT NULL, channel text NOT NULL,
      group_channel_id uuid, account_id uuid, union_id uuid, template text NOT NULL, matter text, title text NOT NULL,
      body text NOT NULL, link text, status text NOT NULL, daily boolean NOT NULL, not_before timestamptz NOT NULL,
      attempts int NOT NULL, retry_at timestamptz, failure text, bundle text, leased_until timestamptz,
      claimed_at timestamptz, sent_at timestamptz, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT sending_status_known CHECK (status IN ('waiting','sent','failed')),
      CONSTRAINT sending_channel_known CHECK (channel IN ('email','sms','wecom','dingtalk','webhook')),
      CONSTRAINT sending_sent_says_when CHECK ((status = 'sent') = (sent_at IS NOT NULL)),
      CONSTRAINT sending_failed_says_why CHECK (status <> 'failed' OR failure IS NOT NULL),
      CONSTRAINT sending_goes_somewhere CHECK ((account_id IS NULL) <> (group_channel_id IS NULL)),
      FOREIGN KEY (tenant_id, group_channel_id) REFERENCES notifications.group_channel (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX sending_once ON notifications.sending (tenant_id, message_key, channel)`);
    await q.query(`CREATE INDEX sending_waits ON notifications.sending (tenant_id, not_before)
      WHERE status = 'waiting'`);
    await q.query(`CREATE INDEX sending_to_retry ON notifications.sending (tenant_id, retry_at)
      WHERE status = 'failed' AND retry_at IS NOT NULL`);
    await q.query(`CREATE INDEX sending_failed ON notifications.sending (tenant_id, id) WHERE status = 'failed'`);
    await q.query(`CREATE INDEX sending_by_account ON notifications.sending (tenant_id, account_id, id)`);
    await q.query(`CREATE INDEX sending_by_bundle ON notifications.sending (tenant_id, bundle)
      WHERE bundle IS NOT NULL AND status <> 'sent'`);
    await protect(q, 'notifications.sending');
  }

  /** Addresses of calendars: only a keyed hash of the secret in it is kept. */
  private async feeds(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE notifications.calendar_feed (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, account_id uuid NOT NULL, token_mac bytea NOT NULL,
      created_at timestamptz NOT NULL, revoked_at timestamptz, read_at timestamptz,
      PRIMARY KEY (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX calendar_feed_token ON notifications.calendar_feed (tenant_id, token_mac)`);
    await q.query(`CREATE UNIQUE INDEX calendar_feed_one_open ON notifications.calendar_feed (tenant_id, account_id)
      WHERE revoked_at IS NULL`);
    await protect(q, 'notifications.calendar_feed');
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['calendar_feed', 'sending', 'preference', 'group_channel'])
      await q.query(`DROP TABLE notifications.${table}`);
  }
}
