import type { MemberId } from '@app/kernel';
import { asTyped } from '../domain/particulars';
import { aRegisteredMember, aSpokenConsent, someParticulars } from '../testing';
import { openStage, type Stage } from '../testing/stage';

describe('households on PostgreSQL', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const aTeacher = (name: string) => aRegisteredMember(stage.platform, stage.tenantId, stage.school, { name });
  const child = (name: string, idNumber: string | null = null) =>
    ({ name, relation: 'child', idNumber, documentKind: null, bornOn: null }) as const;
  const add = (id: MemberId, version: number, person: ReturnType<typeof child>) =>
    stage.libs.households.addPerson(stage.officerOf(stage.school), id, version, person);

  it('have a person once, also when two take him in at once', async () => {
    const [one, other] = [await aTeacher('王一'), await aTeacher('王二')];
    const number = someParticulars().identityDocument!.number;
    const answers = await Promise.allSettled([
      add(one, 0, child('王小明', number)),
      add(other, 0, child('王小明', number)),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find((answer) => answer.status === 'rejected')).toMatchObject({
      reason: { code: 'household.person-stands-elsewhere' },
    });
  });

  it('refuse a change decided on an older version', async () => {
    const id = await aTeacher('钱一');
    expect(await add(id, 0, child('钱小一'))).toMatchObject({ version: 2 });
    await expect(add(id, 0, child('钱小二'))).rejects.toMatchObject({ code: 'record.stale' });
  });

  it('let a person go, who may then stand elsewhere', async () => {
    const [one, other] = [await aTeacher('孙一'), await aTeacher('孙二')];
    const number = someParticulars().identityDocument!.number;
    const { persons } = await add(one, 0, child('孙小明', number));
    const officer = stage.officerOf(stage.school);
    const person = persons.find(({ relation }) => relation === 'child')!;
    const left = await stage.libs.households.removePerson(officer, one, 2, person.id, 'moved-out');
    expect(left.persons.map(({ name }) => name)).toEqual(['孙一']);
    const taken = await add(other, 0, child('孙小明', number));
    expect(taken.persons.map(({ name }) => name)).toEqual(['孙二', '孙小明']);
  });

  it('change their head, with everybody’s relation to the new one', async () => {
    const id = await aTeacher('李一');
    const { persons } = await add(id, 0, child('李小明'));
    const [head, son] = persons;
    const officer = stage.officerOf(stage.school);
    const relations = { [head!.id]: 'parent' } as const;
    const changed = await stage.libs.households.changeHead(officer, id, 2, son!.id, relations);
    expect(changed.persons.map(({ name, relation }) => [name, relation])).toEqual([
      ['李小明', 'head'],
      ['李一', 'parent'],
    ]);
  });

  it('know a relative who becomes a member later', async () => {
    const id = await aTeacher('周一');
    const particulars = someParticulars({ name: '周小明' });
    await add(id, 0, child('周小明', particulars.identityDocument!.number));
    const officer = stage.officerOf(stage.sibling);
    const bankConsent = aSpokenConsent({ kind: 'bank' });
    const entry = { unionId: stage.sibling, entry: 'registered', typed: asTyped(particulars), bankConsent } as const;
    const { member } = await stage.libs.members.create(officer, entry);
    const around = await stage.platform.uow.read(officer, (tx) => stage.libs.directory.personsAround(tx, id));
    expect(around).toEqual([id, member.id]);
  });

  it('refuse a number that belongs to a member of another name', async () => {
    const id = await aTeacher('吴一');
    const particulars = someParticulars({ name: '郑二' });
    await aRegisteredMember(stage.platform, stage.tenantId, stage.sibling, particulars);
    await expect(add(id, 0, child('吴小明', particulars.identityDocument!.number))).rejects.toMatchObject({
      code: 'member.invalid',
      extensions: { fields: [{ field: 'name' }] },
    });
  });

  it('are changed within the scope of the member only', async () => {
    const id = await aTeacher('冯一');
    const stranger = stage.officerOf(stage.sibling);
    await expect(stage.libs.households.of(stranger, id)).rejects.toMatchObject({ code: 'member.not-found' });
    await expect(stage.libs.households.addPerson(stranger, id, 0, child('冯小明'))).rejects.toMatchObject({
      code: 'member.not-found',
    });
  });
});
