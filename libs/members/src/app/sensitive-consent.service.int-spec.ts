import { type Actor, civilDate, type MemberId } from '@app/kernel';
import { anActor } from '@app/persistence/testing';
import { aRegisteredMember, aSpokenConsent } from '../testing';
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

  it('what was written stays as it was written', async () => {
    const app = (sql: string) => stage.platform.uow.run(officer, (tx) => tx.rows(sql, []));
    await expect(app(`UPDATE members.sensitive_consent SET given_on = current_date`)).rejects.toThrow();
    await expect(app(`DELETE FROM members.sensitive_consent_end`)).rejects.toThrow();
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
