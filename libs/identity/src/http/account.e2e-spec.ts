import { newId, type TenantId, type UnionId } from '@app/kernel';
import { aRegisteredMember } from '@app/members/testing';
import { aUnion } from '@app/organizations/testing';
import { type Agent, aSignedInAgent } from '../testing';
import { atVersion, browserOf, type IdentityApp, openIdentityApp } from '../testing/identity-app';

describe('accounts and roles', () => {
  let nj: IdentityApp;
  let address = 0;

  beforeAll(async () => {
    nj = await openIdentityApp();
  });
  afterAll(() => nj?.close());

  interface City {
    readonly tenantId: TenantId;
    readonly root: Agent;
    readonly town: UnionId;
    readonly school: UnionId;
    readonly otherTown: UnionId;
    /** Administrator of the town only. */
    readonly townAdministrator: Agent;
  }

  async function aCity(): Promise<City> {
    const root = await aSignedInAgent(nj.platform);
    const { tenantId, unionId } = root;
    const town = await aUnion(nj.platform, tenantId, unionId, { kind: 'joint-union' });
    const otherTown = await aUnion(nj.platform, tenantId, unionId, { kind: 'joint-union' });
    const school = await aUnion(nj.platform, tenantId, town);
    const townAdministrator = await aSignedInAgent(nj.platform, { tenantId, unionId: town });
    return { tenantId, root, town, school, otherTown, townAdministrator };
  }

  const today = '2026-01-15';
  const create = (by: Agent, body: object) => nj.call('POST', 'staff/accounts', { headers: by.headers, body });
  const get = (by: Agent, id: string) => nj.call('GET', `staff/accounts/${id}`, { headers: by.headers });
  const signIn = (login: string, password: string) =>
    nj.call('POST', 'session', {
      body: { login, password },
      address: `10.1.${Math.floor(address / 200)}.${address++ % 200}`,
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

  describe('binding a member', () => {
    const issue = (by: Agent, memberId: string) =>
      nj.call('POST', 'staff/accounts/binding-codes', { headers: by.headers, body: { memberId } });
    const bind = (body: object, from = `10.2.0.${address++ % 200}`) =>
      nj.call('POST', 'public/member-binding', { body: { password: '山高月小水落石出', ...body }, address: from });

    it('makes the account of the member with a one-time code and signs him in', async () => {
      const city = await aCity();
      const memberId = await aRegisteredMember(nj.platform, city.tenantId, city.school, { name: '王秀英' });
      const { body } = await issue(city.townAdministrator, memberId);
      expect(body.personName).toBe('王秀英');
      const login = `m${newId().slice(-9)}`;
      const bound = await bind({ code: body.code.toLowerCase().replace('-', ' '), login });
      expect(bound).toMatchObject({ status: 201, body: { memberId, displayName: '王秀英', audience: 'member' } });
      expect(await nj.call('GET', 'session', { headers: browserOf(bound) })).toMatchObject({ status: 200 });
      expect(await bind({ code: body.code, login: 'another.login' })).toMatchObject({
        status: 422,
        body: { code: 'binding.not-valid' },
      });
      const rows = await nj.database.owner('SELECT * FROM identity.binding_code');
      expect(JSON.stringify(rows)).not.toContain(body.code);
    });

    it('lets him back into the account he has, with a new code and a new password', async () => {
      const city = await aCity();
      const memberId = await aRegisteredMember(nj.platform, city.tenantId, city.school);
      const login = `m${newId().slice(-9)}`;
      const first = await bind({ code: (await issue(city.root, memberId)).body.code, login });
      const { code } = (await issue(city.root, memberId)).body;
      const again = await bind({ code, password: '另一个长长的密码' });
      expect(again.body.accountId).toBe(first.body.accountId);
      expect(await nj.call('GET', 'session', { headers: browserOf(first) })).toMatchObject({ status: 401 });
      expect(await signIn(login, '另一个长长的密码')).toMatchObject({ status: 200 });
    });

    it('ends an earlier code with a newer one, and any code after its days', async () => {
      const city = await aCity();
      const memberId = await aRegisteredMember(nj.platform, city.tenantId, city.school);
      const [older, newer] = [(await issue(city.root, memberId)).body, (await issue(city.root, memberId)).body];
      expect(await bind({ code: older.code, login: 'some.member' })).toMatchObject({ status: 422 });
      await nj.database.owner(
        `UPDATE identity.binding_code SET expires_at = now() - interval '1 second' WHERE member_id = $1`,
        [memberId],
      );
      expect(await bind({ code: newer.code, login: 'some.member' })).toMatchObject({ status: 422 });
    });

    it('uses a code once when two use it at the same time', async () => {
      const city = await aCity();
      const memberId = await aRegisteredMember(nj.platform, city.tenantId, city.school);
      const { code } = (await issue(city.root, memberId)).body;
      const answers = await Promise.all([bind({ code, login: 'twin.one' }), bind({ code, login: 'twin.two' })]);
      expect(answers.map((answer) => String(answer.status)).sort()).toEqual(['201', '422']);
    });

    it('issues no code for a member of another scope', async () => {
      const city = await aCity();
      const memberId = await aRegisteredMember(nj.platform, city.tenantId, city.otherTown);
      expect(await issue(city.townAdministrator, memberId)).toMatchObject({
        status: 404,
        body: { code: 'member.not-found' },
      });
    });

    it('binds by name, ID number and phone when all three are those of one member', async () => {
      const city = await aCity();
      const idNumber = '990101198805061234';
      const { aResidentIdNumber } = await import('@app/members/testing');
      const number = aResidentIdNumber('1988-05-06' as never, 321);
      await aRegisteredMember(nj.platform, city.tenantId, city.school, {
        name: '孙秀兰',
        identityDocument: { kind: 'resident-id', number },
        phone: { kind: 'mobile', number: '19900000321' },
      });
      const refused = { status: 422, body: { code: 'binding.no-match' } };
      const claim = { name: '孙秀兰', idNumber: number, phone: '19900000321' };
      expect(await bind({ ...claim, name: '孙秀莲' })).toMatchObject(refused);
      expect(await bind({ ...claim, phone: '19900000322' })).toMatchObject(refused);
      expect(await bind({ ...claim, idNumber })).toMatchObject(refused);
      expect(await bind(claim)).toMatchObject({ status: 201, body: { displayName: '孙秀兰' } });
      expect(await bind(claim)).toMatchObject({ status: 409, body: { code: 'binding.already-bound' } });
      expect(await signIn('19900000321', '山高月小水落石出')).toMatchObject({ status: 200 });
    });

    it('throttles tries with one ID number, and with one address', async () => {
      const claim = { name: '孙秀兰', idNumber: '990101199001011239', phone: '19900000999' };
      const statuses = [];
      for (let i = 0; i < 6; i++) statuses.push((await bind(claim)).status);
      expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
      const codes = [];
      for (let i = 0; i < 21; i++)
        codes.push((await bind({ code: `ABCDE-FGH${i}`, login: 'x.y.z' }, '10.3.3.3')).status);
      expect(codes.slice(0, 20).every((status) => status === 422)).toBe(true);
      expect(codes[20]).toBe(429);
    });

    it('asks for a code or for all three', async () => {
      expect(await bind({ name: '孙秀兰' })).toMatchObject({ status: 400, body: { code: 'binding.incomplete' } });
    });
  });

  describe('the audit trail', () => {
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
      await nj.database.owner('ALTER TABLE audit.audit_entry DISABLE TRIGGER append_only');
      await nj.database.owner(`UPDATE audit.audit_entry SET action = 'x' WHERE chain_id = $1 AND seq = 1`, [
        city.school,
      ]);
      await nj.database.owner(`DELETE FROM audit.audit_entry WHERE chain_id = $1`, [city.otherTown]);
      await nj.database.owner('ALTER TABLE audit.audit_entry ENABLE TRIGGER append_only');
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
});
