import { browserOf, type IdentityApp, openIdentityApp } from '../testing/identity-app';

describe('the first run', () => {
  let nj: IdentityApp;
  beforeAll(async () => {
    nj = await openIdentityApp();
  });
  afterAll(() => nj?.close());

  const setUp = (overrides: object = {}) =>
    nj.call('POST', 'setup', {
      body: {
        federationName: '云川市总工会',
        federationCode: '001',
        administratorName: '周管理',
        login: 'zhou',
        password: '山高月小水落石出',
        ...overrides,
      },
    });

  it.each([
    [{ password: '12345678' }, 'password.not-allowed'],
    [{ password: 'zhouzhou', login: 'zhouzhou' }, 'password.not-allowed'],
    [{ login: '12000000000' }, 'login.not-allowed'],
    [{ federationName: '' }, 'request.invalid'],
  ])('refuses %j and leaves nothing behind', async (part, code) => {
    expect(await setUp(part)).toMatchObject({ status: 400, body: { code } });
    expect((await nj.call('GET', 'setup')).body).toEqual({ needed: true });
  });

  it('makes one federation with one administrator, also when five open the page at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, (_, i) => setUp({ federationCode: `00${i}` })));
    expect(answers.map((answer) => String(answer.status)).sort()).toEqual(['201', '409', '409', '409', '409']);
    const [tenants] = await nj.database.owner('SELECT count(*)::int AS count FROM platform.tenant');
    expect(tenants.count).toBe(1);
    const done = answers.find((answer) => answer.status === 201)!;
    expect(done.body).toMatchObject({ displayName: '周管理', federation: { name: '云川市总工会' }, audience: 'staff' });
    expect(done.body.unions).toMatchObject([{ role: 'administrator', unionName: '云川市总工会' }]);
    const headers = browserOf(done);
    expect((await nj.call('GET', 'staff/unions', { headers })).body.items).toMatchObject([{ kind: 'federation' }]);
    expect((await nj.call('GET', 'setup')).body).toEqual({ needed: false });
    expect(await setUp({ federationCode: '009' })).toMatchObject({ status: 409, body: { code: 'setup.already-done' } });
  });

  it('lets its administrator build the tree and move a union', async () => {
    const signedIn = await nj.call('POST', 'session', { body: { login: 'zhou', password: '山高月小水落石出' } });
    const headers = browserOf(signedIn);
    const [root] = (await nj.call('GET', 'staff/unions', { headers })).body.items;
    const add = async (code: string, kind: string, parentId: string) =>
      (await nj.call('POST', 'staff/unions', { headers, body: { code, name: `${code}号工会`, kind, parentId } })).body;
    const [a, b] = [await add('00101', 'joint-union', root.id), await add('00102', 'joint-union', root.id)];
    const school = await add('0010101', 'union', a.id);
    expect(school).toMatchObject({ version: 1, ancestorNames: ['00101号工会', '云川市总工会'] });
    expect(
      await nj.call('POST', `staff/unions/${school.id}/move`, { headers, body: { parentId: b.id, reason: '调整' } }),
    ).toMatchObject({ status: 428 });
    const moved = await nj.call('POST', `staff/unions/${school.id}/move`, {
      headers: { ...headers, 'if-match': '"1"' },
      body: { parentId: b.id, reason: '调整' },
    });
    expect(moved).toMatchObject({ status: 200, body: { version: 2, ancestorNames: ['00102号工会', '云川市总工会'] } });
    expect(moved.body.placements).toHaveLength(2);
    const office = await nj.call('POST', `staff/unions/${school.id}/offices`, {
      headers,
      body: { title: 'chair', personName: '吴主席', validFrom: '2024-01-01' },
    });
    expect(office).toMatchObject({ status: 201, body: { titleName: '主席', validUntil: null } });
    const bad = await nj.call('POST', 'staff/unions', {
      headers,
      body: { code: 'x', name: 'x', kind: 'group', parentId: a.id },
    });
    expect(bad).toMatchObject({ status: 422, body: { code: 'organization.kind-does-not-fit' } });
  });
});
