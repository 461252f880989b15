import { randomUUID } from 'node:crypto';
import { newId } from '@app/kernel';
import { type Role, ROLES } from '@app/identity';
import { type Agent, aSecondFactor, aSignedInAgent } from '@app/identity/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { type AccessRow, accessTable, completeTables, nameOf } from '../support/access-table';
import { fill, type Route, routesOf } from '../support/routes';
import { openTestApi, type TestApi } from '../support/test-api';

/** Ends a session or a federation's first run: called with other means in their own specs. */
const ENDS_THE_SESSION = new Set([
  'SessionController.signOut',
  'SessionController.revokeAll',
  'SessionController.revoke',
]);

describe('who may call what', () => {
  let api: TestApi;
  let routes: Route[];
  let agents: Map<Role, Agent>;
  let nobody: Agent;
  let table: Map<string, AccessRow>;

  beforeAll(async () => {
    api = await openTestApi();
    routes = routesOf(api.app);
    if (process.env['WRITE_ACCESS']) completeTables(routes);
    table = accessTable();
    const platform = { uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) };
    const first = await aSignedInAgent(platform, { roles: [ROLES[0]!] });
    agents = new Map([[ROLES[0]!, first]]);
    for (const role of ROLES.slice(1))
      agents.set(
        role,
        await aSignedInAgent(platform, { tenantId: first.tenantId, unionId: first.unionId, roles: [role] }),
      );
    nobody = await aSignedInAgent(platform, { tenantId: first.tenantId, unionId: first.unionId, roles: [] });
  });
  afterAll(() => api?.close());

  const call = (route: Route, headers: Record<string, string> = {}) =>
    api.app.inject({
      method: route.method,
      url: fill(route.path, newId()),
      headers: { ...headers, 'if-match': '"1"', 'idempotency-key': randomUUID() },
      ...(route.method === 'GET' ? {} : { payload: {} }),
    });
  const guarded = () => routes.filter(({ rule }) => rule?.kind !== 'public');

  it('there are routes, and each has a rule', () => {
    expect(routes.length).toBeGreaterThan(60);
    expect(routes.filter(({ rule }) => !rule)).toEqual([]);
  });

  it('every route has its row in test/e2e/access, and no row is left of a route that is gone', () => {
    expect(routes.map(nameOf).filter((route) => !table.has(route))).toEqual([]);
    const there = new Set(routes.map(nameOf));
    expect([...table.keys()].filter((route) => !there.has(route))).toEqual([]);
  });

  it('every route is guarded by the rule that its row names', () => {
    const other = routes.filter((route) => {
      const { rule } = route;
      return table.get(nameOf(route))?.rule !== (rule?.kind === 'permission' ? rule.permission : rule?.kind);
    });
    expect(other.map(nameOf)).toEqual([]);
  });

  it('without a session every route but the public ones answers 401', async () => {
    const open: string[] = [];
    for (const route of guarded()) if ((await call(route)).statusCode !== 401) open.push(route.name);
    expect(open).toEqual([]);
  });

  it('with a session of a member without roles every staff route answers 403', async () => {
    const open: string[] = [];
    for (const route of routes.filter(({ rule }) => rule?.kind === 'permission'))
      if ((await call(route, nobody.headers)).statusCode !== 403) open.push(route.name);
    expect(open).toEqual([]);
  });

  it('a session that has yet to give its second factor is let in nowhere', async () => {
    const platform = { uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) };
    const { tenantId, unionId } = nobody;
    const waiting = await aSignedInAgent(platform, { tenantId, unionId, roles: [...ROLES] });
    await aSecondFactor(platform, waiting, null);
    const open: string[] = [];
    for (const route of routes.filter(({ rule }) => rule?.kind === 'permission' || rule?.kind === 'member'))
      if ((await call(route, waiting.headers)).statusCode !== 403) open.push(route.name);
    expect(open).toEqual([]);
  });

  it('the portal answers 403 to an account that belongs to no member', async () => {
    const open: string[] = [];
    for (const route of routes.filter(({ rule }) => rule?.kind === 'member'))
      if ((await call(route, nobody.headers)).statusCode !== 403) open.push(route.name);
    expect(open).toEqual([]);
  });

  it.each(ROLES.map((role) => [role]))('%s is let in exactly where the table says', async (role) => {
    const agent = agents.get(role)!;
    const leaks: string[] = [];
    const falseRefusals: string[] = [];
    const failures: string[] = [];
    for (const route of routes) {
      if (route.rule?.kind !== 'permission' || ENDS_THE_SESSION.has(route.name)) continue;
      const answer = await call(route, agent.headers);
      const refused = answer.statusCode === 403 && answer.json().code === 'request.not-allowed';
      const expected = table.get(nameOf(route))?.roles.has(role) ?? false;
      if (!expected && !refused) leaks.push(`${route.name} ${answer.statusCode}`);
      if (expected && refused) falseRefusals.push(route.name);
      if (answer.statusCode >= 500) failures.push(`${route.name} ${answer.statusCode}`);
    }
    expect({ leaks, falseRefusals, failures }).toEqual({ leaks: [], falseRefusals: [], failures: [] });
  });

  it('a changing request with a session but without the CSRF token is refused', async () => {
    const { cookie } = agents.get('administrator')!.headers as { cookie: string };
    const passed: string[] = [];
    for (const route of guarded().filter(({ method }) => method !== 'GET')) {
      const answer = await call(route, { cookie });
      if (answer.statusCode !== 403 || answer.json().code !== 'request.forged')
        passed.push(`${route.name} ${answer.statusCode}`);
    }
    expect(passed).toEqual([]);
  });
});
