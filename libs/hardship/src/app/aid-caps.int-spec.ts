import { civilDate, type FundAccountId, newId, parseFen } from '@app/kernel';
import { aDesk, type Desk, ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { aFundAccount } from '@app/funds/testing';
import { aRegisteredMember } from '@app/members/testing';
import { OrganizationDirectory } from '@app/organizations';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { HARDSHIP_ENTITIES, hardshipOn } from '../testing';
import { livingTogether } from '../testing/living-together';

const LIVING = {
  ...{ code: 'LIVING_AID', name: '生活救助', subCondition: null, purpose: 'living-aid', eventKey: null },
  ...{ eventDate: civilDate('2026-03-01'), diseaseKey: null, isMedical: false },
};

describe('aid of a household on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let hardship: ReturnType<typeof hardshipOn>;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...new Set([...ENTITIES_FOR_DISBURSEMENTS, ...HARDSHIP_ENTITIES])]);
    hardship = hardshipOn(platform);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  /** A desk with money for living aid, a 低保 of 1,062 and, unless it is said otherwise, the member's household on file. */
  async function aPlace({ onFile = true }: { onFile?: boolean } = {}) {
    const desk = await aDesk(platform, { files: [hardship.files, hardship.caps] });
    const { tenantId, union, system } = desk;
    const local = await aFundAccount(platform, tenantId, union, { kind: 'assistance', opening: parseFen('90000') });
    const treasury = await aFundAccount(platform, tenantId, union, { kind: 'treasury', opening: parseFen('90000') });
    await platform.uow.run(system, (tx) =>
      hardship.standards.publish(tx, {
        ...{ region: null, area: 'urban', monthAmount: parseFen('1062'), validFrom: civilDate('2024-01-01') },
        source: '测试市低保标准',
      }),
    );
    const fileId = newId();
    if (onFile) await fileFor(desk, fileId);
    return { ...desk, local, treasury, fileId, ...{ asked: asked(desk, local) } };
  }
  type Place = Awaited<ReturnType<typeof aPlace>>;

  async function fileFor({ tenantId, union, recipient }: Desk, id: string): Promise<void> {
    await database.owner(
      `INSERT INTO hardship.hardship_file (tenant_id, id, version, number, union_id, member_id, status, running, category,
         main_cause, other_causes, source, found_on, filed_on, review_due_on, filled_by_officer, opened_at, moved_at,
         consented_cause, other_judgement)
       VALUES ($1, $2::uuid, 1, $2::text, $3, $4, 'active', true, 'deep', 'other', '{}', 'import', '2024-01-01', '2024-01-01',
         '2099-01-01', true, now(), now(), false, false)`,
      [tenantId, id, union, recipient],
    );
    await database.owner(
      `INSERT INTO hardship.file_person (tenant_id, id, file_id, running, place, member_id, relation)
       VALUES ($1, $2, $3, true, 0, $4, 'head')`,
      [tenantId, newId(), id, recipient],
    );
  }
  const asked =
    (desk: Desk, local: FundAccountId) =>
    (yuan: string, fundAccountId = local) =>
      desk.request({ amount: parseFen(yuan), fundAccountId, occasion: LIVING });
  const today = ({ system }: Desk) => platform.uow.read(system, (tx) => new OrganizationDirectory().today(tx));
  const approveAll = async (of: Place, id: Awaited<ReturnType<Desk['request']>>['id']) => {
    await of.review(id);
    const committee = await of.agent('committee', of.union);
    await of.review(id, committee).catch(() => undefined);
    await of.approve(id);
  };
  const pay = async (of: Place, id: Awaited<ReturnType<Desk['request']>>['id']) =>
    of.on.payments.pay(of.cashier, await of.now(id), {
      ...{ paidOn: await today(of), bankReference: 'B-1', receiptDocumentId: null, witness: null },
    });

  it('within the cap it takes its own route; what goes beyond is marked, says why, and takes the higher one', async () => {
    const of = await aPlace();
    const first = await of.asked('10000');
    expect(await of.rowOf(first.id)).toMatchObject({ marks: [], tier: 'T2' });
    const second = await of.asked('3000');
    const row = await of.rowOf(second.id);
    expect(row).toMatchObject({ marks: ['over-standard'], tier: 'T3' });
    expect(row.ruleSentence).toContain('这户今年生活救助已有 10,000 元，加上这笔 3,000 元，超过上限 12,744 元');
  });

  it('two who ask at once for one household do not both pass below the cap', async () => {
    const of = await aPlace();
    const both = await Promise.all([of.asked('7000'), of.asked('7000')]);
    const rows = await Promise.all(both.map(({ id }) => of.rowOf(id)));
    expect(rows.filter((row) => row.marks.length > 0)).toHaveLength(1);
  });

  it('who lives with somebody on file is judged with that household, by its category', async () => {
    const of = await aPlace();
    await platform.uow.run(of.system, async (tx) =>
      hardship.caps.set(tx, {
        ...{ aid: 'living-aid', category: 'deep', per: 'household', months: 3, amount: null, beyond: 'higher-route' },
        ...{ validFrom: await today(of), source: '测试文件' },
      }),
    );
    const brotherId = await aRegisteredMember(platform, of.tenantId, of.union, {
      ...{ name: '王强', identityDocument: null, bank: { bankName: '示例银行', card: '9999990000000000022' } },
    });
    await livingTogether(database.owner, of.tenantId, [of.recipient, brotherId]);
    const forBrother = () =>
      of.request({ amount: 200_000n, fundAccountId: of.local, recipientId: brotherId, occasion: LIVING });
    const both = await Promise.all([of.asked('2000'), forBrother()]);
    const rows = await Promise.all(both.map(({ id }) => of.rowOf(id)));
    expect(rows.flatMap((row) => row.marks)).toEqual(['over-standard']);
    expect(rows.find(({ marks }) => marks.length > 0)!.ruleSentence).toContain('超过上限 3,186 元');
  });

  it('what is under way since last year counts: it will be paid in this one', async () => {
    const of = await aPlace();
    const { id } = await of.asked('10000');
    await database.owner(
      `UPDATE disbursements.disbursement SET requested_on = requested_on - interval '1 year' WHERE id = $1`,
      [id],
    );
    const second = await of.asked('3000');
    expect(await of.rowOf(second.id)).toMatchObject({ marks: ['over-standard'] });
    const { caps } = await hardship.aid.of(of.officer, of.fileId as never);
    expect(caps.find(({ cap }) => cap.aid === 'living-aid')).toMatchObject({ underWay: parseFen('13000') });
  });

  it('a plan for many is judged when it is asked for, and again when it is opened', async () => {
    const of = await aPlace();
    await of.asked('10000');
    const item = (yuan: string) => ({
      ...{ recipientId: of.recipient, subject: { type: 'roster-entry', id: newId() }, amount: parseFen(yuan) },
      ...{ method: { kind: 'own-account' as const }, occasion: LIVING, marks: [], hasActiveHardshipFile: true },
      rule: { standardCode: null, version: null, sentence: '', allowed: null, fundKinds: null },
    });
    const { plannedCaps } = of.on;
    const plan = (fundAccountId: FundAccountId, ...items: string[]) => ({
      ...{ unionId: of.union, fundAccountId, items: items.map(item) },
    });
    await platform.uow.run(of.system, async (tx) => {
      expect(await plannedCaps.beyond(tx, plan(of.local, '2744'))).toBeNull();
      expect(await plannedCaps.beyond(tx, plan(of.local, '2000', '1000'))).toContain('这户今年生活救助已有 12,000 元');
      const marked = await plannedCaps.marked(tx, plan(of.local, '2000', '1000'));
      expect(marked.map(({ marks }) => marks)).toEqual([[], ['over-standard']]);
      await expect(plannedCaps.beyond(tx, plan(of.treasury, '3000'))).rejects.toMatchObject({
        code: 'disbursement.over-cap',
      });
    });
  });

  it('another amount is judged anew', async () => {
    const of = await aPlace();
    const { id } = await of.asked('1000');
    await of.on.decisions.changeAmount(of.officer, await of.now(id), parseFen('13000'));
    expect(await of.rowOf(id)).toMatchObject({ marks: ['over-standard'], tier: 'T3' });
  });

  it('money of 财政专项 beyond the cap is refused, and so is any without a file', async () => {
    const of = await aPlace();
    await expect(of.asked('12744.01', of.treasury)).rejects.toMatchObject({ code: 'disbursement.over-cap' });
    const none = await aPlace({ onFile: false });
    await expect(none.asked('1000', none.treasury)).rejects.toMatchObject({ code: 'fund.needs-hardship-file' });
  });

  it('the cap is asked again when it is paid: a lower one of the day refuses what was not approved beyond it', async () => {
    const of = await aPlace();
    const { id } = await of.asked('4000');
    await approveAll(of, id);
    await platform.uow.run(of.system, async (tx) =>
      hardship.caps.set(tx, {
        ...{ aid: 'living-aid', category: 'deep', per: 'household', months: 3, amount: null, beyond: 'higher-route' },
        ...{ validFrom: await today(of), source: '测试文件' },
      }),
    );
    await expect(pay(of, id)).rejects.toMatchObject({ code: 'disbursement.over-cap' });
    expect(await of.rowOf(id)).toMatchObject({ status: 'approved' });
  });

  it('a cap that no route may go beyond refuses the payment whatever it was approved as', async () => {
    const of = await aPlace();
    const { id } = await of.asked('4000');
    await approveAll(of, id);
    await database.owner(`UPDATE disbursements.disbursement SET marks = '{over-standard}' WHERE id = $1`, [id]);
    await platform.uow.run(of.system, async (tx) =>
      hardship.caps.set(tx, {
        ...{ aid: 'living-aid', category: 'deep', per: 'household', months: 3, amount: null, beyond: 'refused' },
        ...{ validFrom: await today(of), source: '测试文件' },
      }),
    );
    await expect(pay(of, id)).rejects.toMatchObject({ code: 'disbursement.over-cap' });
  });

  it('money that asks for a file is not paid when the file ended after the approval', async () => {
    const of = await aPlace();
    const strict = await aFundAccount(platform, of.tenantId, of.union, {
      ...{ kind: 'assistance', needsHardshipFile: true, opening: parseFen('90000') },
    });
    const { id } = await of.asked('1000', strict);
    await approveAll(of, id);
    await database.owner(
      `UPDATE hardship.hardship_file SET status = 'exited', running = false, exited_on = filed_on, exit_ground = 'lifted'
       WHERE id = $1`,
      [of.fileId],
    );
    await expect(pay(of, id)).rejects.toMatchObject({ code: 'fund.needs-hardship-file' });
    expect(await of.rowOf(id)).toMatchObject({ status: 'approved' });
  });

  it('aid to somebody else of the household is aid to the household, in the list too', async () => {
    const of = await aPlace();
    const spouseId = await aRegisteredMember(platform, of.tenantId, of.union, {
      ...{ name: '王强', identityDocument: null, bank: { bankName: '示例银行', card: '9999990000000000022' } },
    });
    await database.owner(
      `INSERT INTO hardship.file_person (tenant_id, id, file_id, running, place, member_id, relation)
       VALUES ($1, $2, $3, true, 1, $4, 'spouse')`,
      [of.tenantId, newId(), of.fileId, spouseId],
    );
    const filter = { group: null, category: null, unionId: null, memberId: null, text: null, record: null };
    const isAided = async () =>
      (await hardship.reading.lines(of.officer, filter, null, 10)).map((line) => line.isAided);
    expect(await isAided()).toEqual([false]);
    const { id } = await of.request({
      ...{ amount: parseFen('1000'), fundAccountId: of.local, recipientId: spouseId, occasion: LIVING },
    });
    await approveAll(of, id);
    await pay(of, id);
    expect(await isAided()).toEqual([true]);
  });

  it('everything from every case stands on the page of the file, with what may still be given', async () => {
    const of = await aPlace();
    const { id } = await of.asked('4000');
    await approveAll(of, id);
    await pay(of, id);
    await of.asked('1000');
    const { lines, caps } = await hardship.aid.of(of.officer, of.fileId as never);
    expect(new Set(lines.map((line) => line.paid))).toEqual(new Set([false, true]));
    const living = caps.find(({ cap }) => cap.aid === 'living-aid')!;
    expect(living).toMatchObject({ limit: parseFen('12744'), given: parseFen('4000'), underWay: parseFen('1000') });
  });
});
