import { type Actor, civilDate, type MemberId, newId } from '@app/kernel';
import { aRegisteredMember, aSpokenConsent, membersOn, someParticulars } from '../testing';
import { aUnion } from '@app/organizations/testing';
import { openStage, type Stage } from '../testing/stage';
import { type HeldSubject } from './sensitive-consents';
import { SensitiveUse } from './sensitive-use';

/** Papers of another lib: everybody could lack something, and those in `ill` do. */
class Papers extends SensitiveUse {
  override readonly records = '病历';
  readonly ill = new Set<MemberId>();

  override candidates(): string {
    return `SELECT id FROM members.member WHERE tenant_id = $1 AND name = '查无'`;
  }

  override subjectsOf(_tx: unknown, memberIds: readonly MemberId[]): Promise<Map<MemberId, HeldSubject[]>> {
    const held = { documentMac: null, bornOn: null, relation: 'head', tells: ['health'] } as const;
    const ill = memberIds.filter((memberId) => this.ill.has(memberId));
    return Promise.resolve(
      new Map(ill.map((memberId) => [memberId, [{ ...held, memberId, key: 'member', name: '查无' }]])),
    );
  }
}

describe('whose separate consent is wanting', () => {
  let stage: Stage;
  let officer: Actor;
  let libs: ReturnType<typeof membersOn>;
  const papers = new Papers();
  beforeAll(async () => {
    stage = await openStage();
    officer = stage.officerOf(stage.school);
    libs = membersOn(stage.platform, [papers]);
  });
  afterAll(() => stage.close());

  const aMember = (particulars: Parameters<typeof someParticulars>[0] = {}) =>
    aRegisteredMember(stage.platform, stage.tenantId, stage.school, someParticulars(particulars));
  const addChild = (id: MemberId, bornOn: string | null) =>
    libs.households.addPerson(officer, id, 0, {
      ...{ name: '张小明', relation: 'child', idNumber: null, documentKind: null },
      bornOn: bornOn === null ? null : civilDate(bornOn),
    });
  const everybody = { after: null, limit: 50 };
  const found = async (actor = officer) =>
    (await libs.wanting.list(actor, {}, everybody)).items.map(({ member, lacking }) => [
      member.id,
      lacking.map(({ subject, kind }) => [subject.name, kind]),
    ]);

  it('are those with a card or a child whom nobody asked; who said yes, who has neither and who died are not', async () => {
    const card = await aMember();
    const both = await aMember();
    await addChild(both, '2020-03-04');
    const unknownAge = await aMember({ bankCard: null });
    await addChild(unknownAge, null);
    const grown = await aMember({ bankCard: null });
    await addChild(grown, '2001-03-04');
    const agreed = await aMember();
    await libs.consenting.give(officer, agreed, { ...aSpokenConsent({ kind: 'bank' }), key: 'member' });
    const dead = await aMember();
    await stage.database.owner(`UPDATE members.member SET status = 'deceased', died_on = joined_on WHERE id = $1`, [
      dead,
    ]);
    expect(await found()).toEqual([
      [card, [['王秀英', 'bank']]],
      [
        both,
        [
          ['王秀英', 'bank'],
          ['张小明', 'child'],
        ],
      ],
      [unknownAge, [['张小明', 'child']]],
    ]);
    expect(await found(stage.officerOf(stage.sibling))).toEqual([]);
    const elsewhere = await libs.wanting.list(stage.officerOf(stage.town), { unionId: stage.sibling }, everybody);
    expect(elsewhere.items).toEqual([]);
  });

  it('who took it back stands in it again', async () => {
    const id = await aMember({ bankCard: null });
    await addChild(id, '2020-03-04');
    const { key } = (await libs.consenting.of(officer, id)).lacking[0]!.subject;
    const guardian = { givenBy: 'guardian', guardianName: '张三', guardianRelation: 'parent' } as const;
    const given = await libs.consenting.give(officer, id, {
      ...{ ...aSpokenConsent({ kind: 'child', ...guardian }), key },
    });
    expect((await found()).map(([one]) => one)).not.toContain(id);
    await libs.consenting.withdraw(officer, id, given.kept[0]!.row.id, '改主意了');
    expect((await found()).map(([one]) => one)).toContain(id);
  });

  it('to who may not see illnesses, nobody is named of whom nothing else is wanting, and it goes on behind him', async () => {
    const union = { unionId: await aUnion(stage.platform, stage.tenantId, stage.town, { name: '第3小学工会' }) };
    const there = (card: Parameters<typeof someParticulars>[0]) =>
      aRegisteredMember(stage.platform, stage.tenantId, union.unionId, someParticulars({ name: '查无', ...card }));
    const ids = [await there({ bankCard: null }), await there({}), await there({ bankCard: null })].sort();
    ids.forEach((id) => papers.ill.add(id));
    const read = async (who: Actor, limit: number) => {
      const { items, next } = await libs.wanting.list(who, union, { after: null, limit });
      return { read: items.map(({ lacking, hidden }) => [lacking.map(({ kind }) => kind), hidden]), next };
    };
    const keeper = stage.officerOf(stage.town, 'member:read', 'member:manage');
    expect(await read(keeper, 50)).toEqual({ read: [[['bank'], 1]], next: null });
    const withCard = (await libs.wanting.list(keeper, union, everybody)).items[0]!.member.id;
    expect(await read(keeper, 1)).toEqual({ read: [[['bank'], 1]], next: withCard });
    const rest = await libs.wanting.list(keeper, union, { after: withCard, limit: 1 });
    expect(rest).toEqual({ items: [], next: null });
    expect((await read(stage.officerOf(stage.town), 50)).read).toHaveLength(3);
  });

  it('looks at a few hundred at once and says where to go on, although it found nobody', async () => {
    const rows = Array.from({ length: 220 }, () => {
      const particulars = someParticulars({ name: '查无', bankCard: null });
      return { memberId: null, unionId: stage.sibling, particulars };
    });
    const sibling = stage.officerOf(stage.sibling);
    const brought = await stage.platform.uow.run(sibling, (tx) => libs.imports.importMembers(tx, newId(), rows));
    const last = brought
      .map(({ memberId }) => memberId)
      .sort()
      .at(-1)!;
    papers.ill.add(last);
    const first = await libs.wanting.list(sibling, {}, everybody);
    expect(first.items).toEqual([]);
    const rest = await libs.wanting.list(sibling, {}, { ...everybody, after: first.next });
    expect(rest).toMatchObject({ next: null, items: [{ member: { id: last }, lacking: [{ kind: 'health' }] }] });
  });
});
