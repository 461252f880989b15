import { type CivilDate, type MemberId, newId, parseFen } from '@app/kernel';
import { aRegisteredMember, aSpokenConsent, membersOn } from '@app/members/testing';
import { idempotencyOf } from '@app/persistence';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { PaymentMethod } from '../domain/payment-method';
import { DisbursementView } from '../http/dto/disbursement.view';
import { aDesk, type Desk, ENTITIES_FOR_DISBURSEMENTS } from '../testing';
import { DisbursementsSensitiveUse } from './disbursements.sensitive-use';
import { PayeeCipher } from './payee';

const CARD = '9999990000000000022';
const TO_BROTHER: PaymentMethod = {
  ...{ kind: 'transfer', payeeName: '李强', bankName: '示例银行', branch: null, cardNumber: CARD },
  ...{ payeeRelation: '兄弟', payeeConsent: 'signed' },
};

describe('money of a member on the card of somebody else', () => {
  let database: TestDatabase;
  let platform: Platform;
  let today: CivilDate;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, ENTITIES_FOR_DISBURSEMENTS);
    const desk = await aDesk(platform);
    today = (await desk.rowOf((await desk.request()).id)).requestedOn;
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  const key = () => idempotencyOf(newId(), []);
  const transfer = () => ({ paidOn: today, bankReference: '流水 1', receiptDocumentId: null, witness: null });
  const asMember = (desk: Desk, memberId: MemberId) => anActor({ tenantId: desk.tenantId, memberId });
  const refused = { code: 'disbursement.payee-withdrawn' };

  /** Approved, to the card of a brother who is a member in another household. */
  async function aPaymentToBrother() {
    const desk = await aDesk(platform);
    const brother = await aRegisteredMember(platform, desk.tenantId, desk.union, { name: '李强', bankCard: CARD });
    const id = await desk.anApproved({ method: TO_BROTHER });
    const { directory, consents } = membersOn(platform);
    const use = new DisbursementsSensitiveUse(new PayeeCipher(platform.vault, directory, consents));
    const { consenting } = membersOn(platform, [use]);
    const takeBack = async () => {
      const { kept } = await consenting.own(asMember(desk, brother));
      await consenting.withdrawOwn(asMember(desk, brother), kept[0]!.row.id, null);
    };
    const selection = async (ids = [id]) => {
      const rows = await Promise.all(ids.map((each) => desk.rowOf(each)));
      return { items: rows.map((row) => ({ id: row.id, version: row.version })) };
    };
    return { desk, brother, id, takeBack, selection, consenting };
  }

  it('he finds his consent on his own page, with whose money it is about, and his own card keeps its own', async () => {
    const { desk, brother, consenting } = await aPaymentToBrother();
    const mine = await consenting.own(asMember(desk, brother));
    expect(mine.kept).toMatchObject([{ kind: 'bank', row: { memberId: desk.recipient, subjectMemberId: brother } }]);
    expect([...mine.recipients.values()]).toEqual(['王秀英']);
    expect(mine.lacking.map(({ kind }) => kind)).toEqual(['bank']);
    const foreign = consenting.withdrawOwn(desk.member, mine.kept[0]!.row.id, null);
    await expect(foreign).rejects.toMatchObject({ code: 'sensitive-consent.not-yours' });
  });

  it('taken back it is paid neither alone nor with others nor by the bank, and the page says so before', async () => {
    const { desk, brother, id, takeBack, selection } = await aPaymentToBrother();
    await takeBack();
    const kept = await platform.uow.read(desk.system, (tx) => membersOn(platform).directory.maskedAccount(tx, brother));
    expect(kept).toMatchObject({ cardTail: '0022' });
    await expect(desk.on.payments.pay(desk.cashier, await desk.now(id), transfer())).rejects.toMatchObject(refused);
    await expect(desk.on.reading.payee(desk.cashier, id)).rejects.toMatchObject(refused);
    const other = await desk.anApproved({ amount: parseFen('300') });
    const both = await selection([id, other]);
    const named = { ...refused, extensions: { items: [id] } };
    const batch = desk.on.payouts.payBatch(desk.cashier, { ...transfer(), selection: both }, key());
    await expect(batch).rejects.toMatchObject(named);
    await expect(desk.on.transfers.prepare(desk.cashier, both, key())).rejects.toMatchObject(named);
    const view = DisbursementView.whole(await desk.on.reading.one(desk.cashier, id), desk.cashier);
    expect([view.marks, view.openActions]).toEqual([['payee-withdrawn'], ['send-back']]);
    const untouched = DisbursementView.whole(await desk.on.reading.one(desk.cashier, other), desk.cashier);
    expect([untouched.marks, untouched.openActions]).toEqual([[], ['send-back', 'pay']]);
  });

  it('taken back after the list was made he is not told to the bank; what the bank did is booked', async () => {
    const { desk, id, takeBack, selection } = await aPaymentToBrother();
    const list = await desk.on.transfers.prepare(desk.cashier, await selection(), key());
    await takeBack();
    await expect(desk.on.transferReading.file(desk.cashier, list.id, 'csv')).rejects.toMatchObject({
      ...refused,
      detail: expect.stringContaining('第 1 行'),
    });
    const { version } = await desk.on.transferReading.one(desk.cashier, list.id);
    const done = { paidOn: today, bankReference: '批次 1', failed: [] };
    await desk.on.transfers.settle(desk.cashier, { id: list.id, version, idempotency: key() }, done);
    expect(await desk.rowOf(id)).toMatchObject({ status: 'paid' });
  });

  it('taken back who gets the money cannot say it anew for him, only an officer who heard it; he takes that back too', async () => {
    const { desk, brother, id, takeBack, consenting } = await aPaymentToBrother();
    await takeBack();
    const { lacking } = await consenting.own(desk.member);
    const { subject } = lacking.find(({ subject: { name } }) => name === '李强')!;
    expect(subject.identity.memberId).toBe(brother);
    const answer = { ...aSpokenConsent({ kind: 'bank' }), key: subject.key };
    const guardian = { givenBy: 'guardian', guardianName: '王秀英', guardianRelation: 'other', word: '出差' } as const;
    for (const each of [answer, { ...answer, ...guardian }])
      await expect(consenting.giveOwn(desk.member, each)).rejects.toMatchObject({
        code: 'sensitive-consent.not-in-his-session',
        message: expect.stringContaining('这是李强的银行卡'),
      });
    await expect(desk.on.payments.pay(desk.cashier, await desk.now(id), transfer())).rejects.toMatchObject(refused);
    await consenting.give(desk.officer, desk.recipient, answer);
    const his = await consenting.own(asMember(desk, brother));
    expect(his.kept).toMatchObject([{ endedOn: his.today }, { endedOn: null, row: { subjectMemberId: brother } }]);
    await consenting.withdrawOwn(asMember(desk, brother), his.kept[1]!.row.id, null);
    await expect(desk.on.payments.pay(desk.cashier, await desk.now(id), transfer())).rejects.toMatchObject(refused);
  });

  it('taken back a request is not handed in again to his card, only with another way or his new consent', async () => {
    const { desk, brother, consenting } = await aPaymentToBrother();
    const { id } = await desk.request({ method: TO_BROTHER });
    await desk.on.decisions.decide(desk.treasurer, await desk.now(id), { action: 'return', reason: '请核对卡号' });
    for (const { row } of (await consenting.own(asMember(desk, brother))).kept)
      await consenting.withdrawOwn(asMember(desk, brother), row.id, null);
    const submit = async (method: PaymentMethod | { kind: 'own-account' } | null) =>
      desk.on.decisions.submit(desk.officer, await desk.now(id), { amount: null, fundAccountId: null, method });
    await expect(submit(null)).rejects.toMatchObject({ ...refused, detail: expect.stringContaining('再提交') });
    expect(await desk.rowOf(id)).toMatchObject({ status: 'returned' });
    await submit({ kind: 'own-account' });
    expect(await desk.rowOf(id)).toMatchObject({ status: 'in-review', payeeSealed: null });
  });

  it('taken back after it was paid the cashier still sees to which card it went', async () => {
    const { desk, id, takeBack } = await aPaymentToBrother();
    await desk.on.payments.pay(desk.cashier, await desk.now(id), transfer());
    await takeBack();
    expect(await desk.on.reading.payee(desk.cashier, id)).toMatchObject({ name: '李强', cardNumber: CARD });
  });

  it('goes on by a new consent on the record of the member, who is asked there for it', async () => {
    const { desk, id, takeBack } = await aPaymentToBrother();
    await takeBack();
    const { directory, consents } = membersOn(platform);
    const use = new DisbursementsSensitiveUse(new PayeeCipher(platform.vault, directory, consents));
    const today = (await desk.rowOf(id)).requestedOn;
    const asked = () =>
      platform.uow.read(desk.system, async (tx) => {
        const held = (await use.subjectsOf(tx, [desk.recipient])).get(desk.recipient) ?? [];
        const subjects = held.map((one) => consents.subjectOf(tx, one));
        return consents.lacking(tx, desk.recipient, subjects, today);
      });
    const [lacking] = await asked();
    expect(lacking).toMatchObject({ kind: 'bank', subject: { name: '李强' } });
    await platform.uow.run(desk.officer, (tx) => {
      const given = [{ subject: lacking!.subject, typed: aSpokenConsent({ kind: 'bank' }) }];
      return consents.give(tx, { id: desk.recipient, unionId: desk.union }, given, today);
    });
    expect(await asked()).toEqual([]);
    await desk.on.payments.pay(desk.cashier, await desk.now(id), transfer());
    expect(await desk.rowOf(id)).toMatchObject({ status: 'paid' });
  });

  it('written down without knowing that he is a member, somebody of the household still finds it', async () => {
    const { desk, brother, consenting } = await aPaymentToBrother();
    await database.owner(`ALTER TABLE members.sensitive_consent DISABLE TRIGGER USER`);
    await database.owner(`UPDATE members.sensitive_consent SET subject_member_id = NULL WHERE member_id = $1`, [
      desk.recipient,
    ]);
    await database.owner(`ALTER TABLE members.sensitive_consent ENABLE TRIGGER USER`);
    expect((await consenting.own(asMember(desk, brother))).kept).toEqual([]);
    const child = { name: '王小明', relation: 'child', idNumber: null, documentKind: null, bornOn: null } as const;
    await membersOn(platform).households.addPerson(desk.officer, desk.recipient, 0, child);
    await database.owner(
      `INSERT INTO members.household_person SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(),
         'member_id', $2::uuid, 'relation', 'sibling', 'document_mac', NULL))).* FROM members.household_person p
       WHERE p.member_id = $1`,
      [desk.recipient, brother],
    );
    const { kept } = await consenting.own(asMember(desk, brother));
    expect(kept).toHaveLength(1);
    const after = await consenting.withdrawOwn(asMember(desk, brother), kept[0]!.row.id, null);
    expect(after.kept).toMatchObject([{ endedOn: after.today }]);
  });
});
