import { type Actor, civilDate, type MemberId } from '@app/kernel';
import { anActor } from '@app/persistence/testing';
import { ConsentsView } from '../http/views/sensitive-consent.view';
import { aRegisteredMember, aSpokenConsent } from '../testing';
import { openStage, type Stage } from '../testing/stage';

describe('whose money goes to the card of a member, on the page of his consents', () => {
  let stage: Stage;
  let holder: MemberId;

  beforeAll(async () => {
    stage = await openStage();
    const { platform, tenantId, school, sibling } = stage;
    holder = await aRegisteredMember(platform, tenantId, sibling, { name: '李强' });
    const recipient = await aRegisteredMember(platform, tenantId, school, { name: '王秀英' });
    await platform.uow.run(stage.officerOf(school), (tx) => {
      const held = { memberId: holder, documentMac: null, bornOn: null, relation: 'other', tells: ['bank'] } as const;
      const subject = stage.libs.consents.subjectOf(tx, { ...held, key: 'payee', name: '李强' });
      const given = [{ subject, typed: aSpokenConsent({ kind: 'bank' }) }];
      return stage.libs.consents.give(tx, { id: recipient, unionId: school }, given, civilDate('2026-06-01'));
    });
  });
  afterAll(() => stage.close());

  const named = (page: Parameters<typeof ConsentsView.of>[0], me: MemberId | null) =>
    ConsentsView.of(page, me).items.map(({ recipientName }) => recipientName);
  const atDesk = async (officer: Actor) => named(await stage.libs.consenting.of(officer, holder), null);

  it('is told to the holder, and to an officer who may read that member; to another that it is a member', async () => {
    const me = anActor({ tenantId: stage.tenantId, memberId: holder });
    expect(named(await stage.libs.consenting.own(me), holder)).toEqual(['王秀英']);
    expect(await atDesk(stage.officerOf(stage.town))).toEqual(['王秀英']);
    expect(await atDesk(stage.officerOf(stage.sibling))).toEqual(['另一位会员']);
  });
});
