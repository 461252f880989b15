import { type MemberId, newId } from '@app/kernel';
import { type Particulars } from '../domain/particulars';
import { aRegisteredMember, someParticulars } from '../testing';
import { openStage, type Stage } from '../testing/stage';
import { documentKey } from './member-directory';
import type { ImportedMember } from './imported-member';

describe('rosters on PostgreSQL', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const bringIn = (rows: readonly ImportedMember[], importId: string = newId()) =>
    stage.platform.uow.run(stage.officerOf(stage.town), (tx) => stage.libs.imports.importMembers(tx, importId, rows));
  const undo = (importId: string) =>
    stage.platform.uow.run(stage.officerOf(stage.town), (tx) => stage.libs.imports.undoImport(tx, importId));
  const row = (particulars: ImportedMember['particulars'], memberId: MemberId | null = null): ImportedMember => ({
    memberId,
    unionId: stage.school,
    particulars,
  });
  const registered = async (particulars: Particulars) => {
    const officer = stage.officerOf(stage.town);
    const document = particulars.identityDocument!;
    const found = await stage.platform.uow.read(officer, (tx) => stage.libs.imports.findByDocument(tx, [document]));
    return found.get(documentKey(document));
  };
  const search = async (typed: string) =>
    (await stage.libs.search.search(stage.officerOf(stage.town), typed)).found.map(({ row: found }) => found.id);

  it('register members who are found by name at once, and change nothing the second time', async () => {
    const people = [someParticulars({ name: '董卓' }), someParticulars({ name: '董卓越', category: 'retiree' })];
    const first = await bringIn(people.map((particulars) => row(particulars)));
    expect(first.map(({ outcome }) => outcome)).toEqual(['registered', 'registered']);
    expect(await search('dongzhuo')).toEqual(first.map(({ memberId }) => memberId));
    const again = await bringIn(people.map((particulars, index) => row(particulars, first[index]!.memberId)));
    expect(again).toEqual(first.map(({ memberId }) => ({ memberId, outcome: 'unchanged' })));
    expect(await registered(people[1]!)).toMatchObject({ status: 'retained', inRegister: true, unionId: stage.school });
    const audits = await stage.database.owner(`SELECT action FROM audit.audit_entry WHERE subject_id = ANY($1)`, [
      first.map(({ memberId }) => memberId),
    ]);
    expect(audits).toEqual([{ action: 'member.register' }, { action: 'member.register' }]);
  });

  it('erase nothing by an empty cell', async () => {
    const particulars = someParticulars();
    const id = await aRegisteredMember(stage.platform, stage.tenantId, stage.school, particulars);
    await bringIn([row({ name: '王秀英', phone: null, groupName: '二组' }, id)]);
    expect(await registered(particulars)).toMatchObject({ phone: particulars.phone, groupName: '二组' });
  });

  it('move a membership to the union that the roster says, with its place in the history', async () => {
    const particulars = someParticulars({ name: '卫移' });
    const id = await aRegisteredMember(stage.platform, stage.tenantId, stage.sibling, particulars);
    const officer = stage.officerOf(stage.school);
    expect((await stage.libs.search.search(officer, '卫移')).found).toEqual([]);
    await bringIn([row({ name: '卫移' }, id)]);
    expect((await stage.libs.search.search(officer, '卫移')).found.map(({ row: found }) => found.id)).toEqual([id]);
    const history = await stage.libs.membership.history(officer, id);
    expect(history.map((change) => [change.action, change.fromUnionId, change.toUnionId])).toEqual([
      ['move-by-roster', stage.sibling, stage.school],
    ]);
  });

  it('refuse a person twice as a whole: nobody of the portion is registered', async () => {
    const [one, other] = [someParticulars({ name: '蒋甲' }), someParticulars({ name: '蒋乙' })];
    await expect(bringIn([row(one), row({ ...other, identityDocument: one.identityDocument })])).rejects.toMatchObject({
      code: 'member.already-registered',
    });
    expect(await registered(one)).toBeUndefined();
  });

  it('are taken back whole: new members are gone, changed ones are as before', async () => {
    const [fresh, known] = [someParticulars({ name: '沈新' }), someParticulars({ name: '韩旧' })];
    const id = await aRegisteredMember(stage.platform, stage.tenantId, stage.sibling, known);
    const importId = newId();
    await bringIn([row(fresh)], importId);
    await bringIn([row({ name: '韩新', groupName: '九组' }, id)], importId);
    expect(await search('韩新')).toEqual([id]);
    await undo(importId);
    expect(await registered(fresh)).toBeUndefined();
    expect(await registered(known)).toMatchObject({ ...known, unionId: stage.sibling });
    expect([await search('韩新'), await search('韩旧'), await search('沈新')]).toEqual([[], [id], []]);
  });

  it('tell whose documents these are, but for whom one import brought', async () => {
    const [fresh, known] = [someParticulars({ name: '秦新' }), someParticulars({ name: '秦旧' })];
    const id = await aRegisteredMember(stage.platform, stage.tenantId, stage.school, known);
    const importId = newId();
    const [brought] = await bringIn([row(fresh), row({ name: '秦改' }, id)], importId);
    const holders = async (butOf: string) => {
      const documents = [fresh, known].map(({ identityDocument }) => identityDocument!);
      const found = await stage.platform.uow.read(stage.officerOf(stage.town), (tx) =>
        stage.libs.imports.holdersOf(tx, documents, butOf),
      );
      return documents.map((document) => found.get(documentKey(document)));
    };
    const changed = { id, name: '秦改', unionId: stage.school, bornOn: known.bornOn };
    expect(await holders(importId)).toEqual([undefined, changed]);
    expect(await holders(newId())).toMatchObject([{ id: brought!.memberId, name: '秦新' }, changed]);
  });

  it('are not taken back when somebody changed a member since, or refers to a new one', async () => {
    const [one, other] = [someParticulars(), someParticulars()];
    const [first, second] = [newId(), newId()];
    const [changed] = await bringIn([row(one)], first);
    const [used] = await bringIn([row(other)], second);
    const officer = stage.officerOf(stage.school);
    await stage.libs.members.change(officer, changed!.memberId, 1, { groupName: '八组' });
    await expect(undo(first)).rejects.toMatchObject({ code: 'member.changed-since-import' });
    await stage.libs.views.view(officer, used!.memberId, ['phone'], '回访');
    await expect(undo(second)).rejects.toMatchObject({ code: 'member.import-in-use' });
    expect(await registered(other)).toBeDefined();
  });
});
