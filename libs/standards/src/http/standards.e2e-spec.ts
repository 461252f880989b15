import { newId, type TenantId, type UnionId } from '@app/kernel';
import { aFederation, aUnion } from '@app/organizations/testing';
import { UnitOfWork } from '@app/persistence';
import { anActor } from '@app/persistence/testing';
import { type LibApi, openLibApi } from '../../../../test/support/lib-api';
import { StandardsHttpModule } from '../http';
import { withDefaultStandards } from '../testing';

interface Options {
  readonly as?: string;
  readonly version?: number;
  readonly key?: string;
  readonly body?: object;
}

describe('the API of the standards', () => {
  let api: LibApi;
  let platform: { uow: UnitOfWork };
  let tenantId: TenantId;
  let [root, school, sibling] = ['' as UnionId, '' as UnionId, '' as UnionId];

  beforeAll(async () => {
    api = await openLibApi([StandardsHttpModule]);
    platform = { uow: api.app.get(UnitOfWork) };
    ({ tenantId, rootId: root } = await aFederation(platform));
    school = await aUnion(platform, tenantId, root, { name: '第1小学工会' });
    sibling = await aUnion(platform, tenantId, root, { name: '第2小学工会' });
    const grant = (name: string, unionId: UnionId, ...permissions: string[]) =>
      api.people.set(name, anActor({ tenantId, grants: [{ unionId, permissions }] }));
    grant('chair', school, 'standard:read', 'standard:manage');
    grant('officer', school, 'standard:read');
    grant('neighbour', sibling, 'standard:read', 'standard:manage');
    grant('nobody', school, 'visit:read');
    await withDefaultStandards(platform, tenantId);
  });
  afterAll(() => api?.close());

  async function call(method: 'GET' | 'POST' | 'PATCH', url: string, options: Options = {}) {
    const { as = 'chair', version, key = newId(), body } = options;
    const match = version === undefined ? {} : { 'if-match': `"${version}"` };
    const headers = { 'x-person': as, ...(method === 'POST' && { 'idempotency-key': key }), ...match };
    const answer = await api.app.inject({ method, url: `/${url}`, headers, ...(body && { payload: body }) });
    return { status: answer.statusCode, body: JSON.parse(answer.body) };
  }

  const form = (overrides: object = {}) => ({
    ...{
      unionId: school,
      name: '生病住院',
      occasion: 'HOSPITAL',
      form: 'both',
      capPerEvent: '600',
      maxCountPerYear: 2,
    },
    ...{ evidence: [{ kind: 'admission-proof', requiredForPayment: true }], fundKinds: ['union-funds'] },
    ...{ ruleVersion: '2026 版', source: '本会慰问办法', validFrom: '2026-01-01' },
    ...overrides,
  });
  const occasion = (overrides: object = {}) => ({
    ...{ unionId: school, code: 'HOSPITAL', name: '生病住院', group: 'must-visit', deadlineWorkingDays: 1 },
    ...{ fundPurpose: 'must-visit', validFrom: '2026-01-01' },
    ...overrides,
  });

  it('lists what is in force on a day with the union that set it, and the history', async () => {
    const added = await call('POST', 'staff/standards', { body: form() });
    expect(added).toMatchObject({
      status: 201,
      body: { code: 'HOSPITAL', capPerEvent: '600.00', unionName: '第1小学工会', isDefault: false, version: 1 },
    });
    const url = `staff/standards?unionId=${school}&occasion=HOSPITAL`;
    const capsOn = async (on: string) =>
      (await call('GET', `${url}&on=${on}`, { as: 'officer' })).body.items.map(
        (item: { capPerEvent: string }) => item.capPerEvent,
      );
    expect(await capsOn('2026-03-01')).toEqual(['600.00', '2000.00']);
    expect(await capsOn('2025-03-01')).toEqual(['1000.00', '2000.00']);
    const history = await call('GET', url.replace('?', '/history?'));
    expect(history.body.items).toHaveLength(3);
    const ended = await call('POST', `staff/standards/${added.body.id}/end`, {
      version: 1,
      body: { validTo: '2026-06-30' },
    });
    expect(ended).toMatchObject({ status: 200, body: { validTo: '2026-06-30', version: 2, openActions: [] } });
  });

  it('lists and changes the catalogue of occasions by date', async () => {
    const added = await call('POST', 'staff/occasions', { body: occasion() });
    expect(added).toMatchObject({ status: 201, body: { groupName: '五必访', deadlineWorkingDays: 1, kept: true } });
    const first = async (on: string) =>
      (await call('GET', `staff/occasions?unionId=${school}&on=${on}`)).body.items[0].deadlineWorkingDays;
    expect([await first('2026-03-01'), await first('2025-03-01')]).toEqual([1, 3]);
    const ending = { version: 1, body: { validTo: '2026-02-28' } };
    expect((await call('POST', `staff/occasions/${added.body.id}/end`, ending)).status).toBe(200);
    expect(await first('2026-03-01')).toBe(3);
    const history = await call('GET', `staff/occasions/history?unionId=${school}`);
    expect(history.body.items.filter((item: { code: string }) => item.code === 'HOSPITAL')).toHaveLength(2);
  });

  it('previews how much a standard gives and says why, line by line', async () => {
    const body = { unionId: school, occasion: 'WEDDING', eventDate: '2026-03-01', requestDate: '2026-03-05' };
    const preview = (more: object = {}) =>
      call('POST', 'staff/standards/entitlement', { as: 'officer', body: { ...body, ...more } });
    const answer = await preview();
    expect(answer).toMatchObject({
      status: 200,
      body: { entitled: true, cap: '1000.00', formName: '慰问金或慰问品', rule: { code: 'WEDDING', isDefault: true } },
    });
    expect(answer.body.explanation.join()).toContain('还可以发 ¥1,000.00');
    expect((await preview({ requestDate: '2026-12-01' })).body).toMatchObject({
      entitled: false,
      reason: 'claim-too-late',
      cap: null,
    });
    expect((await preview({ occasion: 'PARTY' })).body).toMatchObject({ reason: 'occasion-not-kept' });
  });

  it.each([
    ['GET', 'staff/standards?unionId=SCHOOL', undefined],
    ['GET', 'staff/standards/history?unionId=SCHOOL', undefined],
    ['GET', 'staff/occasions?unionId=SCHOOL', undefined],
    ['GET', 'staff/occasions/history?unionId=SCHOOL', undefined],
    ['POST', 'staff/standards', form],
    ['POST', 'staff/occasions', occasion],
    ['POST', 'staff/standards/entitlement', () => ({ unionId: school, occasion: 'WEDDING', eventDate: '2026-03-01' })],
  ] as const)(
    '%s %s knows no union outside the scope and refuses who lacks the permission',
    async (method, url, body) => {
      const path = url.replace('SCHOOL', school);
      const asked = { version: 1, body: body?.() };
      expect(await call(method, path, { as: 'neighbour', ...asked })).toMatchObject({
        status: 404,
        body: { code: 'organization.not-found' },
      });
      expect((await call(method, path, { as: 'nobody', ...asked })).status).toBe(403);
    },
  );

  it('lets nobody who only reads change a row', async () => {
    const added = await call('POST', 'staff/standards', { body: form({ occasion: 'BIRTH', name: '生育' }) });
    const end = (as: string) =>
      call('POST', `staff/standards/${added.body.id}/end`, { as, version: 1, body: { validTo: '2026-06-30' } });
    expect([(await end('officer')).status, (await end('neighbour')).status]).toEqual([403, 404]);
    const none = call('POST', `staff/occasions/${newId()}/end`, { version: 1, body: { validTo: '2026-06-30' } });
    expect(await none).toMatchObject({ status: 404, body: { code: 'occasion.not-found' } });
  });

  it.each([
    [{ capPerEvent: 600 }, 'capPerEvent', 400],
    [{ form: 'card' }, 'form', 400],
    [{ evidence: [{ kind: 'gossip', requiredForPayment: true }] }, 'evidence', 400],
    [{ capPerEvent: '0', occasion: 'RETIRE' }, 'standard.invalid', 400],
    [{ fundKinds: [], occasion: 'RETIRE' }, 'standard.invalid', 400],
    [{ validTo: '2025-01-01', occasion: 'RETIRE' }, 'standard.invalid', 400],
  ])('refuses %j with a sentence', async (overrides, named, status) => {
    const answer = await call('POST', 'staff/standards', { body: form(overrides) });
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(named);
  });
});
