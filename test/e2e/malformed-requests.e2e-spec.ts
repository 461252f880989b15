import { randomUUID } from 'node:crypto';
import { newId } from '@app/kernel';
import { ROLES } from '@app/identity';
import { type Agent, aSignedInAgent } from '@app/identity/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { fill, type Route, routesOf } from '../support/routes';
import { openTestApi, type TestApi } from '../support/test-api';

/** A small generator with a seed, so that a failing run can be run again. */
const dice = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
  return seed / 0x7fffffff;
};

const SCALARS: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  9_007_199_254_740_991,
  '',
  ' ',
  '\u0000',
  'a'.repeat(5_000),
  '😀'.repeat(300),
  '\ud800',
  "'; DROP TABLE x; --",
  '${7*7}',
  '<script>',
  '2026-02-30',
  '9999-99-99',
  '-0.00',
  '1e9',
  'NaN',
  '800.505',
  '００１',
  '../../etc/passwd',
  '%00',
  newId(),
  'null',
];
const IDS = ['x', '0', '%00', '..%2f..', '\u4e2d', "'", newId(), `${newId()}x`, 'a'.repeat(150)];

describe('malformed requests', () => {
  let api: TestApi;
  let agent: Agent;
  let routes: Route[];
  beforeAll(async () => {
    api = await openTestApi();
    const platform = { uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) };
    agent = await aSignedInAgent(platform, { roles: [...ROLES] });
    routes = routesOf(api.app).filter(
      ({ name }) =>
        !name.startsWith('SessionController') &&
        !name.startsWith('SetupController') &&
        // Answers for as long as somebody listens.
        !name.startsWith('MessageStreamController'),
    );
  });
  afterAll(() => api?.close());

  const pick = <T>(roll: () => number, list: readonly T[]): T => list[Math.floor(roll() * list.length) % list.length]!;

  /** Some shape: names that the API knows with values that it does not expect. */
  function body(roll: () => number, names: readonly string[], depth = 0): unknown {
    const kind = roll();
    if (depth > 2 || kind < 0.3) return pick(roll, SCALARS);
    if (kind < 0.45) return Array.from({ length: Math.floor(roll() * 4) }, () => body(roll, names, depth + 1));
    return Object.fromEntries(
      Array.from({ length: Math.ceil(roll() * 8) }, () => [pick(roll, names), body(roll, names, depth + 1)]),
    );
  }

  it('end in a problem document, never in a failure of the server: 3,000 of them', async () => {
    const document = (await api.app.inject({ url: '/api/openapi.json' })).json();
    const names = [
      ...new Set(
        Object.values<{ properties?: object }>(document.components.schemas).flatMap((s) =>
          Object.keys(s.properties ?? {}),
        ),
      ),
    ];
    names.push('__proto__', 'constructor', 'toString', '', 'a.b', '$where');
    const roll = dice(20_260_312);
    const failures: string[] = [];
    for (let i = 0; i < 3_000; i++) {
      const route = pick(roll, routes);
      const query =
        roll() < 0.4
          ? `?${pick(roll, ['limit', 'after', 'q', 'unionId', 'status', ...names])}=${encodeURIComponent(
              String(pick(roll, SCALARS))
                .slice(0, 500)
                .replace(/[\ud800-\udfff]/g, ''),
            )}`
          : '';
      const payload = route.method === 'GET' ? undefined : roll() < 0.1 ? '{"a":' : JSON.stringify(body(roll, names));
      const answer = await api.app.inject({
        method: route.method,
        url: `${fill(route.path, pick(roll, IDS))}${query}`,
        headers: {
          ...agent.headers,
          'content-type': pick(roll, [
            'application/json',
            'application/json',
            'application/json',
            'text/plain',
            'multipart/form-data; boundary=x',
            'application/xml',
          ]),
          'if-match': pick(roll, ['"1"', '*', '"99999999999"', '']),
          'idempotency-key': pick(roll, [randomUUID(), '', 'x'.repeat(300)]),
        },
        ...(payload !== undefined && { payload }),
      });
      const isProblem = String(answer.headers['content-type']).includes('application/problem+json');
      if (answer.statusCode >= 500 || (answer.statusCode >= 400 && !isProblem))
        failures.push(
          `${route.name} ${answer.statusCode} ${query} ${payload?.slice(0, 200)} ${answer.body.slice(0, 200)}`,
        );
      if (answer.statusCode >= 400 && /select |insert |at \/|node_modules|QueryFailed/i.test(answer.body))
        failures.push(`leaks: ${route.name} ${answer.body.slice(0, 200)}`);
    }
    expect(failures.slice(0, 10)).toEqual([]);
    expect((await api.app.inject({ url: '/health/ready' })).statusCode).toBe(200);
  });
});
