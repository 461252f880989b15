import { HardshipImport } from '@app/hardship';
import { addDays, civilDate, type MemberId, newId, parseFen, systemActor } from '@app/kernel';
import { aRegisteredMember, aResidentIdNumber, someParticulars } from '@app/members/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { academicYearOf, StudyHistory } from '@app/study-aid';
import { claimConsents } from '../support/consents';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

const PATH = '/staff/sensitive-consents/wanting';
const BORN = civilDate('2018-03-04');
const CHILD = { kind: 'resident-id', number: aResidentIdNumber(BORN, 701) } as const;

interface Wanting {
  readonly memberId: MemberId;
  readonly hidden: number;
  readonly wanting: readonly { readonly name: string; readonly kind: string; readonly records: string }[];
}

describe('whose separate consent is wanting, over HTTP', () => {
  let api: TestApi;
  let scene: Scene;
  let officer: Caller;
  let chair: Caller;
  let people: Record<'ofFile' | 'ofVisit' | 'ofClaim' | 'ofAward' | 'ofNothing', MemberId>;
  const platform = () => ({ uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) });
  const run = <T>(work: Parameters<UnitOfWork['run']>[1]) =>
    platform().uow.run(systemActor(scene.tenantId), work) as Promise<T>;
  const aMember = () =>
    aRegisteredMember(platform(), scene.tenantId, scene.school, someParticulars({ bankCard: null, bankName: null }));

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    officer = await scene.as(scene.school, 'officer');
    chair = await scene.as(scene.root, 'chair');
    people = {
      ofFile: await aMember(),
      ofVisit: await aMember(),
      ofClaim: await aMember(),
      ofAward: await aMember(),
      ofNothing: await aMember(),
    };
    await anImportedFile(people.ofFile);
    await anIllnessTold(people.ofVisit);
    await anIllnessTold(people.ofClaim);
    await aClaim(people.ofClaim);
    await anImportedAward(people.ofAward);
  });
  afterAll(() => api?.close());

  const anImportedFile = (memberId: MemberId) =>
    run((tx) =>
      api.app.get(HardshipImport).importFiles(tx, newId(), [
        {
          ...{ number: 'KN-1', memberId, unionId: scene.school, category: 'deep', mainCause: 'major-illness' },
          ...{ otherCauses: [], persons: 3, income: parseFen('20000'), expense: 0n, filedOn: civilDate('2024-05-01') },
          remark: null,
        },
      ]),
    );
  const anIllnessTold = (memberId: MemberId) =>
    officer.post('/staff/visit-duties', { memberId, occasion: 'HOSPITAL', eventOn: scene.today, disease: '胃炎' });
  async function aClaim(memberId: MemberId): Promise<void> {
    const { today, root } = scene;
    const terms = { startsOn: addDays(today, -90), endsOn: addDays(today, 200), fee: '60.00', waitingDays: 0 };
    const plan = await chair.post('/staff/mutual-aid-plans', { unionId: root, name: '住院互助', ...terms });
    const path = `/staff/mutual-aid-plans/${plan['id']}/enrolments`;
    await officer.post(path, { memberIds: [memberId], from: addDays(today, -90) });
    const enrolmentId = (await officer.get(path))['items'][0].id as string;
    const stay = { admittedOn: addDays(today, -9), dischargedOn: addDays(today, -2), selfPaid: '1000.00' };
    await officer.post('/staff/mutual-aid-claims', { enrolmentId, ...stay, consents: claimConsents });
    const { items } = await officer.get(`/staff/members/${memberId}/consents`);
    const { id } = items.find(({ kind }: { kind: string }) => kind === 'provision');
    await officer.post(`/staff/members/${memberId}/consents/${id}/withdrawal`, { reason: '不想交给别人' });
  }
  const anImportedAward = (memberId: MemberId) =>
    run((tx) => {
      const year = academicYearOf(scene.today);
      const child = { childName: '李小明', document: CHILD, schoolName: '云川小学', level: 'high-school' } as const;
      const years = { academicYear: year, entryYear: year, schoolingYears: 3 };
      const paid = { amount: 0n, paidOn: null, endGround: null };
      const row = { ...child, ...years, ...paid, memberId, unionId: scene.school };
      return api.app.get(StudyHistory).take(tx, newId(), scene.school, [row]);
    });
  const listed = async (who: Caller, query = ''): Promise<Wanting[]> =>
    (await who.get(`${PATH}?limit=50${query}`))['items'];
  const pairs = ({ wanting }: Wanting) => wanting.map(({ kind, records }) => [kind, records]);

  it('names who it is about and in which records it stands, of every lib that holds something', async () => {
    const found = new Map((await listed(officer)).map((one) => [one.memberId, pairs(one)]));
    expect(Object.fromEntries(found)).toEqual({
      [scene.memberId]: [['bank', '会员登记']],
      [people.ofFile]: [['health', '困难职工档案']],
      [people.ofVisit]: [['health', '走访记录']],
      [people.ofClaim]: [['provision', '互助保障理赔']],
      [people.ofAward]: [['child', '助学资助']],
    });
  });

  it('is narrowed to one kind', async () => {
    const of = async (kind: string) =>
      (await listed(officer, `&kind=${kind}`)).map((one) => [one.memberId, one.wanting.map((each) => each.kind)]);
    expect(await of('bank')).toEqual([[scene.memberId, ['bank']]]);
    expect(await of('child')).toEqual([[people.ofAward, ['child']]]);
    expect(await of('provision')).toEqual([[people.ofClaim, ['provision']]]);
    expect(await of('health')).toEqual([people.ofFile, people.ofVisit].map((id) => [id, ['health']]));
    expect((await officer.call('GET', `${PATH}?kind=face`)).status).toBe(400);
  });

  it('says of everybody just what his own page says', async () => {
    for (const { memberId, wanting } of await listed(officer)) {
      const { lacking } = await officer.get(`/staff/members/${memberId}/consents`);
      const ofPage = lacking.map(({ name, kind }: { name: string; kind: string }) => [name, kind]);
      expect(wanting.map(({ name, kind }) => [name, kind])).toEqual(ofPage);
    }
  });

  it('names nobody of whom illness alone is told to who may not see it, and records who does see them', async () => {
    const administrator = await scene.as(scene.school, 'administrator');
    expect((await listed(administrator)).map(({ memberId }) => memberId)).toEqual([scene.memberId, people.ofAward]);
    const looks = `SELECT viewer_name FROM members.sensitive_view WHERE member_id = $1
      AND reason = '查看还差单独同意的名单'`;
    for (const kind of ['health', 'provision']) expect(await listed(administrator, `&kind=${kind}`)).toEqual([]);
    const card = await listed(administrator, '&kind=bank');
    expect(card.map(({ memberId, hidden }) => [memberId, hidden])).toEqual([[scene.memberId, 0]]);
    const before = (await api.database.owner(looks, [people.ofFile])).length;
    await listed(officer);
    expect(await api.database.owner(looks, [people.ofFile])).toHaveLength(before + 1);
  });

  it('is of the own unions alone, narrowed to one of them, and goes on page by page', async () => {
    expect(await listed(await scene.as(scene.mill, 'officer'))).toEqual([]);
    const town = await scene.as(scene.town, 'officer');
    expect(await listed(town, `&unionId=${scene.school}`)).toHaveLength(5);
    expect(await listed(town, `&unionId=${scene.mill}`)).toEqual([]);
    const seen: MemberId[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page = await officer.get(`${PATH}?limit=2${next && `&after=${next}`}`);
      seen.push(...page['items'].map(({ memberId }: Wanting) => memberId));
      next = page['next'];
    }
    expect(seen).toEqual((await listed(officer)).map(({ memberId }) => memberId));
  });

  it('whoever consented stands in it no more', async () => {
    const { lacking } = await officer.get(`/staff/members/${people.ofFile}/consents`);
    const said = { key: lacking[0].key, kind: 'health', givenBy: 'self', means: 'signed' };
    await officer.post(`/staff/members/${people.ofFile}/consents`, said);
    expect((await listed(officer)).map(({ memberId }) => memberId)).not.toContain(people.ofFile);
  });

  it('comes as a sheet', async () => {
    const { status, text } = await officer.call('GET', `${PATH}/sheet`);
    expect(status).toBe(200);
    expect(text.slice(0, 2)).toBe('PK');
  });
});
