import { newId } from '@app/kernel';
import { aRegisteredMember } from '@app/members/testing';
import { aSignedInAgent } from '../testing';
import { atVersion } from '../testing/identity-app';
import { accountScene } from '../testing/account-scene';

describe('accounts and roles', () => {
  const scene = accountScene();
  const { aCity, today, create, get, signIn } = scene;
  let nj: ReturnType<typeof accountScene>['nj'];
  beforeAll(() => {
    ({ nj } = scene);
  });

  it('makes an account with roles and a one-time password that is shown once', async () => {
    const city = await aCity();
    const login = `li.${newId().slice(-8)}`;
    const answer = await create(city.townAdministrator, {
      unionId: city.school,
      displayName: '李乙',
      login,
      phone: '12000000021',
      grants: [{ unionId: city.school, role: 'officer', validFrom: '2020-01-01' }],
    });
    expect(answer).toMatchObject({
      status: 201,
      body: { account: { login, phone: '120****0021', status: 'active', mustChangePassword: true } },
    });
    expect(answer.body.account.grants).toMatchObject([{ role: 'officer', roleName: '工会干部', current: true }]);
    expect(JSON.stringify((await get(city.root, answer.body.account.id)).body)).not.toContain('oneTimePassword');
    const session = await signIn(login, answer.body.oneTimePassword);
    expect(session).toMatchObject({ status: 200, body: { mustChangePassword: true } });
  });

  it('shows an administrator the accounts of his unions and those below, page by page', async () => {
    const city = await aCity();
    for (const name of ['甲', '乙', '丙'])
      await create(city.townAdministrator, {
        unionId: city.school,
        displayName: `周${name}`,
        login: `z${newId().slice(-9)}`,
      });
    await create(city.root, { unionId: city.otherTown, displayName: '外人', login: `z${newId().slice(-9)}` });
    const list = (query: string) =>
      nj.call('GET', `staff/accounts?${query}`, { headers: city.townAdministrator.headers });
    const whole = await list('limit=50');
    expect(whole.body.items.map((one: { displayName: string }) => one.displayName).sort()).toEqual(
      ['周甲', '周乙', '周丙', '测试人员'].sort(),
    );
    const first = await list('limit=3');
    const second = await list(`limit=3&after=${first.body.next}`);
    expect([...first.body.items, ...second.body.items]).toEqual(whole.body.items);
    expect(second.body.next).toBeNull();
    expect((await list(`search=${encodeURIComponent('周乙')}`)).body.items).toHaveLength(1);
    expect((await list(`unionId=${city.school}`)).body.items).toHaveLength(3);
  });

  it('answers as if accounts, unions and members outside the scope did not exist', async () => {
    const city = await aCity();
    const outside = await create(city.root, {
      unionId: city.otherTown,
      displayName: '外人',
      login: `w${newId().slice(-9)}`,
    });
    const stranger = await aRegisteredMember(nj.platform, city.tenantId, city.otherTown);
    const id = outside.body.account.id;
    expect(await get(city.townAdministrator, id)).toMatchObject({ status: 404, body: { code: 'account.not-found' } });
    const grant = { unionId: city.town, role: 'officer', validFrom: today };
    expect(
      await nj.call('POST', `staff/accounts/${id}/grants`, { headers: city.townAdministrator.headers, body: grant }),
    ).toMatchObject({ status: 404 });
    const [elsewhere, above, memberElsewhere] = [
      await create(city.townAdministrator, { unionId: city.otherTown, displayName: '某人', login: 'some.one' }),
      await create(city.townAdministrator, {
        unionId: city.town,
        displayName: '某人',
        login: 'some.one',
        grants: [{ unionId: city.root.unionId, role: 'administrator', validFrom: today }],
      }),
      await create(city.townAdministrator, { unionId: city.town, memberId: stranger, login: 'some.one' }),
    ];
    expect(elsewhere).toMatchObject({ status: 404, body: { code: 'organization.not-found' } });
    expect(above).toMatchObject({ status: 404, body: { code: 'organization.not-found' } });
    expect(memberElsewhere).toMatchObject({ status: 404, body: { code: 'member.not-found' } });
  });

  it('is for those with the permission only', async () => {
    const city = await aCity();
    const officer = await aSignedInAgent(nj.platform, {
      tenantId: city.tenantId,
      unionId: city.town,
      roles: ['officer'],
    });
    expect(await nj.call('GET', 'staff/accounts', { headers: officer.headers })).toMatchObject({ status: 403 });
    expect(await nj.call('GET', 'staff/accounts')).toMatchObject({ status: 401 });
  });

  it('ends a role at once: the next request of its holder is refused', async () => {
    const city = await aCity();
    const helper = await aSignedInAgent(nj.platform, { tenantId: city.tenantId, unionId: city.town });
    expect(await nj.call('GET', 'staff/accounts', { headers: helper.headers })).toMatchObject({ status: 200 });
    const [grant] = (await get(city.root, helper.accountId)).body.grants;
    const end = (headers: object) =>
      nj.call('POST', `staff/accounts/${helper.accountId}/grants/${grant.id}/end`, { headers, body: {} });
    expect(await end(city.root.headers)).toMatchObject({ status: 428 });
    expect(await end(atVersion(city.root.headers, grant.version))).toMatchObject({ status: 204 });
    expect(await nj.call('GET', 'staff/accounts', { headers: helper.headers })).toMatchObject({ status: 403 });
    expect(await end(atVersion(city.root.headers, grant.version + 1))).toMatchObject({
      status: 409,
      body: { code: 'grant.ended' },
    });
  });

  it('counts a role only between its first and its last day', async () => {
    const city = await aCity();
    const login = `d${newId().slice(-9)}`;
    const { body } = await create(city.root, {
      unionId: city.town,
      displayName: '钱丙',
      login,
      grants: [
        { unionId: city.town, role: 'officer', validFrom: '2020-01-01', validUntil: '2020-12-31' },
        { unionId: city.town, role: 'cashier', validFrom: '2190-01-01' },
        { unionId: city.town, role: 'committee', validFrom: '2020-01-01' },
      ],
    });
    await nj.database.owner('UPDATE identity.account SET must_change_password = false WHERE id = $1', [
      body.account.id,
    ]);
    const session = await signIn(login, body.oneTimePassword);
    expect(session.body.unions.map((one: { role: string }) => one.role)).toEqual(['committee']);
    expect(session.body).toMatchObject({ audience: 'staff' });
    expect(session.body.permissions).toContain('approval:sign');
    expect(session.body.permissions).not.toContain('disbursement:pay');
  });

  it('does not give the same role twice', async () => {
    const city = await aCity();
    const body = { unionId: city.town, role: 'administrator', validFrom: '2030-01-01' };
    const url = `staff/accounts/${city.townAdministrator.accountId}/grants`;
    expect(await nj.call('POST', url, { headers: city.root.headers, body })).toMatchObject({
      status: 409,
      body: { code: 'grant.already-held' },
    });
  });

  it('resets a password: the old sessions end, the new password must be changed', async () => {
    const city = await aCity();
    const helper = await aSignedInAgent(nj.platform, { tenantId: city.tenantId, unionId: city.school });
    const { version } = (await get(city.townAdministrator, helper.accountId)).body;
    const url = `staff/accounts/${helper.accountId}/password-reset`;
    const reset = await nj.call('POST', url, { headers: atVersion(city.townAdministrator.headers, version) });
    expect(reset).toMatchObject({ status: 200, body: { account: { mustChangePassword: true, version: version + 1 } } });
    expect(await nj.call('GET', 'session', { headers: helper.headers })).toMatchObject({ status: 401 });
    expect(await signIn(helper.login, reset.body.oneTimePassword)).toMatchObject({ status: 200 });
    const stale = await nj.call('POST', url, { headers: atVersion(city.townAdministrator.headers, version) });
    expect(stale).toMatchObject({ status: 412, body: { code: 'record.stale' } });
  });

  it('does not open an account that holds a role above the administrator', async () => {
    const city = await aCity();
    const boss = await aSignedInAgent(nj.platform, { tenantId: city.tenantId, unionId: city.town, roles: ['officer'] });
    const grant = { unionId: city.root.unionId, role: 'chair', validFrom: '2020-01-01' };
    await nj.call('POST', `staff/accounts/${boss.accountId}/grants`, { headers: city.root.headers, body: grant });
    const { version } = (await get(city.townAdministrator, boss.accountId)).body;
    for (const [action, body] of [
      ['password-reset'],
      ['suspension', { reason: '试试' }],
      ['session-revocation'],
    ] as const) {
      const headers = atVersion(city.townAdministrator.headers, version);
      const answer = await nj.call('POST', `staff/accounts/${boss.accountId}/${action}`, {
        headers,
        ...(body && { body }),
      });
      expect(answer).toMatchObject({ status: 403, body: { code: 'account.beyond-scope' } });
    }
  });

  it('suspends an account at once and restores it', async () => {
    const city = await aCity();
    const helper = await aSignedInAgent(nj.platform, { tenantId: city.tenantId, unionId: city.school });
    const act = async (action: string, body: object | undefined) => {
      const { version } = (await get(city.root, helper.accountId)).body;
      const headers = atVersion(city.root.headers, version);
      return nj.call('POST', `staff/accounts/${helper.accountId}/${action}`, { headers, ...(body && { body }) });
    };
    expect(await act('suspension', { reason: '离职' })).toMatchObject({
      status: 200,
      body: { status: 'suspended', openActions: ['restore'] },
    });
    expect(await nj.call('GET', 'session', { headers: helper.headers })).toMatchObject({ status: 401 });
    expect(await act('password-reset', undefined)).toMatchObject({ status: 409, body: { code: 'account.not-open' } });
    expect(await act('restoration', undefined)).toMatchObject({ status: 200, body: { status: 'active' } });
    expect(await nj.call('GET', 'session', { headers: helper.headers })).toMatchObject({ status: 401 });
  });

  it('registers another phone, by which its holder signs in, and leaves nobody without a name to sign in by', async () => {
    const city = await aCity();
    const opened = await create(city.root, { unionId: city.town, displayName: '某人', phone: '12000000031' });
    const { id } = opened.body.account;
    const change = async (phone: string | null) => {
      const { version } = (await get(city.root, id)).body;
      const headers = atVersion(city.root.headers, version);
      return nj.call('POST', `staff/accounts/${id}/phone`, { headers, body: { phone } });
    };
    expect(await change('12000000032')).toMatchObject({ status: 200, body: { phone: '120****0032' } });
    expect(await signIn('12000000032', opened.body.oneTimePassword)).toMatchObject({ status: 200 });
    expect(await signIn('12000000031', opened.body.oneTimePassword)).toMatchObject({ status: 401 });
    expect(await change(null)).toMatchObject({ status: 400, body: { code: 'login.needed' } });
    await create(city.root, { unionId: city.town, displayName: '别人', phone: '12000000033' });
    expect(await change('12000000033')).toMatchObject({ status: 409, body: { code: 'login.taken' } });
  });

  it('tells the holder of the right password that his account is suspended', async () => {
    const city = await aCity();
    const login = `s${newId().slice(-9)}`;
    const { body } = await create(city.root, { unionId: city.town, displayName: '郑丁', login });
    const headers = atVersion(city.root.headers, 1);
    await nj.call('POST', `staff/accounts/${body.account.id}/suspension`, { headers, body: { reason: '离职' } });
    expect(await signIn(login, 'wrong password')).toMatchObject({ status: 401, body: { code: 'session.wrong' } });
    expect(await signIn(login, body.oneTimePassword)).toMatchObject({
      status: 403,
      body: { code: 'session.suspended' },
    });
  });

  it('always leaves one administrator of the federation', async () => {
    const city = await aCity();
    const { grants, version } = (await get(city.root, city.root.accountId)).body;
    const refused = { status: 422, body: { code: 'account.last-administrator' } };
    const end = `staff/accounts/${city.root.accountId}/grants/${grants[0].id}/end`;
    const headers = atVersion(city.root.headers, grants[0].version);
    expect(await nj.call('POST', end, { headers, body: {} })).toMatchObject(refused);
    const suspend = { headers: atVersion(city.root.headers, version), body: { reason: '退休' } };
    expect(await nj.call('POST', `staff/accounts/${city.root.accountId}/suspension`, suspend)).toMatchObject(refused);
    await aSignedInAgent(nj.platform, { tenantId: city.tenantId });
    expect(await nj.call('POST', end, { headers, body: {} })).toMatchObject({ status: 204 });
  });

  it('gives a login to one account, also when two ask at once', async () => {
    const city = await aCity();
    const body = { unionId: city.town, displayName: '同名', login: 'same.login' };
    const answers = await Promise.all([create(city.root, body), create(city.root, body)]);
    expect(answers.map((answer) => String(answer.status)).sort()).toEqual(['201', '409']);
    expect(answers.find((answer) => answer.status === 409)!.body.code).toBe('login.taken');
  });

  it.each([
    [{ login: '12000000099' }, 'login.not-allowed'],
    [{ login: 'a b' }, 'login.not-allowed'],
    [{ phone: '0571-8888' }, 'phone.not-allowed'],
    [{}, 'login.needed'],
  ])('refuses an account with %j: %s', async (part, code) => {
    const city = await aCity();
    const answer = await create(city.root, { unionId: city.town, displayName: '某人', ...part });
    expect(answer).toMatchObject({ status: 400, body: { code } });
  });
});
