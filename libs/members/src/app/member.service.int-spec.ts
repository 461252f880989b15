import type { MemberId, UnionId } from '@app/kernel';
import { MIGRATIONS } from '@app/persistence';
import { asTyped, type TypedParticulars } from '../domain/particulars';
import { aRegisteredMember, aSpokenConsent, someParticulars } from '../testing';
import { openStage, type Stage } from '../testing/stage';

const FIRST_PAGE = { after: null, limit: 50 };

describe('the register of members on PostgreSQL', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const create = (unionId: UnionId, typed: TypedParticulars, entry: 'registered' | 'application' = 'registered') =>
    stage.libs.members.create(stage.officerOf(unionId), {
      unionId,
      entry,
      typed,
      bankConsent: aSpokenConsent({ kind: 'bank' }),
    });

  it('has one membership of a person, also when two register him at once', async () => {
    const typed = asTyped(someParticulars());
    const answers = await Promise.allSettled([
      create(stage.school, typed),
      create(stage.sibling, { ...typed, idNumber: ` ${typed.idNumber!.toLowerCase()}` }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find((answer) => answer.status === 'rejected')).toMatchObject({
      reason: { code: 'member.already-registered' },
    });
  });

  it('takes a member in as he is, and an applicant as one who asks', async () => {
    const [retiree, applicant] = [
      await create(stage.school, asTyped(someParticulars({ category: 'retiree' }))),
      await create(stage.school, asTyped(someParticulars({ joinedOn: null })), 'application'),
    ];
    expect([retiree.member.status, retiree.member.retentionGround]).toEqual(['retained', 'retired']);
    expect([applicant.member.status, applicant.member.joinedOn]).toEqual(['applied', null]);
  });

  it('names every wrong field of a form at once, and writes nothing', async () => {
    const typed = { ...asTyped(someParticulars()), idNumber: '990101198805062902', phone: '1234', bankCard: '99' };
    await expect(create(stage.school, typed)).rejects.toMatchObject({
      code: 'member.invalid',
      extensions: { fields: [{ field: 'idNumber' }, { field: 'phone' }, { field: 'bankCard' }] },
    });
  });

  it('shows the members of his own union to an officer, and none of the sibling union', async () => {
    const name = '锺离无双';
    const mine = await aRegisteredMember(stage.platform, stage.tenantId, stage.school, { name });
    const theirs = await aRegisteredMember(stage.platform, stage.tenantId, stage.sibling, { name });
    const { members, search } = stage.libs;
    const seenBy = async (unionId: UnionId, ...permissions: string[]) => {
      const officer = stage.officerOf(unionId, ...permissions);
      const list = (await members.list(officer, {}, FIRST_PAGE)).map(({ member }) => member.id);
      const found = (await search.search(officer, name)).found.map(({ row }) => row.id);
      const one = (id: MemberId) =>
        members.get(officer, id).then(
          () => true,
          (problem) => problem.code,
        );
      return [
        [mine, theirs].map((id) => list.includes(id)),
        [mine, theirs].map((id) => found.includes(id)),
        [await one(mine), await one(theirs)],
      ];
    };
    const hidden = 'member.not-found';
    const own = [true, false];
    expect(await seenBy(stage.school)).toEqual([own, own, [true, hidden]]);
    expect(await seenBy(stage.town)).toEqual([[true, true], [true, true], [true, true]]); // prettier-ignore
    expect(await seenBy(stage.root)).toEqual([[true, true], [true, true], [true, true]]); // prettier-ignore
    expect(await seenBy(stage.root, 'visit:log')).toEqual([[false, false], [false, false], [hidden, hidden]]); // prettier-ignore
  });

  it('counts members within the scope only', async () => {
    const { members } = stage.libs;
    const count = async (unionId: UnionId) =>
      (await members.figures(stage.officerOf(unionId))).reduce((sum, { count }) => sum + count, 0);
    const before = [await count(stage.school), await count(stage.sibling), await count(stage.town)];
    await aRegisteredMember(stage.platform, stage.tenantId, stage.sibling);
    const after = [await count(stage.school), await count(stage.sibling), await count(stage.town)];
    expect(after.map((value, index) => value - before[index]!)).toEqual([0, 1, 1]);
  });

  it('pages through a list in the order of pinyin, each member once', async () => {
    const officer = stage.officerOf(stage.school);
    const all = (await stage.libs.members.list(officer, {}, { after: null, limit: 500 })).map(({ member }) => member);
    const paged = [];
    for (let after = null; ;) {
      const page = (await stage.libs.members.list(officer, {}, { after, limit: 2 })).map(({ member }) => member);
      if (page.length === 0) break;
      paged.push(...page);
      after = page.at(-1)! as never;
    }
    expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    const names = all.map(({ namePinyin }) => namePinyin);
    expect(names).toEqual([...names].sort());
    const active = await stage.libs.members.list(stage.officerOf(stage.town), { unionId: stage.sibling }, FIRST_PAGE);
    expect(new Set(active.map(({ unionName }) => unionName))).toEqual(new Set(['第2小学工会']));
  });

  it('changes what is named, keeps the rest, and refuses a change decided on an older version', async () => {
    const id = await aRegisteredMember(stage.platform, stage.tenantId, stage.school, { name: '赵一' });
    const officer = stage.officerOf(stage.school);
    const { members, search } = stage.libs;
    const changed = await members.change(officer, id, 1, { name: '赵依依', groupName: null });
    expect(changed.member).toMatchObject({ name: '赵依依', groupName: null, category: 'active', version: 2 });
    await expect(members.change(officer, id, 1, { name: '赵二' })).rejects.toMatchObject({ code: 'record.stale' });
    expect((await search.search(officer, 'zhaoyiyi')).found.map(({ row }) => row.id)).toEqual([id]);
    const unchanged = await members.change(officer, id, 2, { name: '赵 依依' });
    expect(unchanged.member.version).toBe(2);
    await expect(members.change(stage.officerOf(stage.sibling), id, 2, { name: '钱二' })).rejects.toMatchObject({
      code: 'member.not-found',
    });
  });

  it('keeps numbers sealed, and out of the audit trail, the outbox and the search index', async () => {
    const particulars = someParticulars({ bankCard: '9999990000000000030', note: null });
    const next = someParticulars();
    const plain = [particulars, next].flatMap(({ identityDocument, phone }) => [
      identityDocument!.number,
      phone!.number,
    ]);
    const officer = stage.officerOf(stage.school);
    const { member } = await create(stage.school, asTyped(particulars));
    await stage.libs.members.change(officer, member.id, 1, {
      idNumber: next.identityDocument!.number,
      bornOn: next.bornOn,
      gender: next.gender,
      phone: next.phone!.number,
    });
    await stage.libs.views.view(officer, member.id, ['idNumber', 'phone', 'bankCard'], '核对住院慰问');
    const { tenantId } = stage;
    const written = await stage.database.owner(
      `SELECT to_jsonb(e)::text AS text FROM audit.audit_entry e WHERE tenant_id = $1
       UNION ALL SELECT to_jsonb(o)::text FROM messaging.outbox_message o WHERE tenant_id = $1
       UNION ALL SELECT to_jsonb(t)::text FROM members.search_token t WHERE tenant_id = $1
       UNION ALL SELECT to_jsonb(v)::text FROM members.sensitive_view v WHERE tenant_id = $1
       UNION ALL SELECT to_jsonb(m)::text FROM members.member m WHERE tenant_id = $1`,
      [tenantId],
    );
    const text = written.map((row) => row.text).join('\n');
    for (const number of [...plain, '9999990000000000030']) expect(text).not.toContain(number);
    for (const number of plain) expect(text).not.toContain(`"t${number.slice(-4)}"`);
  });

  it('shows full numbers only with the permission and a reason, and tells the member who looked', async () => {
    const particulars = someParticulars();
    const id = await aRegisteredMember(stage.platform, stage.tenantId, stage.school, particulars);
    const { views } = stage.libs;
    const officer = stage.officerOf(stage.school);
    const values = await views.view(officer, id, ['phone', 'idNumber'], '电话回访');
    expect(values).toEqual({ idNumber: particulars.identityDocument!.number, phone: particulars.phone!.number });
    for (const stranger of [stage.officerOf(stage.school, 'member:read'), stage.officerOf(stage.sibling)])
      await expect(views.view(stranger, id, ['phone'], '看看')).rejects.toMatchObject({ code: 'member.not-found' });
    const member = { ...stage.officerOf(stage.sibling), memberId: id };
    expect(await views.viewsOfMine(member, { before: null, limit: 10 })).toMatchObject([
      { viewerName: '测试人员', viewerUnionName: '第1小学工会', fields: ['idNumber', 'phone'], reason: '电话回访' },
    ]);
  });

  it('whoever goes back before hard posts keeps the others, also where the policies hold for the owner of the table', async () => {
    const id = await aRegisteredMember(stage.platform, stage.tenantId, stage.school, someParticulars());
    const { owner } = stage.database;
    const traits = async () =>
      (await owner(`SELECT post_traits AS has FROM members.member WHERE id = $1`, [id]))[0].has;
    await owner(`UPDATE members.member SET post_traits = '{shift,hazardous,away}' WHERE id = $1`, [id]);
    const HardPosts = MIGRATIONS.find(({ name }) => name === 'HardPosts1790000029960')!;
    const [migration, runner] = [new HardPosts(), { query: (sql: string) => owner(sql) } as never];
    await owner(`ALTER TABLE members.member OWNER TO nuanjia_app`);
    await owner(`SET ROLE nuanjia_app`);
    await migration.down(runner);
    await owner(`RESET ROLE`);
    await owner(`ALTER TABLE members.member OWNER TO CURRENT_USER`);
    expect(await traits()).toEqual(['shift']);
    await migration.up(runner);
    await owner(`UPDATE members.member SET post_traits = '{hazardous}' WHERE id = $1`, [id]);
    expect(await traits()).toEqual(['hazardous']);
  });
});
