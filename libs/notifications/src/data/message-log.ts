import type { ChannelCode } from '../domain/message';
import type { DeliveryFailure } from '../domain/reminder';
import type { SendingStatus } from '../domain/sending';

/** One message to one person or group by one channel, and what became of it. */
export interface LoggedMessage {
  readonly id: string;
  /** Null: nobody plays the part that the reminder was meant for. */
  readonly channel: ChannelCode | null;
  readonly template: string;
  readonly matter: string | null;
  readonly title: string | null;
  readonly recipient: string | null;
  readonly status: SendingStatus;
  readonly attempts: number;
  readonly failure: DeliveryFailure | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly retryAt: Date | null;
  /** Not before; null: at once. */
  readonly notBefore: Date | null;
  readonly late: boolean;
}

export interface LogFilter {
  readonly status: SendingStatus | null;
  readonly channel: ChannelCode | null;
}

interface LogQuery extends LogFilter {
  /** SQL conditions on `union_id` of what follows, or on the account. */
  readonly messages: string;
  readonly sendings: string;
  readonly reminders: string | null;
}

const MESSAGES = `SELECT m.id, 'in-app' AS channel, m.template, m.parameters ->> 'matter' AS matter, m.title,
    a.display_name AS recipient, 'sent' AS status, 1 AS attempts, NULL::text AS failure, m.created_at AS "createdAt",
    m.created_at AS "sentAt", NULL::timestamptz AS "retryAt", NULL::timestamptz AS "notBefore",
    m.parameters ? 'late' AS late
  FROM notifications.message m
  JOIN identity.account a ON a.tenant_id = m.tenant_id AND a.id = m.recipient_account_id`;

const SENDINGS = `SELECT s.id, s.channel, s.template, s.matter, s.title, coalesce(g.name, a.display_name) AS recipient,
    s.status, s.attempts, s.failure, s.created_at AS "createdAt", s.sent_at AS "sentAt", s.retry_at AS "retryAt",
    CASE WHEN s.not_before > s.created_at THEN s.not_before END AS "notBefore", FALSE AS late
  FROM notifications.sending s
  LEFT JOIN identity.account a ON a.tenant_id = s.tenant_id AND a.id = s.account_id
  LEFT JOIN notifications.group_channel g ON g.tenant_id = s.tenant_id AND g.id = s.group_channel_id`;

/** Reminders that reached nobody, since nobody plays the part. */
const REMINDERS = `SELECT r.id, NULL AS channel, 'reminder.' || r.kind AS template, r.subject_type AS matter, NULL AS title,
    NULL AS recipient, r.status, r.attempts, r.failure, r.due_at AS "createdAt", NULL::timestamptz AS "sentAt",
    r.retry_at AS "retryAt", NULL::timestamptz AS "notBefore", FALSE AS late
  FROM notifications.reminder r`;

/** $1 tenant, $2 the id before which the page begins or null, $3 how many; newest first. */
export function logStatement({ status, channel, messages, sendings, reminders }: LogQuery): string {
  const outside = channel !== 'in-app';
  const parts: string[] = [];
  const page = (alias: string) => `($2::uuid IS NULL OR ${alias}.id < $2::uuid) ORDER BY ${alias}.id DESC LIMIT $3`;
  if ((status === null || status === 'sent') && (channel === null || channel === 'in-app'))
    parts.push(`(${MESSAGES} WHERE m.tenant_id = $1 AND ${messages} AND ${page('m')})`);
  if (outside) {
    const only = [
      ...(status ? [`s.status = '${status}'`] : []),
      ...(channel ? [`s.channel = '${channel}'`] : []),
      sendings,
    ].join(' AND ');
    parts.push(`(${SENDINGS} WHERE s.tenant_id = $1 AND ${only} AND ${page('s')})`);
  }
  if (reminders && channel === null && (status === null || status === 'failed'))
    parts.push(`(${REMINDERS} WHERE r.tenant_id = $1 AND r.status = 'failed' AND ${reminders} AND ${page('r')})`);
  // Nothing can be both, such as a message in the app that failed: an empty page, not half a statement.
  if (parts.length === 0) parts.push(`(${MESSAGES} WHERE m.tenant_id = $1 AND false AND ${page('m')})`);
  return `SELECT * FROM (${parts.join(' UNION ALL ')}) log ORDER BY id DESC LIMIT $3`;
}
