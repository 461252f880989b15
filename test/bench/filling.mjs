// Fills the benchmark's tenant once, and prepares what each run uses up.
import fs from 'node:fs';
import { connect, runCompiled } from './database.mjs';
import { multiplied } from './multiply.mjs';

/** Of three hundred thousand cases: how many are of which kind, in thousandths; visits and disbursements follow. */
const KINDS = [
  { specimen: 'closed', tag: 'C', share: 600, days: 'n % 1000 + 10' },
  { specimen: 'closedAfterTwoAids', tag: 'D', share: 200, days: 'n % 1000 + 10' },
  { specimen: 'open', tag: 'O', share: 200, days: 'n % 40 - 10' },
];
const CASES_PER_MEMBER = 3;

const PEOPLE = `SELECT row_number() OVER (ORDER BY md5(m.id::text)) - 1 AS place, count(*) OVER () AS total,
    m.id AS member_id, m.union_id, u.parent_id AS joint_id,
    (SELECT f.id FROM funds.fund_account f WHERE f.tenant_id = $1 AND f.union_id = u.parent_id ORDER BY f.code LIMIT 1) AS fund_id
  FROM members.member m JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = m.union_id
  WHERE m.tenant_id = $1`;

/** The tenant of this size: as an earlier run left it, or made now. */
export async function openTenant(database, sizes, log) {
  if (fs.existsSync(database.stamp)) return JSON.parse(fs.readFileSync(database.stamp, 'utf8'));
  const owner = await connect(database.urls.ownerUrl);
  const { rowCount } = await owner.query('SELECT 1 FROM platform.tenant LIMIT 1');
  if (rowCount > 0)
    throw new Error('this database holds a tenant already (perhaps of a run that was broken off): drop it first');
  log(`founding a tenant of ${sizes.unions} unions`);
  const tenant = await runCompiled('tenant.js', sizes, database.environment, log);
  await fillCases(owner, tenant, sizes.members * CASES_PER_MEMBER, log);
  await owner.end();
  fs.writeFileSync(database.stamp, JSON.stringify(tenant), { mode: 0o600 });
  return tenant;
}

async function fillCases(owner, { tenantId, specimens }, total, log) {
  await owner.query(`CREATE TEMP TABLE people AS ${PEOPLE}`, [tenantId]);
  await owner.query('CREATE INDEX ON people (place)');
  let first = 1;
  for (const { specimen, tag, share, days } of KINDS) {
    const count = Math.round((total * share) / 1000);
    log(`${count} cases: ${specimen}`);
    const select = `SELECT n, p.member_id, p.union_id, p.fund_id, ${days}
      FROM generate_series($1::bigint, $2::bigint) n JOIN people p ON p.place = n % (SELECT count(*) FROM people)`;
    await multiplied(owner, tenantId, specimens[specimen], tag, select, [first, first + count - 1]);
    first += count;
  }
  await owner.query(BALANCES, [tenantId]);
  log('VACUUM ANALYZE');
  await owner.query('VACUUM (ANALYZE)');
}

/** Accounts as their postings say. */
const BALANCES = `UPDATE funds.fund_account f
  SET available = p.available, held = p.held, spent = p.spent, funding = p.funding, entries = p.entries
  FROM (SELECT fund_account_id, max(entry_no) AS entries,
      coalesce(sum(amount) FILTER (WHERE place = 'available'), 0) AS available,
      coalesce(sum(amount) FILTER (WHERE place = 'held'), 0) AS held,
      coalesce(sum(amount) FILTER (WHERE place = 'spent'), 0) AS spent,
      coalesce(sum(amount) FILTER (WHERE place = 'funding'), 0) AS funding
    FROM funds.posting WHERE tenant_id = $1 GROUP BY fund_account_id) p
  WHERE f.tenant_id = $1 AND f.id = p.fund_account_id`;

/** What is used up: duties to visit, and disbursements that the chair has to sign, from one account or from ten. */
const POOLS = {
  visit: {
    specimen: 'open',
    funds: 1,
    left: `SELECT id, version FROM visits.visit_duty
      WHERE tenant_id = $1 AND number >= $2 AND number < $3 AND visit_count = 0`,
    all: `SELECT count(*)::int AS count FROM visits.visit_duty WHERE tenant_id = $1 AND number >= $2 AND number < $3`,
  },
  approve1: { specimen: 'deciding', funds: 1, ...ofDisbursements() },
  approve10: { specimen: 'deciding', funds: 10, ...ofDisbursements() },
};

function ofDisbursements() {
  const numbers = 'tenant_id = $1 AND number >= $2 AND number < $3';
  return {
    left: `SELECT id, version FROM disbursements.disbursement WHERE ${numbers} AND status = 'in-review'`,
    all: `SELECT count(*)::int AS count FROM disbursements.disbursement WHERE ${numbers}`,
  };
}

/** At least `count` of a pool that nobody has used, as `{ id, version }`. */
export async function preparePool(owner, tenant, pool, count) {
  const { specimen, funds, left, all } = POOLS[pool];
  const { tenantId, specimens, jointId } = tenant;
  const dutyId = specimens[specimen];
  const table = pool === 'visit' ? 'visits.visit_duty WHERE id' : 'disbursements.disbursement WHERE case_id';
  const number = (await owner.query(`SELECT number FROM ${table} = $1 AND tenant_id = $2`, [dutyId, tenantId])).rows[0]
    .number;
  const range = [tenantId, `${number}-${pool}:`, `${number}-${pool};`];
  const ready = async () => (await owner.query(`${left} ORDER BY id`, range)).rows;
  const missing = count - (await ready()).length;
  if (missing > 0) {
    const first = (await owner.query(all, range)).rows[0].count;
    const select = `SELECT n, p.member_id, p.union_id, ($5::uuid[])[n % $6 + 1], 0
      FROM generate_series($3::bigint, $4::bigint) n
      JOIN (${PEOPLE} AND u.parent_id = $2) p ON p.place = n % p.total`;
    const values = [tenantId, jointId, first, first + missing - 1, tenant.funds, funds];
    await multiplied(owner, tenantId, dutyId, `${pool}:`, select, values);
    await owner.query('ANALYZE visits.visit_duty, disbursements.disbursement, approvals.approval_request');
  }
  return ready();
}
