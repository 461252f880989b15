import { AuditSealing } from '@app/persistence';
import { type Agent, aSignedInAgent } from '../testing';
import { atVersion } from '../testing/identity-app';
import { accountScene } from '../testing/account-scene';

describe('the audit trail', () => {
  const scene = accountScene();
  const { aCity, create } = scene;
  let nj: ReturnType<typeof accountScene>['nj'];
  beforeAll(() => {
    ({ nj } = scene);
  });

  const read = (by: Agent, query = '') => nj.call('GET', `staff/audit-entries?${query}`, { headers: by.headers });
  const verify = (by: Agent) => nj.call('GET', 'staff/audit-entries/verification', { headers: by.headers });

  it('says who did what, when and why, without a password or a phone number', async () => {
    const city = await aCity();
    const { body } = await create(city.root, {
      unionId: city.town,
      displayName: '何戊',
      login: 'he.wu',
      phone: '12000000555',
    });
    const id = body.account.id;
    const headers = atVersion(city.root.headers, 1);
    await nj.call('POST', `staff/accounts/${id}/suspension`, { headers, body: { reason: '离职' } });
    const entries = (await read(city.root, `subjectId=${id}`)).body.items;
    expect(entries).toMatchObject([
      {
        action: 'account.suspend',
        accountName: '测试人员',
        reason: '离职',
        detail: { status: ['active', 'suspended'] },
      },
      { action: 'account.create', accountId: city.root.accountId, unionId: city.town },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/12000000555|he\.wu/);
    expect(JSON.stringify(entries)).not.toContain(body.oneTimePassword);
  });

  it('shows the entries of my unions and below, newest first, page by page', async () => {
    const city = await aCity();
    const unions = new Set(
      (await read(city.townAdministrator)).body.items.map((one: { unionId: string }) => one.unionId),
    );
    expect(unions).toEqual(new Set([city.town, city.school]));
    const whole = (await read(city.root, 'limit=200')).body.items;
    expect(new Set(whole.map((one: { unionId: string }) => one.unionId)).has(city.otherTown)).toBe(true);
    const first = (await read(city.root, 'limit=2')).body;
    const second = (await read(city.root, `limit=2&after=${first.next}`)).body;
    expect([...first.items, ...second.items]).toEqual(whole.slice(0, 4));
  });

  it('filters by union, action and day', async () => {
    const city = await aCity();
    const items = async (query: string) => (await read(city.root, query)).body.items;
    expect(await items(`unionId=${city.school}`)).toMatchObject([{ action: 'union.create' }]);
    expect(await items('action=role.grant')).toHaveLength(2);
    expect(await items('to=2020-01-01')).toEqual([]);
    expect(await items('from=2199-01-01')).toEqual([]);
  });

  it('is whole, and says where it is not', async () => {
    const city = await aCity();
    expect(await verify(city.root)).toMatchObject({ status: 200, body: { whole: true, findings: [] } });
    await nj.app.get(AuditSealing).of(city.tenantId);
    const past = (sql: string) =>
      nj.database.owner(`SET session_replication_role = replica; ${sql}; SET session_replication_role = DEFAULT`);
    await past(`UPDATE audit.audit_entry SET action = 'x' WHERE chain_id = '${city.school}'`);
    await past(`DELETE FROM audit.audit_entry WHERE chain_id = '${city.otherTown}'`);
    await past(`DELETE FROM audit.audit_seal WHERE chain_id = '${city.otherTown}'`);
    const found = (await verify(city.root)).body;
    expect(found.whole).toBe(false);
    expect(found.findings.map((one: { fault: string; seq: string }) => `${one.fault} ${one.seq}`).sort()).toEqual([
      'changed 1',
      'tail-missing 1',
    ]);
    expect((await verify(city.townAdministrator)).body.findings).toHaveLength(1);
  });

  it('is for those with the permission only', async () => {
    const city = await aCity();
    const officer = await aSignedInAgent(nj.platform, { tenantId: city.tenantId, roles: ['officer'] });
    for (const answer of [await read(officer), await verify(officer)]) expect(answer.status).toBe(403);
  });
});
