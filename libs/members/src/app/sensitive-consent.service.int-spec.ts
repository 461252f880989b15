import { type Actor, civilDate, type MemberId, newId } from '@app/kernel';
import { ERASED, PersonalErasure, type Tx } from '@app/persistence';
import { anActor } from '@app/persistence/testing';
import { aRegisteredMember, aSpokenConsent } from '../testing';
import { CONSENTS_OF_MEMBERS } from './erased-consents';
import type { KeptConsent } from './kept-consent';
import { openStage, type Stage } from '../testing/stage';

const GUARDIAN = { givenBy: 'guardian', guardianName: '张三', guardianRelation: 'parent' } as const;

describe('separate consents on PostgreSQL', () => {
  let stage: Stage;
  let officer: Actor;
  beforeAll(async () => {
    stage = await openStage();
    officer = stage.officerOf(stage.school);
  });
  afterAll(() => stage.close());

  const aMember = () => aRegisteredMember(stage.platform, stage.tenantId, stage.school, {});
  const asMember = (memberId: MemberId) => anActor({ tenantId: stage.tenantId, memberId });
  const addChild = (id: MemberId) =>
    stage.libs.households.addPerson(officer, id, 0, {
      ...{ name: '张小明', relation: 'child', idNumber: null, documentKind: null, bornOn: civilDate('2020-03-04') },
    });

  const addWife = async (husband: MemberId, wife: MemberId) => {
    const [{ household_id: householdId }] = (await stage.database.owner(
      `SELECT household_id FROM members.household_person WHERE member_id = $1`,
      [husband],
    )) as [{ household_id: string }];
    await stage.database.owner(
      `INSERT INTO members.household_person SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(),
         'member_id', $2::uuid, 'relation', 'spouse', 'document_mac', NULL))).* FROM members.household_person p
       WHERE p.household_id = $1 AND p.relation = 'head'`,
      [householdId, wife],
    );
  };

  it('an imported card and a child are wanting until somebody says yes for each; the register shows who, when and how', async () => {
    const id = await aMember();
    await addChild(id);
    const before = await stage.libs.consenting.of(officer, id);
    expect(before.lacking.map(({ subject, kind }) => [subject.name, kind])).toEqual([
      ['王秀英', 'bank'],
      ['张小明', 'child'],
    ]);
    const child = {
      ...aSpokenConsent({ kind: 'child', ...GUARDIAN, means: 'signed' }),
      key: before.lacking[1]!.subject.key,
    };
    await stage.libs.consenting.give(officer, id, child);
    const own = { ...aSpokenConsent({ kind: 'bank' }), key: 'member' };
    const after = await stage.libs.consenting.giveOwn(asMember(id), own);
    expect(after.lacking).toEqual([]);
    expect(after.kept).toMatchObject([
      {
        kind: 'child',
        subjectName: '张小明',
        untilOn: '2034-03-04',
        guardian: { name: '张三' },
        row: { means: 'signed' },
      },
      { kind: 'bank', subjectName: '王秀英', untilOn: null, guardian: null, row: { means: 'web' } },
    ]);
  });

  it('an officer says how it was given, and only for what is wanting', async () => {
    const id = await aMember();
    const consent = { ...aSpokenConsent({ kind: 'bank' }), key: 'member' };
    const refused = { code: 'sensitive-consent.means-missing' };
    await expect(stage.libs.consenting.give(officer, id, { ...consent, means: 'web' })).rejects.toMatchObject(refused);
    const unknown = stage.libs.consenting.give(officer, id, { ...consent, kind: 'health' });
    await expect(unknown).rejects.toMatchObject({ code: 'sensitive-consent.not-found' });
    const neighbour = stage.libs.consenting.of(stage.officerOf(stage.sibling), id);
    await expect(neighbour).rejects.toMatchObject({ code: 'member.not-found' });
  });

  it('taken back the card goes, the record says when and why, and nothing is taken back twice', async () => {
    const id = await aMember();
    await stage.libs.consenting.giveOwn(asMember(id), { ...aSpokenConsent({ kind: 'bank' }), key: 'member' });
    const [given] = (await stage.libs.consenting.own(asMember(id))).kept;
    const after = await stage.libs.consenting.withdrawOwn(asMember(id), given!.row.id, '换银行了');
    expect(after.kept).toMatchObject([{ endedOn: after.today, reason: '换银行了' }]);
    expect(after.lacking).toEqual([]);
    const account = await stage.platform.uow.read(officer, (tx) => stage.libs.directory.maskedAccount(tx, id));
    expect(account).toBeNull();
    const again = stage.libs.consenting.withdraw(officer, id, given!.row.id, '再撤一次');
    await expect(again).rejects.toMatchObject({ code: 'sensitive-consent.ended' });
    const events = await stage.database.owner(
      `SELECT payload FROM messaging.outbox_message WHERE tenant_id = $1 AND type = 'sensitive-consent.withdrawn.v1'`,
      [stage.tenantId],
    );
    expect(events).toMatchObject([{ payload: { memberId: id, kind: 'bank' } }]);
  });

  it('what has run out is not taken back any more', async () => {
    const id = await aMember();
    await addChild(id);
    const { lacking } = await stage.libs.consenting.of(officer, id);
    const { key } = lacking.find(({ kind }) => kind === 'child')!.subject;
    const child = { ...aSpokenConsent({ kind: 'child', ...GUARDIAN, means: 'signed' }), key };
    await stage.libs.consenting.give(officer, id, child);
    await stage.database.owner(`ALTER TABLE members.sensitive_consent DISABLE TRIGGER USER`);
    await stage.database.owner(`UPDATE members.sensitive_consent SET until_on = given_on WHERE member_id = $1`, [id]);
    await stage.database.owner(`ALTER TABLE members.sensitive_consent ENABLE TRIGGER USER`);
    const [{ row }] = (await stage.libs.consenting.of(officer, id)).kept as [KeptConsent];
    const refused = { code: 'sensitive-consent.run-out' };
    await expect(stage.libs.consenting.withdraw(officer, id, row.id, '改主意了')).rejects.toMatchObject(refused);
    await expect(stage.libs.consenting.withdrawOwn(asMember(id), row.id, null)).rejects.toMatchObject(refused);
  });

  it('taken back the card stays away: no roster brings it, no import keeps it, a new consent lets it in', async () => {
    const id = await aMember();
    const bring = (bankCard: string) =>
      stage.platform.uow.run(stage.officerOf(stage.town), (tx) =>
        stage.libs.imports.importMembers(tx, newId(), [
          { memberId: id, unionId: stage.school, particulars: { name: '王秀英', groupName: newId(), bankCard } },
        ]),
      );
    const card = () => stage.platform.uow.read(officer, (tx) => stage.libs.directory.maskedAccount(tx, id));
    await bring('9999990000000000022');
    await stage.libs.consenting.giveOwn(asMember(id), { ...aSpokenConsent({ kind: 'bank' }), key: 'member' });
    const [given] = (await stage.libs.consenting.own(asMember(id))).kept;
    await stage.libs.consenting.withdrawOwn(asMember(id), given!.row.id, null);
    const kept = `SELECT before->>'card_sealed' AS card, before->>'name' AS name FROM members.import_trace WHERE member_id = $1`;
    expect(await stage.database.owner(kept, [id])).toEqual([{ card: null, name: '王秀英' }]);
    await bring('9999990000000000022');
    expect(await card()).toBeNull();
    await stage.platform.uow.run(officer, async (tx) => {
      const held = { memberId: id, documentMac: null, bornOn: null, relation: 'head', tells: ['bank'] } as const;
      const subject = stage.libs.consents.subjectOf(tx, { ...held, key: 'member', name: '王秀英' });
      const typed = aSpokenConsent({ kind: 'bank' });
      await stage.libs.consents.give(tx, { id, unionId: stage.school }, [{ subject, typed }], civilDate('2026-03-01'));
    });
    await bring('9999990000000000030');
    expect(await card()).not.toBeNull();
  });

  it('what was written stays as it was written', async () => {
    const app = (sql: string) => stage.platform.uow.run(officer, (tx) => tx.rows(sql, []));
    await expect(app(`UPDATE members.sensitive_consent SET given_on = current_date`)).rejects.toThrow();
    await expect(app(`DELETE FROM members.sensitive_consent_end`)).rejects.toThrow();
  });

  it('who is a member himself says yes in his own session or to an officer, not on the page of a relative', async () => {
    const [husband, wife] = [await aMember(), await aMember()];
    const held = { key: 'wife', memberId: wife, documentMac: null, name: '李四', bornOn: null } as const;
    const give = (actor: Actor, means: 'web' | 'oral') =>
      stage.platform.uow.run(actor, async (tx) => {
        const subject = stage.libs.consents.subjectOf(tx, { ...held, relation: 'spouse', tells: ['health'] });
        const given = [{ subject, typed: aSpokenConsent({ means }) }];
        return stage.libs.consents.give(tx, { id: husband, unionId: stage.school }, given, civilDate('2026-06-01'));
      });
    const refused = { code: 'sensitive-consent.not-in-his-session', message: expect.stringContaining('李四本人登录') };
    await expect(give(asMember(husband), 'web')).rejects.toMatchObject(refused);
    const inDraft = await stage.platform.uow.run(asMember(husband), (tx) => {
      const subject = stage.libs.consents.subjectOf(tx, { ...held, relation: 'spouse', tells: ['health'] });
      const given = [{ subject, typed: aSpokenConsent({ means: 'web' }) }];
      return stage.libs.consents.giveTyped(tx, { id: husband, unionId: stage.school }, given, civilDate('2026-06-01'));
    });
    expect(inDraft).toEqual([]);
    await expect(give(officer, 'oral')).resolves.toHaveLength(1);
    await expect(give(asMember(husband), 'web')).resolves.toEqual([]);
  });

  it('the other parent sees and takes back what was said for a child of the household', async () => {
    const [husband, wife] = [await aMember(), await aMember()];
    await addChild(husband);
    await addWife(husband, wife);
    const { lacking } = await stage.libs.consenting.of(officer, husband);
    const { key } = lacking.find(({ kind }) => kind === 'child')!.subject;
    const child = { ...aSpokenConsent({ kind: 'child', ...GUARDIAN }), key };
    await stage.libs.consenting.giveOwn(asMember(husband), child);
    const hers = await stage.libs.consenting.own(asMember(wife));
    expect(hers.kept).toMatchObject([{ kind: 'child', subjectName: '张小明' }]);
    const after = await stage.libs.consenting.withdrawOwn(asMember(wife), hers.kept[0]!.row.id, '不办了');
    expect(after.kept).toMatchObject([{ kind: 'child', endedOn: after.today }]);
    expect(after.lacking.map(({ kind }) => kind)).toContain('child');
  });

  it('taken back on his own record it is asked for there again, although the other parent still agrees', async () => {
    const [husband, wife] = [await aMember(), await aMember()];
    await addChild(husband);
    await addWife(husband, wife);
    const { subject } = (await stage.libs.consenting.of(officer, husband)).lacking.find(
      ({ kind }) => kind === 'child',
    )!;
    const typed = aSpokenConsent({ kind: 'child', ...GUARDIAN });
    for (const id of [wife, husband])
      await stage.platform.uow.run(officer, (tx) =>
        stage.libs.consents.give(tx, { id, unionId: stage.school }, [{ subject, typed }], civilDate('2026-06-01')),
      );
    const kinds = async () => (await stage.libs.consenting.own(asMember(husband))).lacking.map(({ kind }) => kind);
    expect(await kinds()).not.toContain('child');
    const { kept } = await stage.libs.consenting.own(asMember(husband));
    const own = kept.find(({ row }) => row.memberId === husband)!;
    await stage.libs.consenting.withdrawOwn(asMember(husband), own.row.id, null);
    expect(await kinds()).toContain('child');
  });

  it('whose health it is sees who may, on record; others how many there are', async () => {
    const id = await aMember();
    const give = (tx: Tx) => {
      const held = { key: 'father', memberId: null, documentMac: null, name: '张老伯', bornOn: null } as const;
      const subject = stage.libs.consents.subjectOf(tx, { ...held, relation: 'parent', tells: ['health'] });
      const typed = aSpokenConsent({ ...GUARDIAN, word: '失智' });
      return stage.libs.consents.give(tx, { id, unionId: stage.school }, [{ subject, typed }], civilDate('2026-06-01'));
    };
    await stage.platform.uow.run(officer, give);
    expect((await stage.libs.consenting.of(officer, id)).kept).toMatchObject([{ guardian: { word: '失智' } }]);
    const views = () => stage.libs.views.views(officer, id, { before: null, limit: 9 });
    expect(await views()).toMatchObject([{ fields: ['单独同意里的健康情况'] }]);
    const keeper = stage.officerOf(stage.school, 'member:read', 'member:manage');
    const page = await stage.libs.consenting.of(keeper, id);
    expect(page).toMatchObject({ kept: [], hidden: 1 });
    expect(page.lacking.map(({ kind }) => kind)).toEqual(['bank']);
    expect(await views()).toHaveLength(1);
  });

  it('that his papers go to a third party tells of an illness as much: who may not see health is not shown it', async () => {
    const id = await aMember();
    const held = { key: 'member', memberId: id, documentMac: null, name: '王秀英', bornOn: null } as const;
    await stage.platform.uow.run(officer, (tx) => {
      const subject = stage.libs.consents.subjectOf(tx, { ...held, relation: 'head', tells: ['provision'] });
      const given = [{ subject, typed: aSpokenConsent({ kind: 'provision' }) }];
      return stage.libs.consents.give(tx, { id, unionId: stage.school }, given, civilDate('2026-06-01'));
    });
    expect((await stage.libs.consenting.of(officer, id)).kept).toMatchObject([{ kind: 'provision' }]);
    const keeper = stage.officerOf(stage.school, 'member:read', 'member:manage');
    expect(await stage.libs.consenting.of(keeper, id)).toMatchObject({ kept: [], hidden: 1 });
  });

  it('in a form that is not handed in an answer of the wrong person is left out', async () => {
    const id = await aMember();
    const held = { key: 'son', memberId: null, documentMac: null, name: '张大明', relation: 'child' } as const;
    const given = await stage.platform.uow.run(officer, async (tx) => {
      const grown = { ...held, bornOn: civilDate('1999-01-01'), tells: ['health'] as const };
      const subject = stage.libs.consents.subjectOf(tx, grown);
      const typed = [aSpokenConsent({ kind: 'child', ...GUARDIAN }), aSpokenConsent()];
      const answers = typed.map((one) => ({ subject, typed: one }));
      return stage.libs.consents.giveTyped(tx, { id, unionId: stage.school }, answers, civilDate('2026-06-01'));
    });
    expect(given).toHaveLength(1);
    expect((await stage.libs.consenting.of(officer, id)).kept).toMatchObject([{ kind: 'health' }]);
  });

  it('of who is erased nothing is left to know him by, also where he stands on the record of a relative', async () => {
    const [husband, wife] = [await aMember(), await aMember()];
    await stage.libs.consenting.giveOwn(asMember(husband), { ...aSpokenConsent({ kind: 'bank' }), key: 'member' });
    await stage.platform.uow.run(officer, async (tx) => {
      const held = { key: 'wife', memberId: wife, documentMac: Buffer.from('aa', 'hex'), name: '王秀英', bornOn: null };
      const subject = stage.libs.consents.subjectOf(tx, { ...held, relation: 'spouse', tells: ['health'] });
      const given = [{ subject, typed: aSpokenConsent() }];
      await stage.libs.consents.give(tx, { id: husband, unionId: stage.school }, given, civilDate('2026-06-01'));
    });
    const [hers] = (await stage.libs.consenting.of(officer, wife)).kept as [KeptConsent];
    await stage.libs.consenting.withdraw(officer, wife, hers.row.id, '不再同意');
    const erasure = new PersonalErasure(stage.platform.vault, stage.platform.dataSource);
    await stage.platform.uow.run(officer, (tx) => erasure.empty(tx, CONSENTS_OF_MEMBERS, [wife]));
    const [after] = (await stage.libs.consenting.of(officer, wife)).kept as [KeptConsent];
    expect(after).toMatchObject({ subjectName: ERASED, reason: ERASED, kind: 'health' });
    expect(after.subject.name).not.toBe(hers.subject.name);
    expect(after.subject.document).not.toBe('aa');
    const { kept } = await stage.libs.consenting.of(officer, husband);
    expect(kept.filter(({ subjectName }) => subjectName === '王秀英')).toMatchObject([{ kind: 'bank' }]);
  });

  it('a card that is typed in asks for the consent, once', async () => {
    const id = await aMember();
    const change = (bankCard: string | null, consent = false) =>
      stage.libs.members
        .get(officer, id)
        .then(({ member }) =>
          stage.libs.members.change(
            ...([officer, id, member.version, { bankCard }] as const),
            consent ? aSpokenConsent({ kind: 'bank' }) : null,
          ),
        );
    const wanting = { code: 'sensitive-consent.wanting', message: expect.stringContaining('王秀英的金融账户信息') };
    await expect(change('9999990000000000022')).rejects.toMatchObject(wanting);
    await change('9999990000000000022', true);
    await change('9999990000000000030');
    await change(null);
  });
});
