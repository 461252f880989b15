// The ceiling of a Node process: node:http, pg, a token check, and the one statement that an answer needs.
import { createHash } from 'node:crypto';
import http from 'node:http';
import pg from 'pg';
import { drawFrom } from './statements.mjs';

const POOL = 12;

/** @param {{ appUrl: string, tenantId: string, tokens: string[], plans: Record<string, object> }} given */
async function serve({ appUrl, tenantId, tokens, plans }) {
  const pool = new pg.Pool({ connectionString: appUrl, max: POOL });
  const hash = (token) => createHash('sha256').update(token).digest('hex');
  const known = new Set(tokens.map(hash));
  const begin = (mode = 'auto') =>
    `BEGIN; SELECT set_config('app.tenant_id', '${tenantId}', true), set_config('plan_cache_mode', '${mode}', true)`;

  async function answer(name) {
    const plan = plans[name];
    const [values] = drawFrom(plan);
    const client = await pool.connect();
    try {
      await client.query(begin(plan.planCacheMode));
      const { rows } = await client.query({ ...plan.statements[0], values });
      await client.query('COMMIT');
      return rows;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }

  const server = http.createServer((request, reply) => {
    const send = (status, body) => {
      reply.writeHead(status, { 'content-type': 'application/json' });
      reply.end(JSON.stringify(body));
    };
    request.resume();
    const answered = known.has(hash(request.headers.cookie ?? ''))
      ? answer(request.url.slice(1))
      : Promise.resolve(null);
    answered.then(
      (rows) => send(rows ? 200 : 401, rows),
      (error) => send(500, { message: error.message }),
    );
  });
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
}

process.once('message', (given) => void serve(given));
process.once('disconnect', () => process.exit(0));
