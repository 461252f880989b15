import { newId } from '@app/kernel';
import { aRegisteredMember } from '@app/members/testing';
import type { Agent } from '../testing';
import { browserOf } from '../testing/identity-app';
import { accountScene } from '../testing/account-scene';

describe('binding a member', () => {
  const scene = accountScene();
  const { aCity, signIn } = scene;
  let nj: ReturnType<typeof accountScene>['nj'];
  beforeAll(() => {
    ({ nj } = scene);
  });

  let address = 0;
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
    for (let i = 0; i < 21; i++) codes.push((await bind({ code: `ABCDE-FGH${i}`, login: 'x.y.z' }, '10.3.3.3')).status);
    expect(codes.slice(0, 20).every((status) => status === 422)).toBe(true);
    expect(codes[20]).toBe(429);
  });

  it('asks for a code or for all three', async () => {
    expect(await bind({ name: '孙秀兰' })).toMatchObject({ status: 400, body: { code: 'binding.incomplete' } });
  });
});
