// The statements that an answer needs at least: for reading, the very ones of the API; for writing, one statement
// that does what the API does, with audit and outbox.
import { randomBytes } from 'node:crypto';

export function newUuid() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const anyOf = (list) => list[Math.floor(Math.random() * list.length)];

/**
 * A plan is `{ statements, draws }` (each draw has the values of every statement) or `{ statements, template }` of one
 * statement whose values are constants, `{ fresh: true }` (a new id) or `{ any: [...] }`. `planCacheMode` when the API
 * has it planned otherwise than PostgreSQL would. It crosses processes as JSON.
 */
export const drawFrom = ({ draws, template }) =>
  draws ? anyOf(draws) : [template.map((item) => (item?.fresh ? newUuid() : item?.any ? anyOf(item.any) : item))];

/** The statements that the API was heard to send for one answer. */
export function planOfTrace(name, { asked, planCacheMode }) {
  // A statement of the queue that fell into a request is not its own: what most of them sent is.
  const kinds = new Map();
  for (const statements of asked) {
    const kind = statements.map(({ text }) => text).join('\n');
    kinds.set(kind, [...(kinds.get(kind) ?? []), statements]);
  }
  const alike = [...kinds.values()].reduce((most, kind) => (kind.length > most.length ? kind : most));
  return {
    ...(planCacheMode !== 'auto' && { planCacheMode }),
    statements: alike[0].map(({ text }, index) => ({ name: `${name}-${index}`, text })),
    draws: alike.map((statements) => statements.map(({ values }) => values)),
  };
}

/** Of several statements the one that does the work: the longest. */
export function heaviestOf({ statements, draws, template, planCacheMode }) {
  if (template) return { statements, template };
  const heaviest = statements.reduce(
    (best, { text }, index) => (text.length > statements[best].text.length ? index : best),
    0,
  );
  return { planCacheMode, statements: [statements[heaviest]], draws: draws.map((draw) => [draw[heaviest]]) };
}

const ids = async (owner, sql, values) => (await owner.query(sql, values)).rows.map(({ id }) => id);

/** An audit entry that waits for its seal, and an event, of the union of the row that `from` names. */
const auditAndEvent = (from) => `entry AS (
    INSERT INTO audit.audit_entry (tenant_id, chain_id, id, occurred_at, account_id, person_id, union_id, action,
      subject_type, subject_id, detail)
    SELECT $1::uuid, union_id, $2::uuid, now(), $1::uuid, $1::uuid, union_id, 'bench.limit', 'bench', $2::uuid, '{}'
    FROM ${from} RETURNING chain_id
  ), waiting AS (
    INSERT INTO audit.unsealed_entry (tenant_id, entry_id, chain_id, mac)
    SELECT $1::uuid, $2::uuid, chain_id, '\\x00' FROM entry)
  INSERT INTO messaging.outbox_message (tenant_id, id, occurred_at, type, payload)
  VALUES ($1::uuid, $2::uuid, now(), 'bench.limit.v1', '{}')`;

export async function planOfVisit(owner, { tenantId, jointId, specimens }) {
  const [specimen] = await ids(
    owner,
    `SELECT id FROM visits.visit WHERE tenant_id = $1 AND duty_id = $2 AND cash_fen = 0`,
    [tenantId, specimens.closed],
  );
  const duties = await ids(
    owner,
    `SELECT d.id FROM visits.visit_duty d JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = d.union_id
     WHERE d.tenant_id = $1 AND u.parent_id = $2 AND d.ended_at IS NULL AND d.number LIKE '%-O%' LIMIT 5000`,
    [tenantId, jointId],
  );
  const { fields } = await owner.query('SELECT * FROM visits.visit LIMIT 0');
  const names = fields.map(({ name }) => name);
  const own = {
    id: '$2::uuid',
    root_id: '$2::uuid',
    duty_id: 'd.id',
    union_id: 'd.union_id',
    member_id: 'd.member_id',
  };
  const text = `WITH d AS (
      UPDATE visits.visit_duty SET version = version + 1, visit_count = visit_count + 1
      WHERE tenant_id = $1::uuid AND id = $3::uuid RETURNING id, union_id, member_id
    ), v AS (
      INSERT INTO visits.visit (${names.join(', ')}) SELECT ${names.map((name) => own[name] ?? `s.${name}`).join(', ')}
      FROM d, visits.visit s WHERE s.tenant_id = $1::uuid AND s.id = $4::uuid
    ), ${auditAndEvent('d')}`;
  return {
    statements: [{ name: 'limit-visit', text }],
    template: [tenantId, { fresh: true }, { any: duties }, specimen],
  };
}

/** The money of an approval: balance, hold, journal with its postings, the request's row. */
export async function planOfApproval(owner, { tenantId, jointId, funds }) {
  const disbursements = await ids(
    owner,
    `SELECT d.id FROM disbursements.disbursement d JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = d.union_id
     WHERE d.tenant_id = $1 AND u.parent_id = $2 AND d.status = 'reconciled' LIMIT 5000`,
    [tenantId, jointId],
  );
  const text = `WITH f AS (
      UPDATE funds.fund_account SET available = available - 100, held = held + 100, entries = entries + 1
      WHERE tenant_id = $1::uuid AND id = $4::uuid AND status = 'open' AND available >= 100
      RETURNING id, union_id, entries, available, held
    ), d AS (
      UPDATE disbursements.disbursement d SET version = version + 1, approved_at = now()
      FROM f WHERE d.tenant_id = $1::uuid AND d.id = $3::uuid RETURNING d.union_id
    ), h AS (
      INSERT INTO funds.hold (tenant_id, id, version, fund_account_id, subject_type, subject_id, amount, status, placed_on, placed_at)
      SELECT $1::uuid, $2::uuid, 1, id, 'bench', $2::uuid, 100, 'placed', current_date, now() FROM f
    ), j AS (
      INSERT INTO funds.journal (tenant_id, id, kind, fund_account_id, booked_on, posted_at, amount, hold_id, memo, account_id, person_id)
      SELECT $1::uuid, $2::uuid, 'hold', id, current_date, now(), 100, $2::uuid, '', $1::uuid, $1::uuid FROM f
    ), p AS (
      INSERT INTO funds.posting (tenant_id, journal_id, line, fund_account_id, entry_no, place, amount, available_after, held_after)
      SELECT $1::uuid, $2::uuid, l.line, f.id, f.entries, l.place, l.amount, f.available, f.held
      FROM f, (VALUES (1, 'available', -100), (2, 'held', 100)) l(line, place, amount)
    ), ${auditAndEvent('d')}`;
  return (count) => ({
    statements: [{ name: 'limit-approval', text }],
    template: [tenantId, { fresh: true }, { any: disbursements }, { any: funds.slice(0, count) }],
  });
}
