// What is measured: who asks what, and what he should reach.
import { randomUUID } from 'node:crypto';
import { preparePool } from './filling.mjs';
import { planOfApproval, planOfTrace, planOfVisit } from './statements.mjs';

/** Requests of which the statements are listened to, one at a time. */
const TRACED = 60;
const VARIANTS = 400;

/**
 * `reach` is a share of the bare server's rate or of the raw statement's. `each` gives the requests of a reading
 * workload; `pool` names what a writing one uses up, `perSecond` how much of it at the most.
 */
export const WORKLOADS = [
  {
    name: 'list',
    title: "first page of my union's open cases",
    login: 'officer',
    reach: { of: 'bare', share: 0.25 },
    each: async () => ['/api/staff/visit-duties?limit=50'],
  },
  {
    name: 'case',
    title: 'one case with its timeline',
    login: 'officer',
    reach: { of: 'bare', share: 0.25 },
    each: async ({ owner, tenant }) => {
      const { rows } = await owner.query(
        `SELECT id FROM visits.visit_duty WHERE tenant_id = $1 AND union_id = $2 AND status = 'closed' LIMIT $3`,
        [tenant.tenantId, tenant.unionId, VARIANTS],
      );
      return rows.map(({ id }) => `/api/staff/visit-duties/${id}`);
    },
  },
  {
    name: 'visit',
    title: 'log a visit',
    login: 'joint-officer',
    reach: { of: 'bare', share: 0.2 },
    pool: 'visit',
    perSecond: 1200,
    send: ({ id, version }, { today }) => post(`/api/staff/visit-duties/${id}/visits`, version, visitOn(today)),
    plan: planOfVisit,
  },
  approval('approve', 'approve a disbursement, all from one fund', 1),
  approval('approve-10', 'approve a disbursement, from ten funds', 10),
  search('search', 'search a member by name, 21 unions', 'joint-officer'),
  search('search-all', 'search a member by name, the whole federation', 'federation-officer'),
];

function approval(name, title, funds) {
  return {
    ...{ name, title, login: 'chair', pool: `approve${funds}`, perSecond: 600 },
    reach: funds === 1 ? { of: 'raw', share: 0.3 } : null,
    send: ({ id, version }) => post(`/api/staff/disbursements/${id}/approval`, version, { comment: '同意。' }),
    plan: async (owner, tenant) => (await planOfApproval(owner, tenant))(funds),
  };
}

function search(name, title, login) {
  return {
    ...{ name, title, login, reach: { of: 'raw', share: 0.6 } },
    each: async ({ owner, tenant }) => {
      const { rows } = await owner.query(`SELECT name FROM members.member WHERE tenant_id = $1 LIMIT $2`, [
        tenant.tenantId,
        VARIANTS,
      ]);
      return rows.map(({ name: found }) => `/api/staff/members/search?q=${encodeURIComponent(found)}`);
    },
  };
}

const post = (path, version, body) => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'if-match': `"${version}"` },
  body: JSON.stringify(body),
});

const visitOn = (today) => ({
  visitedOn: today,
  place: '住院部 3 病区 12 床',
  visitors: [{ name: '刘洋', rank: 'welfare-officer' }],
  outcome: { kind: 'met' },
  words: '谢谢工会来看我，恢复得不错，下周就能出院。',
});

/**
 * Requests of a workload: `traced` to be listened to, `next()` for the load (null when what was prepared is used up).
 * @param {{ owner: object, tenant: object, sessions: Record<string, Record<string, string>>, seconds: number, today: string }} bench
 */
export async function requestsOf(workload, bench) {
  const session = bench.sessions[workload.login];
  const signedIn = (request) => ({ ...request, headers: { ...session, ...request.headers } });
  if (workload.each) {
    const requests = (await workload.each(bench)).map((path) => signedIn({ method: 'GET', path }));
    let turn = 0;
    return { traced: repeated(requests, TRACED * 3), next: () => requests[turn++ % requests.length] };
  }
  const count = TRACED + Math.ceil(bench.seconds * workload.perSecond);
  const prepared = await preparePool(bench.owner, bench.tenant, workload.pool, count);
  const take = () => {
    const one = prepared.pop();
    return one ? signedIn(workload.send(one, bench)) : null;
  };
  return { traced: Array.from({ length: TRACED }, take), next: take };
}

const repeated = (list, count) => Array.from({ length: count }, (_, index) => list[index % list.length]);

/** The statements that the same answer needs at least. */
export const planOf = (workload, trace, { owner, tenant }) =>
  workload.plan ? workload.plan(owner, tenant) : planOfTrace(workload.name, trace);
