import { type Agent, aSignedInAgent } from '@app/identity/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { openTestApi, type TestApi } from '../support/test-api';

describe('the board of queues', () => {
  let api: TestApi;
  let administrator: Agent;
  let officer: Agent;

  beforeAll(async () => {
    api = await openTestApi();
    const platform = { uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) };
    administrator = await aSignedInAgent(platform);
    const { tenantId, unionId } = administrator;
    officer = await aSignedInAgent(platform, { tenantId, unionId, roles: ['officer'] });
  });
  afterAll(() => api.close());
  const call = (method: 'GET' | 'PUT', path: string, headers: Readonly<Record<string, string>> = {}) =>
    api.app.inject({ method, url: `/api/queues${path}`, headers: { ...headers } });

  it('shows administrators every queue', async () => {
    const page = await call('GET', '/', administrator.headers);
    expect(page).toMatchObject({ statusCode: 200, headers: { 'content-type': expect.stringContaining('text/html') } });
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    const { queues } = (await call('GET', '/api/queues', administrator.headers)).json();
    expect(queues.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(['events', 'reminders']));
  });

  it.each(['/', '/api/queues', '/static/favicon.ico'])('%s is for nobody else', async (path) => {
    expect((await call('GET', path)).statusCode).toBe(401);
    expect((await call('GET', path, officer.headers)).statusCode).toBe(403);
  });

  it('changes nothing, whoever asks', async () => {
    expect((await call('PUT', '/api/queues/events/pause', administrator.headers)).statusCode).toBe(403);
    expect((await call('PUT', '/api/queues/events/pause')).statusCode).toBe(401);
  });
});
