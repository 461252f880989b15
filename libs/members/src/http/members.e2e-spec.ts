import { type MemberId, newId, type TenantId, type UnionId } from '@app/kernel';
import { aFederation, aUnion } from '@app/organizations/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { anActor } from '@app/persistence/testing';
import { type LibApi, openLibApi } from '../../../../test/support/lib-api';
import { MembersHttpModule } from '../http';
import { aRegisteredMember, aResidentIdNumber, someParticulars } from '../testing';

interface Options {
  readonly as?: string;
  readonly version?: number;
  readonly body?: object;
}

describe('the members API', () => {
  let api: LibApi;
  let platform: { uow: UnitOfWork; vault: Vault };
  let tenantId: TenantId;
  let [school, sibling] = ['' as UnionId, '' as UnionId];

  beforeAll(async () => {
    api = await openLibApi([MembersHttpModule]);
    platform = { uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) };
    const federation = await aFederation(platform);
    tenantId = federation.tenantId;
    school = await aUnion(platform, tenantId, federation.rootId, { name: '第1小学工会' });
    sibling = await aUnion(platform, tenantId, federation.rootId, { name: '第2小学工会' });
    const permissions = ['member:read', 'member:manage', 'member:read-sensitive'];
    api.people.set('officer', anActor({ tenantId, grants: [{ unionId: school, permissions }] }));
    api.people.set('neighbour', anActor({ tenantId, grants: [{ unionId: sibling, permissions }] }));
    api.people.set('reader', anActor({ tenantId, grants: [{ unionId: school, permissions: ['member:read'] }] }));
  });
  afterAll(() => api?.close());

  async function call(method: 'GET' | 'POST' | 'PATCH', url: string, { as = 'officer', version, body }: Options = {}) {
    const headers = { 'x-person': as, ...(version !== undefined && { 'if-match': `"${version}"` }) };
    const answer = await api.app.inject({ method, url: `/${url}`, headers, ...(body && { payload: body }) });
    return { status: answer.statusCode, body: JSON.parse(answer.body), text: answer.body };
  }

  const aTeacher = (overrides = {}): Promise<MemberId> => aRegisteredMember(platform, tenantId, school, overrides);

  it('registers a member and shows him with his numbers masked', async () => {
    const idNumber = aResidentIdNumber(undefined, 601);
    const bankConsent = { kind: 'bank', givenBy: 'self', means: 'oral' };
    const typed = {
      unionId: school,
      name: '陶 然',
      idNumber,
      phone: '19900000601',
      bankCard: '9999990000000000014',
      bankConsent,
    };
    const created = await call('POST', 'staff/members', { body: typed });
    expect(created).toMatchObject({
      status: 201,
      body: {
        name: '陶然',
        unionName: '第1小学工会',
        gender: 'male',
        bornOn: '1988-05-06',
        idNumberMasked: `990*************${idNumber.slice(-2)}`,
        phoneMasked: '199****0601',
        bankCardMasked: '尾号0014',
        statusName: '在会',
        openActions: ['request-transfer', 'retain', 'leave', 'expel', 'record-death'],
        version: 1,
      },
    });
    const read = await call('GET', `staff/members/${created.body.id}`, { as: 'reader' });
    expect(read).toMatchObject({ status: 200, body: created.body });
    for (const number of [idNumber, typed.phone, typed.bankCard]) expect(read.text).not.toContain(number);
    expect(await call('POST', 'staff/members', { body: typed })).toMatchObject({
      status: 409,
      body: { code: 'member.already-registered' },
    });
  });

  it('names the wrong field in a Chinese sentence, without repeating what was typed', async () => {
    const body = { unionId: school, name: '陶然', idNumber: '990101198805062902' };
    const answer = await call('POST', 'staff/members', { body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'member.invalid', fields: [{ field: 'idNumber' }] } });
    expect(answer.text).not.toContain(body.idNumber);
    expect(await call('POST', 'staff/members', { body: { ...body, name: 7, secret: 'x' } })).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    });
  });

  it('searches and lists within the scope', async () => {
    const id = await aTeacher({ name: '闻人归' });
    expect((await call('GET', 'staff/members/search?q=wrg')).body).toMatchObject({
      items: [{ id, name: '闻人归', unionName: '第1小学工会', statusName: '在会' }],
      next: null,
      hint: null,
    });
    expect((await call('GET', 'staff/members/search?q=wrg', { as: 'neighbour' })).body.items).toEqual([]);
    expect((await call('GET', 'staff/members/search?q=')).body).toMatchObject({ items: [], hint: expect.any(String) });
    expect(await call('GET', 'staff/members/search')).toMatchObject({ status: 400 });
    const first = await call('GET', 'staff/members?limit=1&status=active');
    expect(first.body.items).toHaveLength(1);
    const second = await call('GET', `staff/members?limit=1&status=active&after=${first.body.next}`);
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id);
    expect(await call('GET', 'staff/members?after=nonsense')).toMatchObject({ status: 400 });
    expect((await call('GET', 'staff/members/figures', { as: 'neighbour' })).body.items).toEqual([]);
  });

  it.each([
    ['GET', ''],
    ['GET', '/changes'],
    ['GET', '/views'],
    ['GET', '/household'],
    ['PATCH', ''],
    ['POST', '/leaving'],
    ['POST', '/transfer'],
    ['POST', '/transfer/confirmation'],
    ['POST', '/sensitive-view'],
    ['POST', '/household/persons'],
  ] as const)('%s …%s of a sibling union’s member answers that there is none', async (method, path) => {
    const id = await aTeacher();
    const on = '2025-01-01';
    const bodies: Record<string, object> = {
      '': { groupName: '二组' },
      '/leaving': { on, reason: '调走' },
      '/transfer': { on, toUnionId: sibling },
      '/transfer/confirmation': { on },
      '/sensitive-view': { reason: '看看', fields: ['phone'] },
      '/household/persons': { name: '李四', relation: 'child' },
    };
    const body = method === 'GET' ? {} : { body: bodies[path]!, version: 1 };
    const answer = await call(method, `staff/members/${id}${path}`, { as: 'neighbour', ...body });
    expect(answer).toMatchObject({ status: 404, body: { code: 'member.not-found' } });
  });

  it('lets only those change who may, on the version that they saw', async () => {
    const id = await aTeacher();
    const body = { groupName: '五组' };
    const change = (options: Options) => call('PATCH', `staff/members/${id}`, { body, ...options });
    expect(await change({ as: 'reader', version: 1 })).toMatchObject({ status: 403 });
    expect(await change({ as: 'nobody', version: 1 })).toMatchObject({ status: 401 });
    expect(await change({})).toMatchObject({ status: 428 });
    expect(await change({ version: 1 })).toMatchObject({ status: 200, body: { groupName: '五组', version: 2 } });
    expect(await change({ version: 1 })).toMatchObject({ status: 412, body: { code: 'record.stale' } });
  });

  it('takes the steps of a membership and keeps them', async () => {
    const id = await aTeacher();
    const step = (path: string, version: number, body: object) =>
      call('POST', `staff/members/${id}/${path}`, { version, body });
    const retained = await step('retention', 1, { on: '2024-06-01', ground: 'retired' });
    expect(retained).toMatchObject({ status: 200, body: { status: 'retained', category: 'retiree' } });
    expect(await step('admission', 2, { on: '2024-06-02' })).toMatchObject({
      status: 409,
      body: { code: 'member.action-not-open' },
    });
    expect(await step('death', 2, { on: '2999-01-01' })).toMatchObject({ status: 400 });
    expect(await step('death', 2, { on: '2025-02-01' })).toMatchObject({
      status: 200,
      body: { diedOn: '2025-02-01', openActions: ['revoke-death-as-retained'] },
    });
    const revoked = await step('death-revocation', 3, { on: '2025-03-01', reason: '登记错了' });
    expect(revoked.body).toMatchObject({ status: 'retained', diedOn: null });
    const { body } = await call('GET', `staff/members/${id}/changes`);
    expect(body.items.map((item: { actionName: string }) => item.actionName)).toEqual([
      '更正去世登记',
      '登记去世',
      '保留会籍',
    ]);
  });

  it('moves a member from union to union, each side in its turn', async () => {
    const id = await aTeacher({ name: '慕容去' });
    const body = { on: '2025-09-01', toUnionId: sibling };
    expect(await call('POST', `staff/members/${id}/transfer`, { version: 1, body })).toMatchObject({ status: 200 });
    const pending = await call('GET', 'staff/member-transfers', { as: 'neighbour' });
    expect(pending.body.items).toMatchObject([{ id, name: '慕容去', mayConfirm: true, version: 2 }]);
    const confirm = (as: string) =>
      call('POST', `staff/members/${id}/transfer/confirmation`, { as, version: 2, body: { on: '2025-09-02' } });
    expect(await confirm('officer')).toMatchObject({ status: 422, body: { code: 'member.other-side-confirms' } });
    expect(await confirm('neighbour')).toMatchObject({ status: 200, body: { unionName: '第2小学工会' } });
    expect(await call('GET', `staff/members/${id}`)).toMatchObject({ status: 404 });
  });

  it('opens numbers with a reason only, and shows the member who looked', async () => {
    const particulars = someParticulars();
    const id = await aTeacher(particulars);
    const view = (as: string, body: object) => call('POST', `staff/members/${id}/sensitive-view`, { as, body });
    expect(await view('reader', { reason: '电话回访', fields: ['phone'] })).toMatchObject({ status: 403 });
    expect(await view('officer', { reason: '', fields: ['phone'] })).toMatchObject({ status: 400 });
    expect(await view('officer', { reason: '电话回访', fields: [] })).toMatchObject({ status: 400 });
    const opened = await view('officer', { reason: '电话回访', fields: ['phone'] });
    expect(opened).toMatchObject({ status: 200, body: { phone: particulars.phone!.number } });
    expect(Object.keys(opened.body)).toEqual(['phone']);
    api.people.set('self', anActor({ tenantId, memberId: id }));
    const expected = [
      { viewerName: '测试人员', viewerUnionName: '第1小学工会', fieldNames: ['手机号'], reason: '电话回访' },
    ];
    expect((await call('GET', 'portal/me/views', { as: 'self' })).body.items).toMatchObject(expected);
    expect((await call('GET', `staff/members/${id}/views`, { as: 'reader' })).body.items).toMatchObject(expected);
  });

  it('shows a member his own particulars masked, and his household', async () => {
    const particulars = someParticulars({ name: '端木己', note: '办公室的备注' });
    const id = await aTeacher(particulars);
    api.people.set('self', anActor({ tenantId, memberId: id }));
    const add = { version: 0, body: { name: '端木小己', relation: 'child' } };
    expect(await call('POST', `staff/members/${id}/household/persons`, add)).toMatchObject({
      status: 201,
      body: {
        version: 2,
        persons: [
          { memberId: id, relationName: '户主' },
          { name: '端木小己', relationName: '子女' },
        ],
      },
    });
    const own = await call('GET', 'portal/me/particulars', { as: 'self' });
    expect(own).toMatchObject({
      status: 200,
      body: { id, name: '端木己', unionName: '第1小学工会', statusName: '在会' },
    });
    expect(own.text).not.toContain(particulars.identityDocument!.number);
    expect(own.text).not.toContain('办公室的备注');
    const household = await call('GET', 'portal/me/household', { as: 'self' });
    expect(household.body.persons.map((person: { name: string }) => person.name)).toEqual(['端木己', '端木小己']);
    expect(await call('GET', 'portal/me/particulars')).toMatchObject({ status: 403 });
  });

  it('answers for an unknown or unreadable id as for one that is not there', async () => {
    expect(await call('GET', `staff/members/${newId()}`)).toMatchObject({ status: 404 });
    expect(await call('GET', 'staff/members/12')).toMatchObject({ status: 404 });
  });
});
