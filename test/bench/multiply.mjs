// Multiplies cases set-based: every row of a case that was played through the API is copied by one INSERT … SELECT
// with new ids, another member, other dates. Sealed values are copied as they are; they open in any row of the tenant.
import { randomBytes } from 'node:crypto';

const UUID = 2950;
const UUID_ARRAY = 2951;
const DATE = 1082;
const INSTANT = 1184;
const TEXT = 25;
/** Room for the ids of one case in a millisecond each: they keep their order. */
const STRIDE = 128;

/** Tables of a case, each with how its rows hang on those before. */
const TABLES = [
  ['visits.visit_duty', 'id', 'visits.visit_duty'],
  ['visits.duty_report', 'duty_id', 'visits.visit_duty'],
  ['visits.duty_assignee', 'duty_id', 'visits.visit_duty'],
  ['visits.duty_fact', 'duty_id', 'visits.visit_duty'],
  ['notifications.reminder', 'subject_id', 'visits.visit_duty'],
  ['visits.visit', 'duty_id', 'visits.visit_duty'],
  ['documents.document', 'subject_id', 'visits.visit'],
  ['disbursements.disbursement', 'case_id', 'visits.visit_duty'],
  ['approvals.approval_request', 'subject_id', 'disbursements.disbursement'],
  ['approvals.separation', 'subject_id', 'disbursements.disbursement'],
  ['approvals.signature', 'subject_id', 'disbursements.disbursement'],
  ['approvals.approval_record', 'request_id', 'approvals.approval_request'],
  ['funds.hold', 'subject_id', 'disbursements.disbursement'],
  ['funds.journal', 'subject_id', 'disbursements.disbursement'],
  ['funds.posting', 'journal_id', 'funds.journal'],
];

/** What is not the same in two copies although it is no id. */
const DISTINCT = {
  number: (column, tag) => `s.${column} || '-${tag}' || c.n`,
  entry_no: (column) => `s.${column} + c.n * 100`,
  serial: () => `(c.n % 10000)::int`,
};

async function specimenOf(client, tenantId, dutyId) {
  const found = new Map([['visits.visit_duty', { ids: [dutyId] }]]);
  const rows = [];
  for (const [table, column, parent] of TABLES) {
    const { ids } = found.get(parent);
    const result = await client.query(
      `SELECT ctid, * FROM ${table} WHERE tenant_id = $1 AND ${column} = ANY($2::uuid[])`,
      [tenantId, ids],
    );
    if (table !== parent) found.set(table, { ids: result.rows.flatMap(({ id }) => id ?? []) });
    for (const row of result.rows) rows.push({ table, row, fields: result.fields.slice(1) });
  }
  const places = new Map(
    [...new Set(rows.flatMap(({ row }) => row.id ?? []))]
      .sort((a, b) => (a < b ? -1 : 1))
      .map((id, place) => [id, place]),
  );
  if (places.size >= STRIDE) throw new Error('a specimen has more ids than fit');
  const { member_id: memberId, union_id: unionId } = rows[0].row;
  const fundIds = new Set(rows.flatMap(({ row }) => row.fund_account_id ?? []));
  return { rows, places, memberId, unionId, fundIds, dutyId };
}

/** SQL of the id that copy `c` has in this place. */
const newIdSql = (place, { base, tail }) =>
  `(lpad(to_hex(${base} + c.n * ${STRIDE} + ${place}), 12, '0') || '70008000${tail}')::uuid`;

function valueSql({ name, dataTypeID }, value, specimen, series) {
  const column = `"${name}"`;
  if (value === null) return `s.${column}`;
  if (DISTINCT[name]) return DISTINCT[name](column, series.tag);
  if (dataTypeID === DATE) return `s.${column} - c.days`;
  if (dataTypeID === INSTANT) return `s.${column} - c.days * interval '1 day'`;
  if (dataTypeID === UUID_ARRAY) return `array_replace(s.${column}, '${specimen.memberId}'::uuid, c.member_id)`;
  if (dataTypeID === TEXT && specimen.places.has(value)) return `${newIdSql(specimen.places.get(value), series)}::text`;
  if (dataTypeID !== UUID) return `s.${column}`;
  if (specimen.places.has(value)) return newIdSql(specimen.places.get(value), series);
  if (value === specimen.memberId) return 'c.member_id';
  if (value === specimen.unionId) return 'c.union_id';
  return specimen.fundIds.has(value) ? 'c.fund_id' : `s.${column}`;
}

/**
 * Copies a case once for each row of the temporary table `copy (n, member_id, union_id, fund_id, days)`. The client is
 * a superuser's, so that triggers and foreign keys need not be asked a million times. Returns nothing; numbers carry `tag`.
 */
export async function multiply(client, tenantId, dutyId, tag) {
  const {
    rows: [{ last }],
  } = await client.query('SELECT coalesce(max(n), 0)::int AS last FROM copy');
  const series = { tag, base: Date.now() - (last + 1) * STRIDE, tail: randomBytes(6).toString('hex') };
  const specimen = await specimenOf(client, tenantId, dutyId);
  for (const { table, row, fields } of specimen.rows) {
    const columns = fields.map(({ name }) => `"${name}"`).join(', ');
    const values = fields.map((field) => valueSql(field, row[field.name], specimen, series)).join(', ');
    await client.query(`INSERT INTO ${table} (${columns})
      SELECT ${values} FROM copy c CROSS JOIN (SELECT * FROM ${table} WHERE ctid = '${row.ctid}') s`);
  }
}

/** The same in a transaction of the tenant, on the copies that `select` gives. */
export async function multiplied(client, tenantId, dutyId, tag, select, values = []) {
  await client.query('BEGIN');
  await client.query(
    `SELECT set_config('app.tenant_id', $1, true), set_config('session_replication_role', 'replica', true)`,
    [tenantId],
  );
  await client.query(
    'CREATE TEMP TABLE copy (n bigint, member_id uuid, union_id uuid, fund_id uuid, days int) ON COMMIT DROP',
  );
  await client.query(`INSERT INTO copy ${select}`, values);
  await multiply(client, tenantId, dutyId, tag);
  await client.query('COMMIT');
}
