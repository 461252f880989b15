// Thirty-two at a time: over HTTP, or the statements themselves.
import autocannon from 'autocannon';
import pg from 'pg';
import { drawFrom } from './statements.mjs';

export const CONNECTIONS = 32;

/** @typedef {{ count: number, seconds: number, times: number[], failed: number }} Measured times in milliseconds */

/** Sends what `next` gives until the time is over or it gives null. */
export function loadHttp(url, next, seconds) {
  const measured = { count: 0, times: [], failed: 0 };
  const began = performance.now();
  let instance;
  let last;
  const fail = (words) => {
    measured.failed += 1;
    measured.failure ??= words;
  };
  const setupRequest = (request) => {
    const given = next();
    if (given) last = given;
    else instance?.stop();
    return { ...request, ...last };
  };
  return new Promise((resolve, reject) => {
    const setupClient = (client) => client.on('body', (body) => (client.lastBody = body));
    const options = { url, connections: CONNECTIONS, duration: seconds, requests: [{ setupRequest }], setupClient };
    instance = autocannon(options, (error) =>
      error ? reject(error) : resolve({ ...measured, seconds: (performance.now() - began) / 1000 }),
    );
    instance.on('response', (client, status, _, ms) => {
      measured.count += 1;
      measured.times.push(ms);
      if (status >= 400) fail(`${status} ${client.lastBody}`);
    });
    instance.on('reqError', (error) => fail(error.message));
  });
}

/** Connections of the application's role, each told its tenant once: only a benchmark may do so. */
export async function openClients(appUrl, tenantId) {
  const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client({ connectionString: appUrl }));
  for (const client of clients) {
    await client.connect();
    await client.query(`SELECT set_config('app.tenant_id', $1, false)`, [tenantId]);
  }
  return clients;
}

/** `planCacheMode`: how PostgreSQL plans what is prepared; as it does by itself, when nothing else is said. */
export async function loadSql(clients, plan, seconds, planCacheMode = 'auto') {
  for (const client of clients) await client.query(`SET plan_cache_mode = ${planCacheMode}`);
  const measured = { count: 0, seconds, times: [], failed: 0 };
  const began = performance.now();
  const end = began + seconds * 1000;
  const work = async (client) => {
    for (let now = began; now < end;) {
      const values = drawFrom(plan);
      for (const [index, statement] of plan.statements.entries())
        await client.query({ ...statement, values: values[index] });
      const then = performance.now();
      measured.times.push(then - now);
      measured.count += 1;
      now = then;
    }
  };
  await Promise.all(clients.map(work));
  return { ...measured, seconds: (performance.now() - began) / 1000 };
}

const EMPTY = { count: 0, seconds: 0, times: [], failed: 0, cpuMs: 0 };

export const together = (rounds) =>
  rounds.reduce(
    (sum, one) => ({
      count: sum.count + one.count,
      seconds: sum.seconds + one.seconds,
      times: sum.times.concat(one.times),
      failed: sum.failed + one.failed,
      cpuMs: sum.cpuMs + (one.cpuMs ?? 0),
      failure: sum.failure ?? one.failure,
    }),
    EMPTY,
  );

export function figuresOf({ count, seconds, times, failed, failure, cpuMs }) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { rate: count / seconds, p50: at(0.5), p99: at(0.99), cpuMs: cpuMs / count, failed, failure };
}
